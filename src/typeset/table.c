// SPDX-License-Identifier: MIT
// Tables to items: caption, header, then row by row from the source, and the note.
#include "typeset/table.h"

static Table *new_table(Feed *feed, const Block *block, const Frame *frame, const TablePart *part) {
    const size_t all = block->table.column_count;
    Arena *arena = arena_new(1 << 13);
    Table *table = arena_push(arena, Table, 1);
    table->arena = arena;
    table->block = &block->table;
    table->frame = *frame;
    table->number = ++feed->numbers->tables;
    table->columns = part->n;
    table->part = (TablePart){arena_push(arena, uint16_t, all),
                              arena_push(arena, uint16_t, all + 1), part->n};
    memcpy(table->part.source, part->source, all * sizeof *part->source);
    memcpy(table->part.before, part->before, (all + 1) * sizeof *part->before);
    table->x = arena_push(arena, Len, table->columns);
    table->width = arena_push(arena, Len, table->columns);
    table->occupied = arena_push(arena, uint16_t, all);
    table->reach = arena_push(arena, uint16_t, all);
    table->carried = arena_push(arena, Carried, table->columns);
    table->next = feed->live;
    feed->live = table;
    return table;
}

void feed_drop_tables(Feed *feed, bool all) {
    for (Table **at = &feed->live; *at;) {
        Table *table = *at;
        if (!all && !table->done) {
            at = &table->next;
            continue;
        }
        *at = table->next;
        arena_drop(table->arena); // the table itself lives there
    }
}

static bool has_heads(const TableBlock *block) {
    for (size_t i = 0; i < block->column_count; i++)
        if (!text_is_empty(block->columns[i].head)) return true;
    return false;
}

// The header lives in the table's arena: it is repeated on every page.
static bool make_head(Feed *feed, Table *table) {
    const TableBlock *block = table->block;
    const bool heads = has_heads(block);
    table->head_count = block->head_row_count + (heads ? 1 : 0);
    table->head = arena_push(table->arena, TableRow *, table->head_count);
    Arena *before = feed->into;
    feed->into = table->arena;
    for (size_t r = 0; r < block->head_row_count; r++) {
        table->head[r] = table_make_row(feed, table, &block->head_rows[r], r, true);
        if (!table->head[r]) break;
    }
    if (heads && !diag_is_fatal(feed->setting->diag))
        table->head[table->head_count - 1] = table_make_heads(feed, table, table->head_count - 1);
    feed->into = before;
    if (diag_is_fatal(feed->setting->diag)) return false;
    if (table->head_count) table->head[table->head_count - 1]->last_head = true;
    memset(table->occupied, 0, block->column_count * sizeof *table->occupied);
    return true;
}

// Height of each head row: a cell that spans rows stretches the last of them.
static void measure_head(const Feed *feed, Table *table) {
    const Len padding = 2 * feed->setting->theme->cell_padding_block;
    table->head_heights = arena_push(table->arena, Len, table->head_count);
    for (size_t r = 0; r < table->head_count; r++)
        for (size_t from = 0; from <= r; from++) {
            const TableRow *row = table->head[from];
            Len above = 0;
            for (size_t k = from; k < r; k++) above += table->head_heights[k];
            for (size_t i = 0; i < row->n; i++) {
                if (from + row->cells[i].row_span - 1 != r) continue;
                const Extent extent = galley_measure(&row->cells[i].galley, LEN_MAX, UINT32_MAX);
                table->head_heights[r] =
                    len_max(table->head_heights[r], extent.height + padding - above);
            }
        }
}

static void name_headers(Table *table) {
    if (!table->by_headers) return;
    table->header_ids = arena_push(table->arena, Str, table->head_count * table->columns);
    for (size_t r = 0; r < table->head_count; r++)
        for (size_t i = 0; i < table->head[r]->n; i++) {
            const size_t column = table->head[r]->cells[i].column;
            table->header_ids[r * table->columns + column] =
                str_format(table->arena, "t%u-%zu-%zu", (unsigned)table->number, r + 1, column + 1);
        }
}

static void set_continued(Feed *feed, Table *table) {
    const TextManner manner = {.role = ROLE_CAPTION, .width = table->frame.width};
    table->continued = setting_text(feed->setting, table->arena, table->block->continued, &manner);
    Len height = set_text_height(&table->continued);
    if (height) height += table->continued.style->space_after;
    for (size_t r = 0; r < table->head_count; r++) height += table->head_heights[r];
    // A header that leaves too little of the page to the rows is not repeated.
    table->repeats = height <= feed->page_height / 2;
}

static void emit_caption(Feed *feed, const Table *table) {
    const TableBlock *block = table->block;
    const bool continued = !table->first_part && !text_is_empty(block->continued);
    Item *caption = feed_text(feed, continued ? block->continued : block->caption, ROLE_CAPTION,
                              TAG_CAPTION, &table->frame);
    if (caption) caption->keep_next = true;
}

