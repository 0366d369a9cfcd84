// SPDX-License-Identifier: MIT
// The examples of docs/LAYOUTS.md are run: each Lua block alone, as a layout or within one.
#include "compose_kit.h"

#include "base/fs.h"

static const char DATA[] =
    "format: rapporteur/1\n"
    "document: {kind: quarterly-report, id: x, title: X, as_of: 2023-07-10}\n"
    "periods: [{id: 2023-03, label: Mar}, {id: 2023-06, label: Jun}]\n"
    "progress: {series: [{period: 2023-03, complete: 0, in-progress: 1, not-started: 1},\n"
    "                    {period: 2023-06, complete: 1, in-progress: 1, not-started: 0}]}\n"
    "recommendations:\n"
    "  - {id: '1', status: complete, text: One, notes: N/A}\n"
    "  - {id: '2', status: in-progress, text: Two}\n";

static void run_example(Str example) {
    Kit kit;
    Composer *composer = NULL;
    kit_open(&kit);
    Str logo = {0};
    assert_true(fs_read(kit.arena, TEST_ROOT "/data/own-theme/logo.png", 1 << 20, (Place){0},
                        &kit.diag, &logo));
    kit_write(&kit, "logo.png", logo);
    const bool whole = str_find(example, STR("return document"), 0) != SIZE_MAX;
    kit_write(&kit, "layouts/quarterly-report.lua",
              whole ? example
                    : str_format(kit.arena, "return document {\n%.*s}\n", STR_ARGS(example)));
    const Composition *composition = kit_compose(&kit, DATA, true, &composer);
    if (!composition) {
        print_message("%.*s\n", STR_ARGS(example));
        kit_expect(&kit, "", "no finding");
    }
    Buf dump = {0};
    composition_dump(composition, &dump); // makes every row
    assert_true(dump.n > 30);
    assert_int_equal(kit.diag.findings.n, 0);
    buf_release(&dump);
    composer_drop(composer);
    kit_close(&kit);
}

static void every_example_runs(void **state) {
    (void)state;
    Kit kit;
    Str text = {0};
    size_t n = 0;
    kit_open(&kit);
    assert_true(
        fs_read(kit.arena, TEST_ROOT "/docs/LAYOUTS.md", 1 << 20, (Place){0}, &kit.diag, &text));
    for (size_t at = 0; (at = str_find(text, STR("\n```lua\n"), at)) != SIZE_MAX; n++) {
        const size_t end = str_find(text, STR("\n```\n"), at + 1);
        assert_true(end != SIZE_MAX);
        run_example(str_slice(text, at + 8, end + 1));
        at = end;
    }
    assert_in_range(n, 19, 100);
    kit_close(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_example_runs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
