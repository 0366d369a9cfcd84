// SPDX-License-Identifier: MIT
// Share: the program's own files.
#include "cli/share.h"

#include <stdlib.h>

#include "base/fs.h"

Str share_path(Arena *arena, const char *variable, const char *below) {
    const char *given = getenv(variable);
    if (given && *given) return str_of(given);
    return fs_join(arena, STR(RAPPORTEUR_SHARE), str_of(below));
}

Str share_layouts(Arena *arena) {
    return share_path(arena, "RAPPORTEUR_LAYOUTS", "layouts");
}
