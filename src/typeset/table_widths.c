// SPDX-License-Identifier: MIT
// Column widths: columns that fit their content get its natural width; the others share the rest by
// weight, none narrower than its longest word nor wider than its content, as far as there is room.
#include "typeset/table.h"

typedef struct {
    Table *table;
    Len *least, *natural; // [Len] of each column of the part
} Widths;

static int64_t sum(const Len *at, size_t n) {
    int64_t total = 0;
    for (size_t i = 0; i < n; i++) total += at[i];
    return total;
}

// Too little room even for the longest words: a column whose words have room in an equal share of
// what is left keeps them whole; the others share the rest alike, and their words are broken.
static void share_shortage(const Widths *widths, Len room) {
    Table *table = widths->table;
    bool whole[TABLE_COLUMNS_MAX] = {false};
    size_t broken = table->columns;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < table->columns; i++) {
            if (whole[i] || (int64_t)widths->least[i] * (int64_t)broken > room) continue;
            table->width[i] = widths->least[i];
            room -= widths->least[i];
            broken--;
            again = whole[i] = true;
        }
    }
    for (size_t i = 0; i < table->columns; i++)
        if (!whole[i]) table->width[i] = room / (Len)broken;
}

static int64_t weight_of(const Table *table, size_t column) {
    const TableColumn *of = &table->block->columns[table->part.source[column]];
    if (of->width == WIDTH_FIT) return 0;
    return of->weight ? of->weight : 1;
}

// Fitted columns take their natural width, less what the others need for their longest words.
static Len fit_columns(const Widths *widths, Len room) {
    Table *table = widths->table;
    int64_t natural = 0, least = 0, others = 0;
    for (size_t i = 0; i < table->columns; i++) {
        const bool fits = weight_of(table, i) == 0;
        natural += fits ? widths->natural[i] : 0;
        least += fits ? widths->least[i] : 0;
        others += fits ? 0 : widths->least[i];
    }
    const int64_t over = natural + others - room;
    int64_t used = 0;
    for (size_t i = 0; i < table->columns; i++) {
        if (weight_of(table, i)) continue;
        const int64_t slack = widths->natural[i] - widths->least[i];
        const int64_t give = over > 0 && natural > least
                                 ? (slack * over + natural - least - 1) / (natural - least)
                                 : 0;
        table->width[i] = (Len)(widths->natural[i] - (give < slack ? give : slack));
        used += table->width[i];
    }
    return (Len)(room - used);
}

// One round of sharing `room` among the columns not yet settled; settles those that break a bound
// in the direction that matters more. True when all are settled.
static bool share_round(const Widths *widths, bool *settled, Len room) {
    Table *table = widths->table;
    int64_t weights = 0, violation = 0;
    for (size_t i = 0; i < table->columns; i++) weights += settled[i] ? 0 : weight_of(table, i);
    if (weights == 0) return true;
    for (size_t i = 0; i < table->columns; i++) {
        if (settled[i]) continue;
        const Len share = (Len)(room * weight_of(table, i) / weights);
        const Len most = len_max(widths->least[i], widths->natural[i]);
        table->width[i] = len_clamp(share, widths->least[i], most);
        violation += table->width[i] - share;
    }
    bool all = true;
    for (size_t i = 0; i < table->columns; i++) {
        if (settled[i]) continue;
        const int64_t by = table->width[i] - (int64_t)(Len)(room * weight_of(table, i) / weights);
        settled[i] = violation == 0 || (violation > 0 ? by > 0 : by < 0);
        all = all && settled[i];
    }
    return all;
}

static void share_weights(const Widths *widths, Len room) {
    Table *table = widths->table;
    bool settled[TABLE_COLUMNS_MAX] = {false};
    int64_t weights = 0;
    for (size_t i = 0; i < table->columns; i++) {
        settled[i] = weight_of(table, i) == 0;
        weights += weight_of(table, i);
    }
    if (weights == 0) return;
    for (size_t round = 0; round <= table->columns; round++) {
        Len left = room;
        for (size_t i = 0; i < table->columns; i++)
            if (settled[i] && weight_of(table, i)) left -= table->width[i];
        if (share_round(widths, settled, left)) break;
    }
    // What no content asks for is shared out, too: the table spans the measure.
    Len left = room;
    for (size_t i = 0; i < table->columns; i++)
        if (weight_of(table, i)) left -= table->width[i];
    for (size_t i = 0; left > 0 && i < table->columns; i++)
        table->width[i] += (Len)(left * weight_of(table, i) / weights);
}

static void set_places(Table *table, Len gap) {
    Len x = 0;
    for (size_t i = 0; i < table->columns; i++) {
        table->x[i] = x;
        x += table->width[i] + gap;
    }
    table->total_width = x - gap;
}

// What the block's columns ask for, for those of the part.
static Widths widths_of_part(Table *table, const TableExtents *extents) {
    Widths widths = {table, arena_push(table->arena, Len, table->columns),
                     arena_push(table->arena, Len, table->columns)};
    for (size_t i = 0; i < table->columns; i++) {
        widths.least[i] = extents->least[table->part.source[i]];
        widths.natural[i] = extents->natural[table->part.source[i]];
    }
    return widths;
}

bool table_set_widths(Feed *feed, Table *table, const TableExtents *extents) {
    const Len gap = 2 * feed->setting->theme->cell_padding_inline;
    const size_t n = table->columns;
    const int64_t room = (int64_t)table->frame.width - (int64_t)gap * (int64_t)(n - 1);
    if (room < (int64_t)TABLE_COLUMN_LEAST * (int64_t)n) {
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-04", (Place){0},
                 "a table of %zu columns has no room on a measure of %d pt", n,
                 (int)(table->frame.width / 1000));
        return false;
    }
    const Widths widths = widths_of_part(table, extents);
    if (sum(widths.least, n) > room)
        share_shortage(&widths, (Len)room);
    else
        share_weights(&widths, fit_columns(&widths, (Len)room));
    set_places(table, gap);
    return true;
}

Len table_span_width(const Table *table, size_t column, size_t span) {
    const size_t last = column + span - 1;
    return table->x[last] + table->width[last] - table->x[column];
}
