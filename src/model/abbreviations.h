// SPDX-License-Identifier: MIT
// Abbreviations: where a text uses one that the data explains. Whole words, case as written, the
// longest first; not inside addresses. Letters of another script are no part of the word, so that
// "ICANN" is found in Chinese text.
#ifndef RAPPORTEUR_MODEL_ABBREVIATIONS_H
#define RAPPORTEUR_MODEL_ABBREVIATIONS_H

#include "model/model.h"

// One form of an abbreviation.
typedef struct {
    Str text;    // as it is written: "SO", or in the plural "SOs"
    Str words;   // what it stands for
    Str lang;    // BCP 47 language of the words
    size_t item; // the entry it comes from
} Abbreviation;

typedef struct Abbreviations Abbreviations;

// Copies the forms; of two with one text the first counts. NULL for none.
const Abbreviations *abbreviations_new(Arena *arena, const Abbreviation *forms, size_t n);
// Those of the document; `item` is the index in the list `abbreviations`. NULL for none.
const Abbreviations *abbreviations_of(Arena *arena, const Model *model);

// BCP 47 language of the words of an entry.
Str abbreviation_language(const Model *model, const Record *entry);

// The first one at or after byte `from`, its first byte in `at`; NULL when there is none.
const Abbreviation *abbreviations_next(const Abbreviations *all, Str text, size_t from, size_t *at);
// The words stand right beside it: "Security (SSR)", "SSR (Security)".
bool abbreviation_is_explained(const Abbreviation *one, Str text, size_t at);
// Notes in `used` (one for each entry) those that the scalars of the tree use; what stands below a
// key `abbreviations` is passed over.
void abbreviations_note_used(const Abbreviations *all, const Value *tree, bool *used);

#endif
