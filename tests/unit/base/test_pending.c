// SPDX-License-Identifier: MIT
// Pending: a signal ends the children and removes the files, and what was taken out is left alone.
#include "support.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pending.h"

static void tables_have_an_end(void **state) {
    (void)state;
    for (size_t i = 0; i < PENDING_FILES_MAX; i++) assert_int_equal(pending_file("x"), i);
    assert_true(pending_file("x") == PENDING_NONE);
    pending_file_gone(7);
    assert_int_equal(pending_file("y"), 7);
    for (size_t i = 0; i < PENDING_FILES_MAX; i++) pending_file_gone(i);
    for (size_t i = 0; i < PENDING_PROCESSES_MAX; i++) assert_int_equal(pending_process(1), i);
    assert_true(pending_process(1) == PENDING_NONE);
    pending_forget_processes();
    assert_int_equal(pending_process(1), 0);
    pending_process_gone(0);
}

static pid_t sleeper(void) {
    const pid_t pid = fork();
    if (pid == 0) {
        signal(SIGTERM, SIG_DFL);
        for (;;) pause();
    }
    return pid;
}

static void children_end_before_their_parent(void **state) {
    (void)state;
    const pid_t kept = sleeper(), ended = sleeper();
    const size_t slot = pending_process(kept);
    pending_process(ended);
    pending_process_gone(slot);
    pending_end_all();
    assert_int_equal(waitpid(ended, NULL, 0), -1); // it was waited for
    assert_int_equal(kill(kept, 0), 0);            // not its own any more
    pending_forget_processes();
    kill(kept, SIGKILL);
    assert_int_equal(waitpid(kept, NULL, 0), kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_have_an_end),
        cmocka_unit_test(children_end_before_their_parent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
