// SPDX-License-Identifier: MIT
// Binder: what the parts of binding share: trees in, records out, and a list of words that can be
// resolved only when all records are there.
#ifndef RAPPORTEUR_MODEL_BINDER_H
#define RAPPORTEUR_MODEL_BINDER_H

#include "model/model.h"

// How a value was reached; frames on the stack, printed only in messages.
typedef struct Path Path;
struct Path {
    const Path *up;
    Str key;      // empty in a frame of a list
    size_t index; // in a list
};

// A datum that holds a word, to be looked up later.
typedef struct {
    Datum *datum;
    const Record *owner;
    const Field *field;
} Pending;

typedef struct {
    Arena *arena;
    Diag *diag;
    Str lang, own_lang; // edition to make, language the document is written in
    VEC(Pending) pending;
    VEC(Record *) open; // records with open keys
    VEC(const Record *) waived;
    VEC(Place) unknown; // keys complained about: a column of a table is one key in every row
} Binder;

// Where a value goes: the field it is for, in which record, reached how.
typedef struct {
    const Field *field;
    const Record *owner;
    const Path *path;
} Slot;

// Binds the map `value` to `record`, whose owner is set; findings go to the binder's diag.
void bind_record(Binder *binder, Record *record, const Entity *entity, const Value *value,
                 const Path *path);
// Binds one value by the type of its field.
void bind_value(Binder *binder, const Slot *slot, const Value *value, Datum *out);

// bind_list.c: one function a type (see bind_value.c for the scalars).
void bind_child(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_children(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_strings(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_references(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_stated(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_priority(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_label(Binder *binder, const Slot *slot, const Value *value, Datum *out);
// bind_prose.c
void bind_prose(Binder *binder, const Slot *slot, const Value *value, Datum *out);
void bind_paragraphs(Binder *binder, const Slot *slot, const Value *value, Datum *out);
// bind_due.c
void bind_due(Binder *binder, const Slot *slot, const Value *value, Datum *out);
// True for a day that leaves out its year: "7 July", "July 7", "07-25".
bool bind_is_without_year(Str text);

// bind_message.c
// DATA-02: `value` is not what its field takes.
void bind_wrong_type(Binder *binder, const Slot *slot, const Value *value);
// Gives the newest finding the path of the slot.
void bind_finish_finding(Binder *binder, const Path *path);
// Gives the path to all findings from `first` on that have none (a reader made them).
void bind_finish_findings(Binder *binder, const Path *path, size_t first);
// "did you mean" of `word` among the names of an entity's fields.
void bind_suggest_field(Binder *binder, const Entity *entity, Str word);
// "did you mean" of `word` among the words of a vocabulary that ends with an empty Str; else all.
void bind_suggest_word(Binder *binder, const Str *vocabulary, Str word);
// The text of a scalar for a message, cut when long.
Str bind_quotable(Arena *arena, Str text);

bool no_value_of(Str text, NoValue *out);
bool lang_is_well_formed(Str tag);
// A record with no field set, in the binder's arena.
Record *record_new(Arena *arena, const Entity *entity, const Record *owner);
Datum *record_slot(const Record *record, Str name);

#endif
