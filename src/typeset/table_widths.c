// SPDX-License-Identifier: MIT
// Column widths: columns that fit their content get its natural width; the others share the rest by
// weight, none narrower than its longest word nor wider than its content, as far as there is room.
#include "typeset/table.h"

// Weighted columns of a longer table are measured by its first rows: wrapping tolerates what a
// later row brings, and a row's text is the dear part. Fitted columns look at every row.
enum { SAMPLE_ROWS = 300 };
enum { SEEN_SLOTS = 256 };
#define LEAST_WIDTH LEN(6)

typedef struct {
    Feed *feed;
    Table *table;
    Len *least, *natural;      // [Len] of each column
    uint64_t seen[SEEN_SLOTS]; // hashes of texts measured before, with their column
} Widths;

static void widen(Widths *widths, size_t column, Len indent, TextExtent extent) {
    widths->least[column] = len_max(widths->least[column], extent.least + indent);
    widths->natural[column] = len_max(widths->natural[column], extent.natural + indent);
}

// Status words and the like come again and again: true when this text was measured lately.
static bool was_seen(Widths *widths, size_t column, Text text, unsigned variant) {
    if (text.n != 1) return false;
    const uint64_t hash = (str_hash(text.at[0].text) ^ (column * STYLE_VARIANTS + variant)) | 1U;
    uint64_t *slot = &widths->seen[(hash >> 8) % SEEN_SLOTS];
    const bool seen = *slot == hash;
    *slot = hash;
    return seen;
}

static void widen_by_text(Widths *widths, size_t column, Len indent, Text text,
                          const TextManner *manner) {
    if (indent == 0 && was_seen(widths, column, text, manner->variant)) return;
    const Setting *setting = widths->feed->setting;
    Arena *arena = feed_arena(widths->feed);
    widen(widths, column, indent, setting_extent(setting, arena, text, manner));
}

// Depth is bounded: a block deeper than FEED_DEPTH_MAX is refused when it is set.
static void widen_by_blocks(Widths *widths, size_t column, Len indent, const Block *blocks,
                            const TextManner *manner) {
    if (indent > widths->table->frame.width) return;
    for (const Block *block = blocks; block; block = block->next) {
        TextManner own = *manner;
        if (block->kind == BLOCK_CODE) own.role = ROLE_CODE;
        if (block->kind == BLOCK_PARAGRAPH && block->paragraph.role != ROLE_BODY)
            own.role = block->paragraph.role;
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CODE)
            widen_by_text(widths, column, indent, block->paragraph.text, &own);
        if (block->kind == BLOCK_GROUP || block->kind == BLOCK_QUOTE)
            widen_by_blocks(widths, column, indent + LEN(12), block->children, manner);
        for (size_t i = 0; block->kind == BLOCK_LIST && i < block->list.n; i++)
            widen_by_blocks(widths, column, indent + LEN(16), block->list.items[i].children,
                            manner);
    }
}

static void widen_by_row(Widths *widths, const Row *row, bool head, bool fit_only) {
    const Table *table = widths->table;
    size_t column = 0;
    for (size_t i = 0; i < row->n && column < table->columns; i++) {
        const Cell *cell = &row->cells[i];
        const size_t span = cell->col_span ? cell->col_span : 1;
        const TableColumn *of = &table->block->columns[column];
        const Align align = cell->align != ALIGN_START ? cell->align : of->align;
        const TextManner manner = {
            .role =
                head ? ROLE_TABLE_HEAD : (align == ALIGN_END ? ROLE_TABLE_NUMBER : ROLE_TABLE_BODY),
            .variant = row->total ? STYLE_STRONG : 0,
        };
        if (span == 1 && cell->row_span <= 1 && !(fit_only && of->width != WIDTH_FIT))
            widen_by_blocks(widths, column, 0, cell->children, &manner);
        column += span;
    }
}

static bool has_fit(const Table *table) {
    for (size_t i = 0; i < table->columns; i++)
        if (table->block->columns[i].width == WIDTH_FIT) return true;
    return false;
}

static bool measure_rows(Widths *widths) {
    const TableBlock *block = widths->table->block;
    const size_t n =
        has_fit(widths->table) || block->rows.n < SAMPLE_ROWS ? block->rows.n : SAMPLE_ROWS;
    Arena *arena = feed_arena(widths->feed);
    for (size_t i = 0; i < n; i++) {
        const ArenaMark mark = arena_mark(arena);
        Row row = {0};
        const bool made = block->rows.row(block->rows.self, i, arena, &row);
        if (made) widen_by_row(widths, &row, false, i >= SAMPLE_ROWS);
        arena_rewind(arena, mark);
        if (!made) return false;
    }
    return true;
}

static void measure_head(Widths *widths) {
    const TableBlock *block = widths->table->block;
    const TextManner manner = {.role = ROLE_TABLE_HEAD};
    for (size_t i = 0; i < block->head_row_count; i++)
        widen_by_row(widths, &block->head_rows[i], true, false);
    for (size_t i = 0; i < block->column_count; i++)
        widen_by_text(widths, i, 0, block->columns[i].head, &manner);
}

static int64_t sum(const Len *at, size_t n) {
    int64_t total = 0;
    for (size_t i = 0; i < n; i++) total += at[i];
    return total;
}

// Too little room even for the longest words: all give way alike, and words are broken.
static void share_shortage(const Widths *widths, Len room) {
    Table *table = widths->table;
    const int64_t floor = (int64_t)LEAST_WIDTH * (int64_t)table->columns;
    const int64_t wanted = len_max(1, (Len)(sum(widths->least, table->columns) - floor));
    for (size_t i = 0; i < table->columns; i++)
        table->width[i] =
            LEAST_WIDTH + (Len)((widths->least[i] - LEAST_WIDTH) * (room - floor) / wanted);
}

static int64_t weight_of(const Table *table, size_t column) {
    const TableColumn *of = &table->block->columns[column];
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

bool table_set_widths(Feed *feed, Table *table) {
    const Len gap = 2 * feed->setting->theme->cell_padding_inline;
    const size_t n = table->columns;
    const int64_t room = (int64_t)table->frame.width - (int64_t)gap * (int64_t)(n - 1);
    if (room < (int64_t)LEAST_WIDTH * (int64_t)n) {
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-04", (Place){0},
                 "a table of %zu columns has no room on a measure of %d pt", n,
                 (int)(table->frame.width / 1000));
        return false;
    }
    Widths widths = {.feed = feed, .table = table};
    widths.least = arena_push(table->arena, Len, n);
    widths.natural = arena_push(table->arena, Len, n);
    for (size_t i = 0; i < n; i++) widths.least[i] = widths.natural[i] = LEAST_WIDTH;
    measure_head(&widths);
    if (!measure_rows(&widths)) return false;
    for (size_t i = 0; i < n; i++) widths.natural[i] = len_max(widths.natural[i], widths.least[i]);
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
