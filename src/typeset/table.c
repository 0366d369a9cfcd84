// SPDX-License-Identifier: MIT
// Tables to items: caption, header, then row by row from the source, and the note.
#include "typeset/table.h"

static Table *new_table(Feed *feed, const Block *block, const Frame *frame) {
    Arena *arena = arena_new(1 << 13);
    Table *table = arena_push(arena, Table, 1);
    table->arena = arena;
    table->block = &block->table;
    table->frame = *frame;
    table->number = ++feed->tables;
    table->columns = block->table.column_count;
    table->x = arena_push(arena, Len, table->columns);
    table->width = arena_push(arena, Len, table->columns);
    table->occupied = arena_push(arena, uint16_t, table->columns);
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

static bool head_spans(const TableBlock *block) {
    for (size_t r = 0; r < block->head_row_count; r++)
        for (size_t i = 0; i < block->head_rows[r].n; i++)
            if (block->head_rows[r].cells[i].col_span > 1 ||
                block->head_rows[r].cells[i].row_span > 1)
                return true;
    return false;
}

// A cell of a head row must not reach into a row of column heads that have words of their own.
static void clip_spans(const Table *table, TableRow *row) {
    for (size_t i = 0; i < row->n; i++) {
        TableCell *cell = &row->cells[i];
        if (row->index + cell->row_span < table->head_count) continue;
        for (size_t c = cell->column; c < (size_t)cell->column + cell->col_span; c++)
            if (!text_is_empty(table->block->columns[c].head))
                cell->row_span = (uint16_t)(table->head_count - 1 - row->index);
        if (cell->row_span == 0) cell->row_span = 1;
    }
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
        TableRow *row = table_make_row(feed, table, &block->head_rows[r], r, true);
        if (!row) break;
        table->head[r] = row;
        if (heads) {
            clip_spans(table, row);
            for (size_t i = 0; i < row->n; i++)
                for (size_t c = 0; c < row->cells[i].col_span; c++)
                    table->occupied[row->cells[i].column + c] =
                        (uint16_t)(row->cells[i].row_span - 1);
        }
    }
    if (heads && !diag_is_fatal(feed->setting->diag))
        table->head[table->head_count - 1] = table_make_heads(feed, table, table->head_count - 1);
    feed->into = before;
    if (diag_is_fatal(feed->setting->diag)) return false;
    if (table->head_count) table->head[table->head_count - 1]->last_head = true;
    memset(table->occupied, 0, table->columns * sizeof *table->occupied);
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
    table->by_headers = head_spans(table->block);
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
    table->repeat_height = height <= feed->page_height / 2 ? height : 0;
}

static void emit_caption(Feed *feed, const Table *table) {
    const Item *caption =
        feed_text(feed, table->block->caption, ROLE_CAPTION, TAG_CAPTION, &table->frame);
    if (!caption) return;
    Item *item = &feed->queue.at[feed->queue.n - 1];
    item->keep_next = true;
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
    if (table->head_count) {
        feed_emit(feed, ITEM_OPEN)->tag = TAG_THEAD;
        for (size_t r = 0; r < table->head_count; r++)
            emit_row(feed, table->head[r], table->block->rows.n > 0);
        feed_emit(feed, ITEM_CLOSE);
    }
    if (table->block->rows.n) feed_emit(feed, ITEM_OPEN)->tag = TAG_TBODY;
}

static void finish(Feed *feed, Table *table) {
    const TextStyle *body = setting_style(feed->setting, ROLE_BODY, 0);
    if (table->block->rows.n) feed_emit(feed, ITEM_CLOSE); // TBody
    feed_emit(feed, ITEM_CLOSE);                           // Table
    feed_emit(feed, ITEM_TABLE_END)->table = table;
    Item *note = feed_text(feed, table->block->note, ROLE_NOTE, TAG_P, &table->frame);
    if (note) note->before = len_max(note->before, feed->setting->theme->cell_padding_block);
    feed_emit(feed, ITEM_SPACE)->after = body->leading;
}

static bool prepare(Feed *feed, Table *table, const Block *block) {
    Diag *diag = feed->setting->diag;
    if (table->columns == 0 || table->columns > TABLE_COLUMNS_MAX) {
        diag_add(diag, SEVERITY_FATAL, "LAY-04", block->place,
                 "a table has %zu columns; it may have 1 to %d", table->columns, TABLE_COLUMNS_MAX);
        return false;
    }
    if (!table_set_widths(feed, table)) {
        if (!diag_is_fatal(diag))
            diag_add(diag, SEVERITY_FATAL, "LAY-08", block->place,
                     "the rows of a table could not be made");
        return false;
    }
    return make_head(feed, table);
}

void expand_table(Feed *feed, const Block *block, const Frame *frame) {
    Table *table = new_table(feed, block, frame);
    if (!prepare(feed, table, block)) return;
    measure_head(feed, table);
    name_headers(table);
    set_continued(feed, table);
    Item *open = feed_emit(feed, ITEM_OPEN);
    open->tag = TAG_TABLE;
    open->title = block->table.summary;
    open->destination = block->id;
    emit_caption(feed, table);
    emit_head(feed, table);
    Task *task = feed_push(feed, TASK_ROWS);
    task->table = table;
    task->block = block;
}

// The note is not parted from a last row of ordinary height.
static bool holds_note(const Feed *feed, const TableRow *row) {
    if (text_is_empty(row->table->block->note)) return false;
    return row_height(row, feed->setting, ROW_NOWHERE, 0) <= feed->page_height / 6;
}

void expand_row(Feed *feed, const Task *task) {
    Table *table = task->table;
    const RowSource *rows = &table->block->rows;
    if (task->index == rows->n) {
        finish(feed, table);
        return;
    }
    Row row = {0};
    TableRow *made = NULL;
    if (rows->row(rows->self, task->index, feed_arena(feed), &row))
        made = table_make_row(feed, table, &row, task->index, false);
    if (made) {
        emit_row(feed, made, task->index + 1 == rows->n && holds_note(feed, made));
        Task *next = feed_push(feed, TASK_ROWS);
        *next = (Task){
            .kind = TASK_ROWS, .table = table, .block = task->block, .index = task->index + 1};
        return;
    }
    if (!diag_is_fatal(feed->setting->diag))
        diag_add(feed->setting->diag, SEVERITY_FATAL, "LAY-08", task->block->place,
                 "row %zu of a table could not be made", task->index + 1);
}
