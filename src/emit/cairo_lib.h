// SPDX-License-Identifier: MIT
// cairo, loaded only when a format asks for it: a document that becomes a PDF never pays for its
// start-up, and a machine without it can still write PDFs.
#ifndef RAPPORTEUR_EMIT_CAIRO_LIB_H
#define RAPPORTEUR_EMIT_CAIRO_LIB_H

#include <cairo-svg.h>
#include <cairo.h>

#include "base/diag.h"

#define CAIRO_FUNCTIONS(X)                                                                         \
    X(clip)                                                                                        \
    X(close_path)                                                                                  \
    X(create)                                                                                      \
    X(curve_to)                                                                                    \
    X(destroy)                                                                                     \
    X(fill)                                                                                        \
    X(get_source)                                                                                  \
    X(image_surface_create)                                                                        \
    X(image_surface_get_data)                                                                      \
    X(image_surface_get_stride)                                                                    \
    X(line_to)                                                                                     \
    X(move_to)                                                                                     \
    X(new_path)                                                                                    \
    X(pattern_set_extend)                                                                          \
    X(paint)                                                                                       \
    X(restore)                                                                                     \
    X(save)                                                                                        \
    X(scale)                                                                                       \
    X(set_antialias)                                                                               \
    X(set_dash)                                                                                    \
    X(set_line_width)                                                                              \
    X(set_source_rgb)                                                                              \
    X(set_source_surface)                                                                          \
    X(status)                                                                                      \
    X(status_to_string)                                                                            \
    X(stroke)                                                                                      \
    X(surface_destroy)                                                                             \
    X(surface_finish)                                                                              \
    X(surface_mark_dirty)                                                                          \
    X(surface_set_mime_data)                                                                       \
    X(surface_status)                                                                              \
    X(surface_write_to_png_stream)                                                                 \
    X(svg_surface_create_for_stream)                                                               \
    X(translate)

typedef struct {
#define X(name) __typeof__(cairo_##name) *name;
    CAIRO_FUNCTIONS(X)
#undef X
} CairoLib;

// Fills `lib`. False with finding OUT-20, which names the package, when cairo cannot be loaded.
bool cairolib_load(CairoLib *lib, Diag *diag);

#endif
