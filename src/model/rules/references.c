// SPDX-License-Identifier: MIT
// RF-01, RF-03 in text: {rec 13}, {domain israel} and {count recommendations status=complete} name
// what is there. (References in fields of their own are looked up while binding.)
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/checks.h"

enum { SUGGESTIONS_MAX = 1000 }; // among more ids a near miss is chance, and costs time

typedef struct {
    const Model *model;
    Diag *diag;
    const Record *owner;
    const Field *field;
} TextCheck;

static void finish(const TextCheck *check, Str word, const Str *words, size_t n) {
    check_path(check->diag, check->owner, check->field->name);
    const Str near = diag_did_you_mean(word, words, n);
    if (near.n)
        diag_help(check->diag, "did you mean '%.*s'?", STR_ARGS(near));
    else
        diag_help(check->diag, "declare it, or correct the word");
}

static void finish_id(const TextCheck *check, const Entity *entity, Str word) {
    Str *ids;
    const size_t n =
        index_ids(check->diag->arena, check->model->index, entity, SUGGESTIONS_MAX, &ids);
    finish(check, word, ids, n);
}

static void check_recommendation(void *self, const Inline *at) {
    const TextCheck *check = self;
    if (at->kind != INLINE_REC) return;
    const RecommendationMatch match =
        index_match(check->model->index, at->argument, review_around(check->owner));
    if (match.record || match.names_other_review) return;
    if (match.other) {
        diag_add(check->diag, SEVERITY_ERROR, "ID-02", at->place,
                 "'%.*s' names a recommendation of more than one review", STR_ARGS(at->argument));
        diag_note(check->diag, record_place(match.other, STR("id")), "this is one of them");
        check_path(check->diag, check->owner, check->field->name);
        diag_help(check->diag, "put the review before it, such as '{rec %.*s %.*s}'",
                  STR_ARGS(record_string(match.other, STR("review"))), STR_ARGS(at->argument));
        return;
    }
    diag_add(check->diag, SEVERITY_ERROR, "RF-01", at->place, "no recommendation has the id '%.*s'",
             STR_ARGS(at->argument));
    finish_id(check, &ENTITY_RECOMMENDATION, at->argument);
}

static void check_domain(const TextCheck *check, const Inline *at) {
    if (model_lookup(check->model, &ENTITY_DOMAIN, at->argument)) return;
    diag_add(check->diag, SEVERITY_ERROR, "RF-03", at->place, "no domain has the id '%.*s'",
             STR_ARGS(at->argument));
    finish_id(check, &ENTITY_DOMAIN, at->argument);
}

// The list of the document that {count …} names; NULL after a finding.
static const Entity *counted_entity(const TextCheck *check, const Inline *at, Str list) {
    Str names[64];
    size_t n = 0;
    for (size_t i = 0; i < ENTITY_FILE.n && n < COUNT_OF(names); i++) {
        if (ENTITY_FILE.fields[i].type != FIELD_RECORDS) continue;
        if (str_eq(ENTITY_FILE.fields[i].name, list)) return ENTITY_FILE.fields[i].entity;
        names[n++] = ENTITY_FILE.fields[i].name;
    }
    diag_add(check->diag, SEVERITY_ERROR, "RF-03", at->place, "there is no list '%.*s' to count",
             STR_ARGS(list));
    finish(check, list, names, n);
    return NULL;
}

static void report_field(const TextCheck *check, const Inline *at, const Entity *entity, Str name) {
    Str *names = arena_push(check->diag->arena, Str, entity->n);
    for (size_t i = 0; i < entity->n; i++) names[i] = entity->fields[i].name;
    diag_add(check->diag, SEVERITY_ERROR, "RF-03", at->place, "a %.*s has no '%.*s' to count by",
             STR_ARGS(entity->name), STR_ARGS(name));
    finish(check, name, names, entity->n);
}

static void report_status(const TextCheck *check, const Inline *at, Str word) {
    const Datum *statuses = check->model->index->statuses;
    Str *ids = arena_push(check->diag->arena, Str, statuses->n);
    for (size_t i = 0; i < statuses->n; i++)
        ids[i] = record_string(statuses->items[i].record, STR("id"));
    diag_add(check->diag, SEVERITY_ERROR, "RF-03", at->place,
             "'%.*s' is no status word to count by", STR_ARGS(word));
    finish(check, word, ids, statuses->n);
}

// condition = field "=" word
static void check_condition(const TextCheck *check, const Inline *at, const Entity *entity,
                            Str condition) {
    const size_t sign = str_find_char(condition, '=', 0);
    const Str name = str_slice(condition, 0, sign);
    const Str word = str_slice(condition, sign == SIZE_MAX ? condition.n : sign + 1, condition.n);
    const size_t index = entity_field_index(entity, name);
    const Record *variant;
    if (index == SIZE_MAX || sign == SIZE_MAX)
        report_field(check, at, entity, name);
    else if (entity->fields[index].type == FIELD_STATUS &&
             !index_status(check->model->index, word, &variant))
        report_status(check, at, word);
}

// argument = list {" " condition}
static void check_count(const TextCheck *check, const Inline *at) {
    const Str argument = str_trim(at->argument);
    size_t blank = str_find_char(argument, ' ', 0);
    const Entity *entity = counted_entity(check, at, str_slice(argument, 0, blank));
    while (entity && blank != SIZE_MAX) {
        const size_t next = str_find_char(argument, ' ', blank + 1);
        const Str condition = str_trim(str_slice(argument, blank, next));
        if (condition.n) check_condition(check, at, entity, condition);
        blank = next;
    }
}

static void check_name(void *self, const Inline *at) {
    if (at->kind == INLINE_DOMAIN) check_domain(self, at);
    if (at->kind == INLINE_COUNT) check_count(self, at);
}

static void see_recommendations(void *self, const Record *owner, const Field *field,
                                const Datum *datum) {
    TextCheck check = *(const TextCheck *)self;
    check.owner = owner;
    check.field = field;
    datum_visit_inlines(datum, check_recommendation, &check);
}

static void see_names(void *self, const Record *owner, const Field *field, const Datum *datum) {
    TextCheck check = *(const TextCheck *)self;
    check.owner = owner;
    check.field = field;
    datum_visit_inlines(datum, check_name, &check);
}

void check_inline_recommendations(const Model *model, Diag *diag) {
    TextCheck check = {.model = model, .diag = diag};
    model_visit(&(Visitor){.datum = see_recommendations, .self = &check}, model->root);
}

void check_inline_names(const Model *model, Diag *diag) {
    TextCheck check = {.model = model, .diag = diag};
    model_visit(&(Visitor){.datum = see_names, .self = &check}, model->root);
}
