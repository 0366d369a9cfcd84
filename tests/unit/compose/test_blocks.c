// SPDX-License-Identifier: MIT
// Blocks of decks and documents: what their constructors make, say and refuse.
#include "compose_kit.h"

static const char DATA[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, id: x, title: X, as_of: 2023-07-10}\n"
    "recommendations:\n"
    "  - {id: '1', status: complete, text: One, submitted: 2023-02, completed: 2023-05-02}\n"
    "  - {id: '2', status: in-progress, text: Two}\n";

typedef struct {
    Kit kit;
    Composer *composer;
    const Composition *composition; // NULL when it was refused
    Buf dump;
} Trial;

// Composes `body` within a document and dumps it. False when it was refused.
static bool trial_run(Trial *t, const char *body) {
    *t = (Trial){0};
    kit_open(&t->kit);
    kit_write(&t->kit, "layouts/quarterly-report.lua",
              str_format(t->kit.arena, "return document {\n%s}\n", body));
    t->composition = kit_compose(&t->kit, DATA, true, &t->composer);
    if (t->composition) composition_dump(t->composition, &t->dump);
    return t->composition != NULL;
}

static void trial_end(Trial *t) {
    buf_release(&t->dump);
    composer_drop(t->composer);
    kit_close(&t->kit);
}

static void expect(const char *body, const char *const *lines, size_t n) {
    Trial t;
    if (!trial_run(&t, body)) kit_expect(&t.kit, "", "no finding");
    const Str dump = {t.dump.at, t.dump.n};
    for (size_t i = 0; i < n; i++) {
        if (!kit_says(dump, lines[i])) fail_msg("no '%s' in\n%.*s", lines[i], STR_ARGS(dump));
    }
    trial_end(&t);
}

#define EXPECT(body, ...)                                                                          \
    do {                                                                                           \
        static const char *const lines[] = {__VA_ARGS__};                                          \
        expect((body), lines, sizeof lines / sizeof *lines);                                       \
    } while (0)

static void refuse(const char *body, const char *words) {
    Trial t;
    assert_false(trial_run(&t, body));
    kit_expect(&t.kit, "LUA-01", words);
    trial_end(&t);
}

static void boxes_hold_blocks(void **state) {
    (void)state;
    EXPECT("callout { title = 'Note', 'Words.' }", "callout\n", "title \"Note\"", "\"Words.\"");
    EXPECT("columns { weights = { 2 }, 'Left', { 'Right', 'below' } }", "column 2\n", "column 1\n",
           "\"below\"");
    EXPECT("definitions { { term = 'A', 'a' }, false, { term = 'B', list { 'b' } } }", "term \"A\"",
           "term \"B\"");
    EXPECT("lines { count = 3 }", "lines\n");
    refuse("columns {}", "1 to 6 columns");
    refuse("columns { weights = { 0 }, 'x' }", "a weight is a number");
    refuse("columns { weights = { 1, 2 }, 'x' }", "more weights than columns");
    refuse("definitions {}", "at least one term");
    refuse("definitions { { 'no term' } }", "needs 'term'");
    refuse("lines { count = 0 }", "'count' is from 1");
    refuse("callout { titel = 'x' }", "did you mean 'title'");
}

static void slides_know_their_parts(void **state) {
    (void)state;
    Trial t;
    assert_true(trial_run(&t, "slide { title = 'Items', 'x' }"));
    const SlideBlock *slide = &t.composition->blocks->slide;
    const Str title = slide->part_title(slide->self, t.kit.arena, STR("Items"), 1, 2);
    assert_true(str_eq(title, STR("Items (1 of 2)")));
    trial_end(&t);
    EXPECT("slide { kind = 'section', title = 'S', kicker = 'K', subtitle = 'U' }", "kind section",
           "kicker \"K\"", "subtitle \"U\"");
    refuse("slide { kind = 'page', title = 'x' }", "'kind' knows no");
}

