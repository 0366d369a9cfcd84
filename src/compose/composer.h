// SPDX-License-Identifier: MIT
// Composer: what the parts of this stage share while one document is composed.
#ifndef RAPPORTEUR_COMPOSE_COMPOSER_H
#define RAPPORTEUR_COMPOSE_COMPOSER_H

#include "compose/blocks.h"
#include "compose/compose.h"
#include "compose/host.h"
#include "compose/messages.h"

struct RecordRows;

struct Composer {
    ComposeOptions options;
    Host *host;
    Messages *messages;
    const Model *model;
    const Record *review;            // the document's, or the only one; may be NULL
    Composition *composition;        // made by document{}; NULL before
    const Theme *theme;              // the workspace's, until document{} gives another
    Place theme_place;               // in the file of the workspace's theme, once it is asked for
    Str page_number;                 // name of the message in the foot
    VEC(struct RecordRows *) tables; // their status cells are made when the theme is known
    bool several_reviews;
    Text link_title;    // of the list of links at the end; empty: there is none
    BlockList colophon; // the last blocks, after the list of links
    uint64_t footnotes; // numbered so far
};

static inline Composer *composer_of(lua_State *lua) {
    return host_of(lua)->owner;
}

// Adds the list of links with their whole addresses to the end of the composition (link_list.c).
// False with a finding when a row could not be made.
bool composer_add_links(Composer *composer);
// Puts the colophon at the end of the composition (link_list.c).
void composer_add_colophon(Composer *composer);
// The words of a no-value in the document's language.
Str composer_no_value(Composer *composer, Arena *arena, NoValue no_value);
// A date in the document's words.
Str composer_date(Composer *composer, Arena *arena, Date date, Str style);
// The recommendation that a reference names ("13", "WS2 2.3"), or NULL.
const Record *composer_find_recommendation(const Composer *composer, Str reference);
// "Recommendation 13": the title of a link that is only an id, in `arena`.
Str composer_link_title(Composer *composer, Arena *arena, const Record *recommendation);
// The status of a recommendation, a record of the vocabulary; NULL when it has none.
const Record *composer_status_of(const Composer *composer, const Record *recommendation);
// The field of a review; for the document's only review also of the document's file.
const Datum *composer_review_field(const Composer *composer, const Record *review, Str name);
// The list of status words.
const Datum *composer_statuses(const Composer *composer);
// The theme with a look for each status word (status_look.c).
const Theme *status_looks(Composer *composer, const Theme *theme);

// Inline text of the model as spans that begin with the look of `style` (may be NULL).
void composer_put_inlines(Composer *composer, TextBuilder *to, const Inline *first,
                          const TextSpan *style);
// The text of a datum: string, text, prose (its paragraphs), date, count or no-value.
Text composer_text(Composer *composer, Arena *arena, const Datum *datum);
// Blocks of prose, the first of them; NULL when there are none.
Block *composer_prose(Composer *composer, Arena *arena, const Prose *first, Place place);

#endif
