// SPDX-License-Identifier: MIT
// Loads libqpdf at run time into a table of its C functions, typed by its own header.
#include "archive/qpdf_lib.h"

#include "base/library.h"
#include "base/vec.h"

#define X(name) {"qpdf_" #name, offsetof(QpdfLib, name)},
static const LibraryFunction FUNCTIONS[] = {QPDF_FUNCTIONS(X)};
#undef X

static const Library LIBRARY = {"libqpdf.so.29", "PDF-20",  "libqpdf, which reads PDFs",
                                "libqpdf29",     FUNCTIONS, COUNT_OF(FUNCTIONS)};

bool qpdflib_load(QpdfLib *lib, Diag *diag) {
    return library_load(&LIBRARY, lib, diag);
}
