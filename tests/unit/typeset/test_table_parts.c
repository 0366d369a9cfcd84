// SPDX-License-Identifier: MIT
// Tables in parts and groups: labels of groups on every page, tables cut where columns have no
// room, and what stays together at every height of a page.
#include "typeset_bench.h"

enum { LOWEST = 171, HIGHEST = 470 }; // [pt] from 60 mm on

static Row words_row(Arena *arena, size_t n, const char *name, size_t number) {
    Row row = {.cells = arena_push(arena, Cell, n), .n = n};
    for (size_t i = 0; i < n; i++)
        row.cells[i] = cell_of(arena, str_format(arena, "%s%zu.%zu", name, number, i).at);
    return row;
}

static TableColumn *headed_columns(Arena *arena, size_t n) {
    TableColumn *columns = arena_push(arena, TableColumn, n);
    for (size_t i = 0; i < n; i++)
        columns[i].head = text_of(arena, str_format(arena, "Head%zu", i).at);
    columns[0].row_header = true;
    return columns;
}

// Rows of the groups One, Two (most of them) and none.
static Block *grouped_table(Arena *arena, size_t n) {
    Row *rows = arena_push(arena, Row, n);
    for (size_t i = 0; i < n; i++) {
        rows[i] = words_row(arena, 2, "c", i);
        if (i + 1 == n) continue;
        rows[i].group = text_of(arena, i < 2 ? "One" : "Two");
        rows[i].group_continued = text_of(arena, i < 2 ? "One again" : "Two again");
    }
    rows[n - 1].total = true;
    return new_table(arena, headed_columns(arena, 2), 2, rows, n);
}

static size_t count_lines(const Reader *reader, const char *words, bool artifact) {
    size_t n = 0;
    for (size_t i = 0; i < reader->lines.n; i++)
        n += str_eq(reader->lines.at[i].text, str_of(words)) &&
             (reader->lines.at[i].element == 0) == artifact;
    return n;
}

static void groups_are_bodies_with_a_label(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(600));
    bench.composition.blocks = grouped_table(bench.arena, 4);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]),
               "Document(Table(THead(TR(TH TH)) TBody(TR(TH) TR(TH TD) TR(TH TD)) "
               "TBody(TR(TH) TR(TH TD)) TBody(TR(TH TD))))");
    const Node *label = find_node(&reader, TAG_TH, 2);
    assert_str(node_words(bench.arena, label), "One");
    assert_int_equal(label->scope, SCOPE_ROW);
    assert_int_equal(label->col_span, 2);
    assert_str(label->header_id, "t1-g1");
    // A cell's headers: its column's, its group's and its row's; without a group two.
    assert_int_equal(find_node(&reader, TAG_TD, 0)->header_count, 3);
    assert_int_equal(find_node(&reader, TAG_TD, 3)->header_count, 2);
    bench_close(&bench);
}

static void a_label_stands_on_every_page_of_its_group(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    bench.composition.blocks = grouped_table(bench.arena, 40);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_true(reader.indices.n >= 4); // the group Two is on three pages at least
    assert_int_equal(count_lines(&reader, "One", false), 1);
    assert_int_equal(count_lines(&reader, "Two", false), 1);
    assert_int_equal(count_lines(&reader, "One again", true), 0);
    assert_int_equal(count_lines(&reader, "Two again", true), reader.indices.n - 1);
    assert_int_equal(count_lines(&reader, "Two again", false), 0);
    bench_close(&bench);
}

static void no_cell_reaches_into_another_group(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Row *rows = arena_push(arena, Row, 4);
    for (size_t i = 0; i < 4; i++) {
        rows[i] = words_row(arena, i == 1 ? 1 : 2, "c", i);
        rows[i].group = text_of(arena, i < 2 ? "One" : "Two");
    }
    rows[0].cells[0].row_span = 4;
    bench.composition.blocks = new_table(arena, headed_columns(arena, 2), 2, rows, 4);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_false(diag_is_fatal(&bench.diag));
    const Node *cell = find_node(&reader, TAG_TH, 3);
    assert_str(node_words(arena, cell), "c0.0");
    assert_int_equal(cell->row_span, 2);
    // The cell beside it in the next row names it, with its column and its group.
    assert_int_equal(find_node(&reader, TAG_TD, 1)->header_count, 3);
    bench_close(&bench);
}

