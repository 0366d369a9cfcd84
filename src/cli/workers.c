// SPDX-License-Identifier: MIT
// Workers: a socket to each. Frames: to a worker 't' (do this task), 'y' and 'n' (the output is
// yours, is another's); from it 'c' (claims an output and waits), 'r' (the result).
#include "cli/workers.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/pending.h"
#include "base/wire.h"
#include "cli/options.h"

_Static_assert((int)JOBS_MAX <= (int)PENDING_PROCESSES_MAX, "a signal must find each of them");

enum {
    AHEAD_MAX = 1024, // tasks begun before the first unfinished one is: bounds what is kept
    READ_BYTES = 64 * 1024,
    FILES_OF_A_WORKER = 16, // that it may have open at once, with some to spare
    STATUS_GONE = 3,        // exit status of a worker that has nobody to answer
};
#define NO_TASK SIZE_MAX

typedef enum { TASK_WAITS, TASK_RUNS, TASK_ASKS, TASK_ANSWERED, TASK_DONE, TASK_LOST } TaskState;

typedef struct {
    TaskState state;
    size_t worker; // that runs it
    Buf path;      // the output that it claims
    Buf result;
    int wait_status; // of a lost one
} Task;

typedef struct {
    pid_t pid;     // 0: there is none
    bool given_up; // the system lets none be made
    int fd;
    size_t pending; // slot in base/pending.h
    size_t task;
    Buf inbox;
} Worker;

typedef struct {
    const WorkerTasks *tasks;
    Arena *arena;
    Task *all;
    size_t next;    // to hand out
    size_t settled; // all before it have claimed their output, or never will
    size_t told;    // all before it were given to `done` or `lost`
    Worker *workers;
    size_t count, alive; // places for workers, and workers
} Pool;

// ---- in a worker

typedef struct {
    int fd;
    Buf bytes;
} WorkerEnd;

static bool ask_for_output(void *context, Arena *arena, Str path, Str *other) {
    WorkerEnd *end = context;
    WireFrame frame;
    if (!wire_send(end->fd, 'c', path) || !wire_receive(end->fd, &end->bytes, &frame))
        _exit(STATUS_GONE);
    if (frame.kind == 'n') *other = str_copy(arena, frame.body);
    return frame.kind == 'y';
}

static _Noreturn void serve(const WorkerTasks *tasks, int fd) {
    WorkerEnd end = {.fd = fd};
    const OutputClaims claims = {ask_for_output, &end};
    WireFrame frame;
    Buf result = {0};
    while (wire_receive(fd, &end.bytes, &frame) && frame.kind == 't') {
        WireReader in = {.rest = frame.body};
        buf_clear(&result);
        tasks->work(tasks->context, (size_t)wire_number(&in, tasks->count - 1), &claims, &result);
        if (!wire_send(fd, 'r', buf_str(&result))) _exit(STATUS_GONE);
    }
    _exit(0);
}

// A worker dies with its parent, however that dies, and knows nothing of the other workers.
static _Noreturn void become_worker(const Pool *pool, int fd, pid_t parent, const sigset_t *mask) {
    pending_forget_processes();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(STATUS_GONE);
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].pid) close(pool->workers[i].fd);
    sigprocmask(SIG_SETMASK, mask, NULL);
    serve(pool->tasks, fd);
}

// ---- in the parent

static pid_t fork_worker(Pool *pool, Worker *worker, const int ends[2]) {
    sigset_t all, before;
    sigfillset(&all);
    fflush(stdout); // what waits there is this process's to write
    const pid_t parent = getpid();
    sigprocmask(SIG_SETMASK, &all, &before);
    const pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become_worker(pool, ends[1], parent, &before);
    }
    if (pid > 0) worker->pending = pending_process(pid);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return pid;
}

// A worker that could not open its document's files would be worse than none.
static bool has_room_for_files(int highest) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) != 0 ||
           limit.rlim_cur >= (rlim_t)highest + FILES_OF_A_WORKER;
}

static bool start_worker(Pool *pool, Worker *worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    const pid_t pid = has_room_for_files(ends[1]) ? fork_worker(pool, worker, ends) : -1;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->fd = ends[0];
    worker->task = NO_TASK;
    pool->alive++;
    return true;
}

// Takes the worker's place back; gives its wait status.
static int end_worker(Pool *pool, Worker *worker) {
    int status = 0;
    close(worker->fd);
    pending_process_gone(worker->pending);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) continue;
    buf_release(&worker->inbox);
    worker->pid = 0;
    pool->alive--;
    return status;
}

static void lose_worker(Pool *pool, Worker *worker) {
    const pid_t pid = worker->pid;
    Task *task = worker->task == NO_TASK ? NULL : &pool->all[worker->task];
    const int status = end_worker(pool, worker);
    if (!task) return;
    if (task->path.n) file_writers_sweep(pool->arena, buf_str(&task->path), pid);
    task->state = TASK_LOST;
    task->wait_status = status;
}

static void hand_to(Pool *pool, Worker *worker) {
    Buf body = {0};
    wire_put_number(&body, pool->next);
    worker->task = pool->next++;
    pool->all[worker->task].state = TASK_RUNS;
    pool->all[worker->task].worker = (size_t)(worker - pool->workers);
    if (!wire_send(worker->fd, 't', buf_str(&body))) { // it was killed while it had nothing to do
        pool->all[--pool->next].state = TASK_WAITS;
        end_worker(pool, worker);
    }
    buf_release(&body);
}

static bool may_hand_out(const Pool *pool) {
    return pool->next < pool->tasks->count && pool->next - pool->told < AHEAD_MAX;
}

