// SPDX-License-Identifier: MIT
// Property: of a random document on pages from 60 mm height up, every word appears exactly once and
// in order in the structure; no line over another; nothing outside the page; headings never last.
#include "typeset_bench.h"

typedef struct {
    Arena *arena;
    uint64_t state;
    unsigned words; // so far: each word is another one
    Buf expected;
    VEC(Str) notes; // mark and words of each footnote, without blanks
} Random;

static unsigned pick(Random *random, unsigned below) {
    random->state = random->state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(random->state >> 33) % below;
}

static Block *random_list_of_note(Random *random) {
    ListItem *item = arena_push(random->arena, ListItem, 1);
    item->label = text_of(random->arena, "•");
    item->children = new_paragraph(random->arena, "listed");
    Block *block = new_block(random->arena, BLOCK_LIST);
    block->list = (ListBlock){.items = item, .n = 1};
    return block;
}

static void put_words(Buf *out, Str words) {
    for (size_t i = 0; i < words.n; i++)
        if (words.at[i] != ' ') buf_putc(out, words.at[i]);
}

static void random_note(Random *random, TextSpan *span) {
    Buf words = {0}, expected = {0};
    const unsigned n = pick(random, 5) ? 1 + pick(random, 20) : 150;
    for (unsigned i = 0; i < n; i++) buf_printf(&words, "note%u ", random->words++);
    Block *block = new_paragraph(random->arena, str_cstring(random->arena, buf_str(&words)));
    if (n > 10) block->next = random_list_of_note(random);
    span->footnote = block;
    put_words(&expected, span->text);
    put_words(&expected, buf_str(&words));
    if (n > 10) put_words(&expected, STR("•listed"));
    *vec_push(random->arena, &random->notes) = str_copy(random->arena, buf_str(&expected));
    buf_release(&words);
    buf_release(&expected);
}

static bool is_blank(Str text) {
    return str_trim(text).n == 0;
}

static void random_look(Random *random, TextSpan *span) {
    const unsigned kind = pick(random, 8);
    if (kind == 6 && span->text.n < 7 && !is_blank(span->text)) random_note(random, span);
    span->strong = kind == 0;
    span->emph = kind == 1;
    if (kind == 2) span->url = STR("https://a.example/");
    if (kind == 3) span->to = STR("sec-1");
    if (kind == 4) span->lang = STR("fr");
    if (kind == 5) span->alt = STR("instead");
}

// The text cut into up to three spans of different looks, anywhere but within a letter.
static Text random_spans(Random *random, Str all) {
    const size_t n = pick(random, 3) ? 1 : 1 + pick(random, 3);
    TextSpan *spans = arena_push(random->arena, TextSpan, n);
    for (size_t i = 0; i < n; i++) {
        spans[i].text = str_slice(all, all.n * i / n, all.n * (i + 1) / n);
        if (n > 1) random_look(random, &spans[i]);
    }
    return (Text){spans, n};
}

// `n` new words; what is expected of the page is noted.
static Text random_words(Random *random, unsigned n) {
    Buf buf = {0};
    for (unsigned i = 0; i < n; i++) {
        if (i) buf_putc(&buf, ' ');
        const size_t from = buf.n;
        buf_printf(&buf, "%.*s%u", (int)(1 + pick(random, 7)), "abcdefghij", random->words++);
        buf_put(&random->expected, (Str){buf.at + from, buf.n - from});
    }
    const Str all = str_copy(random->arena, buf_str(&buf));
    buf_release(&buf);
    return random_spans(random, all);
}

static Block *random_blocks(Random *random, unsigned depth, bool in_cell, bool in_list);

static Block *random_paragraph(Random *random, unsigned most) {
    Block *block = new_block(random->arena, BLOCK_PARAGRAPH);
    block->paragraph.text = random_words(random, 1 + pick(random, most));
    return block;
}

static Block *random_list(Random *random, unsigned depth, bool in_cell) {
    Block *block = new_block(random->arena, BLOCK_LIST);
    const size_t n = 1 + pick(random, 4);
    ListItem *items = arena_push(random->arena, ListItem, n);
    for (size_t i = 0; i < n; i++) {
        items[i].label = random_words(random, 1);
        if (pick(random, 9)) items[i].children = random_blocks(random, depth + 1, in_cell, true);
    }
    block->list = (ListBlock){.items = items, .n = n, .tight = pick(random, 2) == 0};
    return block;
}

