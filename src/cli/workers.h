// SPDX-License-Identifier: MIT
// Workers: tasks shared out to forked processes. Each does one after another; one that dies loses
// the task it was at, and another takes its place. Answers come back in the order of the tasks,
// whoever did them and whenever they were ready.
#ifndef RAPPORTEUR_CLI_WORKERS_H
#define RAPPORTEUR_CLI_WORKERS_H

#include "base/buf.h"
#include "compile.h"

typedef struct {
    size_t count;
    void *context;
    // In a worker, or in this process when there is none: does a task and puts its result.
    void (*work)(void *context, size_t task, const OutputClaims *claims, Buf *result);
    // In this process, as OutputClaims.take: asked in the order of the tasks.
    bool (*claim)(void *context, size_t task, Str path, Str *other);
    // In this process, in the order of the tasks: the result, or the wait status (see waitpid(2))
    // of the worker that died of it.
    void (*done)(void *context, size_t task, Str result);
    void (*lost)(void *context, size_t task, int wait_status);
} WorkerTasks;

// Does all tasks with at most so many workers (JOBS_MAX); below two, or with one task, nothing is
// forked. Where the system lets no process be made, this one does the work.
void workers_run(const WorkerTasks *tasks, size_t workers);
// Processors that this process may run on.
size_t workers_available(void);

#endif
