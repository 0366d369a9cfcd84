// SPDX-License-Identifier: MIT
// Hexagon maps: labels stay in their hexagons, hexagons apart, all of it within the area.
#include "typeset/hexagons_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "test_chart_bench.h"

static const char *const TITLES[] = {
    "SSR Framework", "ICANN's SSR Role & Remit Within It's Limited Mission", "Compliance",
    "SSR Community Outreach & Info Sharing – Security Threats & Mitigation", ""};

static void map_bench_open(ChartBench *bench, bool slide) {
    chart_bench_open(bench, false);
    Theme *theme = &bench->theme;
    theme->page_height = slide ? LEN(540) : LEN(842);
    theme->margin_top = theme->margin_bottom = slide ? LEN(50) : LEN(72);
    const Len size = slide ? LEN(14) : LEN(8), leading = slide ? LEN(18) : LEN(10.5);
    static const TextRole ROLES[] = {ROLE_CAPTION, ROLE_CHART_LABEL, ROLE_CHART_TOTAL};
    for (size_t i = 0; i < COUNT_OF(ROLES); i++) {
        theme->text[ROLES[i]].size = size;
        theme->text[ROLES[i]].leading = leading;
    }
    setting_init(&bench->setting, bench->arena, &bench->composition, bench->engine, &bench->diag);
}

static HexagonGroup group_of(Arena *arena, const char *title, const char *const *ids, size_t n) {
    Hexagon *hexagons = arena_push(arena, Hexagon, n);
    for (size_t i = 0; i < n; i++)
        hexagons[i] =
            (Hexagon){chart_text(arena, str_of(ids[i])), (HexagonState)(i % (HEXAGON_PENDING + 1))};
    return (HexagonGroup){chart_text(arena, str_of(title)), hexagons, n};
}

static void add_keys(Arena *arena, HexagonsBlock *map) {
    static const char *const LABELS[] = {"Briefing completed",
                                         "Briefing covered in this presentation",
                                         "Briefing not presented yet"};
    HexagonKey *keys = arena_push(arena, HexagonKey, COUNT_OF(LABELS));
    for (size_t i = 0; i < COUNT_OF(LABELS); i++)
        keys[i] = (HexagonKey){chart_text(arena, str_of(LABELS[i])), (HexagonState)(i + 1)};
    map->keys = keys;
    map->key_count = COUNT_OF(LABELS);
    map->legend_title = chart_text(arena, STR("Legend for hexagon status"));
}

static Page map_page(ChartBench *bench, const HexagonsBlock *map, Len width) {
    const Len margin = LEN(10);
    const Len height = hexagons_height(&bench->setting, bench->arena, map, width);
    sink_begin_page(&bench->sink);
    Element *figure = sink_open(&bench->sink, TAG_FIGURE);
    figure->bounds = (Rect){margin, margin, width, height};
    hexagons_place(&bench->setting, bench->arena, &bench->sink, map, figure->bounds);
    sink_close(&bench->sink, figure);
    return (Page){.width = width + 2 * margin,
                  .height = height + 2 * margin,
                  .fragments = bench->sink.fragments.at,
                  .n = bench->sink.fragments.n};
}

static Point center_of(const Fragment *f) {
    return (Point){f->rect.x + f->rect.width / 2, f->rect.y + f->rect.height / 2};
}

// Along the three directions across its sides a hexagon is as wide as it is from side to side; two
// are apart when their centres are further from each other in one of them. Twice the distance in
// each, in millionths.
static bool are_apart(const Fragment *a, const Fragment *b) {
    const Point p = center_of(a), q = center_of(b);
    const int64_t x = p.x - q.x, y = p.y - q.y;
    const int64_t along[] = {2 * x * 1000000, x * 1000000 + 2 * y * SIN_60,
                             x * 1000000 - 2 * y * SIN_60};
    const int64_t least = ((int64_t)a->rect.width + b->rect.width) * 1000000;
    for (size_t i = 0; i < COUNT_OF(along); i++)
        if (along[i] >= least || -along[i] >= least) return true;
    return false;
}

static void assert_apart(const Page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *a = &page->fragments[i];
        if (a->kind != FRAGMENT_PATH) continue;
        assert_int_equal(a->point_count, 6);
        for (size_t k = i + 1; k < page->n; k++)
            if (page->fragments[k].kind == FRAGMENT_PATH)
                assert_true(are_apart(a, &page->fragments[k]));
    }
}

