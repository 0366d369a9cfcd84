// SPDX-License-Identifier: MIT
// Documents to blocks, with the program's own layout and with layouts made to err.
#include "compose_kit.h"

static const char SMALL[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, id: small/1, title: Small report, lang: en, period: "
    "2023-06,"
    " as_of: 2023-07-10, status_heading: 'Status of {total} Recommendations'}\n"
    "vocab:\n"
    "  priority: {heading: Level, note: 'see [here](#)', levels: [P1, P2]}\n"
    "reviews:\n"
    "  - {id: r1, name: First Review, short: R1}\n"
    "periods:\n"
    "  - {id: 2023-02, label: Feb 23}\n"
    "  - {id: 2023-03, label: Mar 23, quarter: Q1 2023}\n"
    "  - {id: 2023-06, label: Jun 23, quarter: Q2 2023}\n"
    "domains: [{id: israel, a_label: xn--4dbrk0ce, u_label: ישראל, lang: he}]\n"
    "progress:\n"
    "  title: Progress\n"
    "  series:\n"
    "    - {period: 2023-02, complete: 0, in-progress: 1, not-started: 3}\n"
    "    - {period: 2023-03, complete: 0, in-progress: 2, not-started: 2}\n"
    "    - {period: 2023-06, complete: 2, in-progress: 1, not-started: 1}\n"
    "publications:\n"
    "  items:\n"
    "    - {period: 2023-06, state: in-production}\n"
    "    - {period: 2023-03, state: published, url: 'https://example.org/a/very/long.pdf'}\n"
    "news: [{text: 'Out [now](https://example.org)', date: 2023-06}]\n"
    "recommendations:\n"
    "  - {id: '1', status: complete, priority: P1, text: 'See {rec 13}, {domain israel} and *all*"
    " {count recommendations status=complete}.', notes: N/A}\n"
    "  - {id: '2', status: complete, text: Cut short, elided: yes, notes: TBD,"
    " documentation: {url: 'https://example.org/doc'}}\n"
    "  - id: '13'\n"
    "    status: in-progress\n"
    "    priority: Items a, b (in part) prioritized as P1; Item b (in part) prioritized as P2\n"
    "    text: 'Report on:'\n"
    "    item_style: '(a)'\n"
    "    items:\n"
    "      - {id: a, text: Staff, item_style: '-', items: [{text: One}]}\n"
    "      - {text: Money}\n"
    "      - {id: z, elided: yes}\n"
    "    text_after: To the council.\n"
    "    timeline: {expected: 2023-06}\n"
    "    history: [{date: 2023-05-04, status: in-progress}]\n"
    "  - {id: '20', status: not-started, text: Last}\n";

static Str dump_of(Kit *kit, const Composition *composition) {
    Buf out = {0};
    composition_dump(composition, &out);
    const Str text = str_copy(kit->arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static void must_say(Str dump, const char *words) {
    if (!kit_says(dump, words)) fail_msg("the dump does not say '%s'\n%.*s", words, STR_ARGS(dump));
}

static void no_findings(const Kit *kit) {
    for (size_t i = 0; i < kit->diag.findings.n; i++) {
        const Finding *finding = &kit->diag.findings.at[i];
        fail_msg("%.*s: %.*s", STR_ARGS(finding->code), STR_ARGS(finding->message));
    }
}

// Composes with the program's layout and gives the dump.
static Str report_of(Kit *kit, const char *document) {
    Composer *composer = NULL;
    const Composition *composition = kit_compose(kit, document, false, &composer);
    if (!composition) {
        no_findings(kit);
        fail_msg("no composition");
    }
    const Str dump = dump_of(kit, composition);
    composer_drop(composer);
    return dump;
}

static void the_report_says_what_the_data_says(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    const Str dump = report_of(&kit, SMALL);
    no_findings(&kit);
    must_say(dump, "foot-start \"small/1 · as of \" \"10 July 2023\"");
    must_say(dump, "head-end \"Jun 23 · Q2 2023\"");
    must_say(dump,
             "tile[look=complete] \"2\"[to=status-r1-complete] \"Complete\" \"▲ 2 since Mar 23\"");
    must_say(dump, "tile[look=in-progress] \"1\"[to=status-r1-in-progress] \"In progress\" \"▼ 1 "
                   "since Mar 23\"");
    must_say(dump, "Since Mar 23: Complete rose by 2 to 2, In progress fell by 1 to 1, "
                   "Not started fell by 1 to 1.");
    must_say(dump, "\"13\"[to=rec-r1-13]");
    must_say(dump, "paragraph[id=status-r1-complete][keep-with-next]");
    must_say(dump, "was due by June 2023, 10 days earlier.");
    must_say(dump, "is now In progress");
    must_say(dump, "title \"Status of \" \"4\" \" Recommendations\"");
    must_say(dump, "row[destination=rec-r1-13][alias=rec-13]");
    must_say(dump, "column[2] \"Level\"");
    must_say(dump,
             "\"https://example.org/a/very/long.pdf\"[url=https://example.org/a/very/long.pdf]");
    must_say(dump, "\"June 2023\"");
    must_say(dump, "\"now\"[url=https://example.org]");
    kit_close(&kit);
}

static void cells_show_items_levels_and_marks(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    const Str dump = report_of(&kit, SMALL);
    must_say(dump, "\"Items a, b (in part) prioritized as \" \"P1\"");
    must_say(dump, "\"Item b (in part) prioritized as \" \"P2\"");
    must_say(dump, "item \"(a)\"");
    must_say(dump, "item \"–\"");
    must_say(dump, "item \"(b)\"");
    must_say(dump, "item \"(z)\"");
    must_say(dump, "\"Cut short\" \" \" \"[…]\"");
    must_say(dump, "table-body \"To the council.\"");
    must_say(dump, "\"ישראל\"[lang=he]");
    must_say(dump, "\"all\"[emph]");
    must_say(dump, "table-body \"N/A\"");
    must_say(dump, "table-body \"to be decided\"");
    must_say(dump, "\"https://example.org/doc\"[url=https://example.org/doc]");
    must_say(dump, "table-body \"●\" \"\xC2\xA0\" \"Complete\"");
    kit_close(&kit);
}

static void a_chart_writes_its_own_words(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    const Str dump = report_of(&kit, SMALL);
    must_say(dump, "category \"Mar 23\" \"Q1 2023\" month 24278");
    must_say(dump, "series \"Complete\"[look=complete] 0 0 2");
    must_say(dump, "the snapshots are 1 to 3 months apart");
    must_say(
        dump,
        "Stacked bar chart: Recommendations by status, Feb 23 to Jun 23. 3 snapshots from Feb 23 "
        "to Jun 23, 4 in the last.");
    must_say(dump, "In progress: 1 in the first snapshot and 1 in the last; lowest 1 (Feb 23), "
                   "highest 2 (Mar 23).");
    must_say(dump, "table-number \"3\"");
    kit_close(&kit);
}

static void parts_may_be_missing(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    const Str dump = report_of(&kit, "format: rapporteur/1\n"
                                     "document: {kind: quarterly-report, id: x, title: X}\n"
                                     "recommendations: []\n");
    no_findings(&kit);
    must_say(dump, "There are no recommendations.");
    must_say(dump, "There is no earlier snapshot to compare with.");
    must_say(dump, "\"none\"");
    assert_false(kit_says(dump, "bar_chart"));
    kit_close(&kit);
}

static void several_reviews_have_a_chapter_each(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    const Str dump =
        report_of(&kit, "format: rapporteur/1\n"
                        "document: {kind: quarterly-report, id: x, title: X}\n"
                        "reviews: [{id: a, name: Alpha}, {id: b, name: Beta}]\n"
                        "recommendations:\n"
                        "  - {id: '1', review: a, status: complete, text: One of Alpha}\n"
                        "  - {id: '1', review: b, status: complete, text: One of Beta}\n");
    no_findings(&kit);
    must_say(dump, "title \"Alpha\"");
    must_say(dump, "row[destination=rec-a-1]\n");
    must_say(dump, "row[destination=rec-b-1]\n");
    must_say(dump, "caption \"Recommendations of the Beta\"");
    kit_close(&kit);
}

static void long_lists_are_printed_as_ranges(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    Buf text = {0};
    buf_printf(&text, "format: rapporteur/1\n"
                      "document: {kind: quarterly-report, id: x, title: X}\n"
                      "recommendations:\n");
    for (int i = 1; i <= 600; i++) {
        if (i == 300) continue;
        buf_printf(&text, "  - {id: '%d', status: complete, text: Do it}\n", i);
    }
    const Str dump = report_of(&kit, text.at);
    no_findings(&kit);
    must_say(dump, "\"1\"[to=rec-x-1] \"–\" \"299\"[to=rec-x-299] \", \" \"301\"[to=rec-x-301] "
                   "\"–\" \"600\"[to=rec-x-600]");
    must_say(dump, "599 recommendations");
    buf_release(&text);
    kit_close(&kit);
}

static void two_runs_give_the_same_blocks(void **state) {
    (void)state;
    Kit a, b;
    kit_open(&a);
    kit_open(&b);
    assert_true(str_eq(report_of(&a, SMALL), report_of(&b, SMALL)));
    kit_close(&a);
    kit_close(&b);
}

// A layout of the workspace that must fail with the finding on that line.
static void layout_fails(const char *layout, const char *code, const char *words, uint32_t line) {
    Kit kit;
    Composer *composer = NULL;
    kit_open(&kit);
    kit_write(&kit, "layouts/quarterly-report.lua", str_of(layout));
    assert_null(kit_compose(&kit, SMALL, true, &composer));
    const Finding *finding = kit_expect(&kit, code, words);
    if (line) assert_int_equal(kit_line(finding), line);
    composer_drop(composer);
    kit_close(&kit);
}

// A layout that must work; its blocks.
static Str layout_gives(Kit *kit, const char *layout) {
    Composer *composer = NULL;
    kit_open(kit);
    kit_write(kit, "layouts/quarterly-report.lua", str_of(layout));
    const Composition *composition = kit_compose(kit, SMALL, true, &composer);
    no_findings(kit);
    assert_non_null(composition);
    const Str dump = dump_of(kit, composition);
    composer_drop(composer);
    return dump;
}

static void constructors_name_what_is_wrong(void **state) {
    (void)state;
    layout_fails("return document {\n  section { titel = 'x' } }", "LUA-01",
                 "section has no key 'titel', did you mean 'title'?", 2);
    layout_fails("return document {\n  section { 'x' } }", "LUA-01", "section needs 'title'", 2);
    layout_fails("return document { paragraph {\n role = 'leed', 'x' } }", "LUA-01",
                 "paragraph: 'role' knows no 'leed', did you mean 'lead'?", 1);
    layout_fails("return document { contents { depth = 9 } }", "LUA-01", "from 1 to 6", 1);
    layout_fails("return document { tiles {} }", "LUA-01", "at least one tile", 1);
    layout_fails("return document { tiles { { figure = {}, label = 'x' } } }", "LUA-01",
                 "a tile: 'figure' is text, got a table", 1);
    layout_fails("return document { cover { title = recommendations } }", "LUA-01",
                 "cover: 'title' is text, got a list", 1);
    layout_fails("return document { recommendations[1] }", "LUA-01",
                 "document: a block or text expected, got a recommendation", 1);
    layout_fails("return document { function() end }", "LUA-01", "got a function", 1);
    layout_fails("return document {}", "LUA-01", "there is nothing in it", 1);
    layout_fails("return paragraph 'x'", "LUA-01", "a layout returns document", 0);
    layout_fails("document { 'x' }\nreturn document { 'y' }", "LUA-01", "there is one already", 2);
    layout_fails("return document { page_number = 'contents-x', 'x' }", "LUA-01",
                 "'page_number' is a message", 1);
    layout_fails("return document { 'a\\0b' }", "LUA-01", "control character U+0000", 1);
    layout_fails("return document { '\\xff' }", "LUA-01", "not valid UTF-8", 1);
    layout_fails("local b = 'x'\nfor i = 1, 100 do b = group { b } end\nreturn document { b }",
                 "LUA-01", "blocks are nested too deep", 2);
    layout_fails("local t = strong 'x'\nwhile true do t = t .. t end", "LUA-01", "pieces", 2);
    layout_fails("while true do paragraph { ('x'):rep(1 << 20) } end", "LUA-04", "64 MiB", 1);
}

static void tables_and_charts_name_what_is_wrong(void **state) {
    (void)state;
    layout_fails("return document { data_table { rows = recommendations, columns = { {'txt'} } } }",
                 "LUA-01", "column 'txt' needs 'head'", 1);
    layout_fails("return document { data_table { rows = recommendations,\n"
                 "columns = { {'statuz', head = 'S'} } } }",
                 "LUA-01", "a recommendation has no field 'statuz', did you mean 'status'?", 1);
    layout_fails("return document { data_table { rows = recommendations, columns = {} } }",
                 "LUA-01", "1 to 32 columns", 1);
    layout_fails("return document { data_table { rows = 3, columns = {} } }", "LUA-01",
                 "'rows' is a list, got a number", 1);
    layout_fails("return document { data_table { rows = {{1, 2}}, columns = {{head = 'a'}} } }",
                 "LUA-01", "a row has 2 cells for 1 columns", 1);
    layout_fails(
        "return document { data_table { rows = {}, columns = {{head = 'a', width = 'x'}} } }",
        "LUA-01", "'width' is \"fit\" or a weight", 1);
    layout_fails("return document { data_table { rows = {}, columns = {{'a', as = 'statu'}} } }",
                 "LUA-01", "'as' knows no 'statu', did you mean 'status'?", 1);
    layout_fails("return document { bar_chart { title = 'x', rows = {}, stack = vocab.status } }",
                 "CHART-01", "the chart has no data", 1);
    layout_fails("return document { bar_chart { title = 'x', rows = progress.series,\n"
                 "stack = vocab.status, label = 'perod' } }",
                 "LUA-01", "has no 'perod' to print", 1);
}

static void the_model_is_read_only(void **state) {
    (void)state;
    layout_fails("doc.title = 'x'", "LUA-01", "'title' cannot be set: a document is read-only", 1);
    layout_fails("recommendations[1] = nil", "LUA-01", "a list is read-only", 1);
    layout_fails("return doc.titel", "LUA-01",
                 "a document has no field 'titel', did you mean 'title'?", 1);
    layout_fails("return recomendations", "LUA-01", "did you mean 'recommendations'?", 1);
    layout_fails("return msg('at-a-glanse')", "LUA-01", "did you mean 'at-a-glance'?", 1);
    layout_fails("return msg('item-in-part')", "LUA-01", "needs the argument 'item'", 1);
    layout_fails("return msg('none', {n = 1})", "LUA-01", "'none' has no argument 'n'", 1);
    layout_fails("return msg('status-heading', {total = 'x'})", "LUA-01", "is a whole number", 1);
    layout_fails("return doc.as_of:format('tiny')", "LUA-01", "no date style 'tiny'", 1);
}

// What the library gives to loops can be called with anything.
static void iterators_check_what_they_get(void **state) {
    (void)state;
    layout_fails("local go = pairs(recommendations)\ngo(doc, 1)", "LUA-01", "through a list", 2);
    layout_fails("local go = pairs(recommendations)\ngo()", "LUA-01", "through a list", 2);
    layout_fails("local go = pairs(doc)\ngo(recommendations)", "LUA-01", "through a record", 2);
    layout_fails("local go = pairs(doc)\ngo(3)", "LUA-01", "through a record", 2);
    layout_fails("local go = pairs(recommendations)\n"
                 "assert(go(recommendations, -5) == nil and go(recommendations, 4) == nil)\n"
                 "assert(go(recommendations, math.maxinteger) == nil)\n"
                 "doc.as_of.format(doc)",
                 "LUA-01", "call it as date:format", 4);
    layout_fails("local t = {}\nt[1] = t\nreturn document { t }", "LUA-01", "nested too deep", 3);
    layout_fails("local t = {}\nt[1] = t\nreturn paragraph { role = 'body', strong(t) }", "LUA-01",
                 "nested too deep", 3);
    layout_fails("while true do msg('none') end", "LUA-04", "64 MiB", 1);
    layout_fails("while true do local t = recommendations[1].text end", "LUA-04", "64 MiB", 1);
}

static void lists_and_values_work_in_lua(void **state) {
    (void)state;
    Kit kit;
    const Str dump = layout_gives(
        &kit,
        "assert(#recommendations == 4 and recommendations[5] == nil and recommendations[0] == "
        "nil)\n"
        "assert(recommendations[1].id == '1' and recommendations[1].review == reviews[1])\n"
        "local n = 0\nfor i, rec in ipairs(recommendations) do n = n + i end\nassert(n == 10)\n"
        "n = 0\nfor i, rec in pairs(recommendations) do n = n + i end\nassert(n == 10)\n"
        "local keys = {}\nfor key in pairs(progress.series[1]) do table.insert(keys, key) end\n"
        "assert(table.concat(keys, ' ') == 'period complete in-progress not-started')\n"
        "assert(progress.series[1]['not-started'] == 3 and progress.series[1].other == nil)\n"
        "assert(#filter(recommendations, 'status', 'complete') == 2)\n"
        "assert(#filter(recommendations, function(r) return r.id == '2' end) == 1)\n"
        "assert(count(recommendations, 'status', 'complete') == 2 and count({1, 2}) == 2)\n"
        "assert(sum(progress.series, 'complete') == 2 and sum({1, 2.5}) == 3.5)\n"
        "local groups = group(recommendations, 'status')\n"
        "assert(#groups == 3 and groups[1].key.id == 'complete' and #groups[1].rows == 2)\n"
        "local down = sort(recommendations, 'id', 'descending')\n"
        "assert(down[1].id == '20' and down[2].id == '13' and down[4].id == '1')\n"
        "assert(sort({'10', '9', '1.10', '1.9'})[1] == '1.9')\n"
        "assert(sort({3, 1, 2}, function(a, b) return a > b end)[1] == 3)\n"
        "assert(tostring(recommendations[1].notes) == 'N/A' and not "
        "has(recommendations[1].notes))\n"
        "assert(tostring(doc.as_of) == '10 July 2023' and doc.as_of:format('short') == '10 Jul "
        "2023')\n"
        "assert(doc.as_of.year == 2023 and doc.as_of.month == 7 and doc.as_of.day == 10)\n"
        "assert(type(doc.as_of) == 'date' and type(doc) == 'record' and "
        "type(recommendations[1].text) == 'text')\n"
        "assert(tostring('a' .. strong('b') .. 3) == 'ab3')\n"
        "assert(counts(review).complete == 2 and summary(review).total == 4)\n"
        "assert(tostring(join({'a', 'b', 'c'}, ', ', ' and ')) == 'a, b and c')\n"
        "assert(doc.subtitle == nil and tostring(fill('{a}-{b}', {a = 1})) == '1-{b}')\n"
        "return document { paragraph { link('#', 'plain'), ' ', link('https://e.org', 'web'),\n"
        "  ' ', to(recommendations[2], 'row'), span { lang = 'he', 'שלום' }, emph 'e', muted 'm' } "
        "}");
    must_say(dump, "\"plain\" \" \" \"web\"[url=https://e.org] \" \" \"row\"[to=rec-r1-2]");
    must_say(dump, "\"שלום\"[lang=he] \"e\"[emph] \"m\"[muted]");
    kit_close(&kit);
}

static void tables_of_lua_rows_have_spans_and_totals(void **state) {
    (void)state;
    Kit kit;
    const Str dump = layout_gives(
        &kit,
        "local shared = paragraph 'twice'\n"
        "return document { shared, shared, group { shared },\n"
        "  data_table { caption = 'C', id = 't', note = 'N',\n"
        "    columns = { { head = 'A', row_header = true }, { 'b', head = 'B', as = 'number' } },\n"
        "    head = { { cell { col_span = 2, 'both' } } },\n"
        "    rows = { { 'x', 1 }, { cell { row_span = 2, 'y' }, nil }, total = nil },\n"
        "    total = { { 'sum', 1000 } } },\n"
        "  data_table { rows = recommendations,\n"
        "    columns = { { function(r) return strong(r.id) end, head = 'F' } } },\n"
        "  list { 'a', { 'b', list { 'c' } }, nil, false, style = '1.' },\n"
        "  quote { 'q' }, code { 'x = 1\\ny = 2' }, rule(), page_break() }");
    must_say(dump, "data_table[id=t]");
    must_say(dump, "cell[col_span=2]");
    must_say(dump, "cell[row_span=2]");
    must_say(dump, "row[total]");
    must_say(dump, "table-number \"1,000\"");
    must_say(dump, "\"13\"[strong]");
    must_say(dump, "item \"2.\"");
    must_say(dump, "code \"x = 1\xE2\x80\xA8y = 2\"");
    kit_close(&kit);
}

static void a_column_function_has_a_budget_and_a_place(void **state) {
    (void)state;
    Kit kit;
    Composer *composer = NULL;
    kit_open(&kit);
    kit_write(&kit, "layouts/quarterly-report.lua",
              STR("return document { data_table { rows = recommendations, columns = {\n"
                  "  { function(r)\n    while true do end\n  end, head = 'F' } } } }"));
    const Composition *composition = kit_compose(&kit, SMALL, true, &composer);
    assert_non_null(composition);
    Row row = {0};
    const RowSource *rows = &composition->blocks->table.rows;
    assert_int_equal(rows->n, 4);
    assert_false(rows->row(rows->self, 0, kit.arena, &row));
    assert_int_equal(kit_line(kit_expect(&kit, "LUA-03", "takes more than 100000 steps")), 3);
    composer_drop(composer);
    kit_close(&kit);
}

static void page_numbers_are_words(void **state) {
    (void)state;
    Kit kit;
    Composer *composer = NULL;
    kit_open(&kit);
    const Composition *composition = kit_compose(&kit, SMALL, false, &composer);
    const Furniture *furniture = &composition->furniture;
    const Str words = furniture->page_number(furniture->self, kit.arena, 3, 1200);
    assert_true(str_eq(words, STR("Page 3 of 1,200")));
    composer_drop(composer);
    kit_close(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_says_what_the_data_says),
        cmocka_unit_test(cells_show_items_levels_and_marks),
        cmocka_unit_test(a_chart_writes_its_own_words),
        cmocka_unit_test(parts_may_be_missing),
        cmocka_unit_test(several_reviews_have_a_chapter_each),
        cmocka_unit_test(long_lists_are_printed_as_ranges),
        cmocka_unit_test(two_runs_give_the_same_blocks),
        cmocka_unit_test(constructors_name_what_is_wrong),
        cmocka_unit_test(tables_and_charts_name_what_is_wrong),
        cmocka_unit_test(the_model_is_read_only),
        cmocka_unit_test(iterators_check_what_they_get),
        cmocka_unit_test(lists_and_values_work_in_lua),
        cmocka_unit_test(tables_of_lua_rows_have_spans_and_totals),
        cmocka_unit_test(a_column_function_has_a_budget_and_a_place),
        cmocka_unit_test(page_numbers_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
