// SPDX-License-Identifier: MIT
// References and status words to the records they name. Of a status, the datum's string becomes
// the word of the vocabulary; what was written stays in its value (rule ST-10 compares them).
#include "model/resolve.h"

#include "model/entities.h"

enum { SUGGESTIONS_MAX = 1000 }; // among more ids a near miss is chance, and costs time

static void suggest_id(Binder *binder, const ModelIndex *index, const Entity *entity, Str word) {
    Str *ids;
    const size_t n = index_ids(binder->arena, index, entity, SUGGESTIONS_MAX, &ids);
    const Str near = diag_did_you_mean(word, ids, n);
    if (near.n)
        diag_help(binder->diag, "did you mean '%.*s'?", STR_ARGS(near));
    else
        diag_help(binder->diag, "declare it, or correct the id");
}

static void add_path(Binder *binder, const Pending *pending) {
    diag_path(binder->diag, record_path(binder->arena, pending->owner, pending->field->name));
}

static void report_unknown(Binder *binder, const ModelIndex *index, const Pending *pending) {
    const Entity *entity = pending->field->entity;
    const Str word = pending->datum->string;
    const bool on_map = pending->owner->entity == &ENTITY_HEXAGON_GROUP;
    const char *code = on_map ? "HX-02" : entity == &ENTITY_RECOMMENDATION ? "RF-01" : "RF-03";
    diag_add(binder->diag, SEVERITY_ERROR, code, pending->datum->value->place,
             "no %.*s has the id '%.*s'", STR_ARGS(entity->name), STR_ARGS(word));
    add_path(binder, pending);
    suggest_id(binder, index, entity, word);
}

static void resolve_status(const ModelIndex *index, Datum *datum) {
    const Record *variant;
    NoValue no_value;
    datum->record = index_status(index, datum->string, &variant);
    if (!datum->record && no_value_of(datum->string, &no_value)) {
        *datum = (Datum){.kind = DATUM_NO_VALUE, .value = datum->value, .no_value = no_value};
        return;
    }
    if (!datum->record) datum->record = variant;
    if (datum->record) datum->string = record_string(datum->record, STR("id"));
}

static void resolve_period(Binder *binder, ModelIndex *index, const Pending *pending) {
    Datum *datum = pending->datum;
    datum->record = complete_period(binder, index, datum->string);
    if (datum->record) return;
    diag_add(binder->diag, SEVERITY_FATAL, "DATA-04", datum->value->place,
             "'%.*s' is no period and no month", STR_ARGS(datum->string));
    add_path(binder, pending);
    suggest_id(binder, index, &ENTITY_PERIOD, datum->string);
}

static void resolve_word(Binder *binder, ModelIndex *index, const Pending *pending) {
    const Entity *entity = pending->field->entity;
    if (pending->field->type == FIELD_STATUS) {
        resolve_status(index, pending->datum);
    } else if (entity == &ENTITY_PERIOD) {
        resolve_period(binder, index, pending);
    } else if (entity != &ENTITY_RECOMMENDATION) {
        pending->datum->record = index_lookup(index, entity, pending->datum->string);
        if (!pending->datum->record) report_unknown(binder, index, pending);
    }
}

// Keys that are status words get the word of the vocabulary.
static void resolve_open(Binder *binder, const ModelIndex *index, Record *record) {
    Map open = {0};
    for (size_t i = 0; i < record->open.n; i++) {
        const Record *variant;
        const MapEntry entry = record->open.at[i];
        const Record *status = index_status(index, entry.key, &variant);
        if (!status) status = variant;
        const Str key = status ? record_string(status, STR("id")) : entry.key;
        map_put(binder->arena, &open, key, entry.value);
    }
    record->open = open;
}

void resolve_words(Binder *binder, ModelIndex *index) {
    for (size_t i = 0; i < binder->pending.n; i++)
        resolve_word(binder, index, &binder->pending.at[i]);
    for (size_t i = 0; i < binder->open.n; i++) resolve_open(binder, index, binder->open.at[i]);
}

static Str review_id(const Record *recommendation) {
    return record_string(record_child(recommendation, STR("review")), STR("id"));
}

static void report_ambiguous(Binder *binder, const ModelIndex *index, const Pending *pending) {
    const Str word = pending->datum->string;
    diag_add(binder->diag, SEVERITY_ERROR, "ID-02", pending->datum->value->place,
             "'%.*s' names a recommendation of more than one review", STR_ARGS(word));
    add_path(binder, pending);
    const SameId *same = map_lookup(&index->recommendations, word);
    const Str example = review_id(same->recommendation);
    for (; same; same = same->next)
        diag_note(binder->diag, record_place(same->recommendation, STR("id")),
                  "this is that of '%.*s'", STR_ARGS(review_id(same->recommendation)));
    diag_help(binder->diag, "put the review before it, such as '%.*s %.*s'", STR_ARGS(example),
              STR_ARGS(word));
}

void resolve_recommendations(Binder *binder, const ModelIndex *index) {
    for (size_t i = 0; i < binder->pending.n; i++) {
        const Pending *pending = &binder->pending.at[i];
        if (pending->field->entity != &ENTITY_RECOMMENDATION) continue;
        const RecommendationMatch match =
            index_match(index, pending->datum->string, review_around(pending->owner));
        pending->datum->record = match.record;
        if (match.other)
            report_ambiguous(binder, index, pending);
        else if (!match.record && !match.names_other_review)
            report_unknown(binder, index, pending);
    }
}
