// SPDX-License-Identifier: MIT
// Themes: LOOK's values arrive, mistakes are named, contrast is computed and checked.
#include "compose_kit.h"

#include "compose/contrast.h"

static const char DOCUMENT[] = "format: rapporteur/1\n"
                               "document: {kind: quarterly-report, id: x, title: X%s}\n"
                               "recommendations: [{id: '1', status: complete, text: One}]\n";

static const Composition *compose(Kit *kit, const char *layout, const char *more,
                                  Composer **composer) {
    kit_open(kit);
    kit_write(kit, "layouts/quarterly-report.lua", str_of(layout));
    const Str document = str_format(kit->arena, DOCUMENT, more);
    return kit_compose(kit, document.at, true, composer);
}

static void luminance_is_that_of_wcag(void **state) {
    (void)state;
    assert_int_equal(color_luminance(0x000000), 0);
    assert_int_equal(color_luminance(0xFFFFFF), 1000000);
    assert_int_equal(color_contrast(0x000000, 0xFFFFFF), 21000);
    assert_int_equal(color_contrast(0xFFFFFF, 0xFFFFFF), 1000);
    // #777777 on white is the usual example of 4.48:1, just too little
    assert_in_range(color_contrast(0x777777, 0xFFFFFF), 4470, 4485);
    assert_in_range(color_contrast(0x767676, 0xFFFFFF), 4530, 4550);
    assert_int_equal(color_contrast(0x0B5CAD, 0xF3F5F8), color_contrast(0xF3F5F8, 0x0B5CAD));
}

static void the_report_theme_has_the_values_of_its_description(void **state) {
    (void)state;
    Kit kit;
    Composer *composer;
    const Composition *c = compose(&kit, "return document { 'x' }", "", &composer);
    assert_non_null(c);
    const Theme *theme = c->theme;
    assert_int_equal(theme->page_width, 595276);
    assert_int_equal(theme->page_width - theme->margin_start - theme->margin_end, 453476);
    assert_int_equal(theme->text[ROLE_BODY].size, 9750);
    assert_int_equal(theme->text[ROLE_BODY].leading, 14000);
    assert_int_equal(theme->text[ROLE_TITLE].leading, 30000);
    assert_int_equal(theme->grid, 14000);
    assert_int_equal(theme->rule_thin, 350);
    assert_int_equal(theme->ink, 0x1A1F2B);
    for (size_t i = ROLE_HEADING_1; i <= ROLE_HEADING_4; i++) {
        assert_int_equal(theme->text[i].space_before, 2 * theme->text[i].space_after);
        assert_true(theme->text[i].bold);
    }
    const Look *look = theme_look(theme, STR("in-progress"), 0);
    assert_int_equal(look->fill, 0x8DB7E6);
    assert_int_equal(look->pattern, PATTERN_DIAGONAL);
    assert_int_equal(look->pattern_color, 0x6582A5); // ink at 35 % over the fill
    assert_true(str_eq(look->sign, STR("◐")));
    assert_ptr_equal(theme_look(theme, STR("unheard-of"), 1), &theme->looks[1]);
    composer_drop(composer);
    kit_close(&kit);
}

static void a_document_chooses_its_page(void **state) {
    (void)state;
    Kit kit;
    Composer *composer;
    const Composition *c = compose(&kit, "return document { 'x' }", ", page: Letter", &composer);
    assert_int_equal(c->theme->page_width, 612000);
    assert_int_equal(c->theme->page_height, 792000);
    composer_drop(composer);
    kit_close(&kit);
}

// The report's theme with one assignment must be refused.
static void refuses(const char *assignment, const char *code, const char *words) {
    Kit kit;
    Composer *composer;
    char layout[512];
    snprintf(layout, sizeof layout,
             "local t = require 'theme.report'\n%s\nreturn document { theme = t, 'x' }",
             assignment);
    compose(&kit, layout, "", &composer);
    kit_expect(&kit, code, words);
    composer_drop(composer);
    kit_close(&kit);
}

static void mistakes_are_named(void **state) {
    (void)state;
    refuses("t.text.boddy = {}", "THEME-01", "'text.boddy' is not known, did you mean 'body'?");
    refuses("t.text.body.sise = 1", "THEME-01", "'text.body.sise' is not known");
    refuses("t.text.note = nil", "THEME-01", "'text.note' is a table, got a nil");
    refuses("t.text.body.size = 'big'", "THEME-01", "'text.body.size' is a number of points");
    refuses("t.text.body.size = -1", "THEME-01", "from 0 to");
    refuses("t.text.body.size = 0/0", "THEME-01", "from 0 to");
    refuses("t.text.body.leading = 2", "THEME-01", "is less than the size");
    refuses("t.text.body.bold = 1", "THEME-01", "'text.body.bold' is true or false");
    refuses("t.text.body.family = 'sanz'", "THEME-01", "did you mean sans");
    refuses("t.colors.ink = 'black'", "THEME-01", "'colors.ink' is '#RRGGBB'");
    refuses("t.looks = {}", "THEME-01", "1 to 64 looks");
    refuses("t.looks[2].pattern = 'dots'", "THEME-01", "'looks[2].pattern' is 'dots'");
    refuses("t.page = 'A0'", "THEME-01", "'pages.A0' is a page size the theme does not have");
    refuses("t.pages.A4.margin.start = 590", "THEME-01", "leaves less than 72 points");
    refuses("t = 3", "THEME-01", "is a table");
}

static void too_little_contrast_is_an_error(void **state) {
    (void)state;
    refuses("t.colors.muted = '#AAAAAA'", "THEME-02", "contrast of 2.32:1");
    refuses("t.looks[1].text = 'ink'", "THEME-02", "look 'complete'");
    refuses("t.text.note.color = '#999999'", "THEME-02", "text 'note'");
    // callouts and the first slide have links and quiet words on the tint
    refuses("t.colors.accent = '#6B6BD0'", "THEME-02", "on #F3F5F8)");
}

// A theme of the workspace is blamed itself, not the line of a layout that asks for it first.
static void a_mistake_is_in_the_file_of_the_theme(void **state) {
    (void)state;
    static const char *const layouts[] = {
        "return document { 'x' }",
        "local theme = require 'theme.deck'(theme())\nreturn document { theme = theme, 'x' }"};
    static const char *const lines[] = {"t.colors.muted = '#AAAAAA'", "t.colors.ink = 'black'"};
    for (size_t i = 0; i < 4; i++) {
        Kit kit;
        kit_open(&kit);
        kit.theme = STR("theme.pale");
        kit_write(&kit, "layouts/theme/pale.lua",
                  str_format(kit.arena, "local t = require 'theme.report'\n%s\nreturn t\n",
                             lines[i / 2]));
        kit_write(&kit, "layouts/quarterly-report.lua", str_of(layouts[i % 2]));
        Composer *composer = NULL;
        kit_compose(&kit, str_format(kit.arena, DOCUMENT, "").at, true, &composer);
        assert_in_range(kit.diag.findings.n, 1, 9);
        const Place place = kit.diag.findings.at[0].place;
        assert_non_null(place.source);
        assert_true(kit_says(place.source->path, "theme/pale.lua"));
        assert_true(
            kit_says(str_slice(place.source->bytes, place.span.lo, place.span.hi), "return t"));
        composer_drop(composer);
        kit_close(&kit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(luminance_is_that_of_wcag),
        cmocka_unit_test(the_report_theme_has_the_values_of_its_description),
        cmocka_unit_test(a_document_chooses_its_page),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(too_little_contrast_is_an_error),
        cmocka_unit_test(a_mistake_is_in_the_file_of_the_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