static void charts_say_what_is_drawn(void **state) {
    (void)state;
    static const char rows[] =
        "stack = { { id = 'a', label = 'A' }, { id = 'b', label = 'B' } },"
        "rows = { { label = 'N', a = 1, b = 2 }, { label = 'S', a = 0, b = 2,"
        " mark = '*' } } }";
    char body[600];
    snprintf(body, sizeof body, "bar_chart { title = 'T', horizontal = true, %s", rows);
    EXPECT(body, "direction horizontal", "[mark=*]", "Stacked bar chart: T. 2 bars.",
           "A: N 1. B: N 2, S 2. Total: N 3, S 2.", "\"S\" \"*\"");
    snprintf(body, sizeof body, "bar_chart { title = 'T', kind = 'percent', %s", rows);
    EXPECT(body, "kind percent", "A: N 33\xE2\x80\xAF%.",
           "B: N 67\xE2\x80\xAF%, S 100\xE2\x80\xAF%.");
    snprintf(body, sizeof body,
             "bar_chart { title = 'T', kind = 'grouped', targets = { 2, false }, %s", rows);
    EXPECT(body, "kind grouped", "target 2\n", "target -1\n", "A: N 1, S 0.", "Target: N 2.");
    snprintf(body, sizeof body, "bar_chart { title = 'T', targets = { 'x' }, %s", rows);
    refuse(body, "a target is a string");
    snprintf(body, sizeof body, "bar_chart { title = 'T', horizontal = true, by_time = true, %s",
             rows);
    refuse(body, "do not stand at their dates");
}

static void maps_and_timelines_speak(void **state) {
    (void)state;
    EXPECT(
        "hexagon_map { title = 'M', groups = { { title = 'G', hexagons = { { label = '1', state = "
        "'covered' }, { label = '2' } } } }, keys = { { label = 'here', state = 'covered' } } }",
        "covered \"1\"", "unknown \"2\"", "M. G: 1 (here), 2.");
    refuse("hexagon_map { title = 'M', groups = {} }", "1 to 40 groups");
    refuse(
        "hexagon_map { title = 'M', groups = { { hexagons = { { label = '1', state = 'x' } } } } }",
        "'state' knows no");
    EXPECT("timeline { title = 'T', as_of = doc.as_of, milestones = {"
           " { label = 'Plan', from = recommendations[1].submitted, to = '2023-04', status = "
           "vocab.status[1] }, { label = 'Print', to = '2023-05-02' }, { label = 'Later' } } }",
           "bar[look=not-started] \"Plan\"", "point \"Print\"", "undated \"Later\"",
           "Print: 2 May 2023.", "Later: no date.", "as of 10 Jul 2023");
    refuse(
        "timeline { title = 'T', milestones = { { label = 'x', from = '2023-05', to = '2022' } } }",
        "ends before it begins");
    refuse("timeline { title = 'T', milestones = { { label = 'x', from = 'May' } } }",
           "is no date");
}

static void tables_group_their_rows(void **state) {
    (void)state;
    EXPECT("data_table { columns = { { 'id' } }, rows = recommendations, group_by = 'status' }",
           "row[destination=rec-x-1]", "\"Complete\"", "\"In progress\"");
    EXPECT("data_table { columns = { { 'id' } }, rows = recommendations,"
           " group_by = function(rec) return 'G' .. rec.id end }",
           "\"G1\"", "\"G2\"");
    EXPECT("data_table { columns = { { head = 'A' } }, rows = { { 'x', group = 'Fruit' } },"
           " total = { { 'all' }, { 'more' } } }",
           "row \"Fruit\"", "row[total]", "\"more\"");
    refuse("data_table { columns = { { 'id' } }, rows = recommendations, group_by = 'stat' }",
           "has no field");
    refuse("data_table { columns = { { 'id' } }, rows = recommendations, group_by = 7 }",
           "'group_by' is the name");
}

