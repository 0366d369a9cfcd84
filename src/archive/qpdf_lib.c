// SPDX-License-Identifier: MIT
// Loads libqpdf at run time into a table of its C functions, typed by its own header.
#include "archive/qpdf_lib.h"

#include <dlfcn.h>

static const char LIBRARY[] = "libqpdf.so.29";

static bool missing(Diag *diag, const char *why) {
    diag_add(diag, SEVERITY_SYSTEM, "PDF-20", (Place){0},
             "cannot load libqpdf, which reads PDFs: %s", why);
    diag_help(diag, "install it: apt-get install libqpdf29");
    return false;
}

// POSIX promises that a function's address has the bytes of an object's (dlsym).
static bool load_function(void *library, const char *name, void *slot, size_t size) {
    void *const address = dlsym(library, name);
    if (address) memcpy(slot, &address, size);
    return address != NULL;
}

bool qpdflib_load(QpdfLib *lib, Diag *diag) {
    void *const library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return missing(diag, dlerror());
#define X(name)                                                                                    \
    if (!load_function(library, "qpdf_" #name, &lib->name, sizeof lib->name))                      \
        return missing(diag, "qpdf_" #name " is not in it");
    QPDF_FUNCTIONS(X)
#undef X
    return true;
}
