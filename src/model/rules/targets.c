// SPDX-License-Identifier: MIT
// LI-03: one address is named by one text.
#include "model/entities.h"
#include "model/rules/ask.h"

typedef struct {
    Str words; // folded
    Place place;
} Seen;

typedef struct {
    Diag *diag;
    Arena *scratch;
    Map by_url; // -> Seen *, the first link there
    const Record *owner;
    Str field;
} Targets;

static void see(Targets *targets, Str url, Str words, Place place) {
    if (url.n == 0 || url.at[0] == '#' || words.n == 0 || str_eq(words, url)) return;
    const Seen *first = map_lookup(&targets->by_url, url);
    const Str folded = ask_folded(targets->scratch, str_trim(words));
    if (!first) {
        Seen *seen = arena_push(targets->scratch, Seen, 1);
        *seen = (Seen){folded, place};
        map_put(targets->scratch, &targets->by_url, url, seen);
        return;
    }
    if (str_eq(first->words, folded)) return;
    diag_add(targets->diag, SEVERITY_INFO, "LI-03", place,
             "'%.*s' leads to an address that has another name elsewhere", STR_ARGS(words));
    diag_note(targets->diag, first->place, "the other name is here");
    ask_end(targets->diag, targets->owner, targets->field,
            "correct an address, or use one name for it", "LI-03");
}

static void see_inline(void *self, const Inline *at) {
    Targets *targets = self;
    if (at->kind == INLINE_LINK)
        see(targets, at->argument, inline_plain(targets->scratch, at->children), at->place);
}

static void see_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    Targets *targets = self;
    targets->owner = owner;
    targets->field = field->name;
    datum_visit_inlines(datum, see_inline, targets);
}

static void see_record(void *self, const Record *record) {
    Targets *targets = self;
    if (record->entity != &ENTITY_LINK) return;
    targets->owner = record;
    targets->field = STR("url");
    see(targets, record_string(record, STR("url")),
        ask_plain(targets->scratch, record, STR("text")), record_place(record, STR("url")));
}

void check_shared_targets(const Model *model, Diag *diag) {
    Targets targets = {.diag = diag, .scratch = arena_new(16384)};
    model_visit(&(Visitor){see_record, see_datum, &targets}, model->root);
    arena_drop(targets.scratch);
}
