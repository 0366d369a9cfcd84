// SPDX-License-Identifier: MIT
// Rows on pages: places a part of a row, with its elements, rules and the cells that reach into it
// from above. A spanning cell goes on beside the rows below; on a new page its label is repeated.
#include "typeset/table.h"

static Str body_header_id(const TableRow *row, const TableCell *cell, Arena *arena) {
    const unsigned table = row->table->number;
    if (row->label) return str_format(arena, "t%u-g%u", table, (unsigned)row->group);
    return str_format(arena, "t%u-r%zu-%u", table, row->index + 1, (unsigned)cell->column + 1U);
}

// Its own and those that reach into it.
static void add_headers_of_row(const TableRow *row, Str *ids, size_t *n, Arena *arena) {
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].header) ids[(*n)++] = body_header_id(row, &row->cells[i], arena);
    for (size_t i = 0; i < row->table->carried_count; i++) {
        const Carried *carried = &row->table->carried[i];
        if (carried->row != row && carried->cell->header)
            ids[(*n)++] = body_header_id(carried->row, carried->cell, arena);
    }
}

// Where cells span, or rows have headers or groups, a cell names all headers above it and those of
// its row; a corner without words those of its column.
static void name_headers(const TableRow *row, const TableCell *cell, Element *element,
                         Arena *arena) {
    const Table *table = row->table;
    const size_t first = cell->column;
    if (row->head && cell->header) {
        element->header_id = table->header_ids[row->index * table->columns + first];
        return;
    }
    if (cell->header) element->header_id = body_header_id(row, cell, arena);
    if (row->label) return;
    Str *ids = arena_push(arena, Str,
                          table->head_count * cell->col_span + row->n + table->carried_count + 1);
    size_t n = 0;
    for (size_t r = 0; r < table->head_count; r++)
        for (size_t i = 0; i < table->head[r]->n; i++) {
            const TableCell *head = &table->head[r]->cells[i];
            const bool above = head->header && head->column < first + cell->col_span &&
                               first < (size_t)head->column + head->col_span;
            if (above) ids[n++] = table->header_ids[r * table->columns + head->column];
        }
    if (row->group) ids[n++] = str_format(arena, "t%u-g%u", table->number, row->group);
    if (!cell->header && !row->head) add_headers_of_row(row, ids, &n, arena);
    element->headers = ids;
    element->header_count = n;
}

static void open_cell(const TableRow *row, TableCell *cell, const RowPlace *place) {
    Element *element = sink_open(place->sink, cell->header ? TAG_TH : TAG_TD);
    cell->element = element;
    element->col_span = cell->col_span;
    element->row_span = cell->row_span;
    if (cell->header) element->scope = row->head ? SCOPE_COLUMN : SCOPE_ROW;
    if (row->table->by_headers) name_headers(row, cell, element, pool_arena(place->pool));
}

static void open_row(TableRow *row, const RowPlace *place) {
    row->element = sink_open_at(place->sink, TAG_TR, row->place);
    const Point at = place->at;
    if (row->destination.n) sink_destination(place->sink, row->destination, at);
    if (row->alias.n) sink_destination(place->sink, row->alias, at);
    if (!row->total) return;
    const Theme *theme = place->setting->theme;
    const Len thick = (theme->rule_thin + theme->rule_thick) / 2;
    sink_hairline(place->sink, (Rect){at.x, at.y - thick / 2, row->table->total_width, thick},
                  theme->ink);
}

// Places lines of a cell, whose element is current, and gives where its next line would stand.
static Len place_lines(TableCell *cell, const Table *table, const RowPlace *place, Len y,
                       uint32_t lines) {
    const Point at = {place->at.x + table->x[cell->column], y};
    return y + galley_place(&cell->galley, place->sink, at, lines).height;
}

static void carry(TableRow *row, TableCell *cell, const RowPlace *place, Len y) {
    pool_repin(place->pool, place->pin);
    row->spanning++;
    row->table->carried[row->table->carried_count++] = (Carried){.cell = cell,
                                                                 .row = row,
                                                                 .rows_left = cell->row_span,
                                                                 .y = y,
                                                                 .page = place->page,
                                                                 .pin = place->pin};
}

static void place_own(TableRow *row, TableCell *cell, const RowPlace *place, Len y) {
    const bool first = cell->element == NULL;
    if (!first && (cell->row_span > 1 || galley_is_done(&cell->galley))) return;
    sink_enter(place->sink, row->element);
    if (first)
        open_cell(row, cell, place);
    else
        sink_enter(place->sink, cell->element);
    if (cell->row_span > 1) {
        carry(row, cell, place, y);
        return;
    }
    place_lines(cell, row->table, place, y, cell->take);
    if (galley_is_done(&cell->galley)) sink_close(place->sink, cell->element);
}

static void repeat_label(const Carried *carried, const RowPlace *place, Len y, Len height) {
    const Point at = {place->at.x + carried->row->table->x[carried->cell->column], y};
    sink_artifact(place->sink, ARTIFACT_PAGINATION);
    galley_repeat(&carried->cell->galley, place->sink, at, height);
    sink_end(place->sink);
}

// What of a carried cell stands beside this part of the row.
static void place_carried(Carried *carried, const RowPlace *place, Len y, Len height) {
    Galley *galley = &carried->cell->galley;
    const bool new_page = carried->page != place->page;
    if (new_page) carried->y = y;
    carried->page = place->page;
    if (galley_is_done(galley)) {
        if (new_page) repeat_label(carried, place, y, height);
        return;
    }
    const Len room = y + height - carried->y;
    const uint32_t beside = galley_measure(galley, room, UINT32_MAX).lines;
    const uint32_t lines = carried->rows_left == 1 ? carried->take : beside;
    sink_enter(place->sink, carried->cell->element);
    carried->y = place_lines(carried->cell, carried->row->table, place, carried->y, lines);
}

