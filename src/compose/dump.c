// SPDX-License-Identifier: MIT
// Dump: one line a block, its parts below it; texts in quotes with their marks in brackets.
#include "compose/dump.h"

#include "base/vec.h"

typedef struct {
    Buf *out;
    Arena *arena; // of one row
    int depth;
} Dump;

static const char *const ROLES[] = {
#define X(ROLE, name) name,
    TEXT_ROLES(X)
#undef X
};

static void line(Dump *d, const char *name) {
    for (int i = 0; i < d->depth; i++) buf_put(d->out, STR("  "));
    buf_put(d->out, str_of(name));
}

static void put_quoted(Dump *d, Str s) {
    buf_putc(d->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"' || s.at[i] == '\\') buf_putc(d->out, '\\');
        buf_putc(d->out, s.at[i]);
    }
    buf_putc(d->out, '"');
}

static void put_mark(Dump *d, bool set, const char *name) {
    if (set) buf_printf(d->out, "[%s]", name);
}

static void put_property(Dump *d, const char *name, Str value) {
    if (value.n) buf_printf(d->out, "[%s=%.*s]", name, STR_ARGS(value));
}

static void put_text(Dump *d, Text text) {
    for (size_t i = 0; i < text.n; i++) {
        const TextSpan *span = &text.at[i];
        buf_putc(d->out, ' ');
        put_quoted(d, span->text);
        put_mark(d, span->emph, "emph");
        put_mark(d, span->strong, "strong");
        put_mark(d, span->code, "code");
        put_mark(d, span->muted, "muted");
        put_property(d, "lang", span->lang);
        put_property(d, "url", span->url);
        put_property(d, "to", span->to);
        put_property(d, "alt", span->alt);
        put_property(d, "page-of", span->page_of);
        put_mark(d, span->footnote != NULL, "footnote");
    }
}

static void dump_blocks(Dump *d, const Block *block);

static void text_line(Dump *d, const char *name, Text text) {
    if (text.n == 0) return;
    line(d, name);
    put_text(d, text);
    buf_putc(d->out, '\n');
    d->depth++;
    for (size_t i = 0; i < text.n; i++) dump_blocks(d, text.at[i].footnote);
    d->depth--;
}

static void text_word(Dump *d, const char *name, const char *word) {
    line(d, name);
    buf_printf(d->out, " %s\n", word);
}

static void str_line(Dump *d, const char *name, Str value) {
    text_line(d, name, value.n ? (Text){&(TextSpan){.text = value}, 1} : (Text){0});
}

static void dump_list(Dump *d, const ListBlock *list) {
    for (size_t i = 0; i < list->n; i++) {
        text_line(d, "item", list->items[i].label);
        d->depth++;
        dump_blocks(d, list->items[i].children);
        d->depth--;
    }
}

static void dump_row(Dump *d, const char *name, const Row *row) {
    line(d, name);
    put_property(d, "destination", row->destination);
    put_property(d, "alias", row->destination_alias);
    put_mark(d, row->total, "total");
    put_text(d, row->group);
    buf_putc(d->out, '\n');
    d->depth++;
    for (size_t i = 0; i < row->n; i++) {
        const Cell *cell = &row->cells[i];
        line(d, "cell");
        put_mark(d, cell->header, "header");
        if (cell->col_span > 1) buf_printf(d->out, "[col_span=%d]", cell->col_span);
        if (cell->row_span > 1) buf_printf(d->out, "[row_span=%d]", cell->row_span);
        buf_putc(d->out, '\n');
        d->depth++;
        dump_blocks(d, cell->children);
        d->depth--;
    }
    d->depth--;
}

static void dump_column(Dump *d, const TableColumn *column) {
    line(d, "column");
    if (column->width == WIDTH_FIT) {
        buf_put(d->out, STR("[fit]"));
    } else {
        buf_printf(d->out, "[%d]", column->weight ? column->weight : 1);
    }
    put_mark(d, column->row_header, "row-header");
    put_mark(d, column->align == ALIGN_END, "end");
    put_text(d, column->head);
    buf_putc(d->out, '\n');
}

