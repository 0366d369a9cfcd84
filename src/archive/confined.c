// SPDX-License-Identifier: MIT
// Confined: a fork, its limits (setrlimit), and a pipe back.
#include "archive/confined.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

enum { FIRST_ROOM = 1 << 16 }; // [bytes]

// Address space that this process has (proc(5)); 0 when that is not known.
static size_t memory_now(Arena *arena) {
    Diag diag;
    diag_init(&diag, arena);
    Str text;
    int64_t pages = 0;
    if (!fs_read(arena, "/proc/self/statm", 4096, (Place){0}, &diag, &text)) return 0;
    str_to_int64(str_slice(text, 0, str_find_char(text, ' ', 0)), &pages);
    return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void bound(__rlimit_resource_t resource, rlim_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) _exit(EXIT_FAILURE);
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= most) return;
    limit.rlim_cur = most;
    if (setrlimit(resource, &limit) != 0) _exit(EXIT_FAILURE);
}

// The temporary files of the parent are not this process's to remove.
static void forget_signals(void) {
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU};
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) signal(SIGNALS[i], SIG_DFL);
}

_Noreturn static void be_child(ConfinedWork *work, void *context, ConfinedLimits limits, int out) {
    forget_signals();
    bound(RLIMIT_CORE, 0);
    bound(RLIMIT_CPU, limits.seconds);
    if (!SANITIZED) bound(RLIMIT_AS, limits.memory);
    work(context, out);
    _exit(EXIT_SUCCESS);
}

void confined_put(int out, Str bytes) {
    while (bytes.n > 0) {
        const ssize_t n = write(out, bytes.at, bytes.n);
        if (n < 0 && errno != EINTR) _exit(EXIT_FAILURE);
        if (n > 0) bytes = str_slice(bytes, (size_t)n, bytes.n);
    }
}

// False when there is more than `limit`.
static bool read_all(Arena *arena, int fd, size_t limit, Str *out) {
    size_t n = 0, room = FIRST_ROOM;
    char *at = arena_push(arena, char, room);
    for (;;) {
        const ssize_t got = read(fd, at + n, room - n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        n += (size_t)got;
        if (n > limit) return false;
        if (n < room) continue;
        at = arena_grow(arena, at, 1, room, room * 2, 1);
        room *= 2;
    }
    *out = (Str){at, n};
    return true;
}

static ConfinedEnd wait_for(pid_t child) {
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return CONFINED_IMPOSSIBLE;
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) return CONFINED_DONE;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? CONFINED_SLOW : CONFINED_CRASHED;
}

ConfinedEnd confined_run(Arena *arena, ConfinedWork *work, void *context, ConfinedLimits limits,
                         Str *out) {
    int ends[2];
    limits.memory += memory_now(arena);
    *out = (Str){0};
    if (pipe(ends) != 0) return CONFINED_IMPOSSIBLE;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_child(work, context, limits, ends[1]);
    }
    close(ends[1]);
    const bool fits = child > 0 && read_all(arena, ends[0], limits.output, out);
    close(ends[0]);
    if (child < 0) return CONFINED_IMPOSSIBLE;
    if (!fits) kill(child, SIGKILL);
    const ConfinedEnd end = wait_for(child);
    return fits ? end : CONFINED_LONG;
}
