// SPDX-License-Identifier: MIT
// Abbreviations: where texts use them, the forms they may be written in, and what documents take
// from their workspace.
#include "trial.h"

#include "model/abbreviations.h"

static const Abbreviation FORMS[] = {
    {STR_INIT("SO"), STR_INIT("Supporting Organization"), STR_INIT("en"), 0},
    {STR_INIT("SO/AC"), STR_INIT("Either"), STR_INIT("en"), 1},
    {STR_INIT("SSR"), STR_INIT("Security, Stability and Resiliency"), STR_INIT("en"), 2},
    {STR_INIT("U.S."), STR_INIT("United States"), STR_INIT("en"), 3},
    {STR_INIT("ООН"), STR_INIT("Объединённые Нации"), STR_INIT("ru"), 4},
    {STR_INIT("安理会"), STR_INIT("安全理事会"), STR_INIT("zh"), 5},
    {STR_INIT("RDS WHOIS2"), STR_INIT("Registration Directory Service"), STR_INIT("en"), 6},
};

// The forms found in a text, with blanks between them.
static void assert_found(const char *text, const char *expected) {
    Arena *arena = arena_new(4096);
    const Abbreviations *all = abbreviations_new(arena, FORMS, COUNT_OF(FORMS));
    Buf found = {0};
    size_t at = 0;
    const Abbreviation *one;
    for (size_t from = 0; (one = abbreviations_next(all, str_of(text), from, &at));) {
        assert_true(at >= from);
        if (found.n) buf_putc(&found, ' ');
        buf_put(&found, one->text);
        from = at + one->text.n;
    }
    if (!str_eq(buf_str(&found), str_of(expected)))
        fail_msg("'%s' has '%.*s', not '%s'", text, STR_ARGS(buf_str(&found)), expected);
    buf_release(&found);
    arena_drop(arena);
}

static void whole_words_are_found(void **state) {
    (void)state;
    assert_found("SSR", "SSR");
    assert_found("the (SSR), “SSR” and SSR-wide SSR’s", "SSR SSR SSR SSR");
    assert_found("SSR2 SSRs aSSR 2SSR SSR_ ÉSSR SSRé ssr", "");
    assert_found("SO/AC, SO, SOs", "SO/AC SO");
    assert_found("the U.S. of A", "U.S.");
    assert_found("RDS WHOIS2; RDS", "RDS WHOIS2");
    assert_found("", "");
}

static void addresses_hold_none(void **state) {
    (void)state;
    assert_found("https://example.org/SSR SSR@example.org www.SSR.org", "");
    assert_found("SSR.org and a.SSR, but SSR.", "SSR");
    assert_found("SSR/SO", "SSR SO");
}

static void scripts_end_words(void **state) {
    (void)state;
    assert_found("通过SSR的安理会决议", "SSR 安理会");
    assert_found("ООН, ООНа и ООН-Водные", "ООН ООН");
    assert_found("عنSSRو", "SSR");
    assert_found("٣SSR", "SSR");
}

static void what_is_explained_beside_needs_no_more(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool explained;
    } ROWS[] = {
        {"Security, Stability and Resiliency (SSR)", true},
        {"security, stability and resiliency \"SSR\"", true},
        {"SSR (Security, Stability and Resiliency)", true},
        {"Security, Stability and Resiliency, SSR", false},
        {"Security, Stability and ResiliencySSR", false},
        {"SSR (Security)", false},
        {"SSR", false},
    };
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        const Str text = str_of(ROWS[i].text);
        const size_t at = str_find(text, STR("SSR"), 0);
        assert_int_equal(abbreviation_is_explained(&FORMS[2], text, at), ROWS[i].explained);
    }
}

static const Record *entry(const Trial *trial, size_t i) {
    return record_list(trial->model->root, STR("abbreviations"))->items[i].record;
}

static void a_map_is_a_list(void **state) {
    (void)state;
    Trial *trial = trial_of(HEAD "abbreviations:\n"
                                 "  A: One\n"
                                 "  B: {fr: Deux, en: Two}\n"
                                 "  C: {long: {en: Three}, plural: Threes}\n");
    trial_is_clean(trial);
    assert_int_equal(record_list(trial->model->root, STR("abbreviations"))->n, 3);
    assert_str(record_string(entry(trial, 0), STR("short")), "A");
    assert_str(record_string(entry(trial, 0), STR("long")), "One");
    assert_str(record_string(entry(trial, 1), STR("long")), "Two");
    assert_str(record_string(entry(trial, 2), STR("short")), "C");
    assert_str(record_string(entry(trial, 2), STR("plural")), "Threes");
    const Place place = record_place(entry(trial, 1), STR("short"));
    assert_str(str_slice(place.source->bytes, place.span.lo, place.span.hi), "B");
    trial_drop(trial);
}