// Every label lies in the part of a hexagon that is as wide as the whole.
static void assert_labels_inside(const Page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const Fragment *f = &page->fragments[i];
        const bool label =
            f->kind == FRAGMENT_GLYPHS && f->run->tag; // only labels have a replacement text
        if (!label) continue;
        const Rect box = box_of_run(f);
        size_t inside = 0;
        for (size_t k = 0; k < page->n; k++) {
            const Fragment *hexagon = &page->fragments[k];
            if (hexagon->kind != FRAGMENT_PATH) continue;
            const Rect r = hexagon->rect;
            inside += box.x >= r.x && box.x + box.width <= r.x + r.width &&
                      box.y >= r.y + r.height / 4 && box.y + box.height <= r.y + r.height * 3 / 4;
        }
        assert_int_equal(inside, 1);
    }
}

static void assert_map(const Page *page) {
    assert_sound(page);
    assert_apart(page);
    assert_labels_inside(page);
}

static void test_combs(void **state) {
    (void)state;
    const Comb three = comb_compact(3), seven = comb_compact(7), four = comb_compact(4);
    assert_int_equal(three.kind, COMB_WIDE_FIRST);
    assert_int_equal(three.rows, 2);
    assert_int_equal(seven.kind, COMB_NARROW_FIRST); // 2, 3, 2
    assert_int_equal(seven.rows, 3);
    assert_int_equal(four.kind, COMB_SHIFTED);
    assert_int_equal(comb_compact(1).rows, 1);
    assert_int_equal(comb_width(&(Comb){COMB_SHIFTED, 1, 1, 1}, LEN(10)), 17320);
    assert_int_equal(comb_height(&(Comb){COMB_SHIFTED, 1, 1, 1}, LEN(10)), LEN(20));
    assert_int_equal(comb_for(0, 3).rows, 0);
    for (size_t n = 1; n <= 80; n++)
        for (size_t columns = 1; columns <= n; columns++) {
            const Comb comb = comb_for(n, columns);
            const Point last = comb_center(&comb, n - 1, LEN(20));
            assert_true(last.y + LEN(20) == comb_height(&comb, LEN(20)));
            for (size_t i = 0; i < n; i++) {
                const Point p = comb_center(&comb, i, LEN(20));
                assert_true(p.x >= 17320 && p.x + 17320 <= comb_width(&comb, LEN(20)));
            }
        }
}

static const char *const IDS[] = {"16", "14", "15"};

static void test_labels_are_spans_of_their_own(void **state) {
    (void)state;
    ChartBench bench;
    map_bench_open(&bench, false);
    const HexagonGroup group = group_of(bench.arena, "Outreach", IDS, 3);
    const HexagonsBlock map = {.groups = &group, .group_count = 1};
    const Page page = map_page(&bench, &map, LEN_MM(160));
    assert_map(&page);
    Str said[3];
    size_t n = 0;
    for (size_t i = 0; i < page.n; i++) {
        const Element *element = page.fragments[i].element;
        if (page.fragments[i].kind != FRAGMENT_OPEN || element->tag != TAG_SPAN) continue;
        assert_int_equal(element->parent->tag, TAG_P);
        assert_int_equal(element->parent->parent->tag, TAG_FIGURE);
        assert_in_range(n, 0, 2);
        said[n++] = element->actual_text;
    }
    assert_int_equal(n, 3);
    assert_true(str_eq(said[0], STR("16, ")));
    assert_true(str_eq(said[1], STR("14, ")));
    assert_true(str_eq(said[2], STR("15")));
    chart_bench_close(&bench);
}

static void test_states_differ_without_colour(void **state) {
    (void)state;
    static const char *const FOUR[] = {"1", "2", "3", "4"};
    ChartBench bench;
    map_bench_open(&bench, false);
    const HexagonGroup group = group_of(bench.arena, "All", FOUR, 4);
    const HexagonsBlock map = {.groups = &group, .group_count = 1};
    const Page page = map_page(&bench, &map, LEN_MM(160));
    const Fragment *shapes[4];
    size_t n = 0;
    for (size_t i = 0; i < page.n; i++)
        if (page.fragments[i].kind == FRAGMENT_PATH) shapes[n++] = &page.fragments[i];
    assert_int_equal(n, 4);
    assert_int_equal(shapes[HEXAGON_COMPLETED]->fill, bench.theme.accent);
    assert_int_equal(shapes[HEXAGON_PENDING]->fill, bench.theme.paper);
    assert_true(shapes[HEXAGON_COVERED]->outline_width > 3 * shapes[0]->outline_width);
    assert_true(shapes[HEXAGON_PENDING]->dash > 0);
    assert_int_equal(shapes[HEXAGON_COVERED]->dash + shapes[HEXAGON_UNKNOWN]->dash, 0);
    chart_bench_close(&bench);
}