// A group begins, goes on or ends where no cell reaches down.
static void random_group_of(Random *random, Row *row, const Row *above, const unsigned *occupied) {
    unsigned reaching = 0;
    for (size_t c = 0; c < 8; c++) reaching += occupied[c];
    if (above) row->group = above->group;
    if (reaching == 0 && pick(random, 4) == 0)
        row->group = pick(random, 3) ? random_words(random, 1 + pick(random, 4)) : (Text){0};
    if (pick(random, 2)) row->group_continued = text_of(random->arena, "group continued");
}

// Spans of columns and rows where they have room; a spanned place gets no cell.
static void random_row(Random *random, Row *row, size_t columns, unsigned *occupied,
                       size_t rows_left) {
    row->cells = arena_push(random->arena, Cell, columns);
    unsigned next[8] = {0};
    for (size_t c = 0; c < columns;) {
        if (occupied[c]) {
            next[c] = occupied[c] - 1;
            c++;
            continue;
        }
        Cell *cell = &row->cells[row->n++];
        size_t room = 1;
        while (c + room < columns && !occupied[c + room]) room++;
        const size_t span = pick(random, 6) ? 1 : 1 + pick(random, (unsigned)room);
        cell->col_span = (uint16_t)span;
        cell->row_span = (uint16_t)(pick(random, 8) ? 1 : 1 + pick(random, rows_left < 4 ? 2 : 4));
        cell->children = random_blocks(random, 2, true, false);
        for (size_t k = 0; k < span; k++) next[c + k] = cell->row_span - 1U;
        c += span;
    }
    memcpy(occupied, next, sizeof next);
}

// As few columns as fit into one part.
static Block *random_table(Random *random, unsigned depth, bool in_list) {
    const unsigned most = !in_list ? 3 : (depth > 1 ? 1 : 2);
    const size_t columns = 1 + pick(random, most), n = 1 + pick(random, 14);
    TableColumn *heads = arena_push(random->arena, TableColumn, columns);
    Row *rows = arena_push(random->arena, Row, n);
    Block *block = new_table(random->arena, heads, columns, rows, n);
    block->table.caption = random_words(random, 4);
    for (size_t c = 0; c < columns; c++) {
        heads[c].head = random_words(random, 1 + pick(random, 2));
        heads[c].width = pick(random, 3) ? WIDTH_WEIGHT : WIDTH_FIT;
        heads[c].weight = (uint16_t)(1 + pick(random, 3));
        heads[c].align = pick(random, 3) ? ALIGN_START : ALIGN_END;
    }
    unsigned occupied[8] = {0};
    for (size_t r = 0; r < n; r++) {
        random_group_of(random, &rows[r], r ? &rows[r - 1] : NULL, occupied);
        random_row(random, &rows[r], columns, occupied, n - r);
        rows[r].total = pick(random, 9) == 0;
    }
    block->table.continued = text_of(random->arena, "continued");
    block->table.note = random_words(random, 3);
    return block;
}

static Block *random_section(Random *random, unsigned depth) {
    Block *block = new_block(random->arena, BLOCK_SECTION);
    block->section.title = random_words(random, 1 + pick(random, 3));
    block->section.new_page = pick(random, 8) == 0;
    block->children = random_blocks(random, depth + 1, false, false);
    return block;
}

static Block *random_quote(Random *random, unsigned depth) {
    Block *block = new_block(random->arena, BLOCK_QUOTE);
    block->children = random_blocks(random, depth + 1, false, true);
    return block;
}

static Block *random_group(Random *random, unsigned depth, bool in_list) {
    Block *block = new_block(random->arena, BLOCK_GROUP);
    block->children = random_blocks(random, depth + 1, false, in_list);
    return block;
}

static Block *random_tiles(Random *random) {
    Block *block = new_block(random->arena, BLOCK_TILES);
    const size_t n = 1 + pick(random, 6);
    Tile *tiles = arena_push(random->arena, Tile, n);
    for (size_t i = 0; i < n; i++) {
        tiles[i].figure = random_words(random, 1);
        tiles[i].label = random_words(random, 1);
        tiles[i].change = random_words(random, 1);
        tiles[i].look = STR("complete");
    }
    block->tiles = (TilesBlock){tiles, n};
    return block;
}