static void a_wide_table_is_cut(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(300), LEN(500));
    Arena *arena = bench.arena;
    Row *rows = arena_push(arena, Row, 2);
    for (size_t i = 0; i < 2; i++) rows[i] = words_row(arena, 12, "cellwords", i);
    rows[0].destination = STR("rec-1");
    rows[1].cells[4].col_span = 8; // over the last three parts
    rows[1].n = 5;
    Row *over = arena_push(arena, Row, 1);
    *over = words_row(arena, 2, "Over", 0);
    over->cells[1].col_span = 11;
    Block *table = new_table(arena, headed_columns(arena, 12), 12, rows, 2);
    table->table.head_rows = over;
    table->table.head_row_count = 1;
    table->table.caption = text_of(arena, "Caption");
    table->table.continued = text_of(arena, "Again");
    table->table.note = text_of(arena, "Note");
    bench.composition.blocks = table;
    const PagePlan *plan = NULL;
    const Reader reader = read_document(&bench, NULL, &plan);
    assert_str(shape_of(arena, reader.nodes.at[0]),
               "Document("
               "Table(Caption THead(TR(TH TH) TR(TH TH TH TH)) TBody(TR(TH TD TD TD) "
               "TR(TH TD TD TD))) "
               "Table(Caption THead(TR(TH TH) TR(TH TH TH TH)) TBody(TR(TH TD TD TD) TR(TH TD))) "
               "Table(Caption THead(TR(TH TH) TR(TH TH TH TH)) TBody(TR(TH TD TD TD) TR(TH TD))) "
               "Table(Caption THead(TR(TH TH) TR(TH TH TH)) TBody(TR(TH TD TD) TR(TH TD))) "
               "P)");
    assert_int_equal(count_lines(&reader, "cellwords0.0", false), 4);
    assert_int_equal(count_lines(&reader, "cellwords1.4", false), 1);
    assert_int_equal(count_lines(&reader, "Over0.1", false), 4);
    size_t page = 0;
    assert_true(plan_page(plan, STR("rec-1"), &page));
    assert_int_equal(count_lines(&reader, "Caption", false), 1);
    assert_int_equal(count_lines(&reader, "Again", false), 3);
    bench_close(&bench);
}

// ---- at every height ----

static const Node *ancestor(const Node *node, StructureTag tag) {
    while (node && node->tag != tag) node = node->parent;
    return node;
}

static bool is_heading(const Node *node) {
    for (; node; node = node->parent)
        if (node->tag >= TAG_H1 && node->tag <= TAG_H6) return true;
    return false;
}

// The label of a group is the only cell of its row, and a header.
static bool is_label(const Node *node) {
    const Node *row = ancestor(node, TAG_TR);
    return row && row->kids.n == 1 && row->kids.at[0].node->tag == TAG_TH && row->parent &&
           row->parent->tag == TAG_TBODY;
}

// The last element on each page is no heading, caption, head or label of a group.
static void check_ends(const Reader *reader, Len height) {
    for (size_t i = 0; i < reader->lines.n; i++) {
        const LineSeen *line = &reader->lines.at[i];
        bool last = line->element != 0;
        for (size_t k = i + 1; last && k < reader->lines.n; k++)
            last = reader->lines.at[k].index != line->index || reader->lines.at[k].element == 0;
        if (!last) continue;
        const Node *node = reader->nodes.at[line->element - 1];
        if (is_heading(node) || is_label(node) || ancestor(node, TAG_THEAD) ||
            ancestor(node, TAG_CAPTION)) {
            print_lines(reader, 0);
            fail_msg("height %d: page %zu ends with '%.*s'", height, line->index,
                     STR_ARGS(line->text));
        }
    }
}