static void test_long_ids_wrap_or_make_hexagons_larger(void **state) {
    (void)state;
    static const char *const LONG[] = {"GAO-20-377/1", "4-623-22-026-R/2", "2018.06.23.10",
                                       "Donaudampfschifffahrtsgesellschaft"};
    ChartBench bench;
    map_bench_open(&bench, false);
    const HexagonGroup group = group_of(bench.arena, "Audit", LONG, 4);
    const HexagonsBlock map = {.groups = &group, .group_count = 1};
    const Page page = map_page(&bench, &map, LEN_MM(160));
    assert_map(&page);
    chart_bench_close(&bench);
}

static void test_nothing_to_draw(void **state) {
    (void)state;
    ChartBench bench;
    map_bench_open(&bench, false);
    const HexagonsBlock none = {.group_count = 0};
    assert_int_equal(hexagons_height(&bench.setting, bench.arena, &none, LEN_MM(160)), 0);
    const HexagonGroup empty = {.title = chart_text(bench.arena, STR("Nobody"))};
    const HexagonsBlock map = {.groups = &empty, .group_count = 1};
    const Page page = map_page(&bench, &map, LEN_MM(160));
    assert_int_equal(count_text(&page, "Nobody"), 1);
    chart_bench_close(&bench);
}

static HexagonsBlock random_map(Arena *arena, uint32_t *seed) {
    const size_t groups = 1 + next_random(seed) % 12;
    HexagonGroup *group = arena_push(arena, HexagonGroup, groups);
    const bool subs = next_random(seed) % 2;
    size_t left = 80;
    for (size_t g = 0; g < groups; g++) {
        const size_t most = left - (groups - 1 - g), wanted = 1 + next_random(seed) % 14;
        const size_t n = wanted < most ? wanted : most;
        const char **ids = arena_push(arena, const char *, n);
        for (size_t i = 0; i < n; i++)
            ids[i] = str_cstring(arena,
                                 subs ? str_format(arena, "%zu.%zu", g + 1, i + 1)
                                      : str_format(arena, "%zu", (size_t)next_random(seed) % 200));
        group[g] = group_of(arena, TITLES[next_random(seed) % COUNT_OF(TITLES)], ids, n);
        left -= n;
    }
    HexagonsBlock map = {.groups = group, .group_count = groups};
    if (next_random(seed) % 4) add_keys(arena, &map);
    return map;
}

// Property: 1 to 80 recommendations in 1 to 12 groups, on a slide and on A4.
static void test_any_map_is_sound(void **state) {
    (void)state;
    for (unsigned slide = 0; slide < 2; slide++) {
        ChartBench bench;
        map_bench_open(&bench, slide);
        const Len width = slide ? LEN(864) : LEN_MM(160);
        const Len most = slide ? LEN(440) : LEN(698) / 5 * 4; // of a slide: all of its text block
        for (uint32_t seed = 1; seed <= 25; seed++) {
            uint32_t random = seed;
            const ArenaMark mark = arena_mark(bench.arena);
            const HexagonsBlock map = random_map(bench.arena, &random);
            const Page page = map_page(&bench, &map, width);
            assert_map(&page);
            assert_true(page.height - LEN(20) <= most);
            arena_rewind(bench.arena, mark);
            pool_turn(&bench.pool);
        }
        assert_int_equal(bench.diag.findings.n, 0);
        chart_bench_close(&bench);
    }
}

static void test_narrow_area(void **state) {
    (void)state;
    ChartBench bench;
    map_bench_open(&bench, false);
    const HexagonGroup group = group_of(bench.arena, TITLES[1], IDS, 3);
    HexagonsBlock map = {.groups = &group, .group_count = 1};
    add_keys(bench.arena, &map);
    hexagons_height(&bench.setting, bench.arena, &map, LEN(1));
    const Page page = map_page(&bench, &map, LEN(72));
    assert_apart(&page);
    chart_bench_close(&bench);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_combs),
        cmocka_unit_test(test_labels_are_spans_of_their_own),
        cmocka_unit_test(test_states_differ_without_colour),
        cmocka_unit_test(test_long_ids_wrap_or_make_hexagons_larger),
        cmocka_unit_test(test_nothing_to_draw),
        cmocka_unit_test(test_any_map_is_sound),
        cmocka_unit_test(test_narrow_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
