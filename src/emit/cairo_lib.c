// SPDX-License-Identifier: MIT
// Loads cairo at run time into a table of its functions, typed by its own headers.
#include "emit/cairo_lib.h"

#include "base/library.h"
#include "base/vec.h"

#define X(name) {"cairo_" #name, offsetof(CairoLib, name)},
static const LibraryFunction FUNCTIONS[] = {CAIRO_FUNCTIONS(X)};
#undef X

static const Library LIBRARY = {"libcairo.so.2", "OUT-20",  "cairo, which draws PNG and SVG",
                                "libcairo2",     FUNCTIONS, COUNT_OF(FUNCTIONS)};

bool cairolib_load(CairoLib *lib, Diag *diag) {
    return library_load(&LIBRARY, lib, diag);
}
