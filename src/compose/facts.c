// SPDX-License-Identifier: MIT
// Facts: what the composer asks the model, by name.
#include "compose/composer.h"
#include "model/entities.h"

Str composer_no_value(Composer *composer, Arena *arena, NoValue no_value) {
    static const char *const names[NO_VALUE__COUNT] = {
        [NO_VALUE_NOT_APPLICABLE] = "no-value-not-applicable",
        [NO_VALUE_TO_BE_DECIDED] = "no-value-to-be-decided",
        [NO_VALUE_UNKNOWN] = "no-value-unknown",
        [NO_VALUE_EMPTY] = "no-value-empty",
        [NO_VALUE_NIL] = "no-value-nil",
    };
    return messages_words(composer->messages, arena, names[no_value], NULL, 0);
}

Str composer_date(Composer *composer, Arena *arena, Date date, Str style) {
    Str words = {0};
    if (!messages_date(composer->messages, arena, date, style, &words)) return (Str){0};
    return words;
}

const Record *composer_find_recommendation(const Composer *composer, Str reference) {
    return model_lookup(composer->model, &ENTITY_RECOMMENDATION, reference);
}

const Record *composer_status_of(const Composer *composer, const Record *recommendation) {
    const Datum *datum = record_field(recommendation, STR("status"));
    if (datum->kind == DATUM_REFERENCE && datum->record) return datum->record;
    if (datum->kind != DATUM_STRING && datum->kind != DATUM_REFERENCE) return NULL;
    const Datum *statuses = composer_statuses(composer);
    for (size_t i = 0; i < statuses->n; i++) {
        const Record *status = statuses->items[i].record;
        if (str_eq(record_string(status, STR("id")), datum->string)) return status;
    }
    return NULL;
}

const Datum *composer_review_field(const Composer *composer, const Record *review, Str name) {
    const Record *root = composer->model->root;
    if (review) {
        const Datum *own = record_field(review, name);
        if (own->kind != DATUM_NONE || review != composer->review) return own;
    }
    return record_field(root, name);
}

const Datum *composer_statuses(const Composer *composer) {
    static const Datum none = {.kind = DATUM_LIST};
    const Record *vocabulary = record_child(composer->model->root, STR("vocab"));
    return vocabulary ? record_list(vocabulary, STR("status")) : &none;
}