static Block *filler(Arena *arena, size_t words) {
    Buf buf = {0};
    for (size_t i = 0; i < words; i++) buf_printf(&buf, "word%zu ", i);
    Block *block = new_paragraph(arena, str_copy(arena, buf_str(&buf)).at);
    buf_release(&buf);
    return block;
}

static void no_heading_ends_a_page(void **state) {
    (void)state;
    for (int height = LOWEST; height < HIGHEST; height++) {
        Bench bench;
        bench_open(&bench, LEN(300), LEN(height));
        Arena *arena = bench.arena;
        Block *table = grouped_table(arena, 9);
        table->table.caption = text_of(arena, "Caption");
        bench.composition.blocks = new_section(
            arena, "First",
            chain(filler(arena, 30),
                  new_section(arena, "Second", chain(filler(arena, 20), table, NULL)),
                  new_section(arena, "Third", new_section(arena, "Fourth", filler(arena, 90))),
                  new_section(arena, "Fifth", grouped_table(arena, 5)), NULL));
        const Reader reader = read_document(&bench, NULL, NULL);
        check_ends(&reader, LEN(height));
        bench_close(&bench);
    }
}

static size_t page_of(const Reader *reader, const char *words) {
    for (size_t i = 0; i < reader->lines.n; i++)
        if (str_eq(reader->lines.at[i].text, str_of(words))) return reader->lines.at[i].index;
    fail_msg("'%s' is on no page", words);
    return 0;
}

static Block *short_list(Arena *arena) {
    Block *list = new_block(arena, BLOCK_LIST);
    ListItem *items = arena_push(arena, ListItem, 3);
    for (size_t i = 0; i < 3; i++)
        items[i] =
            (ListItem){text_of(arena, "-"), new_paragraph(arena, i < 2 ? "Item" : "Item before")};
    list->list = (ListBlock){.items = items, .n = 3};
    return list;
}

static void what_is_kept_stands_with_what_follows(void **state) {
    (void)state;
    for (int height = LOWEST; height < HIGHEST; height++) {
        Bench bench;
        bench_open(&bench, LEN(300), LEN(height));
        Arena *arena = bench.arena;
        Block *list = short_list(arena), *table = grouped_table(arena, 3);
        Block *noted = grouped_table(arena, 2);
        noted->table.note = text_of(arena, "Note before");
        Block *group = new_block(arena, BLOCK_GROUP);
        group->children = chain(filler(arena, 8), new_paragraph(arena, "In the group"), NULL);
        group->keep_with_next = list->keep_with_next = table->keep_with_next =
            noted->keep_with_next = true;
        bench.composition.blocks =
            chain(filler(arena, 20), list, new_paragraph(arena, "After the list"),
                  filler(arena, 15), table, new_paragraph(arena, "After the table"), noted,
                  new_paragraph(arena, "After the note"), filler(arena, 12), group,
                  new_paragraph(arena, "After the group"), NULL);
        const Reader reader = read_document(&bench, NULL, NULL);
        assert_int_equal(page_of(&reader, "Item before"), page_of(&reader, "After the list"));
        assert_int_equal(page_of(&reader, "c2.0"), page_of(&reader, "After the table"));
        assert_int_equal(page_of(&reader, "Note before"), page_of(&reader, "After the note"));
        assert_int_equal(page_of(&reader, "In the group"), page_of(&reader, "After the group"));
        bench_close(&bench);
    }
}

// ---- random wide tables ----

typedef struct {
    uint64_t state;
    size_t words; // each another one: "w17"
} Random;

static size_t pick(Random *random, size_t below) {
    random->state = random->state * 6364136223846793005U + 1442695040888963407U;
    return (size_t)(random->state >> 33) % below;
}

static const Block *some_words(Random *random, Arena *arena, size_t most) {
    Buf buf = {0};
    for (size_t n = 1 + pick(random, most); n > 0; n--)
        buf_printf(&buf, "w%zu%s", random->words++, n > 1 ? " " : "");
    const Block *block = new_paragraph(arena, str_copy(arena, buf_str(&buf)).at);
    buf_release(&buf);
    return block;
}