static void emit_row(Feed *feed, TableRow *row, bool keep_next) {
    Item *item = feed_emit(feed, ITEM_ROW);
    item->row = row;
    item->keep_next = keep_next;
    item->x = row->table->frame.x;
    item->width = row->table->total_width;
    item->bar = row->table->frame.bar;
}

static void emit_head(Feed *feed, Table *table) {
    feed_emit(feed, ITEM_TABLE_BEGIN)->table = table;
    if (table->head_count == 0) return;
    const bool body = table->block->rows.n > 0; // a THead stands before a TBody only
    if (body) feed_emit(feed, ITEM_OPEN)->tag = TAG_THEAD;
    for (size_t r = 0; r < table->head_count; r++) emit_row(feed, table->head[r], body);
    if (body) feed_emit(feed, ITEM_CLOSE);
}

static void emit_note(Feed *feed, const Table *table) {
    Item *note = feed_text(feed, table->block->note, ROLE_NOTE, TAG_P, &table->frame);
    if (!note) return;
    note->before = len_max(note->before, feed->setting->theme->cell_padding_block);
    note->keep_next = table->frame.keep_next;
}

static void begin_part(Feed *feed, Table *table, const Block *block) {
    if (!make_head(feed, table)) return;
    measure_head(feed, table);
    name_headers(table);
    set_continued(feed, table);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_TABLE;
    open->title = block->table.summary;
    if (table->first_part) open->destination = block->id;
    emit_caption(feed, table);
    emit_head(feed, table);
    Task *task = feed_push(feed, TASK_ROWS);
    task->table = table;
    task->block = block;
}

static void finish_part(Feed *feed, const Task *task) {
    Table *table = task->table;
    const TextStyle *body = setting_style(feed->setting, ROLE_BODY, 0);
    if (table->in_body) feed_emit(feed, ITEM_CLOSE);
    feed_emit(feed, ITEM_CLOSE); // Table
    feed_emit(feed, ITEM_TABLE_END)->table = table;
    if (!table->next_part) emit_note(feed, table);
    feed_emit(feed, ITEM_SPACE)->after = body->leading;
    if (table->next_part) begin_part(feed, table->next_part, task->block);
}

// The parts of the table, each with its widths. NULL with a finding.
static Table *make_parts(Feed *feed, const Block *block, const Frame *frame) {
    const Table whole = {.block = &block->table, .frame = *frame};
    const Len gap = 2 * feed->setting->theme->cell_padding_inline;
    TableExtents extents;
    if (!table_measure(feed, &whole, &extents)) {
        if (!diag_is_fatal(feed->setting->diag))
            diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-08", block->place,
                     "the rows of a table could not be made");
        return NULL;
    }
    TablePart *parts = NULL;
    const size_t n = table_cut(&whole, &extents, gap, feed_arena(feed), &parts);
    Table *first = NULL;
    Table **at = &first;
    for (size_t i = 0; i < n; i++) {
        Table *table = *at = new_table(feed, block, frame, &parts[i]);
        at = &table->next_part;
        table->first_part = i == 0;
        table->by_headers = extents.by_headers;
        if (!table_set_widths(feed, table, &extents)) return NULL;
    }
    return first;
}

void expand_table(Feed *feed, const Block *block, const Frame *frame) {
    const size_t columns = block->table.column_count;
    if (columns == 0 || columns > TABLE_COLUMNS_MAX) {
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-04", block->place,
                 "a table has %zu columns; it may have 1 to %d", columns, TABLE_COLUMNS_MAX);
        return;
    }
    Table *first = make_parts(feed, block, frame);
    if (first) begin_part(feed, first, block);
}

// The last row is not parted from a note, when it has ordinary height, nor from what it must stand
// with.
static bool is_kept(const Feed *feed, const TableRow *row) {
    const Table *table = row->table;
    if (row->index + 1 < table->block->rows.n || table->next_part) return false;
    if (text_is_empty(table->block->note)) return table->frame.keep_next;
    return row_height(row, feed->setting, ROW_NOWHERE, 0) <= feed->page_height / 6;
}

static bool emit_body_row(Feed *feed, const Task *task) {
    Table *table = task->table;
    const RowSource *rows = &table->block->rows;
    Row row = {0};
    if (!rows->row(rows->self, task->index, feed_arena(feed), &row)) return false;
    TableRow *label = table_regroup(feed, table, &row);
    if (label) emit_row(feed, label, true);
    TableRow *made = table_make_row(feed, table, &row, task->index, false);
    if (made) emit_row(feed, made, is_kept(feed, made));
    return made != NULL;
}

void expand_row(Feed *feed, const Task *task) {
    if (task->index == task->table->block->rows.n) {
        finish_part(feed, task);
        return;
    }
    if (emit_body_row(feed, task)) {
        Task *next = feed_push(feed, TASK_ROWS);
        *next = *task;
        next->index++;
        return;
    }
    if (!diag_is_fatal(feed->setting->diag))
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-08", task->block->place,
                 "row %zu of a table could not be made", task->index + 1);
}
