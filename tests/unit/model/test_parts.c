// SPDX-License-Identifier: MIT
// Parts and overlays: files in files, what they may not do, and the words of another language.
#include <sys/stat.h>

#include "model/parts.h"
#include "trial.h"

static void parts_take_the_place_of_what_they_hold(void **state) {
    (void)state;
    Trial *trial = trial_new();
    assert_int_equal(mkdir(trial_path(trial, "sub"), 0777), 0);
    trial_write(trial, "d.yaml",
                HEAD "progress: {file: sub/p.yaml}\npeople: {file: people.yaml}\n"
                     "sections: [{title: About, body: {file: about.md}}]\n");
    trial_write(trial, "sub/p.yaml", "format: rapporteur/1\ntitle: P\nseries: {file: s.csv}\n");
    trial_write(trial, "sub/s.csv", "period,complete\n2023-06,3\n");
    trial_write(trial, "people.yaml", "format: rapporteur/1\npeople: [{id: ann}]\n");
    trial_write(trial, "about.md", "One.\n\n- a\n- b\n");
    assert_non_null(trial_load(trial, NULL));
    trial_is_clean(trial);
    const Record *root = trial->model->root;
    const Record *progress = record_child(root, STR("progress"));
    assert_str(record_string(progress, STR("title")), "P");
    const Record *snapshot = record_list(progress, STR("series"))->items[0].record;
    const Datum *count = map_lookup(&snapshot->open, STR("complete"));
    assert_str(count->value->place.source->path, "sub/s.csv");
    assert_int_equal(count->value->place.cell->row, 1);
    assert_int_equal(record_list(root, STR("people"))->n, 1);
    const Record *section = record_list(root, STR("sections"))->items[0].record;
    const Prose *prose = record_field(section, STR("body"))->prose;
    assert_int_equal(prose->kind, PROSE_PARAGRAPH);
    assert_int_equal(prose->next->kind, PROSE_LIST);
    trial_drop(trial);
}

// Loads a document whose recommendations are {file: `name`}, and gives the finding of `code`.
static void refuse(Trial *trial, const char *name, const char *code, const char *message) {
    char text[512];
    snprintf(text, sizeof text, HEAD "recommendations: {file: \"%s\"}\n", name);
    trial_write(trial, "d.yaml", text);
    assert_null(trial_load(trial, NULL));
    const Finding *finding = trial_finding(trial, code);
    assert_has(finding->message, message);
    assert_int_equal(trial->diag.findings.n, 1);
    trial->diag = (Diag){.arena = trial->arena};
}

static void files_stay_inside_the_root(void **state) {
    (void)state;
    Trial *trial = trial_new();
    refuse(trial, "../x.yaml", "DATA-10", "outside the workspace");
    refuse(trial, "a/../../x.yaml", "DATA-10", "outside the workspace");
    refuse(trial, "/etc/passwd", "DATA-10", "outside the workspace");
    refuse(trial, "..", "DATA-10", "outside the workspace");
    assert_int_equal(symlink("/etc/hostname", trial_path(trial, "link.csv")), 0);
    refuse(trial, "link.csv", "DATA-10", "outside the workspace");
    refuse(trial, "gone.csv", "FILE-01", "gone.csv");
    trial_write(trial, "x.xlsx", "x");
    refuse(trial, "x.xlsx", "DATA-12", "no kind of file");
    trial_drop(trial);
}

static void circles_are_refused(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "a.yaml", "{file: b.yaml}\n");
    trial_write(trial, "b.yaml", "{file: a.yaml}\n");
    refuse(trial, "a.yaml", "DATA-11", "includes itself");
    refuse(trial, "d.yaml", "DATA-11", "includes itself");
    trial_drop(trial);
}

static void files_in_files_end_somewhere(void **state) {
    (void)state;
    Trial *trial = trial_new();
    for (int i = 0; i < 40; i++) {
        char name[32], text[64];
        snprintf(name, sizeof name, "f%d.yaml", i);
        snprintf(text, sizeof text, "[{file: f%d.yaml}, {file: f%d.yaml}]\n", i + 1, i + 1);
        trial_write(trial, name, text);
    }
    trial_write(trial, "f40.yaml", "[]\n");
    trial_write(trial, "d.yaml", HEAD "recommendations: {file: f0.yaml}\n");
    assert_null(trial_load(trial, NULL));
    assert_has(trial_finding(trial, "DATA-11")->message, "too many files");
    trial_drop(trial);
}

