// SPDX-License-Identifier: MIT
// What a document says about itself, for the metadata of its files: from `document` in the data.
// All strings may be empty; dates are those of ISO 8601, as exact as they are known.
#ifndef RAPPORTEUR_COMPOSE_DOCUMENT_INFO_H
#define RAPPORTEUR_COMPOSE_DOCUMENT_INFO_H

#include "model/model.h"

typedef struct {
    Str lang; // BCP 47
    Str text;
} Translation;

typedef struct {
    const Str *at;
    size_t n;
} StrList;

typedef struct {
    Str id, title, lang;       // lang: BCP 47
    const Translation *titles; // the title in all languages it is given in; none when in one only
    size_t title_count;
    StrList authors, keywords;
    Str subject, publisher, series, event;
    Str identifier; // that stays, such as a DOI; empty: the id will do
    Str symbol, version;
    Str rights, rights_url; // the licence in words, and where it stands
    Str period;             // reported on, in words
    Str published, as_of;   // YYYY, YYYY-MM or YYYY-MM-DD
    Str cover_date;         // as the cover prints it, when that is not `published`
    Str date;               // YYYY-MM-DD: first day of `published`, else of `as_of`
    bool right_to_left;
    Str program; // "Rapporteur 0.1.0"
    Place place; // of the document in the data
} DocumentInfo;

// All of it but `right_to_left` and `program`; in `arena`.
DocumentInfo document_info_of(Arena *arena, const Model *model);
// The same in another arena, with all that it points to.
DocumentInfo document_info_copy(Arena *arena, const DocumentInfo *info);
// The items with `between` between them.
Str str_list_joined(Arena *arena, StrList list, Str between);

#endif