// The row is complete: cells that reach through it have one row less before them.
static void count_down(Table *table, const RowPlace *place) {
    size_t kept = 0;
    for (size_t i = 0; i < table->carried_count; i++) {
        Carried carried = table->carried[i];
        if (--carried.rows_left > 0) {
            table->carried[kept++] = carried;
            continue;
        }
        sink_close(place->sink, carried.cell->element);
        if (--carried.row->spanning == 0) sink_close(place->sink, carried.row->element);
        pool_unpin(place->pool, carried.pin);
    }
    table->carried_count = kept;
}

static bool is_carried(const Table *table, size_t column) {
    for (size_t i = 0; i < table->carried_count; i++) {
        const TableCell *cell = table->carried[i].cell;
        if (column >= cell->column && column < (size_t)cell->column + cell->col_span) return true;
    }
    return false;
}

// The hairline below a row leaves out the columns of cells that go on.
static void place_hairline(const Table *table, const RowPlace *place, Len y) {
    const Theme *theme = place->setting->theme;
    for (size_t from = 0; from < table->columns;) {
        size_t to = from;
        while (to < table->columns && !is_carried(table, to)) to++;
        if (to > from) {
            const Len overhang = to < table->columns ? theme->cell_padding_inline : 0;
            const Rect rect = {place->at.x + table->x[from], y - theme->rule_thin / 2,
                               table_span_width(table, from, to - from) + overhang,
                               theme->rule_thin};
            sink_hairline(place->sink, rect, theme->hairline);
        }
        from = to + 1;
    }
}

static void finish_row(TableRow *row, const RowPlace *place, Len bottom) {
    const Theme *theme = place->setting->theme;
    const bool alone = row->spanning == 0;
    count_down(row->table, place);
    if (alone) sink_close(place->sink, row->element);
    if (row->last_head)
        sink_hairline(place->sink,
                      (Rect){place->at.x, bottom - theme->rule_thick, row->table->total_width,
                             theme->rule_thick},
                      theme->ink);
    else
        place_hairline(row->table, place, bottom);
}

Len row_place(TableRow *row, const RowPlace *place, bool *done) {
    const Len padding = place->setting->theme->cell_padding_block;
    const Len height = row_share(row, place);
    *done = false;
    if (height < 0) return 0;
    const Element *body = place->sink->current;
    if (!row->element) open_row(row, place);
    const Len y = place->at.y + padding;
    // In the order of the structure: first what reaches into the row from above.
    Table *table = row->table;
    const size_t from_above = table->carried_count;
    for (size_t i = 0; i < from_above; i++) place_carried(&table->carried[i], place, y, height);
    for (size_t i = 0; i < row->n; i++) {
        const size_t before = table->carried_count;
        place_own(row, &row->cells[i], place, y);
        if (table->carried_count > before) place_carried(&table->carried[before], place, y, height);
    }
    sink_enter(place->sink, body);
    *done = row_is_done(row, y, place->page);
    if (*done) finish_row(row, place, place->at.y + height + 2 * padding);
    sink_enter(place->sink, body);
    return height + 2 * padding;
}

static void repeat_row(const Table *table, size_t r, const Setting *setting, Sink *sink, Point at) {
    const Len padding = setting->theme->cell_padding_block;
    for (size_t i = 0; i < table->head[r]->n; i++) {
        const TableCell *cell = &table->head[r]->cells[i];
        const Point text = {at.x + table->x[cell->column], at.y + padding};
        galley_repeat(&cell->galley, sink, text, LEN_MAX);
    }
    const Theme *theme = setting->theme;
    const bool last = r + 1 == table->head_count;
    const Len thick = last ? theme->rule_thick : theme->rule_thin;
    const Len bottom = at.y + table->head_heights[r];
    sink_rule(sink, (Rect){at.x, bottom - thick, table->total_width, thick},
              last ? theme->ink : theme->hairline);
}

// The label of the group that goes on, with the rule below it.
static Len repeat_group(const TableRow *first, const RowPlace *place, Point at) {
    const Table *table = first->table;
    const Theme *theme = place->setting->theme;
    if (first->group == 0 || first->label) return 0;
    const TextManner manner = {.role = ROLE_TABLE_BODY,
                               .variant = STYLE_STRONG,
                               .width = table->total_width,
                               .tight = true};
    const SetText label =
        setting_text(place->setting, pool_arena(place->pool), first->group_continued, &manner);
    const Len height = set_text_height(&label) + 2 * theme->cell_padding_block;
    if (height > place->room / 6) return 0; // too little would be left to the rows
    const Point text = {at.x, at.y + theme->cell_padding_block};
    set_text_place(&label, place->sink, text, 0, label.paragraph->n);
    sink_rule(
        place->sink,
        (Rect){at.x, at.y + height - theme->rule_thin / 2, table->total_width, theme->rule_thin},
        theme->hairline);
    return height;
}

Len table_repeat_head(const TableRow *first, const RowPlace *place) {
    const Table *table = first->table;
    Sink *sink = place->sink;
    if (!table->repeats) return 0;
    Point at = place->at;
    sink_artifact(sink, ARTIFACT_PAGINATION);
    const SetText *continued = &table->continued;
    if (continued->paragraph->n) {
        set_text_place(continued, sink, at, 0, continued->paragraph->n);
        at.y += set_text_height(continued) + continued->style->space_after;
    }
    for (size_t r = 0; r < table->head_count; r++) {
        repeat_row(table, r, place->setting, sink, at);
        at.y += table->head_heights[r];
    }
    at.y += repeat_group(first, place, at);
    sink_end(sink);
    return at.y - place->at.y;
}
