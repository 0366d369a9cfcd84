// SPDX-License-Identifier: MIT
// Library: dlopen and dlsym, for the adapters of foreign libraries.
#include "base/library.h"

#include <dlfcn.h>

bool library_missing(const Library *library, const char *why, Diag *diag) {
    diag_add(diag, SEVERITY_SYSTEM, library->code, (Place){0}, "cannot load %s: %s",
             library->purpose, why);
    diag_help(diag, "install it: apt-get install %s", library->package);
    return false;
}

bool library_load(const Library *library, void *table, Diag *diag) {
    void *const handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return library_missing(library, dlerror(), diag);
    for (size_t i = 0; i < library->n; i++) {
        const LibraryFunction *function = &library->functions[i];
        void *const address = dlsym(handle, function->name);
        if (!address)
            return library_missing(
                library, str_format(diag->arena, "%s is not in it", function->name).at, diag);
        // ISO C has no conversion from an object pointer to a function pointer; POSIX promises
        // that the bytes are the same (dlsym).
        memcpy((char *)table + function->slot, &address, sizeof address);
    }
    return true;
}
