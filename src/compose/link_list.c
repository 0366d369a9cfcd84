// SPDX-License-Identifier: MIT
// Link list: on paper a link is only its words; so all that have others than their address are
// listed at the end with it, in reading order, each once.
#include "base/map.h"
#include "compose/blocks.h"
#include "compose/composer.h"

typedef struct {
    Text words;
    Str url;
} Link;

typedef struct {
    Arena *arena; // of the job
    Arena *rows;  // of one row of a table
    Map seen;
    Text between; // two words that lead to one target
    VEC(Link *) links;
    bool complete;
} Collector;

static bool is_listed(Str url, Str words) {
    if (!str_starts(url, STR("http://")) && !str_starts(url, STR("https://"))) return false;
    return words.n > 0 && str_find(words, url, 0) == SIZE_MAX;
}

// A target that several words lead to stands once, with all of them.
static void add_link(Collector *c, Str url, Text words) {
    const Str plain = str_trim(text_plain_words(c->arena, words));
    if (!is_listed(url, plain)) return;
    const Str own = str_copy(c->arena, plain);
    Link *known = map_lookup(&c->seen, url);
    if (!known) {
        known = arena_push(c->arena, Link, 1);
        known->url = str_copy(c->arena, url);
        map_put(c->arena, &c->seen, known->url, known);
        *vec_push(c->arena, &c->links) = known;
    }
    const Str key = str_format(c->arena, "%.*s %.*s", STR_ARGS(known->url), STR_ARGS(own));
    if (map_put(c->arena, &c->seen, key, known)) return;
    if (known->words.n) {
        known->words = text_join(c->arena, known->words, c->between);
    }
    known->words = text_join(c->arena, known->words, text_plain(c->arena, own));
}

static void collect_blocks(Collector *c, const Block *block);

// Neighbours with one target are one link, whatever their look.
static void collect_text(Collector *c, Text text) {
    for (size_t i = 0; i < text.n;) {
        size_t end = i + 1;
        while (end < text.n && text.at[i].url.n && str_eq(text.at[end].url, text.at[i].url)) end++;
        if (text.at[i].url.n) add_link(c, text.at[i].url, (Text){text.at + i, end - i});
        collect_blocks(c, text.at[i].footnote);
        i = end;
    }
}

static void collect_row(Collector *c, const Row *row) {
    for (size_t i = 0; i < row->n; i++) collect_blocks(c, row->cells[i].children);
}

static void collect_table(Collector *c, const TableBlock *table) {
    collect_text(c, table->caption);
    for (size_t i = 0; i < table->column_count; i++) collect_text(c, table->columns[i].head);
    for (size_t i = 0; c->complete && i < table->rows.n; i++) {
        Row row = {0};
        const ArenaMark mark = arena_mark(c->rows);
        c->complete = table->rows.row(table->rows.self, i, c->rows, &row);
        if (c->complete) collect_row(c, &row);
        arena_rewind(c->rows, mark);
    }
    collect_text(c, table->note);
}

static void collect_list(Collector *c, const ListBlock *list) {
    for (size_t i = 0; i < list->n; i++) collect_blocks(c, list->items[i].children);
}

static void collect_definitions(Collector *c, const DefinitionsBlock *definitions) {
    for (size_t i = 0; i < definitions->n; i++) {
        collect_text(c, definitions->items[i].term);
        collect_blocks(c, definitions->items[i].children);
    }
}

static void collect_columns(Collector *c, const ColumnsBlock *columns) {
    for (size_t i = 0; i < columns->n; i++) collect_blocks(c, columns->columns[i]);
}

static void collect_tiles(Collector *c, const TilesBlock *tiles) {
    for (size_t i = 0; i < tiles->n; i++) collect_text(c, tiles->tiles[i].label);
}

