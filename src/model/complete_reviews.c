// SPDX-License-Identifier: MIT
// Reviews completed: what a document with one review says at its top level is that review's, and
// every recommendation has a review, so that (review, id) is a key.
#include "model/resolve.h"

#include "model/entities.h"

static const Str PARTS[] = {STR_INIT("progress"), STR_INIT("stated"), STR_INIT("news"),
                            STR_INIT("publications")};

// A document that declares no review has one of its own name.
static const Record *derive_review(Binder *binder, ModelIndex *index, Record *root) {
    const Record *document = record_child(root, STR("document"));
    Record *review = record_new(binder->arena, &ENTITY_REVIEW, root);
    const Datum *id = record_field(document, STR("id"));
    const Datum *name = record_field(document, STR("title"));
    *record_slot(review, STR("id")) = (Datum){.kind = DATUM_STRING, .string = id->string};
    *record_slot(review, STR("name")) = (Datum){.kind = DATUM_STRING, .string = name->string};
    Datum *item = arena_push(binder->arena, Datum, 1);
    *item = (Datum){.kind = DATUM_RECORD, .record = review};
    *record_slot(root, STR("reviews")) = (Datum){.kind = DATUM_LIST, .items = item, .n = 1};
    index_add(binder->arena, index, review);
    return review;
}

static void refer_to(Datum *slot, const Record *review) {
    *slot = (Datum){
        .kind = DATUM_REFERENCE, .string = record_string(review, STR("id")), .record = review};
}

// The review that is meant when none is named, or NULL when there are several.
static const Record *standard_review(Binder *binder, ModelIndex *index, Record *root) {
    const Datum *reviews = record_list(root, STR("reviews"));
    Datum *named = record_slot(record_child(root, STR("document")), STR("review"));
    if (reviews->n == 0) return derive_review(binder, index, root);
    if (reviews->n > 1) return named->kind == DATUM_REFERENCE ? named->record : NULL;
    if (named->kind == DATUM_NONE) refer_to(named, reviews->items[0].record);
    return reviews->items[0].record;
}

static void report_unassigned(Binder *binder, const Record *recommendation) {
    diag_add(binder->diag, SEVERITY_FATAL, "DATA-03", record_place(recommendation, STR("id")),
             "recommendation '%.*s' has no 'review', and the document has several",
             STR_ARGS(record_string(recommendation, STR("id"))));
    diag_path(binder->diag, record_path(binder->arena, recommendation, STR("review")));
    diag_help(binder->diag, "add 'review' to it, or to 'document'");
}

static void assign_recommendations(Binder *binder, const Record *root, const Record *review) {
    const Datum *list = record_list(root, STR("recommendations"));
    const size_t slot = entity_field_index(&ENTITY_RECOMMENDATION, STR("review"));
    for (size_t i = 0; i < list->n; i++) {
        const Record *recommendation = list->items[i].record;
        Datum *datum = (Datum *)&recommendation->fields[slot];
        if (datum->kind == DATUM_REFERENCE) continue;
        if (review)
            refer_to(datum, review);
        else
            report_unassigned(binder, recommendation);
    }
}

static void report_homeless(Binder *binder, const Record *root, Str part) {
    diag_add(binder->diag, SEVERITY_ERROR, "DATA-15", record_place(root, part),
             "'%.*s' belongs to a review, and the document has several", STR_ARGS(part));
    diag_path(binder->diag, part);
    diag_help(binder->diag, "move it below the review it is about, in 'reviews'");
}

static void assign_parts(Binder *binder, const Record *root, const Record *review) {
    const bool single = record_list(root, STR("reviews"))->n == 1;
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        const Datum *part = record_field(root, PARTS[i]);
        if (part->kind == DATUM_NONE) continue;
        if (!single) {
            report_homeless(binder, root, PARTS[i]);
            continue;
        }
        Datum *slot = record_slot(review, PARTS[i]);
        if (slot->kind == DATUM_NONE) *slot = *part;
    }
}

void complete_reviews(Binder *binder, ModelIndex *index, Record *root) {
    const Record *review = standard_review(binder, index, root);
    assign_recommendations(binder, root, review);
    assign_parts(binder, root, review);
}
