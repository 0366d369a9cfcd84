// SPDX-License-Identifier: MIT
// The page loop: cover, contents, furniture, labels, outline, plan, single blocks and refusals.
#include "typeset_bench.h"

static Str page_number(void *self, Arena *arena, size_t page, size_t pages) {
    (void)self;
    return str_format(arena, "Page %zu of %zu", page, pages);
}

static Block *cover(Arena *arena) {
    Block *block = new_block(arena, BLOCK_COVER);
    block->cover = (CoverBlock){.publisher = text_of(arena, "Publisher"),
                                .series = text_of(arena, "Series"),
                                .title = text_of(arena, "Title"),
                                .subtitle = text_of(arena, "Subtitle"),
                                .notes = text_of(arena, "Notes")};
    return block;
}

static Block *contents(Arena *arena, uint8_t depth) {
    Block *block = new_block(arena, BLOCK_CONTENTS);
    block->contents = (ContentsBlock){text_of(arena, "Contents"), depth};
    return block;
}

// Cover, contents, two sections with a subsection each, over several pages.
static void compose_report(Bench *bench) {
    Arena *arena = bench->arena;
    Block *first =
        new_section(arena, "First",
                    chain(new_paragraph(arena, "Alpha"),
                          new_section(arena, "Inner", new_paragraph(arena, "Beta")), NULL));
    Block *second =
        new_section(arena, "Second",
                    chain(new_paragraph(arena, "Gamma"),
                          new_section(arena, "Unlisted", new_paragraph(arena, "Delta")), NULL));
    second->id = STR("second");
    second->section.new_page = true;
    ((Block *)second->children->next)->section.unlisted = true;
    bench->composition.blocks = chain(cover(arena), contents(arena, 2), first, second, NULL);
    bench->composition.furniture = (Furniture){.cover_label = STR("Cover"),
                                               .head_start = text_of(arena, "Head"),
                                               .head_end = text_of(arena, "Period"),
                                               .foot_start = text_of(arena, "Foot"),
                                               .page_number = page_number};
}

static size_t count_text(const Reader *reader, size_t page, const char *text) {
    size_t n = 0;
    for (size_t i = 0; i < reader->lines.n; i++)
        n += reader->lines.at[i].index == page && str_eq(reader->lines.at[i].text, str_of(text));
    return n;
}

static void pages_come_in_order_with_additions(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    compose_report(&bench);
    const Reader reader = read_document(&bench, NULL, NULL);
    // Cover, two body pages, then the contents, then the numbers of all but the cover.
    const size_t order[] = {0, 2, 3, 1, 1, 2, 3};
    assert_int_equal(reader.indices.n, COUNT_OF(order));
    for (size_t i = 0; i < COUNT_OF(order); i++) assert_int_equal(reader.indices.at[i], order[i]);
    assert_int_equal(reader.additions, 3);
    assert_str(reader.labels.at[0], "Cover");
    assert_str(reader.labels.at[1], "3");
    assert_int_equal(count_text(&reader, 0, "Head"), 0);
    assert_int_equal(count_text(&reader, 2, "Head"), 1);
    assert_int_equal(count_text(&reader, 2, "Page 3 of 4"), 1);
    assert_int_equal(count_text(&reader, 1, "Page 2 of 4"), 1);
    bench_close(&bench);
}

static void structure_follows_reading_order(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    compose_report(&bench);
    const Reader reader = read_document(&bench, NULL, NULL);
    const Str shape = shape_of(bench.arena, reader.nodes.at[0]);
    assert_str(shape, "Document(P P P P P "
                      "TOC(Caption TOCI(Reference(Link)) TOC(TOCI(Reference(Link))) "
                      "TOCI(Reference(Link))) "
                      "Sect(H1 P Sect(H2 P)) Sect(H1 P Sect(H2 P)))");
    assert_str(reader.nodes.at[0]->lang, "en");
    assert_str(node_words(bench.arena, find_node(&reader, TAG_TOC, 0)),
               "ContentsFirst3Inner3Second4");
    assert_int_equal(reader.outline.n, 3);
    assert_str(reader.outline.at[0], "1 First");
    assert_str(reader.outline.at[1], "2 Inner");
    assert_str(reader.outline.at[2], "1 Second");
    assert_int_equal(reader.links.n, 3);
    assert_str(reader.links.at[0].to, "sec-1");
    assert_str(reader.links.at[2].to, "second");
    assert_str(reader.links.at[2].description, "Second");
    bench_close(&bench);
}

static void a_plan_gives_complete_pages(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    compose_report(&bench);
    const PagePlan *plan = NULL;
    const Reader first = read_document(&bench, NULL, &plan);
    size_t page = 0;
    assert_int_equal(plan->pages, 4);
    assert_true(plan_page(plan, STR("second"), &page));
    assert_int_equal(page, 3);
    assert_false(plan_page(plan, STR("nowhere"), &page));
    const Reader second = read_document(&bench, plan, NULL);
    assert_int_equal(second.indices.n, 4);
    assert_int_equal(second.additions, 0);
    for (size_t i = 0; i < 4; i++) assert_int_equal(second.indices.at[i], i);
    assert_int_equal(count_text(&second, 1, "Page 2 of 4"), 1);
    const Str a = node_words(bench.arena, first.nodes.at[0]);
    const Str b = node_words(bench.arena, second.nodes.at[0]);
    assert_true(str_eq(a, b));
    bench_close(&bench);
}

