// SPDX-License-Identifier: MIT
// Published pages of all five kinds, when they are there, give exactly the findings that are known
// of them; the templates of every kind give none.
#include "trial.h"

#define SEEDS     TEST_ROOT "/../shared/data/"
#define TEMPLATES TEST_ROOT "/layouts/templates"

typedef struct {
    const char *code;
    size_t count;
} Expected;

typedef struct {
    const char *name;
    Expected expected[16]; // all other rules give nothing
} Seed;

static const Seed SEED_ROWS[] = {
    {"seed-000-cct-implementation.yaml",
     {{"ST-01", 1},
      {"ST-02", 1},
      {"ST-05", 1},
      {"LI-01", 3},
      {"RF-02", 1},
      {"RF-05", 6},
      {"ST-08", 1},
      {"ST-12", 1},
      {"ST-13", 1},
      {"LI-02", 1},
      {"DA-05", 1},
      {"CH-03", 1},
      {"PR-03", 2},
      {"DA-07", 1},
      {"TX-05", 1}}},
    {"seed-001-ssr1-briefing.yaml", {{"LI-01", 7}, {"HX-01", 10}, {"RF-05", 10}}},
    {"seed-002-ssr2-9.1.yaml", {{"ST-09", 1}}},
    {"seed-003-ssr2-plenary.yaml",
     {{"AC-02", 3},
      {"HX-01", 10},
      {"HX-03", 1},
      {"PE-03", 9},
      {"ME-01", 1},
      {"RF-05", 10},
      {"LI-03", 1},
      {"TX-06", 1}}},
    {"seed-004-icann78-ccnso.yaml",
     {{"LI-01", 5}, {"LI-02", 1}, {"RF-04", 3}, {"TX-05", 1}, {"TX-06", 1}, {"TX-09", 1}}},
};
static Trial *load_file(const char *folder, const char *path) {
    Trial *trial = trial_new();
    const BindOptions options = {.arena = trial->arena, .diag = &trial->diag, .root = folder};
    trial->model = model_load(&options, path, str_of(path));
    if (!trial->model) trial_is_clean(trial);
    rules_run(trial->model, NULL, &trial->diag);
    return trial;
}

static size_t expected_of(const Seed *seed, const char *code) {
    for (size_t i = 0; i < COUNT_OF(seed->expected) && seed->expected[i].code; i++)
        if (strcmp(seed->expected[i].code, code) == 0) return seed->expected[i].count;
    return 0;
}

static void published_pages_give_what_is_known(void **state) {
    (void)state;
    if (!fs_is_folder(SEEDS)) {
        print_message("skipped: %s is not there\n", SEEDS);
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(SEED_ROWS); i++) {
        char path[512];
        snprintf(path, sizeof path, SEEDS "%s", SEED_ROWS[i].name);
        Trial *trial = load_file(SEEDS, path);
        for (size_t k = 0; k < RULE_COUNT; k++) {
            const char *code = RULES[k].id.at;
            const size_t n = trial_count(trial, code), wanted = expected_of(&SEED_ROWS[i], code);
            if (n != wanted)
                fail_msg("%s: %zu findings of %s, not %zu", SEED_ROWS[i].name, n, code, wanted);
        }
        trial_drop(trial);
    }
}

static Str replaced(Arena *arena, Str text, const char *from, const char *to) {
    const size_t at = str_find(text, str_of(from), 0);
    assert_true(at != SIZE_MAX);
    return str_format(arena, "%.*s%s%s", (int)at, text.at, to, text.at + at + strlen(from));
}

static void five_of_sixteen_items_are_overdue_on_the_twelfth(void **state) {
    (void)state;
    if (!fs_is_folder(SEEDS)) {
        print_message("skipped: %s is not there\n", SEEDS);
        skip();
    }
    Trial *trial = trial_new();
    Str text;
    assert_true(fs_read(trial->arena, SEEDS "seed-003-ssr2-plenary.yaml", SIZE_MAX / 2, (Place){0},
                        &trial->diag, &text));
    trial_write(trial, "d.yaml",
                replaced(trial->arena, text, "as_of: 2017-07", "as_of: 2017-07-12").at);
    trial_load(trial, NULL);
    assert_non_null(trial->model);
    rules_run(trial->model, NULL, &trial->diag);
    assert_int_equal(trial_count(trial, "AC-03"), 5);
    trial_drop(trial);
}

// The documents of a template: whatever is not its rapporteur.yaml.
static size_t load_template(const char *folder) {
    Arena *arena = arena_new(4096);
    Str *names;
    const size_t n = fs_glob(arena, str_of(folder), STR("*.yaml"), &names);
    size_t loaded = 0;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(names[i], STR("rapporteur.yaml"))) continue;
        Trial *trial = load_file(folder, fs_join(arena, str_of(folder), names[i]).at);
        trial_is_clean(trial);
        trial_drop(trial);
        loaded++;
    }
    arena_drop(arena);
    return loaded;
}

static void every_kind_has_a_template_without_findings(void **state) {
    (void)state;
    const size_t index = entity_field_index(&ENTITY_DOCUMENT, STR("kind"));
    for (const Str *kind = ENTITY_DOCUMENT.fields[index].vocabulary; kind->n; kind++) {
        char folder[512];
        snprintf(folder, sizeof folder, TEMPLATES "/%.*s", STR_ARGS(*kind));
        assert_int_equal(load_template(folder), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_pages_give_what_is_known),
        cmocka_unit_test(five_of_sixteen_items_are_overdue_on_the_twelfth),
        cmocka_unit_test(every_kind_has_a_template_without_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