static void dump_table(Dump *d, const TableBlock *table) {
    text_line(d, "caption", table->caption);
    for (size_t i = 0; i < table->column_count; i++) dump_column(d, &table->columns[i]);
    for (size_t i = 0; i < table->head_row_count; i++)
        dump_row(d, "head-row", &table->head_rows[i]);
    for (size_t i = 0; i < table->rows.n; i++) {
        Row row = {0};
        const ArenaMark mark = arena_mark(d->arena);
        if (!table->rows.row(table->rows.self, i, d->arena, &row)) break;
        dump_row(d, "row", &row);
        arena_rewind(d->arena, mark);
    }
    text_line(d, "note", table->note);
}

static void dump_chart(Dump *d, const ChartBlock *chart) {
    static const char *const kinds[] = {NULL, "grouped", "percent"};
    text_line(d, "caption", chart->caption);
    if (kinds[chart->kind]) text_word(d, "kind", kinds[chart->kind]);
    if (chart->horizontal) text_word(d, "direction", "horizontal");
    text_line(d, "target", chart->target_label);
    for (size_t i = 0; i < chart->category_count; i++) {
        line(d, "category");
        put_text(d, chart->categories[i].label);
        put_text(d, chart->categories[i].second_label);
        put_property(d, "mark", chart->categories[i].mark);
        buf_printf(d->out, " month %d", chart->categories[i].month);
        if (chart->targets) buf_printf(d->out, " target %lld", (long long)chart->targets[i]);
        buf_putc(d->out, '\n');
    }
    for (size_t s = 0; s < chart->series_count; s++) {
        line(d, "series");
        put_text(d, chart->series[s].label);
        put_property(d, "look", chart->series[s].look);
        for (size_t i = 0; i < chart->category_count; i++) {
            buf_printf(d->out, " %lld", (long long)chart->series[s].values[i]);
        }
        buf_putc(d->out, '\n');
    }
    text_line(d, "note", chart->note);
    str_line(d, "alt", chart->alt);
}

static void dump_tiles(Dump *d, const TilesBlock *tiles) {
    for (size_t i = 0; i < tiles->n; i++) {
        line(d, "tile");
        put_property(d, "look", tiles->tiles[i].look);
        put_text(d, tiles->tiles[i].figure);
        put_text(d, tiles->tiles[i].label);
        put_text(d, tiles->tiles[i].change);
        buf_putc(d->out, '\n');
    }
}

static void dump_hexagons(Dump *d, const HexagonsBlock *map) {
    static const char *const states[] = {"unknown", "completed", "covered", "pending"};
    text_line(d, "caption", map->caption);
    for (size_t g = 0; g < map->group_count; g++) {
        text_line(d, "hexagons", map->groups[g].title);
        d->depth++;
        for (size_t i = 0; i < map->groups[g].n; i++) {
            text_line(d, states[map->groups[g].hexagons[i].state],
                      map->groups[g].hexagons[i].label);
        }
        d->depth--;
    }
    text_line(d, "legend", map->legend_title);
    for (size_t i = 0; i < map->key_count; i++) {
        text_line(d, states[map->keys[i].state], map->keys[i].label);
    }
    text_line(d, "note", map->note);
    str_line(d, "alt", map->alt);
}

static void dump_timeline(Dump *d, const TimelineBlock *timeline) {
    static const char *const kinds[] = {"undated", "point", "bar"};
    text_line(d, "caption", timeline->caption);
    for (size_t i = 0; i < timeline->n; i++) {
        const Milestone *milestone = &timeline->milestones[i];
        line(d, kinds[milestone->kind]);
        put_property(d, "look", milestone->look);
        put_text(d, milestone->label);
        put_text(d, milestone->detail);
        buf_printf(d->out, " days %d..%d %d..%d\n", milestone->from.first, milestone->from.last,
                   milestone->to.first, milestone->to.last);
    }
    text_line(d, "as-of", timeline->as_of_label);
    text_line(d, "note", timeline->note);
    str_line(d, "alt", timeline->alt);
}

static void dump_slide(Dump *d, const SlideBlock *slide) {
    static const char *const kinds[] = {"title", "section", "content"};
    text_word(d, "kind", kinds[slide->kind]);
    text_line(d, "kicker", slide->kicker);
    text_line(d, "title", slide->title);
    text_line(d, "subtitle", slide->subtitle);
}

