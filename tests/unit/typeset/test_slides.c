// SPDX-License-Identifier: MIT
// Slides: parts and their titles, limits of words and bullets, what does not fit, the outline; and
// what stands within a page: columns, callouts, notes, pictures.
#include "read/image.h"
#include "typeset_bench.h"

#define PAGE_WIDTH  LEN(480)
#define PAGE_HEIGHT LEN(270)

static Str part_title(void *self, Arena *arena, Str title, size_t part, size_t parts) {
    (void)self;
    return str_format(arena, "%.*s (%zu of %zu)", STR_ARGS(title), part, parts);
}

static Block *new_slide(Bench *bench, SlideKind kind, const char *title, const Block *children) {
    Block *block = new_block(bench->arena, BLOCK_SLIDE);
    block->slide =
        (SlideBlock){.kind = kind, .title = text_of(bench->arena, title), .part_title = part_title};
    block->children = children;
    return block;
}

static Block *new_bullets(Bench *bench, size_t n, const char *words) {
    ListItem *items = arena_push(bench->arena, ListItem, n);
    for (size_t i = 0; i < n; i++)
        items[i] = (ListItem){text_of(bench->arena, "•"), new_paragraph(bench->arena, words)};
    Block *block = new_block(bench->arena, BLOCK_LIST);
    block->list = (ListBlock){.items = items, .n = n, .tight = true};
    return block;
}

static bool says(const Reader *reader, size_t page, const char *words) {
    for (size_t i = 0; i < reader->lines.n; i++)
        if (reader->lines.at[i].index == page &&
            str_find(reader->lines.at[i].text, str_of(words), 0) != SIZE_MAX)
            return true;
    return false;
}

static size_t lines_with(const Reader *reader, size_t page, const char *words) {
    size_t n = 0;
    for (size_t i = 0; i < reader->lines.n; i++)
        n += reader->lines.at[i].index == page &&
             str_find(reader->lines.at[i].text, str_of(words), 0) != SIZE_MAX;
    return n;
}

static void each_slide_is_a_page_with_a_heading(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    Block *unlisted = new_slide(&bench, SLIDE_CONTENT, "Quiet", NULL);
    unlisted->slide.unlisted = true;
    bench.composition.blocks =
        chain(new_slide(&bench, SLIDE_TITLE, "Deck", new_paragraph(bench.arena, "For whom")),
              new_slide(&bench, SLIDE_SECTION, "Part", NULL),
              new_slide(&bench, SLIDE_CONTENT, "Point", new_paragraph(bench.arena, "Words")),
              unlisted, NULL);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 4);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]),
               "Document(Sect(H1 P) Sect(H1) Sect(H1 P) Sect(H1))");
    assert_int_equal(reader.outline.n, 3);
    assert_str(reader.outline.at[0], "1 Deck");
    assert_str(reader.outline.at[1], "1 Part");
    assert_str(reader.outline.at[2], "2 Point");
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

static void a_slide_splits_into_parts_of_like_height(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    bench.composition.blocks =
        new_slide(&bench, SLIDE_CONTENT, "Much", new_bullets(&bench, 12, "bullet"));
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 2);
    assert_true(says(&reader, 0, "(1 of 2)"));
    assert_true(says(&reader, 1, "Much (2 of 2)"));
    assert_int_equal(lines_with(&reader, 0, "bullet"), 6);
    assert_int_equal(lines_with(&reader, 1, "bullet"), 6);
    assert_int_equal(reader.outline.n, 1);
    assert_str(reader.outline.at[0], "1 Much");
    const Node *section = find_node(&reader, TAG_SECT, 0);
    assert_int_equal(section->kids.at[0].node->tag, TAG_H1);
    assert_null(find_node(&reader, TAG_H1, 1));
    bench_close(&bench);
}

static void the_theme_limits_words_and_bullets(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    Block *list = new_bullets(&bench, 6, "two words");
    bench.composition.blocks = new_slide(&bench, SLIDE_CONTENT, "Few", list);
    assert_int_equal(read_document(&bench, NULL, NULL).indices.n, 1);
    bench.theme.slide_bullets = 2;
    assert_int_equal(read_document(&bench, NULL, NULL).indices.n, 3);
    bench.theme.slide_bullets = 0;
    bench.theme.slide_words = 9; // a bullet counts as a word
    assert_int_equal(read_document(&bench, NULL, NULL).indices.n, 2);
    bench_close(&bench);
}

static void a_break_begins_the_next_part(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    bench.composition.blocks =
        new_slide(&bench, SLIDE_CONTENT, "Two",
                  chain(new_paragraph(bench.arena, "one"), new_block(bench.arena, BLOCK_PAGE_BREAK),
                        new_paragraph(bench.arena, "other"), NULL));
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 2);
    assert_true(says(&reader, 1, "other"));
    bench_close(&bench);
}

static char *many_words(Arena *arena, size_t n) {
    char *words = arena_push(arena, char, n * 5 + 1);
    for (size_t i = 0; i < n; i++) memcpy(words + i * 5, "word ", 5);
    return words;
}

