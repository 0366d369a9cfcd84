// SPDX-License-Identifier: MIT
// Tables: widths, structure, repeated headers, split rows, spans, and memory over many pages.
#include "typeset_bench.h"

#include "typeset/table.h"

static TableColumn *columns_of(Arena *arena, size_t n, ...) {
    TableColumn *columns = arena_push(arena, TableColumn, n);
    va_list names;
    va_start(names, n);
    for (size_t i = 0; i < n; i++) columns[i].head = text_of(arena, va_arg(names, const char *));
    va_end(names);
    return columns;
}

static Row row_of(Arena *arena, size_t n, ...) {
    Row row = {.cells = arena_push(arena, Cell, n), .n = n};
    va_list words;
    va_start(words, n);
    for (size_t i = 0; i < n; i++) row.cells[i] = cell_of(arena, va_arg(words, const char *));
    va_end(words);
    return row;
}

static void structure_of_a_table(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    TableColumn *columns = columns_of(arena, 2, "Id", "Text");
    columns[0].row_header = true;
    Row *rows = arena_push(arena, Row, 2);
    rows[0] = row_of(arena, 2, "1", "One");
    rows[1] = row_of(arena, 1, "2"); // too few cells: filled up
    rows[0].destination = STR("rec-1");
    Block *table = new_table(arena, columns, 2, rows, 2);
    table->table.caption = text_of(arena, "Caption");
    table->table.note = text_of(arena, "Note");
    bench.composition.blocks = table;
    const PagePlan *plan = NULL;
    const Reader reader = read_document(&bench, NULL, &plan);
    assert_str(shape_of(arena, reader.nodes.at[0]),
               "Document(Table(Caption THead(TR(TH TH)) TBody(TR(TH TD) TR(TH TD))) P)");
    assert_int_equal(find_node(&reader, TAG_TH, 0)->scope, SCOPE_COLUMN);
    assert_int_equal(find_node(&reader, TAG_TH, 2)->scope, SCOPE_ROW);
    size_t page = 9;
    assert_true(plan_page(plan, STR("rec-1"), &page));
    assert_int_equal(page, 0);
    bench_close(&bench);
}

static void header_is_repeated_as_an_artifact(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Row *rows = arena_push(arena, Row, 40);
    for (size_t i = 0; i < 40; i++) rows[i] = row_of(arena, 2, "a", "b");
    Block *table = new_table(arena, columns_of(arena, 2, "Left", "Right"), 2, rows, 40);
    table->table.caption = text_of(arena, "Caption");
    table->table.continued = text_of(arena, "Again");
    bench.composition.blocks = table;
    const Reader reader = read_document(&bench, NULL, NULL);
    size_t heads = 0, artifacts = 0, again = 0;
    for (size_t i = 0; i < reader.lines.n; i++) {
        const LineSeen *line = &reader.lines.at[i];
        heads += str_eq(line->text, STR("Left")) && line->element;
        artifacts += str_eq(line->text, STR("Left")) && !line->element;
        again += str_eq(line->text, STR("Again"));
    }
    assert_int_equal(heads, 1);
    assert_int_equal(artifacts, reader.indices.n - 1);
    assert_int_equal(again, reader.indices.n - 1);
    assert_true(reader.indices.n > 2);
    bench_close(&bench);
}

static size_t lines_on(const Reader *reader, size_t page, const Node *cell) {
    size_t n = 0;
    for (size_t i = 0; i < reader->lines.n; i++)
        n += reader->lines.at[i].index == page && reader->lines.at[i].element == cell->id;
    return n;
}

static const char *const LONG =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";

