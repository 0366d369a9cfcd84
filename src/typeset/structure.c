// SPDX-License-Identifier: MIT
// Structure: names of the standard structure types and of the numberings of lists.
#include "typeset/structure.h"

const char *structure_tag_name(StructureTag tag) {
    static const char *const names[TAG__COUNT] = {
#define X(TAG, name) [TAG_##TAG] = name,
        STRUCTURE_TAGS(X)
#undef X
    };
    return tag < TAG__COUNT ? names[tag] : "";
}

const char *list_numbering_name(ListNumbering numbering) {
    static const char *const names[] = {
        [NUMBERING_NONE] = "None",
        [NUMBERING_UNORDERED] = "Unordered",
        [NUMBERING_DESCRIPTION] = "Description",
        [NUMBERING_DISC] = "Disc",
        [NUMBERING_DECIMAL] = "Decimal",
        [NUMBERING_LOWER_ALPHA] = "LowerAlpha",
        [NUMBERING_UPPER_ALPHA] = "UpperAlpha",
    };
    return names[numbering];
}