static void a_file_may_hold_them(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "a.csv", "short,long,plural\nA,One,\nB,Two,Twos\n");
    trial_write(trial, "b.yaml", "format: rapporteur/1\nabbreviations: {C: Three}\n");
    trial_write(trial, "d.yaml", HEAD "abbreviations: {file: a.csv}\n");
    trial_load(trial, NULL);
    trial_is_clean(trial);
    assert_str(record_string(entry(trial, 1), STR("plural")), "Twos");
    trial_write(trial, "d.yaml", HEAD "abbreviations: {file: b.yaml}\n");
    trial_load(trial, NULL);
    trial_is_clean(trial);
    assert_str(record_string(entry(trial, 0), STR("long")), "Three");
    trial_drop(trial);
}

static void words_have_their_language(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml",
                HEAD "abbreviations: {A: One, B: Two, C: {en: Three, ru: Три}, D: {fr: Quatre},\n"
                     "  E: {long: Fünf, lang: de}}\n");
    trial_write(trial, "d.fr.yaml", "abbreviations: {B: Deux}\n");
    static const char *const LANGUAGES[] = {"en", "fr", "en", "fr", "de"};
    trial_load(trial, "fr");
    for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++)
        assert_str(abbreviation_language(trial->model, entry(trial, i)), LANGUAGES[i]);
    assert_str(record_string(entry(trial, 1), STR("long")), "Deux");
    trial_load(trial, NULL);
    assert_str(abbreviation_language(trial->model, entry(trial, 0)), "en");
    assert_str(abbreviation_language(trial->model, entry(trial, 3)), "fr");
    trial_drop(trial);
}

// Loads `document` in a workspace of that file.
static Trial *shared_trial(const char *workspace, const char *document) {
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml", document);
    trial_write(trial, "rapporteur.yaml", workspace);
    const Source *source = source_read(trial->arena, trial_path(trial, "rapporteur.yaml"),
                                       STR("rapporteur.yaml"), (Place){0}, &trial->diag);
    const Record *record =
        model_load_workspace(trial->arena, &trial->diag, source, str_of(trial->folder));
    assert_non_null(record);
    const BindOptions options = {.arena = trial->arena,
                                 .diag = &trial->diag,
                                 .root = trial->folder,
                                 .shared = record->value};
    trial->model = model_load(&options, trial_path(trial, "d.yaml"), STR("d.yaml"));
    assert_non_null(trial->model);
    trial_is_clean(trial);
    return trial;
}

static void a_document_takes_what_it_uses(void **state) {
    (void)state;
    Trial *trial =
        shared_trial("format: rapporteur/1\n"
                     "abbreviations: {A: Shared, B: Shared, C: Shared,\n"
                     "  D: {long: Shared, plural: Shareds}}\n",
                     HEAD "abbreviations: {A: Own}\nsections: [{title: A C, body: Ds and C.}]\n");
    assert_int_equal(record_list(trial->model->root, STR("abbreviations"))->n, 3);
    assert_str(record_string(entry(trial, 0), STR("long")), "Own");
    assert_str(record_string(entry(trial, 1), STR("short")), "C");
    assert_str(record_string(entry(trial, 2), STR("short")), "D");
    rules_run(trial->model, NULL, &trial->diag);
    assert_int_equal(trial_count(trial, "AX-03") + trial_count(trial, "AX-04"), 0);
    trial_drop(trial);
}

static void assert_publisher(const char *workspace, const char *document, const char *id,
                             const char *name) {
    Trial *trial = shared_trial(workspace, document);
    const Record *about = record_child(trial->model->root, STR("document"));
    assert_str(record_string(about, STR("publisher")), id);
    assert_str(record_string(record_child(about, STR("publisher")), STR("name")), name);
    trial_drop(trial);
}

static void the_organisation_is_the_publisher(void **state) {
    (void)state;
    static const char WORKSPACE[] = "format: rapporteur/1\norganisation: The Office\n";
    assert_publisher(WORKSPACE, HEAD, "The Office", "The Office");
    assert_publisher(WORKSPACE, HEAD "organisations: [{id: o, name: The Office}]\n", "o",
                     "The Office");
    assert_publisher("format: rapporteur/1\norganisation: o\n",
                     HEAD "organisations: [{id: p, name: P}, {id: o, name: The Office}]\n", "o",
                     "The Office");
    assert_publisher("format: rapporteur/1\norganisation: {fr: Le Bureau, en: The Office}\n", HEAD,
                     "organisation", "The Office");
    assert_publisher(WORKSPACE,
                     "format: rapporteur/1\n"
                     "document: {kind: quarterly-report, id: d, title: T, publisher: p}\n"
                     "organisations: [{id: p, name: P}]\n",
                     "p", "P");
    Trial *trial = shared_trial("format: rapporteur/1\n", HEAD);
    const Record *about = record_child(trial->model->root, STR("document"));
    assert_int_equal(record_field(about, STR("publisher"))->kind, DATUM_NONE);
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_are_found),
        cmocka_unit_test(addresses_hold_none),
        cmocka_unit_test(scripts_end_words),
        cmocka_unit_test(what_is_explained_beside_needs_no_more),
        cmocka_unit_test(a_map_is_a_list),
        cmocka_unit_test(a_file_may_hold_them),
        cmocka_unit_test(words_have_their_language),
        cmocka_unit_test(a_document_takes_what_it_uses),
        cmocka_unit_test(the_organisation_is_the_publisher),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