static void hand_out(Pool *pool) {
    for (size_t i = 0; i < pool->count && may_hand_out(pool); i++) {
        Worker *worker = &pool->workers[i];
        if (!worker->pid && !worker->given_up) worker->given_up = !start_worker(pool, worker);
        if (worker->pid && worker->task == NO_TASK) hand_to(pool, worker);
    }
}

static void answer(Pool *pool, size_t index) {
    const WorkerTasks *tasks = pool->tasks;
    Task *task = &pool->all[index];
    Str other = {0};
    const bool granted = tasks->claim(tasks->context, index, buf_str(&task->path), &other);
    task->state = TASK_ANSWERED;
    wire_send(pool->workers[task->worker].fd, granted ? 'y' : 'n', other); // its end tells the rest
}

// Outputs are given away in the order of the tasks, so that the outcome is that of one process.
static void settle_claims(Pool *pool) {
    for (; pool->settled < pool->next; pool->settled++) {
        const TaskState state = pool->all[pool->settled].state;
        if (state == TASK_RUNS) return;
        if (state == TASK_ASKS) answer(pool, pool->settled);
    }
}

static void tell_results(Pool *pool) {
    const WorkerTasks *tasks = pool->tasks;
    for (; pool->told < pool->next; pool->told++) {
        Task *task = &pool->all[pool->told];
        if (task->state < TASK_DONE) return;
        if (task->state == TASK_DONE)
            tasks->done(tasks->context, pool->told, buf_str(&task->result));
        else
            tasks->lost(tasks->context, pool->told, task->wait_status);
        buf_release(&task->result);
        buf_release(&task->path);
    }
}

// False when the worker speaks out of turn.
static bool take_frame(Pool *pool, Worker *worker, const WireFrame *frame) {
    if (worker->task == NO_TASK) return false;
    Task *task = &pool->all[worker->task];
    if (frame->kind == 'c' && task->state == TASK_RUNS) {
        buf_put(&task->path, frame->body);
        task->state = TASK_ASKS;
        return true;
    }
    if (frame->kind != 'r' || task->state == TASK_ASKS) return false;
    buf_put(&task->result, frame->body);
    task->state = TASK_DONE;
    worker->task = NO_TASK;
    return true;
}

// Reads what is there; false when the worker is dead, or must be.
static bool hear(Pool *pool, Worker *worker) {
    Buf *inbox = &worker->inbox;
    const ssize_t n = recv(worker->fd, buf_reserve(inbox, READ_BYTES), READ_BYTES, MSG_DONTWAIT);
    if (n <= 0) return n < 0 && (errno == EINTR || errno == EAGAIN);
    inbox->n += (size_t)n;
    WireFrame frame;
    const WireState state = wire_frame_of(buf_str(inbox), &frame);
    if (state == WIRE_MORE) return true;
    // A worker says one thing and waits: nothing can stand behind a frame.
    const bool sound = state == WIRE_READY && wire_frame_size(&frame) == inbox->n &&
                       take_frame(pool, worker, &frame);
    buf_clear(inbox);
    return sound;
}

static void wait_for_workers(Pool *pool) {
    struct pollfd polled[JOBS_MAX];
    size_t of[JOBS_MAX], n = 0;
    for (size_t i = 0; i < pool->count; i++) {
        if (!pool->workers[i].pid) continue;
        of[n] = i;
        polled[n++] = (struct pollfd){.fd = pool->workers[i].fd, .events = POLLIN};
    }
    if (poll(polled, n, -1) <= 0) return;
    for (size_t i = 0; i < n; i++) {
        Worker *worker = &pool->workers[of[i]];
        if (!polled[i].revents || hear(pool, worker)) continue;
        kill(worker->pid, SIGKILL); // dead already, or talking nonsense
        lose_worker(pool, worker);
    }
}

typedef struct {
    const WorkerTasks *tasks;
    size_t task;
} Direct;

static bool claim_directly(void *context, Arena *arena, Str path, Str *other) {
    (void)arena;
    const Direct *direct = context;
    return direct->tasks->claim(direct->tasks->context, direct->task, path, other);
}

// All earlier tasks are done by now.
static void do_here(const WorkerTasks *tasks, size_t task) {
    Direct direct = {tasks, task};
    const OutputClaims claims = {claim_directly, &direct};
    Buf result = {0};
    tasks->work(tasks->context, task, &claims, &result);
    tasks->done(tasks->context, task, buf_str(&result));
    buf_release(&result);
}

static void run_pool(Pool *pool) {
    while (pool->told < pool->tasks->count) {
        hand_out(pool);
        if (pool->alive == 0 && pool->told == pool->next) {
            do_here(pool->tasks, pool->next);
            pool->all[pool->next].state = TASK_DONE;
            pool->settled = pool->told = ++pool->next;
            continue;
        }
        if (pool->alive) wait_for_workers(pool);
        settle_claims(pool);
        tell_results(pool);
    }
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].pid) shutdown(pool->workers[i].fd, SHUT_RDWR); // all of them at once
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].pid) end_worker(pool, &pool->workers[i]);
}

void workers_run(const WorkerTasks *tasks, size_t workers) {
    if (workers > tasks->count) workers = tasks->count;
    if (workers < 2) {
        for (size_t i = 0; i < tasks->count; i++) do_here(tasks, i);
        return;
    }
    Pool pool = {.tasks = tasks, .arena = arena_new(1024), .count = workers};
    pool.all = arena_push(pool.arena, Task, tasks->count);
    pool.workers = arena_push(pool.arena, Worker, workers);
    run_pool(&pool);
    arena_drop(pool.arena);
}

size_t workers_available(void) {
    cpu_set_t processors;
    if (sched_getaffinity(0, sizeof processors, &processors) == 0)
        return (size_t)CPU_COUNT(&processors);
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 1;
}
