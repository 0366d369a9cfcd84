// SPDX-License-Identifier: MIT
// Pending: two tables of fixed size. They are the mutable statics of the program, and its only
// ones.
#include "base/pending.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *volatile FILES[PENDING_FILES_MAX];
static volatile sig_atomic_t PROCESSES[PENDING_PROCESSES_MAX]; // process numbers; 0: a free slot

size_t pending_file(const char *path) {
    for (size_t i = 0; i < PENDING_FILES_MAX; i++) {
        if (FILES[i]) continue;
        FILES[i] = path;
        return i;
    }
    return PENDING_NONE;
}

void pending_file_gone(size_t slot) {
    FILES[slot] = NULL;
}

size_t pending_process(pid_t pid) {
    for (size_t i = 0; i < PENDING_PROCESSES_MAX; i++) {
        if (PROCESSES[i]) continue;
        PROCESSES[i] = pid;
        return i;
    }
    return PENDING_NONE;
}

void pending_process_gone(size_t slot) {
    PROCESSES[slot] = 0;
}

void pending_forget_processes(void) {
    for (size_t i = 0; i < PENDING_PROCESSES_MAX; i++) PROCESSES[i] = 0;
}

void pending_end_all(void) {
    for (size_t i = 0; i < PENDING_PROCESSES_MAX; i++)
        if (PROCESSES[i]) kill(PROCESSES[i], SIGTERM);
    for (size_t i = 0; i < PENDING_PROCESSES_MAX; i++)
        while (PROCESSES[i] && waitpid(PROCESSES[i], NULL, 0) < 0 && errno == EINTR) continue;
    for (size_t i = 0; i < PENDING_FILES_MAX; i++) {
        const char *path = FILES[i];
        if (path) unlink(path);
    }
}
