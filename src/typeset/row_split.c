// SPDX-License-Identifier: MIT
// Where a row may split: how high it is, and how many lines of each cell stand in a given room. A
// cell that spans rows counts for the height of its last row only.
#include "typeset/table.h"

enum {
    LINES_TOGETHER = 2, // no line is left alone on either side of a split
    LINES_WHOLE = 6,    // a cell of so many is read in one place
};

// One cell that has a say in the height of the row: its own, or one carried into its last row.
typedef struct {
    Galley *galley;
    uint32_t *take;
    Len lead; // [Len] from the top of the row's text to where its next line stands
} Voice;

// Own cells come first, then carried ones that end here. False behind the last.
static bool voice_at(const TableRow *row, size_t i, Len text_top, size_t page, Voice *out) {
    if (i < row->n) {
        TableCell *cell = &row->cells[i];
        *out = (Voice){cell->row_span > 1 ? NULL : &cell->galley, &cell->take, 0};
        return true;
    }
    if (i - row->n >= row->table->carried_count || text_top < 0) return false;
    Carried *carried = &row->table->carried[i - row->n];
    const bool ends = carried->rows_left == 1;
    *out = (Voice){ends ? &carried->cell->galley : NULL, &carried->take,
                   carried->page == page ? carried->y - text_top : 0};
    return true;
}

static Len padding_of(const Setting *setting) {
    return setting->theme->cell_padding_block;
}

static Len text_top_of(const Setting *setting, Len top) {
    return top < 0 ? top : top + padding_of(setting);
}

Len row_height(const TableRow *row, const Setting *setting, Len top, size_t page) {
    const Len text_top = text_top_of(setting, top);
    Len height = 0;
    Voice voice;
    for (size_t i = 0; voice_at(row, i, text_top, page, &voice); i++)
        if (voice.galley)
            height = len_max(height,
                             voice.lead + galley_measure(voice.galley, LEN_MAX, UINT32_MAX).height);
    return height + 2 * padding_of(setting);
}

// A short cell stands whole; of a longer one two lines must stand.
Len row_least(const TableRow *row, const Setting *setting, Len top, size_t page) {
    const Len text_top = text_top_of(setting, top);
    Len height = 0;
    Voice voice;
    for (size_t i = 0; voice_at(row, i, text_top, page, &voice); i++) {
        if (!voice.galley) continue;
        Extent extent = galley_measure(voice.galley, LEN_MAX, LINES_WHOLE + 1);
        if (extent.lines > LINES_WHOLE)
            extent = galley_measure(voice.galley, LEN_MAX, LINES_TOGETHER);
        height = len_max(height, voice.lead + extent.height);
    }
    return height + 2 * padding_of(setting);
}

// A break that leaves no line of a paragraph within the cell alone, if one or two lines less give
// one.
static Extent better_break(const Voice *voice, Extent found) {
    for (uint32_t less = 1; less <= 2 && found.lone; less++) {
        if (found.lines < less + LINES_TOGETHER) break;
        const Extent extent = galley_measure(voice->galley, LEN_MAX, found.lines - less);
        if (!extent.lone) return extent;
    }
    return found;
}

// Lines of a cell that stand in `room`, so that none is left alone; false when that cannot be.
static bool share_of(const Voice *voice, Len room, bool force, Extent *out) {
    const Extent all = galley_measure(voice->galley, LEN_MAX, UINT32_MAX);
    *out = galley_measure(voice->galley, room - voice->lead, UINT32_MAX);
    if (out->lines == all.lines) return true;
    uint32_t lines = out->lines;
    if (all.lines - lines < LINES_TOGETHER && all.lines > LINES_TOGETHER)
        lines = all.lines - LINES_TOGETHER;
    const bool parted =
        lines < LINES_TOGETHER || all.lines - lines < LINES_TOGETHER || all.lines <= LINES_WHOLE;
    if (parted && !force) return false;
    if (parted) lines = out->lines ? out->lines : 1;
    *out = galley_measure(voice->galley, LEN_MAX, lines);
    if (!parted) *out = better_break(voice, *out);
    return true;
}

// Decides the lines of every cell for the part to be placed. Gives the height of its text, -1 when
// nothing may be placed here.
Len row_share(const TableRow *row, const RowPlace *place) {
    const Len text_top = text_top_of(place->setting, place->at.y);
    const Len room = place->room - 2 * padding_of(place->setting);
    Len height = 0;
    Voice voice;
    for (size_t i = 0; voice_at(row, i, text_top, place->page, &voice); i++) {
        Extent extent;
        if (!voice.galley) continue;
        if (!share_of(&voice, room, place->force, &extent)) return -1;
        *voice.take = extent.lines;
        if (extent.lines) height = len_max(height, voice.lead + extent.height);
    }
    return height;
}

bool row_is_done(const TableRow *row, Len top, size_t page) {
    Voice voice;
    for (size_t i = 0; voice_at(row, i, top, page, &voice); i++)
        if (voice.galley && !galley_is_done(voice.galley)) return false;
    return true;
}
