// SPDX-License-Identifier: MIT
// Share: where the program's own files are: layouts, templates, the manifest of fonts.
#ifndef RAPPORTEUR_CLI_SHARE_H
#define RAPPORTEUR_CLI_SHARE_H

#include "base/str.h"

// What the environment variable `variable` says when it says something, else `below` in the folder
// the program was built or installed with.
Str share_path(Arena *arena, const char *variable, const char *below);
// The folder of layouts: RAPPORTEUR_LAYOUTS, else "layouts".
Str share_layouts(Arena *arena);

#endif