static void a_split_row_leaves_no_line_alone(void **state) {
    (void)state;
    for (Len height = LEN(180); height < LEN(260); height += LEN(3)) {
        Bench bench;
        bench_open(&bench, LEN(300), height);
        Arena *arena = bench.arena;
        Row *rows = arena_push(arena, Row, 3);
        for (size_t i = 0; i < 3; i++) rows[i] = row_of(arena, 2, LONG, "short");
        bench.composition.blocks =
            new_table(arena, columns_of(arena, 2, "Long", "Short"), 2, rows, 3);
        const Reader reader = read_document(&bench, NULL, NULL);
        for (size_t cell = 0; cell < 6; cell += 2)
            for (size_t page = 0; page < reader.indices.n; page++) {
                const Node *node = find_node(&reader, TAG_TD, cell);
                if (lines_on(&reader, page, node) == 1) fail_msg("a line alone at %d", height);
            }
        bench_close(&bench);
    }
}

static void a_short_row_stands_whole(void **state) {
    (void)state;
    size_t most = 0;
    for (Len height = LEN(180); height < LEN(260); height += LEN(3)) {
        Bench bench;
        bench_open(&bench, LEN(400), height);
        Arena *arena = bench.arena;
        Row *rows = arena_push(arena, Row, 6);
        for (size_t i = 0; i < 6; i++) rows[i] = row_of(arena, 2, LONG, "short");
        bench.composition.blocks =
            new_table(arena, columns_of(arena, 2, "Long", "Short"), 2, rows, 6);
        const Reader reader = read_document(&bench, NULL, NULL);
        for (size_t cell = 0; cell < 12; cell += 2) {
            size_t pages = 0;
            for (size_t page = 0; page < reader.indices.n; page++) {
                const size_t lines = lines_on(&reader, page, find_node(&reader, TAG_TD, cell));
                pages += lines > 0;
                most = lines > most ? lines : most;
            }
            assert_int_equal(pages, 1);
        }
        assert_true(reader.indices.n > 1);
        bench_close(&bench);
    }
    assert_in_range(most, 4, 6); // more than two and two, and still short
}

// Paragraphs of three lines within a cell part only between them, where the cell has room for it.
static void a_split_cell_keeps_its_paragraphs_whole(void **state) {
    (void)state;
    for (Len height = LEN(180); height < LEN(260); height += LEN(3)) {
        Bench bench;
        bench_open(&bench, LEN(200), height);
        Arena *arena = bench.arena;
        Row *rows = arena_push(arena, Row, 1);
        rows[0] = row_of(arena, 1, "");
        const char *three = "one two three four five six seven eight nine ten eleven twelve "
                            "thirteen fourteen fifteen sixteen seventeen eighteen";
        Block *blocks = new_paragraph(arena, three);
        for (int i = 0; i < 9; i++) chain(blocks, new_paragraph(arena, three), NULL);
        rows[0].cells[0].children = blocks;
        bench.composition.blocks = new_table(arena, columns_of(arena, 1, "A"), 1, rows, 1);
        const Reader reader = read_document(&bench, NULL, NULL);
        for (size_t nth = 0; nth < 10; nth++)
            for (size_t page = 0; page < reader.indices.n; page++)
                if (lines_on(&reader, page, find_node(&reader, TAG_P, nth)) == 1)
                    fail_msg("a line alone at %d", height);
        bench_close(&bench);
    }
}

static void spans_reach_over_columns_and_rows(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Row *rows = arena_push(arena, Row, 3);
    rows[0] = row_of(arena, 3, "Span", "b", "c");
    rows[0].cells[0].row_span = 2;
    rows[1] = row_of(arena, 1, "wide");
    rows[1].cells[0].col_span = 2;
    rows[2] = row_of(arena, 3, "x", "y", "z");
    rows[2].cells[2].row_span = 5; // clipped to the table
    Block *table = new_table(arena, columns_of(arena, 3, "A", "B", "C"), 3, rows, 3);
    Row *over = arena_push(arena, Row, 1);
    *over = row_of(arena, 2, "Both", "Last");
    over->cells[0].col_span = 2;
    table->table.head_rows = over;
    table->table.head_row_count = 1;
    bench.composition.blocks = table;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(arena, reader.nodes.at[0]), "Document(Table(THead(TR(TH TH) TR(TH TH TH)) "
                                                    "TBody(TR(TD TD TD) TR(TD) TR(TD TD TD))))");
    assert_int_equal(find_node(&reader, TAG_TD, 0)->row_span, 2);
    assert_int_equal(find_node(&reader, TAG_TD, 3)->col_span, 2);
    assert_int_equal(find_node(&reader, TAG_TD, 6)->row_span, 1);
    assert_str(find_node(&reader, TAG_TH, 0)->header_id, "t1-1-1");
    assert_str(find_node(&reader, TAG_TH, 3)->header_id, "t1-2-2");
    // "wide" stands below "Both", and below "B" and "C".
    assert_int_equal(find_node(&reader, TAG_TD, 3)->header_count, 4);
    bench_close(&bench);
}

