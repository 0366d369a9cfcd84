// SPDX-License-Identifier: MIT
// Prose: Markdown blocks of the data become blocks of the report.
#include "compose/blocks.h"
#include "compose/composer.h"

typedef struct {
    Composer *composer;
    Arena *arena;
    Place place; // of the layout that asked for the prose
} ProseWriter;

static Text inlines_text(const ProseWriter *w, const Inline *first) {
    TextBuilder to = {.arena = w->arena};
    composer_put_inlines(w->composer, &to, first, NULL);
    return text_of_builder(&to);
}

static Block *prose_block(const ProseWriter *w, const Prose *prose);

static Block *prose_blocks(const ProseWriter *w, const Prose *prose) {
    BlockList list = {0};
    for (; prose; prose = prose->next) block_append(&list, prose_block(w, prose));
    return list.first;
}

static Block *prose_paragraph(const ProseWriter *w, Text text, TextRole role) {
    Block *block = block_new(w->arena, BLOCK_PARAGRAPH, w->place);
    block->paragraph = (ParagraphBlock){text, role};
    return block;
}

// Headings of prose stand below the section they are in: they are lead-ins, not sections.
static Block *prose_heading(const ProseWriter *w, const Prose *prose) {
    Block *block = prose_paragraph(w, inlines_text(w, prose->inlines), ROLE_LEAD);
    block->keep_with_next = true;
    return block;
}

static size_t count_children(const Prose *prose) {
    size_t n = 0;
    for (const Prose *child = prose->children; child; child = child->next) n++;
    return n;
}

enum { LONG_ITEM = 240 }; // [bytes] about three lines: such items need room between them

static bool is_long(const Prose *item) {
    size_t n = 0;
    for (const Prose *part = item->children; part; part = part->next) {
        for (const Inline *run = part->inlines; run; run = run->next) n += run->text.n;
    }
    return n > LONG_ITEM;
}

static Block *prose_list(const ProseWriter *w, const Prose *prose) {
    const size_t n = count_children(prose);
    ListItem *items = arena_push(w->arena, ListItem, n);
    uint32_t number = prose->start;
    size_t i = 0;
    bool tight = prose->tight;
    for (const Prose *child = prose->children; child; child = child->next) {
        tight = tight && !is_long(child);
        const Str label =
            prose->ordered ? str_format(w->arena, "%u%c", number++, prose->delimiter) : STR("•");
        items[i].label = text_plain(w->arena, label);
        items[i++].children = prose_blocks(w, child->children);
    }
    Block *block = block_new(w->arena, BLOCK_LIST, w->place);
    block->list = (ListBlock){items, n, prose->ordered, tight};
    return block;
}

static Align cell_align(char align) {
    return align == 'r' ? ALIGN_END : align == 'c' ? ALIGN_CENTER : ALIGN_START;
}

static Row prose_row(const ProseWriter *w, const Prose *prose) {
    Row row = {.n = count_children(prose), .place = prose->place};
    row.cells = arena_push(w->arena, Cell, row.n);
    size_t i = 0;
    for (const Prose *cell = prose->children; cell; cell = cell->next, i++) {
        row.cells[i].align = cell_align(cell->align);
        row.cells[i].children = prose_paragraph(w, inlines_text(w, cell->inlines), ROLE_TABLE_BODY);
    }
    return row;
}

static Block *prose_table(const ProseWriter *w, const Prose *prose) {
    const Prose *head = prose->header_rows ? prose->children : NULL;
    const size_t rows = count_children(prose) - (head ? 1 : 0);
    const Prose *first = head ? head->next : prose->children;
    const size_t columns = prose->children ? count_children(prose->children) : 0;
    Block *block = block_new(w->arena, BLOCK_TABLE, w->place);
    TableColumn *made = arena_push(w->arena, TableColumn, columns);
    size_t i = 0;
    for (const Prose *cell = head ? head->children : NULL; cell; cell = cell->next, i++) {
        made[i].head = inlines_text(w, cell->inlines);
        made[i].align = cell_align(cell->align);
    }
    Row *stored = arena_push(w->arena, Row, rows);
    i = 0;
    for (; first; first = first->next) stored[i++] = prose_row(w, first);
    block->table.columns = made;
    block->table.column_count = columns;
    block->table.rows = row_source_of(w->arena, stored, rows);
    return block;
}

static Block *prose_block(const ProseWriter *w, const Prose *prose) {
    switch (prose->kind) {
    case PROSE_HEADING: return prose_heading(w, prose);
    case PROSE_LIST: return prose_list(w, prose);
    case PROSE_TABLE: return prose_table(w, prose);
    case PROSE_RULE: return block_new(w->arena, BLOCK_RULE, w->place);
    case PROSE_CODE: {
        Block *block = block_new(w->arena, BLOCK_CODE, w->place);
        block->paragraph = (ParagraphBlock){text_plain(w->arena, prose->text), ROLE_CODE};
        return block;
    }
    case PROSE_QUOTE: {
        Block *block = block_new(w->arena, BLOCK_QUOTE, w->place);
        block->children = prose_blocks(w, prose->children);
        return block;
    }
    case PROSE_PARAGRAPH:
    case PROSE_ITEM:
    case PROSE_ROW:
    case PROSE_CELL: break;
    }
    return prose_paragraph(w, inlines_text(w, prose->inlines), ROLE_BODY);
}

Block *composer_prose(Composer *composer, Arena *arena, const Prose *first, Place place) {
    const ProseWriter writer = {composer, arena, place};
    return prose_blocks(&writer, first);
}
