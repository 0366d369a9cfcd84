// SPDX-License-Identifier: MIT
// Texts on pages: links, spans with a language or a replacement, lists, quotes, widows and orphans.
#include "typeset_bench.h"

static Block *spans_of(Arena *arena, const TextSpan *spans, size_t n) {
    Block *block = new_block(arena, BLOCK_PARAGRAPH);
    block->paragraph.text = (Text){spans, n};
    return block;
}

static void a_link_over_lines_is_one_element(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(200), LEN(300));
    const TextSpan spans[] = {
        {.text = STR("See ")},
        {.text = STR("the whole report about everything and "), .url = STR("https://a.example/")},
        {.text = STR("all the rest"), .url = STR("https://a.example/"), .emph = true},
        {.text = STR(" or ")},
        {.text = STR("another"), .to = STR("sec-1")},
        {.text = STR(".")},
    };
    bench.composition.blocks = spans_of(bench.arena, spans, COUNT_OF(spans));
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(P(Link Link))");
    assert_str(node_words(bench.arena, reader.nodes.at[0]),
               "Seethewholereportabouteverythingandalltherestoranother.");
    assert_true(reader.links.n >= 3);
    const LinkSeen *first = &reader.links.at[0], *last = &reader.links.at[reader.links.n - 1];
    assert_str(first->description, "the whole report about everything and all the rest");
    assert_str(first->url, "https://a.example/");
    assert_int_equal(first->element, reader.links.at[1].element);
    assert_true(reader.links.at[1].rect.y > first->rect.y);
    assert_str(last->to, "sec-1");
    assert_true(last->element != first->element);
    bench_close(&bench);
}

static void a_link_over_pages_stays_one_element(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(200), LEN(180));
    Buf words = {0};
    for (int i = 0; i < 120; i++) buf_printf(&words, "word%d ", i);
    const TextSpan span = {.text = buf_str(&words), .url = STR("https://a.example/")};
    bench.composition.blocks = spans_of(bench.arena, &span, 1);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_true(reader.indices.n > 1);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(P(Link))");
    assert_true(reader.links.at[reader.links.n - 1].page > 0);
    buf_release(&words);
    bench_close(&bench);
}

static void links_mirror_with_the_page(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    bench.composition.right_to_left = true;
    bench.composition.lang = STR("he");
    const TextSpan spans[] = {{.text = STR("ישראל"), .to = STR("x")}, {.text = STR(" abc")}};
    bench.composition.blocks = spans_of(bench.arena, spans, 2);
    const Reader reader = read_document(&bench, NULL, NULL);
    // The first word stands at the start edge, which paint puts on the right.
    assert_int_equal(reader.links.at[0].rect.x, LEN(30));
    bench_close(&bench);
}

static void spans_carry_language_and_replacement(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    const TextSpan spans[] = {
        {.text = STR("a ")},
        {.text = STR("mot"), .lang = STR("fr")},
        {.text = STR(" ")},
        {.text = STR("✓"), .alt = STR("done")},
    };
    bench.composition.blocks = spans_of(bench.arena, spans, COUNT_OF(spans));
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(P(Span Span))");
    assert_str(find_node(&reader, TAG_SPAN, 0)->lang, "fr");
    assert_str(find_node(&reader, TAG_SPAN, 1)->actual_text, "done");
    bench_close(&bench);
}

static const LineSeen *line_with(const Reader *reader, const char *words) {
    for (size_t i = 0; i < reader->lines.n; i++)
        if (str_eq(str_trim(reader->lines.at[i].text), str_of(words))) return &reader->lines.at[i];
    fail_msg("no line '%s'", words);
    return NULL;
}

static void labels_stand_beside_their_text(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    ListItem *inner = arena_push(arena, ListItem, 1);
    *inner = (ListItem){text_of(arena, "(a)"), new_paragraph(arena, "nested")};
    Block *nested = new_block(arena, BLOCK_LIST);
    nested->list = (ListBlock){inner, 1, true, true};
    ListItem *items = arena_push(arena, ListItem, 3);
    items[0] = (ListItem){text_of(arena, "1."), chain(new_paragraph(arena, "first"), nested, NULL)};
    items[1] = (ListItem){text_of(arena, "100."), new_paragraph(arena, "second")};
    items[2] = (ListItem){text_of(arena, "101."), NULL};
    Block *list = new_block(arena, BLOCK_LIST);
    list->list = (ListBlock){items, 3, true, true};
    bench.composition.blocks = chain(list, new_paragraph(arena, "after"), NULL);
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(arena, reader.nodes.at[0]),
               "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))) LI(Lbl LBody(P)) LI(Lbl)) P)");
    assert_int_equal(line_with(&reader, "1.")->rect.y, line_with(&reader, "first")->rect.y);
    assert_int_equal(line_with(&reader, "(a)")->rect.y, line_with(&reader, "nested")->rect.y);
    assert_int_equal(line_with(&reader, "first")->rect.x, line_with(&reader, "second")->rect.x);
    assert_int_equal(line_with(&reader, "first")->rect.x, line_with(&reader, "(a)")->rect.x);
    assert_true(line_with(&reader, "101.")->rect.y > line_with(&reader, "second")->rect.y);
    assert_true(line_with(&reader, "after")->rect.y > line_with(&reader, "101.")->rect.y);
    bench_close(&bench);
}