static void a_spanning_label_is_repeated(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Row *rows = arena_push(arena, Row, 30);
    rows[0] = row_of(arena, 2, "Label", "b");
    rows[0].cells[0].row_span = 30;
    for (size_t i = 1; i < 30; i++) rows[i] = row_of(arena, 1, "b");
    bench.composition.blocks = new_table(arena, columns_of(arena, 2, "A", "B"), 2, rows, 30);
    const Reader reader = read_document(&bench, NULL, NULL);
    size_t real = 0, repeated = 0;
    for (size_t i = 0; i < reader.lines.n; i++) {
        if (!str_eq(reader.lines.at[i].text, STR("Label"))) continue;
        real += reader.lines.at[i].element != 0;
        repeated += reader.lines.at[i].element == 0;
    }
    assert_int_equal(real, 1);
    assert_int_equal(repeated, reader.indices.n - 1);
    assert_true(repeated > 0);
    bench_close(&bench);
}

static void too_many_cells_are_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Row *rows = arena_push(bench.arena, Row, 1);
    rows[0] = row_of(bench.arena, 3, "a", "b", "c");
    bench.composition.blocks =
        new_table(bench.arena, columns_of(bench.arena, 2, "A", "B"), 2, rows, 1);
    read_document(&bench, NULL, NULL);
    assert_true(diag_is_fatal(&bench.diag));
    assert_str(bench.diag.findings.at[0].code, "LAY-04");
    bench_close(&bench);
}

static Table widths_of(Bench *bench, const TableBlock *block, Len width) {
    Setting *setting = arena_push(bench->arena, Setting, 1);
    setting_init(setting, bench->arena, &bench->composition, bench->engine, &bench->diag);
    Pool pool;
    pool_init(&pool, 1 << 16);
    Feed feed;
    feed_init(&feed, setting, &pool, bench->arena);
    Table table = {.arena = bench->arena, .block = block, .columns = block->column_count};
    table.frame.width = width;
    TableExtents extents;
    TablePart *parts = NULL;
    assert_true(table_measure(&feed, &table, &extents));
    // One part, even where there is too little room.
    table.frame.width = LEN(1000);
    assert_int_equal(table_cut(&table, &extents, 0, bench->arena, &parts), 1);
    table.frame.width = width;
    table.part = parts[0];
    table.x = arena_push(bench->arena, Len, table.columns);
    table.width = arena_push(bench->arena, Len, table.columns);
    assert_true(table_set_widths(&feed, &table, &extents));
    feed_release(&feed);
    pool_release(&pool);
    return table;
}

static void widths_follow_content_and_weight(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    TableColumn *columns = columns_of(arena, 3, "Id", "Text", "Notes");
    columns[0].width = WIDTH_FIT;
    columns[1].weight = 3;
    columns[2].weight = 1;
    Row *rows = arena_push(arena, Row, 2);
    rows[0] = row_of(arena, 3, "1", LONG, LONG);
    rows[1] = row_of(arena, 3, "GAO-20-377/1", LONG, LONG);
    const Block *block = new_table(arena, columns, 3, rows, 2);
    const Table table = widths_of(&bench, &block->table, LEN(330));
    // The id does not wrap; the others share what is left as 3 to 1, to the last unit.
    const Len shared = LEN(330) - 2 * LEN(6) - table.width[0];
    assert_true(table.width[0] > LEN(50) && table.width[0] < LEN(75));
    assert_true(table.width[1] - shared / 4 * 3 <= 4 && table.width[1] >= shared / 4 * 3);
    assert_true(table.total_width <= LEN(330) && table.total_width > LEN(330) - 4);
    // Short notes need no more than their words; the text takes the rest.
    rows[0].cells[2] = rows[1].cells[2] = cell_of(arena, "ok");
    const Table narrow = widths_of(&bench, &block->table, LEN(330));
    assert_true(narrow.width[2] < LEN(35));
    assert_true(narrow.width[1] > table.width[1]);
    // Without room for the longest words all columns give way, and the table still fits.
    const Table tight = widths_of(&bench, &block->table, LEN(80));
    assert_true(tight.total_width <= LEN(80));
    bench_close(&bench);
}