static void what_is_larger_than_a_slide_is_found(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    bench.composition.blocks = new_slide(&bench, SLIDE_CONTENT, "Long",
                                         new_paragraph(bench.arena, many_words(bench.arena, 400)));
    assert_true(read_document(&bench, NULL, NULL).indices.n > 2);
    assert_int_equal(bench.diag.findings.n, 1); // once, though it is laid out several times
    assert_str(bench.diag.findings.at[0].code, "LAY-10");
    assert_int_equal(bench.diag.findings.at[0].severity, SEVERITY_WARNING);
    bench.composition.blocks = new_slide(&bench, SLIDE_CONTENT, many_words(bench.arena, 200), NULL);
    read_document(&bench, NULL, NULL);
    assert_true(diag_is_fatal(&bench.diag));
    assert_str(bench.diag.findings.at[1].code, "LAY-11");
    bench_close(&bench);
}

static void slides_stand_alone(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, PAGE_WIDTH, PAGE_HEIGHT);
    bench.composition.blocks =
        new_slide(&bench, SLIDE_CONTENT, "Outer", new_slide(&bench, SLIDE_CONTENT, "Inner", NULL));
    read_document(&bench, NULL, NULL);
    assert_true(diag_is_fatal(&bench.diag));
    assert_str(bench.diag.findings.at[0].code, "LAY-03");
    bench_close(&bench);
}

static void columns_stand_side_by_side(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    const Block *both[] = {new_paragraph(bench.arena, "start"), new_paragraph(bench.arena, "end")};
    const uint16_t weights[] = {1, 3};
    Block *block = new_block(bench.arena, BLOCK_COLUMNS);
    block->columns = (ColumnsBlock){.columns = both, .weights = weights, .n = 2};
    bench.composition.blocks = chain(block, new_paragraph(bench.arena, "below"), NULL);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(Div(P) Div(P) P)");
    assert_int_equal(reader.lines.at[0].rect.y, reader.lines.at[1].rect.y);
    assert_true(reader.lines.at[1].rect.x > reader.lines.at[0].rect.x + LEN(80));
    assert_true(reader.lines.at[2].rect.y > reader.lines.at[1].rect.y);
    bench_close(&bench);
}

static void notes_stand_below_with_their_marks(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    TextSpan spans[] = {{.text = STR_INIT("Words")},
                        {.text = STR_INIT("1"), .footnote = new_paragraph(bench.arena, "The note")},
                        {.text = STR_INIT(" and more")}};
    Block *block = new_block(bench.arena, BLOCK_PARAGRAPH);
    block->paragraph.text = (Text){spans, COUNT_OF(spans)};
    bench.composition.blocks = block;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(P(Reference(Link)) Note(Lbl))");
    const LineSeen *mark = &reader.lines.at[1], *last = &reader.lines.at[reader.lines.n - 1];
    assert_true(mark->rect.y + mark->rect.height < reader.lines.at[0].rect.y + LEN(7));
    assert_str(last->text, "The note");
    assert_true(last->rect.y + last->rect.height > LEN(300) - LEN(36) - LEN(14));
    assert_int_equal(reader.links.n, 1);
    assert_str(reader.links.at[0].to, "note-1");
    bench_close(&bench);
}

static void a_picture_keeps_its_proportions(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    const Image image = {.width = 4000, .height = 1000};
    Block *block = new_block(bench.arena, BLOCK_FIGURE);
    block->figure = (FigureBlock){.image = &image, .alt = STR("A wide picture")};
    bench.composition.blocks = block;
    Reader reader = read_document(&bench, NULL, NULL);
    assert_str(find_node(&reader, TAG_FIGURE, 0)->alt, "A wide picture");
    assert_int_equal(bench.diag.findings.n, 0);
    block->figure.alt = (Str){0};
    reader = read_document(&bench, NULL, NULL);
    assert_int_equal(bench.diag.findings.n, 1);
    assert_str(bench.diag.findings.at[0].code, "AX-01");
    bench_close(&bench);
}

static void too_many_columns_are_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    const Block *none[9] = {NULL};
    Block *block = new_block(bench.arena, BLOCK_COLUMNS);
    block->columns = (ColumnsBlock){.columns = none, .n = COUNT_OF(none)};
    bench.composition.blocks = block;
    read_document(&bench, NULL, NULL);
    assert_str(bench.diag.findings.at[0].code, "LAY-09");
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_slide_is_a_page_with_a_heading),
        cmocka_unit_test(a_slide_splits_into_parts_of_like_height),
        cmocka_unit_test(the_theme_limits_words_and_bullets),
        cmocka_unit_test(a_break_begins_the_next_part),
        cmocka_unit_test(what_is_larger_than_a_slide_is_found),
        cmocka_unit_test(slides_stand_alone),
        cmocka_unit_test(columns_stand_side_by_side),
        cmocka_unit_test(notes_stand_below_with_their_marks),
        cmocka_unit_test(a_picture_keeps_its_proportions),
        cmocka_unit_test(too_many_columns_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
