// SPDX-License-Identifier: MIT
// YAML 1.1 (as libyaml reads it) to Values. Aliases and merge keys ("<<") are expanded.
#ifndef RAPPORTEUR_READ_YAML_H
#define RAPPORTEUR_READ_YAML_H

#include "base/diag.h"
#include "read/value.h"

enum {
    YAML_MAX_DEPTH = 64,         // deeper data is a mistake or an attack: recursion stays bounded
    YAML_MAX_EXPANDED = 5000000, // [nodes] a "billion laughs" file grows beyond this
};

// The one document of the source, or NULL with findings. Tags other than "!" are an error; a
// second document is an error; duplicate keys are errors that show both places. Messages name the
// trap and its fix where libyaml's own would puzzle ("Rec #" cut by a comment, "[...]" or ", "
// inside a flow map, a tab as indentation, ": " inside plain text).
const Value *yaml_read(Arena *arena, const Source *source, Diag *diag);

#endif
