// SPDX-License-Identifier: MIT
// Loads cairo at run time into a table of its functions, typed by its own headers.
#include "emit/cairo_lib.h"

#include <dlfcn.h>

static const char LIBRARY[] = "libcairo.so.2";

static bool missing(Diag *diag, const char *why) {
    diag_add(diag, SEVERITY_SYSTEM, "OUT-20", (Place){0},
             "cannot load cairo, which draws PNG and SVG: %s", why);
    diag_help(diag, "install it: apt-get install libcairo2");
    return false;
}

// ISO C has no conversion from an object pointer to a function pointer; POSIX promises that the
// bytes are the same (dlsym).
static bool load_function(void *library, const char *name, void *slot, size_t size) {
    void *const address = dlsym(library, name);
    if (address) memcpy(slot, &address, size);
    return address != NULL;
}

// The library stays loaded: it keeps caches that must not lose their owner.
bool cairolib_load(CairoLib *lib, Diag *diag) {
    void *const library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return missing(diag, dlerror());
#define X(name)                                                                                    \
    if (!load_function(library, "cairo_" #name, &lib->name, sizeof lib->name))                     \
        return missing(diag, "cairo_" #name " is not in it");
    CAIRO_FUNCTIONS(X)
#undef X
    return true;
}
