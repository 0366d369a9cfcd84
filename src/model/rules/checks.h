// SPDX-License-Identifier: MIT
// The checks of the rule table, and what they share.
#ifndef RAPPORTEUR_MODEL_RULES_CHECKS_H
#define RAPPORTEUR_MODEL_RULES_CHECKS_H

#include "model/model.h"

// ids.c
void check_ids(const Model *model, Diag *diag);
// references.c
void check_inline_recommendations(const Model *model, Diag *diag);
void check_inline_names(const Model *model, Diag *diag);
// stated.c
void check_stated(const Model *model, Diag *diag);
// snapshots.c
void check_snapshots(const Model *model, Diag *diag);
// status.c
void check_status_words(const Model *model, Diag *diag);
// priority.c
void check_split_priorities(const Model *model, Diag *diag);
void check_priority_levels(const Model *model, Diag *diag);
// links.c
void check_link_targets(const Model *model, Diag *diag);
// items.c
void check_priority_items(const Model *model, Diag *diag);
// texts.c
void check_missing_text(const Model *model, Diag *diag);
// unused.c
void check_unused_links(const Model *model, Diag *diag);
// actions.c
void check_owners(const Model *model, Diag *diag);
void check_undecided_dates(const Model *model, Diag *diag);
void check_overdue_items(const Model *model, Diag *diag);
void check_days_without_year(const Model *model, Diag *diag);
// people.c
void check_rapporteurs(const Model *model, Diag *diag);
void check_short_names(const Model *model, Diag *diag);
void check_attendance(const Model *model, Diag *diag);
// hexagons.c
void check_hexagon_status(const Model *model, Diag *diag);
void check_hexagon_groups(const Model *model, Diag *diag);
void check_deck_coverage(const Model *model, Diag *diag);
// events.c
void check_event_days(const Model *model, Diag *diag);
// weekdays.c
void check_weekdays(const Model *model, Diag *diag);
// text_*.c: see rules/text.h
void check_private_characters(const Model *model, Diag *diag);
void check_visual_order(const Model *model, Diag *diag);
void check_domain_labels(const Model *model, Diag *diag);
void check_forms(const Model *model, Diag *diag);
void check_spacing(const Model *model, Diag *diag);
void check_quotes(const Model *model, Diag *diag);
void check_repeated_sentences(const Model *model, Diag *diag);
void check_link_words(const Model *model, Diag *diag);
void check_addresses(const Model *model, Diag *diag);
void check_numbers_in_words(const Model *model, Diag *diag);
// chart.c
void check_chart_series(const Model *model, Diag *diag);
void check_totals(const Model *model, Diag *diag);

// Walks all records below `from`, each once, in the order of the schema. Either function may be
// NULL; fields that the data did not give are passed over.
typedef struct {
    void (*record)(void *self, const Record *record);
    void (*datum)(void *self, const Record *owner, const Field *field, const Datum *datum);
    void *self;
} Visitor;
void model_visit(const Visitor *visitor, const Record *from);

// Shows every inline of a text or of prose to `see`, the outer ones first.
typedef void InlineFunction(void *self, const Inline *at);
void datum_visit_inlines(const Datum *datum, InlineFunction *see, void *self);

// Ends a finding: the path of a field, and how to waive it when there is no better help.
void check_path(Diag *diag, const Record *record, Str field);
void check_waiver_help(Diag *diag, const char *advice, const char *rule);
// The place of the key `key` of a record's map, else of the record.
Place check_key_place(const Record *record, Str key);

#endif
