// SPDX-License-Identifier: MIT
// ST-10: every status word is one of the vocabulary.
#include "model/index.h"
#include "model/rules/checks.h"
#include "model/entities.h"

typedef struct {
    const Model *model;
    Diag *diag;
} WordCheck;

// Ids of the vocabulary, then labels.
static size_t words_of(const WordCheck *check, Str **out) {
    const Datum *statuses = check->model->index->statuses;
    Str *words = *out = arena_push(check->diag->arena, Str, statuses->n * 2);
    for (size_t i = 0; i < statuses->n; i++) {
        words[i] = record_string(statuses->items[i].record, STR("id"));
        words[statuses->n + i] = record_string(statuses->items[i].record, STR("label"));
    }
    return statuses->n;
}

static void suggest(const WordCheck *check, Str word) {
    Str *words;
    const size_t n = words_of(check, &words);
    const Str near = diag_did_you_mean(word, words, n * 2);
    for (size_t i = 0; i < n && near.n; i++) {
        if (!str_eq(near, words[i]) && !str_eq(near, words[n + i])) continue;
        diag_help(check->diag, "did you mean '%.*s'?", STR_ARGS(words[i]));
        return;
    }
    Str all = {0};
    for (size_t i = 0; i < n; i++)
        all = str_format(check->diag->arena, "%.*s%s%.*s", STR_ARGS(all), i ? ", " : "",
                         STR_ARGS(words[i]));
    diag_help(check->diag, "use one of %.*s, or declare the word in vocab.status", STR_ARGS(all));
}

static void note_vocabulary(const WordCheck *check) {
    const Record *vocabulary = record_child(check->model->root, STR("vocab"));
    if (vocabulary->value)
        diag_note(check->diag, check_key_place(vocabulary, STR("status")),
                  "the vocabulary is declared here");
}

static void report(const WordCheck *check, Str word, const Record *taken_as, Place place) {
    if (taken_as) {
        const Str id = record_string(taken_as, STR("id"));
        diag_add(check->diag, SEVERITY_WARNING, "ST-10", place, "'%.*s' is taken for '%.*s'",
                 STR_ARGS(word), STR_ARGS(id));
        diag_help(check->diag, "write it as '%.*s'", STR_ARGS(id));
        return;
    }
    diag_add(check->diag, SEVERITY_ERROR, "ST-10", place, "'%.*s' is no status word",
             STR_ARGS(word));
    note_vocabulary(check);
    suggest(check, word);
}

static void check_word(void *self, const Record *owner, const Field *field, const Datum *datum) {
    const WordCheck *check = self;
    if (field->type != FIELD_STATUS || datum->kind != DATUM_REFERENCE || !datum->value) return;
    if (datum->record && str_eq(datum->value->text, datum->string)) return;
    report(check, datum->value->text, datum->record, datum->value->place);
    check_path(check->diag, owner, field->name);
}

// Keys of a snapshot: the words as they were written are in its map.
static void check_keys(void *self, const Record *record) {
    const WordCheck *check = self;
    const bool by_status = record->entity == &ENTITY_SNAPSHOT || record->entity == &ENTITY_STATED;
    for (size_t i = 0; by_status && record->value && i < record->value->n; i++) {
        const Member *member = &record->value->members[i];
        if (entity_field_index(record->entity, member->key) != SIZE_MAX) continue;
        const Record *variant;
        if (index_status(check->model->index, member->key, &variant)) continue;
        report(check, member->key, variant, member->key_place);
        check_path(check->diag, record, member->key);
    }
}

// A table without a status column is one mistake, not one in each row. A deck tells what
// recommendations are about, so nothing is missing there.
static void check_missing(const WordCheck *check) {
    const Record *document = record_child(check->model->root, STR("document"));
    const Str kind = record_string(document, STR("kind"));
    const bool is_report = str_eq(kind, STR("quarterly-report"));
    const Datum *table = record_list(check->model->root, STR("recommendations"));
    const size_t slot = entity_field_index(&ENTITY_RECOMMENDATION, STR("status"));
    size_t missing = 0;
    for (size_t i = 0; i < table->n; i++)
        missing += table->items[i].record->fields[slot].kind == DATUM_NONE;
    for (size_t i = 0; i < table->n && missing && is_report; i++) {
        const Record *row = table->items[i].record;
        if (row->fields[slot].kind != DATUM_NONE) continue;
        diag_add(check->diag, SEVERITY_ERROR, "ST-10", record_place(row, STR("id")),
                 missing == table->n ? "no recommendation has a 'status'; the first is '%.*s'"
                                     : "recommendation '%.*s' has no 'status'",
                 STR_ARGS(record_string(row, STR("id"))));
        check_path(check->diag, row, STR("status"));
        diag_help(check->diag, "add 'status'; where it is not known, say so: status: unknown");
        if (missing == table->n) return;
    }
}

void check_status_words(const Model *model, Diag *diag) {
    WordCheck check = {model, diag};
    check_missing(&check);
    model_visit(&(Visitor){check_keys, check_word, &check}, model->root);
}