static void contents_run_over_pages(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Block *blocks = contents(arena, 1);
    for (int i = 0; i < 40; i++) {
        const Str title = str_format(arena, "Section %d", i);
        chain(blocks, new_section(arena, title.at, new_paragraph(arena, "Words")), NULL);
    }
    bench.composition.blocks = blocks;
    const PagePlan *plan = NULL;
    const Reader reader = read_document(&bench, NULL, &plan);
    // 224 pt hold a heading and 14 lines, then 16 lines a page: three pages for 40 entries.
    assert_int_equal(reader.indices.at[0], 3);
    size_t page = 0;
    assert_true(plan_page(plan, STR("sec-1"), &page));
    assert_int_equal(page, 3);
    const Reader again = read_document(&bench, plan, NULL);
    assert_int_equal(again.indices.n, plan->pages);
    assert_int_equal(again.links.n, 40);
    bench_close(&bench);
}

static void an_empty_document_has_a_page(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Reader reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 1);
    bench.composition.blocks = chain(
        new_block(bench.arena, BLOCK_PAGE_BREAK), new_paragraph(bench.arena, "Words"),
        new_block(bench.arena, BLOCK_PAGE_BREAK), new_block(bench.arena, BLOCK_PAGE_BREAK), NULL);
    reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 1);
    bench.composition.blocks = chain(cover(bench.arena), contents(bench.arena, 1), NULL);
    reader = read_document(&bench, NULL, NULL);
    assert_int_equal(reader.indices.n, 2);
    assert_int_equal(reader.indices.at[1], 1);
    bench_close(&bench);
}

static void a_cover_too_high_for_its_page_flows(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(180));
    bench.composition.blocks = chain(cover(bench.arena), new_paragraph(bench.arena, "After"), NULL);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(node_words(bench.arena, reader.nodes.at[0]),
               "PublisherSeriesTitleSubtitleNotesAfter");
    assert_int_equal(find_node(&reader, TAG_P, 5)->first_page, reader.indices.n - 1);
    bench_close(&bench);
}

static const Page *only(Bench *bench, const char *name, Typesetter **typesetter) {
    const TypesetOptions options = {.composition = &bench->composition,
                                    .engine = bench->engine,
                                    .arena = bench->arena,
                                    .diag = &bench->diag,
                                    .only = str_of(name)};
    *typesetter = typesetter_new(&options);
    return typesetter_next(*typesetter);
}

static void one_block_is_set_alone(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Block *wanted = new_paragraph(bench.arena, "Wanted");
    wanted->id = STR("wanted");
    bench.composition.blocks = new_section(bench.arena, "Title",
                                           chain(new_paragraph(bench.arena, "Other"), wanted,
                                                 new_paragraph(bench.arena, "More"), NULL));
    Typesetter *typesetter;
    const Page *page = only(&bench, "wanted", &typesetter);
    assert_non_null(page);
    assert_int_equal(page->total, 1);
    assert_int_equal(page->width, LEN(400 - 54 + 24));
    assert_int_equal(page->height, LEN(14 + 24));
    Reader reader = {.arena = bench.arena};
    read_page(&reader, page);
    assert_str(node_words(bench.arena, reader.nodes.at[0]), "Wanted");
    assert_null(typesetter_next(typesetter));
    typesetter_drop(typesetter);
    assert_null(only(&bench, "wantde", &typesetter));
    assert_str(bench.diag.findings.at[0].code, "LAY-05");
    assert_str(bench.diag.findings.at[0].help, "did you mean \"wanted\"?");
    typesetter_drop(typesetter);
    bench_close(&bench);
}

static void check_refusal(Bench *bench, const char *code) {
    const Reader reader = read_document(bench, NULL, NULL);
    (void)reader;
    assert_true(diag_is_fatal(&bench->diag));
    assert_str(bench->diag.findings.at[0].code, code);
    bench_close(bench);
}

static void impossible_pages_are_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(100));
    check_refusal(&bench, "LAY-01");
    bench_open(&bench, LEN(100), LEN(400));
    check_refusal(&bench, "LAY-01");
    bench_open(&bench, LEN(400), LEN(15000));
    check_refusal(&bench, "LAY-01");
    bench_open(&bench, LEN(400), LEN(400));
    bench.theme.text[ROLE_CODE].leading = 0;
    check_refusal(&bench, "LAY-01");
}

static void blocks_out_of_place_are_refused(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    ListItem *item = arena_push(bench.arena, ListItem, 1);
    item->children = new_section(bench.arena, "Title", NULL);
    Block *list = new_block(bench.arena, BLOCK_LIST);
    list->list = (ListBlock){.items = item, .n = 1};
    bench.composition.blocks = list;
    check_refusal(&bench, "LAY-03");
    bench_open(&bench, LEN(400), LEN(300));
    Block *deep = new_paragraph(bench.arena, "Deep");
    for (int i = 0; i < 60; i++) {
        Block *group = new_block(bench.arena, BLOCK_GROUP);
        group->children = deep;
        deep = group;
    }
    bench.composition.blocks = deep;
    check_refusal(&bench, "LAY-07");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_come_in_order_with_additions),
        cmocka_unit_test(structure_follows_reading_order),
        cmocka_unit_test(a_plan_gives_complete_pages),
        cmocka_unit_test(contents_run_over_pages),
        cmocka_unit_test(an_empty_document_has_a_page),
        cmocka_unit_test(a_cover_too_high_for_its_page_flows),
        cmocka_unit_test(one_block_is_set_alone),
        cmocka_unit_test(impossible_pages_are_refused),
        cmocka_unit_test(blocks_out_of_place_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
