// SPDX-License-Identifier: MIT
// Changes: each row of the newer table looks for its row in the older one.
#include "model/changes.h"

#include "model/entities.h"

typedef struct {
    Arena *arena;
    const Model *before, *after;
    bool by_id_alone;
    VEC(Change) changes;
    Map notes; // id -> Record
} Comparison;

const char *change_kind_word(ChangeKind kind) {
    static const char *const WORDS[] = {"new", "vanished", "moved", "priority", "due"};
    _Static_assert(COUNT_OF(WORDS) == CHANGE__COUNT, "one word a kind");
    return WORDS[kind];
}

static Str put_level(Arena *arena, Str words, const Record *level) {
    const Datum *items = record_list(level, STR("items"));
    words = str_format(arena, "%.*s%s%.*s", STR_ARGS(words), words.n ? "; " : "",
                       STR_ARGS(record_string(level, STR("level"))));
    for (size_t i = 0; i < items->n; i++)
        words = str_format(arena, "%.*s%s%.*s", STR_ARGS(words), i ? ", " : ": ",
                           STR_ARGS(items->items[i].string));
    return words;
}

Str change_priority_words(Arena *arena, const Record *recommendation) {
    const Datum *priority = record_field(recommendation, STR("priority"));
    Str words = {0};
    if (priority->kind == DATUM_STRING) return priority->string;
    for (size_t i = 0; priority->kind == DATUM_LIST && i < priority->n; i++)
        if (priority->items[i].record) words = put_level(arena, words, priority->items[i].record);
    return words;
}

static Str key_of(const Comparison *comparison, const Record *row) {
    const Str id = record_string(row, STR("id"));
    if (comparison->by_id_alone) return id;
    const Str review = record_string(record_child(row, STR("review")), STR("id"));
    return str_format(comparison->arena, "%.*s %.*s", STR_ARGS(review), STR_ARGS(id));
}

static Change *add(Comparison *comparison, ChangeKind kind, const Record *before,
                   const Record *after) {
    Change *change = vec_push(comparison->arena, &comparison->changes);
    *change = (Change){.kind = kind, .before = before, .after = after};
    change->note = map_lookup(&comparison->notes, record_string(after ? after : before, STR("id")));
    return change;
}

static bool is_terminal(const Record *status) {
    const Datum *terminal = record_field(status, STR("terminal"));
    return terminal->kind == DATUM_TRUTH && terminal->truth;
}

// A note on the newest entry of the history is reason enough.
static bool history_has_note(const Record *row) {
    const Datum *history = record_list(row, STR("history"));
    if (history->n == 0 || !history->items[history->n - 1].record) return false;
    return record_field(history->items[history->n - 1].record, STR("note"))->kind == DATUM_TEXT;
}

static void compare_status(Comparison *comparison, const Record *before, const Record *after) {
    const Record *from = record_child(before, STR("status"));
    const Record *to = record_child(after, STR("status"));
    if (!from || !to || str_eq(record_string(from, STR("id")), record_string(to, STR("id"))))
        return;
    Change *change = add(comparison, CHANGE_MOVED, before, after);
    change->from = from;
    change->to = to;
    change->illegal =
        is_terminal(from) && !is_terminal(to) && !change->note && !history_has_note(after);
}

static void compare_priority(Comparison *comparison, const Record *before, const Record *after) {
    const Str old = change_priority_words(comparison->arena, before);
    const Str now = change_priority_words(comparison->arena, after);
    if (!str_eq(old, now)) add(comparison, CHANGE_PRIORITY, before, after);
}

typedef struct {
    const Record *holder; // timeline or milestone
    Str field;
} DueAt;

static bool due_of(DueAt at, Date *out) {
    const Datum *datum = at.holder ? record_field(at.holder, at.field) : NULL;
    if (!datum || datum->kind != DATUM_DATE) return false;
    *out = datum->date;
    return true;
}

