// SPDX-License-Identifier: MIT
// Work in a child process: what it writes comes back whole; without end, memory or sense it ends.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/confined.h"

static const ConfinedLimits LIMITS = {.seconds = 1, .memory = 64 << 20, .output = 1 << 20};

static ConfinedEnd end_of(ConfinedWork *work, void *context, Arena *arena, Str *out) {
    const ConfinedEnd end = confined_run(arena, work, context, LIMITS, out);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); // no child is left behind
    return end;
}

static void write_context(void *context, int out) {
    confined_put(out, *(const Str *)context);
}

static void what_is_written_comes_back(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    char *bytes = arena_push(arena, char, LIMITS.output);
    for (size_t i = 0; i < LIMITS.output; i++) bytes[i] = (char)(i * 7);
    for (size_t n = 0; n <= LIMITS.output; n = n * 2 + 1) {
        Str sent = {bytes, n}, out;
        assert_int_equal(end_of(write_context, &sent, arena, &out), CONFINED_DONE);
        assert_true(str_eq(sent, out));
    }
    arena_drop(arena);
}

static void write_without_end(void *context, int out) {
    (void)context;
    for (;;) confined_put(out, STR("more and more "));
}

static void run_without_end(void *context, int out) {
    (void)context, (void)out;
    for (volatile unsigned n = 0;; n++) continue;
}

static void crash(void *context, int out) {
    (void)context;
    confined_put(out, STR("half"));
    raise(SIGKILL);
}

static void give_up(void *context, int out) {
    (void)context, (void)out;
    _exit(EXIT_FAILURE);
}

static void what_does_not_end_is_ended(void **state) {
    (void)state;
    static const struct {
        ConfinedWork *work;
        ConfinedEnd end;
    } CASES[] = {{write_without_end, CONFINED_LONG},
                 {run_without_end, CONFINED_SLOW},
                 {crash, CONFINED_CRASHED},
                 {give_up, CONFINED_CRASHED}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Arena *arena = arena_new(1024);
        Str out;
        assert_int_equal(end_of(CASES[i].work, NULL, arena, &out), CASES[i].end);
        arena_drop(arena);
    }
}

static void change(void *context, int out) {
    (void)out;
    *(int *)context = 2;
}

static void nothing_else_comes_back(void **state) {
    (void)state;
    Arena *arena = arena_new(1024);
    Str out;
    int value = 1;
    assert_int_equal(end_of(change, &value, arena, &out), CONFINED_DONE);
    assert_int_equal(value, 1);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_comes_back),
        cmocka_unit_test(what_does_not_end_is_ended),
        cmocka_unit_test(nothing_else_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