// One endless word takes nothing from columns whose words have room beside it.
static void a_word_without_room_is_broken_in_its_column(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    TableColumn *columns = columns_of(arena, 3, "Id", "Text", "Notes");
    columns[0].width = WIDTH_FIT;
    columns[1].weight = 3;
    columns[2].weight = 1;
    char *word = arena_push(arena, char, 3001);
    memset(word, 'W', 3000);
    Row *rows = arena_push(arena, Row, 1);
    rows[0] = row_of(arena, 3, "GAO-20-377/1", word, "documentation");
    const Block *block = new_table(arena, columns, 3, rows, 1);
    const Table table = widths_of(&bench, &block->table, LEN(330));
    assert_true(table.width[0] > LEN(50) && table.width[0] < LEN(75));
    assert_true(table.width[2] > LEN(55) && table.width[2] < LEN(75));
    assert_true(table.total_width <= LEN(330) && table.total_width > LEN(330) - 4);
    // Two of them share what is left alike.
    rows[0].cells[2] = cell_of(arena, word);
    const Table two = widths_of(&bench, &block->table, LEN(330));
    assert_int_equal(two.width[0], table.width[0]);
    assert_int_equal(two.width[1], two.width[2]);
    bench_close(&bench);
}

typedef struct {
    size_t calls;
} Generated;

static bool generated_row(void *self, size_t index, Arena *arena, Row *out) {
    ((Generated *)self)->calls++;
    *out = row_of(arena, 2, str_format(arena, "%zu", index).at, LONG);
    return true;
}

static size_t job_bytes(size_t rows, size_t *pages) {
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Generated generated = {0};
    TableColumn *columns = columns_of(bench.arena, 2, "Id", "Text");
    columns[0].width = WIDTH_FIT;
    Block *table = new_table(bench.arena, columns, 2, NULL, 0);
    table->table.rows = (RowSource){rows, generated_row, &generated};
    bench.composition.blocks = table;
    const TypesetOptions options = {.composition = &bench.composition,
                                    .engine = bench.engine,
                                    .arena = bench.arena,
                                    .diag = &bench.diag};
    Typesetter *typesetter = typesetter_new(&options);
    while (typesetter_next(typesetter)) (*pages)++;
    typesetter_drop(typesetter);
    const size_t used = arena_used(bench.arena);
    bench_close(&bench);
    return used;
}

static void memory_does_not_grow_with_pages(void **state) {
    (void)state;
    size_t few = 0, many = 0;
    const size_t short_table = job_bytes(100, &few), long_table = job_bytes(2000, &many);
    assert_true(many > few + 200);
    assert_true(long_table - short_table <= 100 * (many - few));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure_of_a_table),
        cmocka_unit_test(header_is_repeated_as_an_artifact),
        cmocka_unit_test(a_split_row_leaves_no_line_alone),
        cmocka_unit_test(a_short_row_stands_whole),
        cmocka_unit_test(a_split_cell_keeps_its_paragraphs_whole),
        cmocka_unit_test(spans_reach_over_columns_and_rows),
        cmocka_unit_test(a_spanning_label_is_repeated),
        cmocka_unit_test(too_many_cells_are_refused),
        cmocka_unit_test(widths_follow_content_and_weight),
        cmocka_unit_test(a_word_without_room_is_broken_in_its_column),
        cmocka_unit_test(memory_does_not_grow_with_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