static Change *compare_due(Comparison *comparison, const Record *before, const Record *after,
                           DueAt old, DueAt now) {
    Date was, is;
    if (!due_of(old, &was) || !due_of(now, &is) || was.last == is.last) return NULL;
    Change *change = add(comparison, CHANGE_DUE, before, after);
    change->due_before = was;
    change->due = is;
    change->days = is.last - was.last;
    return change;
}

static const Record *milestone_named(const Record *row, Str title) {
    const Datum *list = record_list(row, STR("milestones"));
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i].record &&
            str_eq(record_string(list->items[i].record, STR("title")), title))
            return list->items[i].record;
    return NULL;
}

static Str due_field(const Record *milestone) {
    const bool spans = record_field(milestone, STR("to"))->kind == DATUM_DATE;
    return spans ? STR("to") : STR("date");
}

static void compare_dates(Comparison *comparison, const Record *before, const Record *after) {
    const DueAt old = {record_child(before, STR("timeline")), STR("expected")};
    const DueAt now = {record_child(after, STR("timeline")), STR("expected")};
    compare_due(comparison, before, after, old, now);
    const Datum *list = record_list(after, STR("milestones"));
    for (size_t i = 0; i < list->n; i++) {
        const Record *milestone = list->items[i].record;
        const Record *was =
            milestone ? milestone_named(before, record_string(milestone, STR("title"))) : NULL;
        if (!was) continue;
        Change *change = compare_due(comparison, before, after, (DueAt){was, due_field(was)},
                                     (DueAt){milestone, due_field(milestone)});
        if (!change) continue;
        change->milestone_before = was;
        change->milestone = milestone;
    }
}

static void compare_row(Comparison *comparison, const Record *before, const Record *after) {
    compare_status(comparison, before, after);
    compare_priority(comparison, before, after);
    compare_dates(comparison, before, after);
}

static Map rows_by_key(const Comparison *comparison, const Datum *table) {
    Map rows = {0};
    for (size_t i = 0; i < table->n; i++)
        if (table->items[i].record)
            map_put(comparison->arena, &rows, key_of(comparison, table->items[i].record),
                    (void *)table->items[i].record);
    return rows;
}

static void compare_tables(Comparison *comparison) {
    const Datum *old = record_list(comparison->before->root, STR("recommendations"));
    const Datum *now = record_list(comparison->after->root, STR("recommendations"));
    const Map before = rows_by_key(comparison, old), after = rows_by_key(comparison, now);
    for (size_t i = 0; i < after.n; i++) {
        const Record *row = after.at[i].value;
        const Record *was = map_lookup(&before, after.at[i].key);
        if (was)
            compare_row(comparison, was, row);
        else
            add(comparison, CHANGE_NEW, NULL, row);
    }
    for (size_t i = 0; i < before.n; i++)
        if (!map_lookup(&after, before.at[i].key))
            add(comparison, CHANGE_VANISHED, before.at[i].value, NULL);
}

static void read_notes(Comparison *comparison) {
    const Record *document = record_child(comparison->after->root, STR("document"));
    const Datum *notes = record_list(record_child(document, STR("previous")), STR("notes"));
    for (size_t i = 0; i < notes->n; i++) {
        const Record *note = notes->items[i].record;
        if (note)
            map_put(comparison->arena, &comparison->notes,
                    record_string(note, STR("recommendation")), (void *)note);
    }
}

const Changes *model_changes(Arena *arena, const Model *before, const Model *after) {
    const bool single = record_list(before->root, STR("reviews"))->n <= 1 &&
                        record_list(after->root, STR("reviews"))->n <= 1;
    Comparison comparison = {
        .arena = arena, .before = before, .after = after, .by_id_alone = single};
    read_notes(&comparison);
    compare_tables(&comparison);
    Changes *changes = arena_push(arena, Changes, 1);
    changes->at = comparison.changes.at;
    changes->n = comparison.changes.n;
    for (size_t i = 0; i < changes->n; i++) changes->counts[changes->at[i].kind]++;
    return changes;
}