// Lines of the nth paragraph on a page.
static size_t lines_of(const Reader *reader, size_t nth, size_t page) {
    const Node *node = find_node(reader, TAG_P, nth);
    size_t n = 0;
    for (size_t i = 0; i < reader->lines.n; i++)
        n += reader->lines.at[i].element == node->id && reader->lines.at[i].index == page;
    return n;
}

static void no_widows_and_orphans(void **state) {
    (void)state;
    for (Len height = LEN(150); height < LEN(300); height += LEN(7)) {
        Bench bench;
        bench_open(&bench, LEN(160), height);
        Block *first = NULL;
        for (int i = 0; i < 8; i++) {
            Block *block = new_paragraph(
                bench.arena, "one two three four five six seven eight nine ten eleven twelve "
                             "thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
            if (first)
                chain(first, block, NULL);
            else
                first = block;
        }
        bench.composition.blocks = first;
        const Reader reader = read_document(&bench, NULL, NULL);
        for (size_t nth = 0; nth < 8; nth++)
            for (size_t page = 0; page < reader.indices.n; page++)
                if (lines_of(&reader, nth, page) == 1) fail_msg("a line alone at %d", height);
        bench_close(&bench);
    }
}

static void a_group_stays_together(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(200));
    Arena *arena = bench.arena;
    Block *group = new_block(arena, BLOCK_GROUP);
    group->children = chain(new_paragraph(arena, "one"), new_paragraph(arena, "two"),
                            new_paragraph(arena, "three"), NULL);
    bench.composition.blocks =
        chain(new_paragraph(arena, "a"), new_paragraph(arena, "b"), new_paragraph(arena, "c"),
              new_paragraph(arena, "d"), group, NULL);
    const Reader reader = read_document(&bench, NULL, NULL);
    // 124 pt hold five paragraphs: the group goes to the next page as a whole.
    assert_int_equal(line_with(&reader, "d")->index, 0);
    assert_int_equal(line_with(&reader, "one")->index, 1);
    assert_int_equal(line_with(&reader, "three")->index, 1);
    bench_close(&bench);
}

static void headings_have_no_gaps(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(400), LEN(300));
    Arena *arena = bench.arena;
    Block *deep = new_paragraph(arena, "end");
    for (int i = 0; i < 8; i++) deep = new_section(arena, i == 6 ? "" : "Title", deep);
    bench.composition.blocks = deep;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(arena, reader.nodes.at[0]),
               "Document(Sect(H1 Sect(Sect(H2 Sect(H3 Sect(H4 Sect(H5 Sect(H6 Sect(H6 P)))))))))");
    bench_close(&bench);
}

static void tiles_read_as_a_list(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(500), LEN(300));
    Arena *arena = bench.arena;
    Tile *tiles = arena_push(arena, Tile, 6);
    for (size_t i = 0; i < 6; i++)
        tiles[i] = (Tile){text_of(arena, "5"), text_of(arena, "Complete"),
                          text_of(arena, "no change"), STR("complete")};
    Block *block = new_block(arena, BLOCK_TILES);
    block->tiles = (TilesBlock){tiles, 6};
    bench.composition.blocks = block;
    const Reader reader = read_document(&bench, NULL, NULL);
    const Node *list = find_node(&reader, TAG_L, 0);
    assert_int_equal(list->kids.n, 6);
    assert_str(shape_of(arena, list->kids.at[0].node), "LI(LBody(P P P))");
    assert_str(node_words(arena, list->kids.at[0].node), "5Completenochange");
    // Six tiles are two rows of three, of one width.
    assert_int_equal(reader.lines.at[0].rect.y, reader.lines.at[6].rect.y);
    assert_true(reader.lines.at[9].rect.y > reader.lines.at[6].rect.y);
    assert_int_equal(reader.lines.at[0].rect.x, reader.lines.at[9].rect.x);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_over_lines_is_one_element),
        cmocka_unit_test(a_link_over_pages_stays_one_element),
        cmocka_unit_test(links_mirror_with_the_page),
        cmocka_unit_test(spans_carry_language_and_replacement),
        cmocka_unit_test(labels_stand_beside_their_text),
        cmocka_unit_test(no_widows_and_orphans),
        cmocka_unit_test(a_group_stays_together),
        cmocka_unit_test(headings_have_no_gaps),
        cmocka_unit_test(tiles_read_as_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
