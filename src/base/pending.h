// SPDX-License-Identifier: MIT
// Pending: what a deadly signal must end before the process does: temporary files and the processes
// it has forked. A handler has no other way to learn of them.
#ifndef RAPPORTEUR_BASE_PENDING_H
#define RAPPORTEUR_BASE_PENDING_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    PENDING_FILES_MAX = 64,      // temporary files that exist at once
    PENDING_PROCESSES_MAX = 256, // children at once
};
#define PENDING_NONE SIZE_MAX // no room

// Enter a file before it is made and take it out once it is gone: no moment is left when a signal
// would leave it behind. `path` is borrowed meanwhile. Each gives a slot, or PENDING_NONE.
size_t pending_file(const char *path);
void pending_file_gone(size_t slot);
// Enter a child with deadly signals blocked since before the fork; take it out before it is waited
// for, since its number may then be another's.
size_t pending_process(pid_t pid);
void pending_process_gone(size_t slot);
// In a forked child: the parent's other children are not its own.
void pending_forget_processes(void);
// Ends the children, waits for them, and removes the files: async-signal-safe.
void pending_end_all(void);

#endif
