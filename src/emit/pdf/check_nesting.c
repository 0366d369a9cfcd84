// SPDX-License-Identifier: MIT
// NestingCheck: one table says which parents and kids a structure type may have.
#include "emit/pdf/check_nesting.h"

#define TAG_BIT(tag) ((uint64_t)1 << (tag))

_Static_assert(TAG__COUNT <= 64, "a bit for each structure type");

// Sets of structure types; the empty one stands for all.
static const struct {
    uint64_t parents, kids;
} MAY[TAG__COUNT] = {
    [TAG_TABLE] = {0, TAG_BIT(TAG_TR) | TAG_BIT(TAG_THEAD) | TAG_BIT(TAG_TBODY) |
                          TAG_BIT(TAG_CAPTION)},
    [TAG_THEAD] = {TAG_BIT(TAG_TABLE), TAG_BIT(TAG_TR)},
    [TAG_TBODY] = {TAG_BIT(TAG_TABLE), TAG_BIT(TAG_TR)},
    [TAG_TR] = {TAG_BIT(TAG_TABLE) | TAG_BIT(TAG_THEAD) | TAG_BIT(TAG_TBODY),
                TAG_BIT(TAG_TH) | TAG_BIT(TAG_TD)},
    [TAG_TH] = {TAG_BIT(TAG_TR), 0},
    [TAG_TD] = {TAG_BIT(TAG_TR), 0},
    [TAG_L] = {0, TAG_BIT(TAG_L) | TAG_BIT(TAG_LI) | TAG_BIT(TAG_CAPTION)},
    [TAG_LI] = {TAG_BIT(TAG_L), TAG_BIT(TAG_LBL) | TAG_BIT(TAG_LBODY)},
    [TAG_LBODY] = {TAG_BIT(TAG_LI), 0},
    [TAG_TOC] = {0, TAG_BIT(TAG_TOC) | TAG_BIT(TAG_TOCI) | TAG_BIT(TAG_CAPTION)},
    [TAG_TOCI] = {TAG_BIT(TAG_TOC), 0},
};

// Types that hold elements only.
static const uint64_t GROUPING =
    TAG_BIT(TAG_DOCUMENT) | TAG_BIT(TAG_PART) | TAG_BIT(TAG_SECT) | TAG_BIT(TAG_DIV) |
    TAG_BIT(TAG_BLOCK_QUOTE) | TAG_BIT(TAG_TABLE) | TAG_BIT(TAG_THEAD) | TAG_BIT(TAG_TBODY) |
    TAG_BIT(TAG_TR) | TAG_BIT(TAG_L) | TAG_BIT(TAG_LI) | TAG_BIT(TAG_TOC) | TAG_BIT(TAG_TOCI);

static bool allows(uint64_t set, StructureTag tag) {
    return set == 0 || (set & TAG_BIT(tag));
}

static void misplaced(NestingCheck *check, const Element *element, StructureTag parent) {
    breaches_add(check->breaches, REQUIREMENT_NESTING, element->place,
                 "an element \"%s\" stands in a \"%s\"", structure_tag_name(element->tag),
                 structure_tag_name(parent));
}

static void check_root(NestingCheck *check, const Element *element) {
    check->roots++;
    if (element->tag == TAG_DOCUMENT && check->roots == 1) return;
    breaches_add(check->breaches, REQUIREMENT_ROOT, element->place,
                 "an element \"%s\" stands beside or outside the document",
                 structure_tag_name(element->tag));
}

// A caption comes first; that of a table may come last instead.
static void check_caption(NestingCheck *check, OpenCheck *parent, const Element *caption) {
    const StructureTag holder = parent->element->tag;
    if (holder != TAG_TABLE && holder != TAG_L && holder != TAG_TOC) return;
    parent->captions++;
    parent->caption_last = parent->kids > 0 && holder == TAG_TABLE;
    if (parent->captions > 1)
        breaches_add(check->breaches, REQUIREMENT_NESTING, caption->place,
                     "a \"%s\" has two captions", structure_tag_name(holder));
    else if (parent->kids > 0 && holder != TAG_TABLE)
        breaches_add(check->breaches, REQUIREMENT_ORDER, caption->place,
                     "the caption of a \"%s\" is not its first part", structure_tag_name(holder));
}

static void count_kid(NestingCheck *check, OpenCheck *parent, const Element *kid) {
    if (parent->caption_last)
        breaches_add(check->breaches, REQUIREMENT_NESTING, kid->place,
                     "the caption of a table is neither its first part nor its last");
    parent->caption_last = false;
    if (kid->tag == TAG_CAPTION) check_caption(check, parent, kid);
    if (kid->tag == TAG_THEAD && parent->heads++)
        breaches_add(check->breaches, REQUIREMENT_NESTING, kid->place, "a table has two heads");
    if (kid->tag == TAG_TBODY) parent->bodies++;
    parent->kids++;
}

static void check_heading(NestingCheck *check, const Element *element) {
    const uint8_t level = (uint8_t)(element->tag - TAG_H1 + 1);
    if (level > check->level + 1 && check->level == 0)
        breaches_add(check->breaches, REQUIREMENT_HEADINGS, element->place,
                     "the first heading is of level %d", level);
    else if (level > check->level + 1)
        breaches_add(check->breaches, REQUIREMENT_HEADINGS, element->place,
                     "a heading of level %d follows one of level %d", level, check->level);
    check->level = level;
}

void check_nesting_open(NestingCheck *check, OpenCheck *parent, const Element *element) {
    const StructureTag tag = element->tag;
    if (tag >= TAG_H1 && tag <= TAG_H6) check_heading(check, element);
    if (!parent) {
        check_root(check, element);
        return;
    }
    const StructureTag holder = parent->element->tag;
    if (!allows(MAY[tag].parents, holder) || !allows(MAY[holder].kids, tag))
        misplaced(check, element, holder);
    count_kid(check, parent, element);
}

void check_nesting_close(NestingCheck *check, const OpenCheck *closed) {
    const Element *element = closed->element;
    if (element->tag == TAG_TABLE && closed->heads && !closed->bodies)
        breaches_add(check->breaches, REQUIREMENT_ORDER, element->place,
                     "a table has a head and no body");
    if (element->tag == TAG_LINK && !closed->linked)
        breaches_add(check->breaches, REQUIREMENT_LINK, element->place,
                     "the words of a link lead nowhere");
}

void check_nesting_content(NestingCheck *check, const Element *element) {
    if (!(GROUPING & TAG_BIT(element->tag))) return;
    breaches_add(check->breaches, REQUIREMENT_HOLDER, element->place,
                 "content stands in a \"%s\", which only holds other elements",
                 structure_tag_name(element->tag));
}

void check_nesting_end(NestingCheck *check, Place place) {
    if (check->roots == 0)
        breaches_add(check->breaches, REQUIREMENT_ROOT, place, "the document has no structure");
}
