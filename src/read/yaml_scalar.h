// SPDX-License-Identifier: MIT
// The scalars of a YAML source: where their content stands, and whether it stands there as it is.
#ifndef RAPPORTEUR_READ_YAML_SCALAR_H
#define RAPPORTEUR_READ_YAML_SCALAR_H

#include "read/value.h"

// Moves past "&anchor", "!" and what may stand between them and the node, at most to `end`.
uint32_t yaml_skip_properties(Str bytes, uint32_t at, uint32_t end);
// `written` is the scalar with its quotes or its "|-" line; the place of the Value is the content.
// The text is borrowed from the source when it stands there one to one, else copied.
Value *yaml_scalar_new(Arena *arena, const Source *source, Span written, ScalarStyle style,
                       Str text);

#endif