static void pieces_of_text(void **state) {
    (void)state;
    EXPECT("'a', paragraph { 'x', footnote 'First.', footnote { mark = '*', 'Second.' } }",
           "\"1\"[footnote]", "\"*\"[footnote]", "note \"First.\"");
    EXPECT("paragraph { page_of(recommendations[1]), sign('✓', 'done') }", "[page-of=rec-",
           "[alt=done]");
    EXPECT("list { labels = { 'a)' }, 'one', 'two' }", "item \"a)\"", "item \"•\"");
    EXPECT("show(recommendations[1], 'text')", "body \"One\"");
    refuse("paragraph { footnote {} }", "there is nothing in it");
    refuse("show(recommendations[1], 'txt')", "did you mean 'text'");
}

// What the typesetter finds at a page number is said of the layout's line.
static void a_page_number_knows_its_line(void **state) {
    (void)state;
    Trial t;
    if (!trial_run(&t, "'x',\nparagraph { 'on ', page_of('nowhere') },"))
        kit_expect(&t.kit, "", "no finding");
    const Text text = t.composition->blocks->next->paragraph.text;
    const TextSpan *number = &text.at[text.n - 1];
    assert_true(str_eq(number->page_of, STR("nowhere")));
    assert_non_null(number->place.source);
    assert_true(kit_says(number->place.source->path, "quarterly-report.lua"));
    assert_true(kit_says(
        str_slice(number->place.source->bytes, number->place.span.lo, number->place.span.hi),
        "page_of('nowhere')"));
    trial_end(&t);
}

static const char BRIEF[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, layout: board-brief, id: x, title: X}\n";

// A workspace adds layouts of its own beside those of the five kinds.
static void a_document_names_another_layout(void **state) {
    (void)state;
    Kit kit;
    Composer *composer = NULL;
    kit_open(&kit);
    kit_write(&kit, "layouts/board-brief.lua", STR("return document { 'In brief.' }\n"));
    assert_non_null(kit_compose(&kit, BRIEF, true, &composer));
    composer_drop(composer);
    kit_close(&kit);
    kit_open(&kit);
    assert_null(kit_compose(&kit, BRIEF, true, &composer));
    kit_expect(&kit, "LUA-05", "there is no layout 'board-brief'");
    assert_int_equal(kit.diag.findings.at[0].place.span.lo, strstr(BRIEF, "board-brief") - BRIEF);
    composer_drop(composer);
    kit_close(&kit);
}

static void links_are_listed_once(void **state) {
    (void)state;
    EXPECT("link_list = 'Links', paragraph { link('https://a.example/1', 'one'), ' ',"
           " link('https://a.example/1', 'again'), ' ', link('https://a.example/2') }",
           "title \"Links\"", "\"one\" \"; \" \"again\"");
    Trial t;
    assert_true(trial_run(&t, "link_list = 'Links', paragraph { link('https://a.example/2') }"));
    assert_false(kit_says((Str){t.dump.at, t.dump.n}, "\"Links\""));
    trial_end(&t);
}

static void pictures_stay_inside(void **state) {
    (void)state;
    Trial t;
    assert_false(trial_run(&t, "figure { file = 'none.png', alt = 'x' }"));
    kit_expect(&t.kit, "FILE-01", "");
    trial_end(&t);
    refuse("figure { file = '/etc/hostname', alt = 'x' }", "outside the workspace");
    refuse("figure { file = '../../etc/hostname', alt = 'x' }", "outside the workspace");
    refuse("figure { file = 'none.png' }", "needs 'alt'");
    refuse("figure { file = 'none.png', alt = ' ' }", "'alt' says what is to be seen");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(boxes_hold_blocks),
                                       cmocka_unit_test(slides_know_their_parts),
                                       cmocka_unit_test(charts_say_what_is_drawn),
                                       cmocka_unit_test(maps_and_timelines_speak),
                                       cmocka_unit_test(tables_group_their_rows),
                                       cmocka_unit_test(pieces_of_text),
                                       cmocka_unit_test(a_page_number_knows_its_line),
                                       cmocka_unit_test(a_document_names_another_layout),
                                       cmocka_unit_test(links_are_listed_once),
                                       cmocka_unit_test(pictures_stay_inside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