static Block *random_callout(Random *random, unsigned depth) {
    Block *block = new_block(random->arena, BLOCK_CALLOUT);
    if (pick(random, 3)) block->callout.title = random_words(random, 2);
    block->children = random_blocks(random, depth + 1, false, true);
    return block;
}

static Block *random_columns(Random *random, unsigned depth) {
    Block *block = new_block(random->arena, BLOCK_COLUMNS);
    const size_t n = 1 + pick(random, 2);
    const Block **columns = arena_push(random->arena, const Block *, n);
    // A table in a narrow column is cut into parts, which are read in another order.
    const unsigned within = n == 1 ? depth + 1 : 3;
    for (size_t i = 0; i < n; i++)
        columns[i] = pick(random, 7) ? random_blocks(random, within, false, true) : NULL;
    block->columns = (ColumnsBlock){.columns = columns, .n = n};
    return block;
}

static Block *random_definitions(Random *random, unsigned depth, bool in_cell) {
    Block *block = new_block(random->arena, BLOCK_DEFINITIONS);
    const size_t n = 1 + pick(random, 3);
    Definition *items = arena_push(random->arena, Definition, n);
    for (size_t i = 0; i < n; i++) {
        items[i].term = random_words(random, 1 + pick(random, 7));
        if (pick(random, 9)) items[i].children = random_blocks(random, depth + 1, in_cell, true);
    }
    block->definitions = (DefinitionsBlock){items, n};
    return block;
}

static Block *random_lines(Random *random) {
    Block *block = new_block(random->arena, BLOCK_LINES);
    block->lines.n = (uint16_t)pick(random, 6);
    return block;
}

static Block *random_holder(Random *random, unsigned depth, bool in_cell) {
    switch (pick(random, in_cell ? 1 : 4)) {
    case 0: return random_definitions(random, depth, in_cell);
    case 1: return random_callout(random, depth);
    case 2: return random_columns(random, depth);
    default: return random_lines(random);
    }
}

static Block *random_kind(Random *random, unsigned depth, bool in_cell, bool in_list) {
    const unsigned kind = pick(random, 20);
    if (depth < 3 && kind > 15) return random_holder(random, depth, in_cell);
    if (depth < 4 && kind == 0) return random_list(random, depth, in_cell);
    if (in_cell) return random_paragraph(random, 14);
    if (depth < 3 && kind == 1) return random_table(random, depth, in_list);
    if (depth < 4 && kind < 4 && !in_list) return random_section(random, depth);
    if (depth < 3 && kind == 4) return random_quote(random, depth);
    if (depth < 3 && kind == 5) return random_group(random, depth, in_list);
    if (depth < 2 && kind == 6) return random_tiles(random);
    return random_paragraph(random, 60);
}

static Block *random_block(Random *random, unsigned depth, bool in_cell, bool in_list) {
    Block *block = random_kind(random, depth, in_cell, in_list);
    block->keep_with_next = pick(random, 8) == 0;
    return block;
}

static Block *random_blocks(Random *random, unsigned depth, bool in_cell, bool in_list) {
    const unsigned n = depth == 0 ? 6 + pick(random, 8) : 1 + pick(random, in_cell ? 2 : 3);
    Block *first = random_block(random, depth, in_cell, in_list), *last = first;
    for (unsigned i = 1; i < n; i++) {
        Block *next = random_block(random, depth, in_cell, in_list);
        last->next = next;
        last = next;
    }
    return first;
}

// Every note stands in the document once, whole, whatever pages it takes.
static void check_notes(const Random *random, const Reader *reader, unsigned seed) {
    size_t seen = 0;
    for (size_t i = 0; i < reader->nodes.n; i++) seen += reader->nodes.at[i]->tag == TAG_NOTE;
    for (size_t i = 0; i < random->notes.n; i++) {
        size_t found = 0;
        for (size_t k = 0; k < reader->nodes.n; k++)
            if (reader->nodes.at[k]->tag == TAG_NOTE)
                found +=
                    str_eq(node_words(random->arena, reader->nodes.at[k]), random->notes.at[i]);
        if (found != 1)
            fail_msg("seed %u: note '%.*s' stands in the document %zu times", seed,
                     STR_ARGS(random->notes.at[i]), found);
    }
    assert_int_equal(seen, random->notes.n);
}