// Many columns, groups, spans of both kinds, and now and then a cell taller than a page.
static Block *wide_table(Random *random, Arena *arena) {
    const size_t columns = 5 + pick(random, 12), n = 1 + pick(random, 10);
    Row *rows = arena_push(arena, Row, n);
    size_t reaching = 0; // rows that the first cell above still reaches into
    for (size_t r = 0; r < n; r++) {
        rows[r].cells = arena_push(arena, Cell, columns);
        const bool goes_on = r > 0 && (reaching > 0 || pick(random, 3));
        if (goes_on) rows[r].group = rows[r - 1].group;
        if (!goes_on && pick(random, 3))
            rows[r].group = some_words(random, arena, 3)->paragraph.text;
        size_t column = reaching > 0 ? 1 : 0;
        if (reaching > 0) reaching--;
        while (column < columns) {
            Cell *cell = &rows[r].cells[rows[r].n++];
            const size_t span = pick(random, 7) ? 1 : 1 + pick(random, columns - column);
            cell->col_span = (uint16_t)span;
            cell->children = some_words(random, arena, pick(random, 60) ? 3 : 150);
            if (column == 0 && span == 1 && pick(random, 4) == 0) {
                reaching = pick(random, n - r);
                cell->row_span = (uint16_t)(1 + reaching);
            }
            column += span;
        }
    }
    return new_table(arena, headed_columns(arena, columns), columns, rows, n);
}

// How often each word stands in the structure.
static void count_words(const Node *node, uint8_t *seen, size_t n) {
    for (size_t i = 0; i < node->kids.n; i++) {
        if (node->kids.at[i].node) {
            count_words(node->kids.at[i].node, seen, n);
            continue;
        }
        const Str text = node->kids.at[i].text;
        for (size_t at = 0; at < text.n; at++) {
            if (text.at[at] != 'w') continue;
            size_t number = 0;
            for (size_t d = at + 1; d < text.n && text.at[d] >= '0' && text.at[d] <= '9'; d++)
                number = number * 10 + (size_t)(text.at[d] - '0');
            assert_true(number < n);
            seen[number]++;
        }
    }
}

// Marks the words that stand in every part: of the first column and of groups.
static void mark_shared(const Reader *reader, bool *shared) {
    for (size_t i = 0; i < reader->nodes.n; i++) {
        const Node *node = reader->nodes.at[i];
        if (node->tag != TAG_TH) continue;
        uint8_t seen[4096] = {0};
        count_words(node, seen, sizeof seen);
        for (size_t w = 0; w < sizeof seen; w++) shared[w] |= seen[w] > 0;
    }
}

static void check_wide(uint64_t seed, Len height) {
    Bench bench;
    bench_open(&bench, LEN(300), height);
    Random random = {.state = seed * 99 + 1};
    bench.composition.blocks = wide_table(&random, bench.arena);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_false(diag_is_fatal(&bench.diag));
    size_t parts = 0;
    for (size_t i = 0; i < reader.nodes.n; i++) parts += reader.nodes.at[i]->tag == TAG_TABLE;
    uint8_t seen[4096] = {0};
    bool shared[4096] = {false};
    assert_true(random.words < sizeof seen);
    count_words(reader.nodes.at[0], seen, sizeof seen);
    mark_shared(&reader, shared);
    for (size_t w = 0; w < random.words; w++)
        if (seen[w] != (shared[w] ? parts : 1))
            fail_msg("seed %u, height %d: w%zu stands %u times in %zu parts", (unsigned)seed,
                     height, w, (unsigned)seen[w], parts);
    bench_close(&bench);
}

static void wide_tables_lose_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 60; seed++)
        check_wide(seed, LEN_MM(60) + (Len)(seed % 30) * LEN_MM(4));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_bodies_with_a_label),
        cmocka_unit_test(a_label_stands_on_every_page_of_its_group),
        cmocka_unit_test(no_cell_reaches_into_another_group),
        cmocka_unit_test(a_wide_table_is_cut),
        cmocka_unit_test(no_heading_ends_a_page),
        cmocka_unit_test(what_is_kept_stands_with_what_follows),
        cmocka_unit_test(wide_tables_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