static void dump_columns(Dump *d, const ColumnsBlock *columns) {
    for (size_t i = 0; i < columns->n; i++) {
        line(d, "column");
        buf_printf(d->out, " %d\n", columns->weights ? columns->weights[i] : 1);
        d->depth++;
        dump_blocks(d, columns->columns[i]);
        d->depth--;
    }
}

static void dump_definitions(Dump *d, const DefinitionsBlock *definitions) {
    for (size_t i = 0; i < definitions->n; i++) {
        text_line(d, "term", definitions->items[i].term);
        d->depth++;
        dump_blocks(d, definitions->items[i].children);
        d->depth--;
    }
}

static void dump_figure(Dump *d, const FigureBlock *figure) {
    text_line(d, "caption", figure->caption);
    str_line(d, "alt", figure->alt);
    line(d, "width");
    buf_printf(d->out, " %d\n", figure->width);
}

static void dump_cover(Dump *d, const CoverBlock *cover) {
    text_line(d, "publisher", cover->publisher);
    text_line(d, "series", cover->series);
    text_line(d, "title", cover->title);
    text_line(d, "subtitle", cover->subtitle);
    text_line(d, "notes", cover->notes);
    dump_blocks(d, cover->logo);
}

static void dump_body(Dump *d, const Block *block) {
    switch (block->kind) {
    case BLOCK_COVER: dump_cover(d, &block->cover); break;
    case BLOCK_CONTENTS: text_line(d, "title", block->contents.title); break;
    case BLOCK_SECTION: text_line(d, "title", block->section.title); break;
    case BLOCK_PARAGRAPH:
    case BLOCK_CODE: text_line(d, ROLES[block->paragraph.role], block->paragraph.text); break;
    case BLOCK_LIST: dump_list(d, &block->list); break;
    case BLOCK_TABLE: dump_table(d, &block->table); break;
    case BLOCK_CHART: dump_chart(d, &block->chart); break;
    case BLOCK_TILES: dump_tiles(d, &block->tiles); break;
    case BLOCK_CALLOUT: text_line(d, "title", block->callout.title); break;
    case BLOCK_COLUMNS: dump_columns(d, &block->columns); break;
    case BLOCK_DEFINITIONS: dump_definitions(d, &block->definitions); break;
    case BLOCK_FIGURE: dump_figure(d, &block->figure); break;
    case BLOCK_HEXAGONS: dump_hexagons(d, &block->hexagons); break;
    case BLOCK_TIMELINE: dump_timeline(d, &block->timeline); break;
    case BLOCK_SLIDE: dump_slide(d, &block->slide); break;
    case BLOCK_LINES:
    case BLOCK_GROUP:
    case BLOCK_QUOTE:
    case BLOCK_RULE:
    case BLOCK_PAGE_BREAK:
    case BLOCK__COUNT: break;
    }
    dump_blocks(d, block->children);
}

static void dump_blocks(Dump *d, const Block *block) {
    for (; block; block = block->next) {
        line(d, block_kind_name(block->kind));
        put_property(d, "id", block->id);
        put_mark(d, block->keep_with_next, "keep-with-next");
        if (block->kind == BLOCK_SECTION) {
            put_mark(d, block->section.new_page, "new-page");
            put_mark(d, block->section.unlisted, "unlisted");
        }
        buf_putc(d->out, '\n');
        d->depth++;
        dump_body(d, block);
        d->depth--;
    }
}

void composition_dump(const Composition *composition, Buf *out) {
    Dump d = {.out = out, .arena = arena_new(64 * 1024)};
    str_line(&d, "id", composition->id);
    str_line(&d, "title", composition->title);
    str_line(&d, "lang", composition->lang);
    str_line(&d, "subject", composition->info.subject);
    str_line(&d, "publisher", composition->info.publisher);
    str_line(&d, "date", composition->info.date);
    put_mark(&d, composition->right_to_left, "right-to-left");
    text_line(&d, "head-start", composition->furniture.head_start);
    text_line(&d, "head-end", composition->furniture.head_end);
    text_line(&d, "foot-start", composition->furniture.foot_start);
    dump_blocks(&d, composition->blocks);
    arena_drop(d.arena);
}
