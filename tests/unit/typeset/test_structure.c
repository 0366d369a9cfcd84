// SPDX-License-Identifier: MIT
// What a listener is told of lists, lead-ins and the titles of slides' further parts.
#include "typeset_bench.h"

static Block *new_list(Bench *bench, const char *const *labels, size_t n, bool ordered) {
    ListItem *items = arena_push(bench->arena, ListItem, n);
    for (size_t i = 0; i < n; i++)
        items[i] =
            (ListItem){text_of(bench->arena, labels[i]), new_paragraph(bench->arena, "words")};
    Block *block = new_block(bench->arena, BLOCK_LIST);
    block->list = (ListBlock){.items = items, .n = n, .ordered = ordered};
    return block;
}

static void the_labels_of_a_list_say_its_numbering(void **state) {
    (void)state;
    static const struct {
        const char *labels[2];
        bool ordered;
        ListNumbering numbering;
    } CASES[] = {
        {{"•", "•"}, false, NUMBERING_DISC},         {{"✓", "✓"}, false, NUMBERING_UNORDERED},
        {{"•", "–"}, false, NUMBERING_UNORDERED},    {{"1.", "2."}, true, NUMBERING_DECIMAL},
        {{"(1)", "(2)"}, true, NUMBERING_DECIMAL},   {{"١.", "٢."}, true, NUMBERING_DECIMAL},
        {{"a.", "b."}, true, NUMBERING_LOWER_ALPHA}, {{"A)", "B)"}, true, NUMBERING_UPPER_ALPHA},
        {{"1.", "–"}, true, NUMBERING_UNORDERED},    {{"one", "two"}, true, NUMBERING_UNORDERED},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        Bench bench;
        bench_open(&bench, LEN(300), LEN(300));
        bench.composition.blocks = new_list(&bench, CASES[i].labels, 2, CASES[i].ordered);
        const Reader reader = read_document(&bench, NULL, NULL);
        assert_int_equal(find_node(&reader, TAG_L, 0)->numbering, CASES[i].numbering);
        bench_close(&bench);
    }
}

static void terms_describe(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(300), LEN(300));
    Definition *items = arena_push(bench.arena, Definition, 1);
    items[0] = (Definition){.term = text_of(bench.arena, "Submitted"),
                            .children = new_paragraph(bench.arena, "in January")};
    Block *block = new_block(bench.arena, BLOCK_DEFINITIONS);
    block->definitions = (DefinitionsBlock){.items = items, .n = 1};
    bench.composition.blocks = block;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(L(LI(Lbl LBody(P))))");
    assert_int_equal(find_node(&reader, TAG_L, 0)->numbering, NUMBERING_DESCRIPTION);
    bench_close(&bench);
}

static Block *new_lead(Bench *bench, bool keeps) {
    Block *block = new_paragraph(bench->arena, "What changed");
    block->paragraph.role = ROLE_LEAD;
    block->keep_with_next = keeps;
    return block;
}

static void a_lead_in_is_a_heading_below_its_section(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench, LEN(300), LEN(300));
    bench.composition.blocks =
        new_section(bench.arena, "At a glance",
                    chain(new_lead(&bench, true), new_paragraph(bench.arena, "Much."),
                          new_lead(&bench, false), new_paragraph(bench.arena, "Little."), NULL));
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(Sect(H1 H2 P P P))");
    assert_int_equal(reader.outline.n, 1);
    bench_close(&bench);
}

static void a_lead_in_of_an_item_is_a_paragraph(void **state) {
    (void)state;
    static const char *const LABELS[] = {"•"};
    Bench bench;
    bench_open(&bench, LEN(300), LEN(300));
    Block *list = new_list(&bench, LABELS, 1, false);
    ListItem *item = arena_push(bench.arena, ListItem, 1);
    *item = list->list.items[0];
    item->children = chain(new_lead(&bench, true), new_paragraph(bench.arena, "Much."), NULL);
    list->list.items = item;
    bench.composition.blocks = list;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_str(shape_of(bench.arena, reader.nodes.at[0]), "Document(L(LI(Lbl LBody(P P))))");
    bench_close(&bench);
}

static Str part_title(void *self, Arena *arena, Str title, size_t part, size_t parts) {
    (void)self;
    return str_format(arena, "%.*s (%zu of %zu)", STR_ARGS(title), part, parts);
}

// A table or list goes on over the parts of a slide: no title stands in between.
static void the_title_of_a_further_part_is_for_the_eye(void **state) {
    (void)state;
    static const char *const LABELS[] = {"•", "•", "•", "•", "•", "•", "•", "•"};
    Bench bench;
    bench_open(&bench, LEN(480), LEN(200));
    Block *slide = new_block(bench.arena, BLOCK_SLIDE);
    slide->slide = (SlideBlock){
        .kind = SLIDE_CONTENT, .title = text_of(bench.arena, "Much"), .part_title = part_title};
    slide->children = new_list(&bench, LABELS, COUNT_OF(LABELS), false);
    bench.composition.blocks = slide;
    const Reader reader = read_document(&bench, NULL, NULL);
    assert_true(reader.indices.n > 1);
    const Node *section = find_node(&reader, TAG_SECT, 0);
    assert_int_equal(section->kids.n, 2);
    assert_int_equal(section->kids.at[0].node->tag, TAG_H1);
    assert_int_equal(section->kids.at[1].node->tag, TAG_L);
    bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_labels_of_a_list_say_its_numbering),
        cmocka_unit_test(terms_describe),
        cmocka_unit_test(a_lead_in_is_a_heading_below_its_section),
        cmocka_unit_test(a_lead_in_of_an_item_is_a_paragraph),
        cmocka_unit_test(the_title_of_a_further_part_is_for_the_eye),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
