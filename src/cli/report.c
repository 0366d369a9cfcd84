// SPDX-License-Identifier: MIT
// Report: an arena, the findings in it, and their exit status.
#include "cli/report.h"

#include <stdio.h>

#include "cli/message.h"

enum { ARENA_BYTES = 256 * 1024 };

void report_begin(Report *report) {
    report->arena = arena_new(ARENA_BYTES);
    diag_init(&report->diag, report->arena);
}

ExitStatus report_end(Report *report) {
    Buf out = {0};
    messages_write(&report->diag, &(MessageOptions){0}, &out);
    fflush(stdout);
    fwrite(buf_str(&out).at, 1, out.n, stderr);
    buf_release(&out);
    const Severity worst = diag_worst(&report->diag);
    arena_drop(report->arena);
    if (worst == SEVERITY_SYSTEM) return STATUS_SYSTEM;
    return worst >= SEVERITY_ERROR ? STATUS_FINDINGS : STATUS_DONE;
}