static void check_document(uint64_t seed, Len height) {
    Bench bench;
    bench_open(&bench, LEN(300), height);
    Random random = {.arena = bench.arena, .state = seed * 77 + 5};
    bench.composition.blocks = random_blocks(&random, 0, false, false);
    bench.composition.right_to_left = seed % 5 == 4;
    const Reader reader = read_document(&bench, NULL, NULL);
    if (diag_is_fatal(&bench.diag)) fail_msg("seed %u: a fatal finding", (unsigned)seed);
    const Str words = node_words(bench.arena, reader.nodes.at[0]);
    const Str expected = buf_str(&random.expected);
    size_t same = 0;
    while (same < words.n && same < expected.n && words.at[same] == expected.at[same]) same++;
    if (!str_eq(words, expected))
        fail_msg("seed %u, height %d: words are lost, doubled or out of order:\n%.*s\n%.*s",
                 (unsigned)seed, height, STR_ARGS(str_slice(words, same, same + 100)),
                 STR_ARGS(str_slice(expected, same, same + 100)));
    for (size_t i = 0; i < reader.indices.n; i++) assert_int_equal(reader.indices.at[i], i);
    check_notes(&random, &reader, (unsigned)seed);
    buf_release(&random.expected);
    bench_close(&bench);
}

static void small_pages(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 40; seed++) check_document(seed, LEN_MM(60));
}

static void large_pages(void **state) {
    (void)state;
    for (uint64_t seed = 100; seed < 140; seed++)
        check_document(seed, LEN_MM(90) + (Len)(seed - 100) * LEN_MM(5));
}

// The first part of a slide says its title; what later parts say is taken out of the words again.
static Str part_title(void *self, Arena *arena, Str title, size_t part, size_t parts) {
    (void)self;
    (void)arena;
    assert_true(part >= 1 && part <= parts);
    return part == 1 ? title : STR("again");
}

static Block *random_slide(Random *random) {
    Block *block = new_block(random->arena, BLOCK_SLIDE);
    SlideBlock *slide = &block->slide;
    slide->kind = (SlideKind)pick(random, 3);
    slide->part_title = part_title;
    if (pick(random, 3) == 0) slide->kicker = random_words(random, 1);
    slide->title = random_words(random, 1 + pick(random, 2));
    if (pick(random, 3) == 0) slide->subtitle = random_words(random, 2);
    if (pick(random, 5)) block->children = random_blocks(random, 1, false, true);
    return block;
}

static Str without(Arena *arena, Str words, Str gone) {
    Buf buf = {0};
    for (size_t i = 0; i < words.n;) {
        if (str_starts(str_slice(words, i, words.n), gone))
            i += gone.n;
        else
            buf_putc(&buf, words.at[i++]);
    }
    const Str left = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return left;
}

static void check_deck(uint64_t seed, Len height) {
    Bench bench;
    bench_open(&bench, LEN(400), height);
    bench.theme.slide_words = seed % 3 ? 0 : 40;
    bench.theme.slide_bullets = seed % 4 ? 0 : 6;
    Random random = {.arena = bench.arena, .state = seed * 91 + 3};
    Block *first = random_slide(&random), *last = first;
    for (unsigned i = 0; i < 5; i++) {
        Block *next = random_slide(&random);
        last->next = next;
        last = next;
    }
    bench.composition.blocks = first;
    bench.composition.right_to_left = seed % 5 == 4;
    const Reader reader = read_document(&bench, NULL, NULL);
    if (diag_is_fatal(&bench.diag)) fail_msg("deck %u: a fatal finding", (unsigned)seed);
    const Str words =
        without(bench.arena, node_words(bench.arena, reader.nodes.at[0]), STR("again"));
    if (!str_eq(words, buf_str(&random.expected)))
        fail_msg("deck %u, height %d: words are lost, doubled or out of order:\n%.*s\n%.*s",
                 (unsigned)seed, height, STR_ARGS(words), STR_ARGS(buf_str(&random.expected)));
    check_notes(&random, &reader, (unsigned)seed);
    buf_release(&random.expected);
    bench_close(&bench);
}

static void decks(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 30; seed++) check_deck(seed, LEN_MM(80) + (Len)seed * LEN_MM(4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_pages),
        cmocka_unit_test(large_pages),
        cmocka_unit_test(decks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