static void collect_block(Collector *c, const Block *block) {
    switch (block->kind) {
    case BLOCK_SECTION: collect_text(c, block->section.title); break;
    case BLOCK_PARAGRAPH: collect_text(c, block->paragraph.text); break;
    case BLOCK_LIST: collect_list(c, &block->list); break;
    case BLOCK_TABLE: collect_table(c, &block->table); break;
    case BLOCK_DEFINITIONS: collect_definitions(c, &block->definitions); break;
    case BLOCK_COLUMNS: collect_columns(c, &block->columns); break;
    case BLOCK_TILES: collect_tiles(c, &block->tiles); break;
    case BLOCK_CALLOUT: collect_text(c, block->callout.title); break;
    case BLOCK_FIGURE: collect_text(c, block->figure.caption); break;
    case BLOCK_CHART: collect_text(c, block->chart.note); break;
    case BLOCK_HEXAGONS: collect_text(c, block->hexagons.note); break;
    case BLOCK_TIMELINE: collect_text(c, block->timeline.note); break;
    case BLOCK_COVER:
    case BLOCK_CONTENTS:
    case BLOCK_GROUP:
    case BLOCK_QUOTE:
    case BLOCK_CODE:
    case BLOCK_RULE:
    case BLOCK_PAGE_BREAK:
    case BLOCK_SLIDE:
    case BLOCK_LINES:
    case BLOCK__COUNT: break;
    }
    collect_blocks(c, block->children);
}

static void collect_blocks(Collector *c, const Block *block) {
    for (; block && c->complete; block = block->next) collect_block(c, block);
}

static Row link_row(Arena *arena, const Link *link) {
    Row row = {.n = 2};
    row.cells = arena_push(arena, Cell, row.n);
    const Text address = text_marked(arena, text_plain(arena, link->url), text_mark_url, link->url);
    row.cells[0].children = block_paragraph(arena, link->words, ROLE_TABLE_BODY);
    row.cells[1].children = block_paragraph(arena, address, ROLE_TABLE_BODY);
    row.cells[0].header = true;
    return row;
}

static Block *link_table(Composer *composer, const Collector *c) {
    Messages *messages = composer->messages;
    TableColumn *columns = arena_push(c->arena, TableColumn, 2);
    columns[0] = (TableColumn){messages_plain(messages, c->arena, "column-link"),
                               .row_header = true, .weight = 2};
    columns[1] = (TableColumn){messages_plain(messages, c->arena, "column-address"), .weight = 3};
    Row *rows = arena_push(c->arena, Row, c->links.n);
    for (size_t i = 0; i < c->links.n; i++) rows[i] = link_row(c->arena, c->links.at[i]);
    Block *table = block_new(c->arena, BLOCK_TABLE, (Place){0});
    table->table.columns = columns;
    table->table.column_count = 2;
    table->table.rows = row_source_of(c->arena, rows, c->links.n);
    return table;
}

// A slide in a deck, a section elsewhere.
static Block *link_part(Composer *composer, const Collector *c, const Block *last) {
    Block *part;
    if (last->kind == BLOCK_SLIDE) {
        part = block_new(c->arena, BLOCK_SLIDE, last->place);
        part->slide = last->slide;
        part->slide.kind = SLIDE_CONTENT;
        part->slide.title = composer->link_title;
        part->slide.subtitle = part->slide.kicker = (Text){0};
    } else {
        part = block_new(c->arena, BLOCK_SECTION, last->place);
        part->section.title = composer->link_title;
    }
    part->children = link_table(composer, c);
    return part;
}

// The blocks of the document with more at the end.
static void append(Composer *composer, const Block *more) {
    Arena *arena = composer->options.arena;
    BlockList all = {0};
    for (const Block *at = composer->composition->blocks; at; at = at->next) {
        Block *copy = arena_push(arena, Block, 1);
        *copy = *at;
        copy->next = NULL;
        block_append(&all, copy);
    }
    for (; more; more = more->next) {
        Block *copy = arena_push(arena, Block, 1);
        *copy = *more;
        copy->next = NULL;
        block_append(&all, copy);
    }
    composer->composition->blocks = all.first;
}

static const Block *last_of(const Block *block) {
    while (block->next) block = block->next;
    return block;
}

bool composer_add_links(Composer *composer) {
    const Block *first = composer->composition->blocks;
    if (text_is_empty(composer->link_title)) return true;
    Collector c = {
        .arena = composer->options.arena, .rows = arena_new(64 * 1024), .complete = true};
    c.between = messages_plain(composer->messages, c.arena, "part-separator");
    collect_blocks(&c, first);
    arena_drop(c.rows);
    if (!c.complete || c.links.n == 0) return c.complete;
    append(composer, link_part(composer, &c, last_of(first)));
    return true;
}

void composer_add_colophon(Composer *composer) {
    if (composer->colophon.first) append(composer, composer->colophon.first);
}