static void an_overlay_changes_words_only(void **state) {
    (void)state;
    Trial *trial = trial_new();
    trial_write(trial, "d.yaml",
                HEAD
                "vocab: {status: [{id: complete, label: {en: Done, fr: Faite}}]}\n"
                "progress: {title: Progress, total: 1, series: [{period: 2023-06, complete: 1}]}\n"
                "news: [{text: One, date: 2023-01-01}, {text: Two}]\n"
                "recommendations: {file: r.csv}\n");
    trial_write(trial, "d.fr.yaml",
                "format: rapporteur/1\ndocument: {title: Essai, subtitle: Sous-titre}\n"
                "progress: {title: Avancement, total: 2}\n"
                "news: [{text: Un}]\nrecommendations: [{id: '2', notes: Note}, {id: '22'}]\n");
    trial_write(trial, "r.csv", "id,status,text,notes\n1,complete,One,N/A\n2,complete,Two,N/A\n");
    trial_write(trial, "r.fr.csv", "id,text\n2,Deux\n1,\n");
    assert_non_null(trial_load(trial, "fr"));
    const Record *root = trial->model->root;
    assert_str(trial->model->lang, "fr");
    assert_str(record_string(record_child(root, STR("document")), STR("title")), "Essai");
    assert_str(record_string(record_child(root, STR("document")), STR("subtitle")), "Sous-titre");
    assert_str(record_string(record_child(root, STR("progress")), STR("title")), "Avancement");
    assert_int_equal(record_field(record_child(root, STR("progress")), STR("total"))->count, 1);
    const Datum *news = record_list(root, STR("news"));
    assert_int_equal(news->n, 2);
    assert_str(record_field(news->items[0].record, STR("text"))->inlines->text, "Un");
    assert_int_equal(record_field(news->items[0].record, STR("date"))->kind, DATUM_DATE);
    assert_str(record_field(trial_recommendation(trial, 0), STR("text"))->inlines->text, "One");
    assert_str(record_field(trial_recommendation(trial, 1), STR("text"))->inlines->text, "Deux");
    assert_str(record_field(trial_recommendation(trial, 1), STR("notes"))->inlines->text, "Note");
    const Record *status = record_child(trial_recommendation(trial, 0), STR("status"));
    assert_str(record_string(status, STR("label")), "Faite");
    assert_int_equal(trial->diag.findings.n, 3);
    assert_str(place_text(trial_finding(trial, "ME-02")->place), "[{text: Un}]");
    assert_str(place_text(trial_finding(trial, "DATA-14")->place), "2");
    assert_str(place_text(trial_finding(trial, "DATA-13")->place), "22");
    assert_has(trial_finding(trial, "DATA-13")->message, "'22'");
    trial_drop(trial);
}

static void labels_fall_back(void **state) {
    (void)state;
    static const struct {
        const char *lang, *label;
    } ROWS[] = {{"fr", "F"}, {"fr-CA", "F"}, {"zh-Hans", "Z"}, {"ru", "E"}, {"", "E"}};
    for (size_t i = 0; i < COUNT_OF(ROWS); i++) {
        Trial *trial = trial_new();
        trial_write(trial, "d.yaml",
                    HEAD "periods: [{id: 2023-06, label: {zh-Hans: Z, fr: F, en: E}}]\n");
        assert_non_null(trial_load(trial, ROWS[i].lang));
        const Record *period = record_list(trial->model->root, STR("periods"))->items[0].record;
        assert_str(record_string(period, STR("label")), ROWS[i].label);
        trial_drop(trial);
    }
}

static void languages_are_those_of_overlays(void **state) {
    (void)state;
    Trial *trial = trial_new();
    static const char *const NAMES[] = {"d.yaml",   "d.fr.yaml", "d.zh-Hans.yaml", "d.old1.yaml",
                                        "d.ar.csv", "e.ru.yaml", "d.es.yaml.bak",  "d..yaml"};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) trial_write(trial, NAMES[i], "");
    Str *languages;
    assert_int_equal(model_languages(trial->arena, trial_path(trial, "d.yaml"), &languages), 2);
    assert_str(languages[0], "fr");
    assert_str(languages[1], "zh-Hans");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_take_the_place_of_what_they_hold),
        cmocka_unit_test(files_stay_inside_the_root),
        cmocka_unit_test(circles_are_refused),
        cmocka_unit_test(files_in_files_end_somewhere),
        cmocka_unit_test(an_overlay_changes_words_only),
        cmocka_unit_test(labels_fall_back),
        cmocka_unit_test(languages_are_those_of_overlays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
