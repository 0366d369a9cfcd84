// SPDX-License-Identifier: MIT
// Structure: names of the standard structure types.
#include "typeset/structure.h"

const char *structure_tag_name(StructureTag tag) {
    static const char *const names[TAG__COUNT] = {
#define X(TAG, name) [TAG_##TAG] = name,
        STRUCTURE_TAGS(X)
#undef X
    };
    return tag < TAG__COUNT ? names[tag] : "";
}
