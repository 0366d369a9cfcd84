// SPDX-License-Identifier: MIT
// Facts of documents: one map from what is said to what it is; pairs that differ wait for
// facts_check.
#include "model/facts.h"

#include "base/fs.h"
#include "model/derive.h"
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/config.h"

typedef struct {
    Str key, value;
    const char *code; // of the rule that compares it
    Date date;        // of a date: it contradicts another only when no day is in both
    bool is_date;
    int64_t count;
    Str path; // of the source
    Span span;
} Fact;

typedef struct {
    const Fact *first, *second;
} Pair;

// A count of a portfolio and the facts that must add up to it.
typedef struct {
    const Fact *whole;
    const Str *parts; // keys
    size_t n;
} Sum;

struct Facts {
    Arena *arena;
    Map by_key, documents;
    VEC(Pair) pairs;
    VEC(Sum) sums;
};

Facts *facts_new(Arena *arena) {
    Facts *facts = arena_push(arena, Facts, 1);
    facts->arena = arena;
    return facts;
}

typedef struct {
    Facts *facts;
    Str root, as_of;
    const Model *model;
} Collector;

static bool contradict(const Fact *a, const Fact *b) {
    if (str_eq(a->value, b->value)) return false;
    if (!a->is_date || !b->is_date) return true;
    return date_is_before(a->date, b->date) || date_is_before(b->date, a->date);
}

static bool is_waived(const Record *record, Str code) {
    for (; record; record = record->owner) {
        const Datum *allow = record_list(record, STR("allow"));
        for (size_t i = 0; i < allow->n; i++)
            if (str_eq(allow->items[i].string, code) && record_string(record, STR("because")).n > 0)
                return true;
    }
    return false;
}

// The fact that is known by that key: `fact`, or the first like it.
static const Fact *add(Collector *at, const Record *record, const Datum *datum, Fact fact) {
    Facts *facts = at->facts;
    if (!datum->value || !datum->value->place.source) return NULL;
    if (is_waived(record, str_of(fact.code)) ||
        is_waived(record_child(at->model->root, STR("document")), str_of(fact.code)))
        return NULL;
    Fact *kept = arena_push(facts->arena, Fact, 1);
    *kept = fact;
    kept->key = str_format(facts->arena, "%.*s\n%.*s", STR_ARGS(at->root), STR_ARGS(fact.key));
    kept->value = str_copy(facts->arena, fact.value);
    kept->path = str_copy(facts->arena, datum->value->place.source->path);
    kept->span = datum->value->place.span;
    const Fact *first = map_lookup(&facts->by_key, kept->key);
    if (!first) map_put(facts->arena, &facts->by_key, kept->key, kept);
    if (first && !str_eq(first->path, kept->path) && contradict(first, kept))
        *vec_push(facts->arena, &facts->pairs) = (Pair){first, kept};
    return kept;
}

static Str count_key(Arena *arena, Str review, Str period, Str status) {
    return str_format(arena, "the count '%.*s' of '%.*s' in %.*s", STR_ARGS(status),
                      STR_ARGS(review), STR_ARGS(period));
}

static void add_sum(Collector *at, const Fact *whole, const Record *review, Str period,
                    Str status) {
    Facts *facts = at->facts;
    const Datum *parts = record_list(review, STR("parts"));
    if (!whole || parts->n == 0) return;
    Str *keys = arena_push(facts->arena, Str, parts->n);
    for (size_t i = 0; i < parts->n; i++) {
        const Str key = count_key(facts->arena, parts->items[i].string, period, status);
        keys[i] = str_format(facts->arena, "%.*s\n%.*s", STR_ARGS(at->root), STR_ARGS(key));
    }
    *vec_push(facts->arena, &facts->sums) = (Sum){whole, keys, parts->n};
}

static void collect_snapshot(Collector *at, const Record *review, const Record *snapshot) {
    const Str period = record_string(snapshot, STR("period"));
    for (size_t i = 0; i < snapshot->open.n; i++) {
        const Datum *count = snapshot->open.at[i].value;
        if (count->kind != DATUM_COUNT || !count->value) continue;
        const Str status = snapshot->open.at[i].key;
        const Fact *fact =
            add(at, snapshot, count,
                (Fact){.key = count_key(at->facts->arena, record_string(review, STR("id")), period,
                                        status),
                       .value = count->value->text,
                       .code = "XD-01",
                       .count = count->count});
        add_sum(at, fact, review, period, status);
    }
}

static void collect_review(Collector *at, const Record *review) {
    const Datum *series = record_list(record_child(review, STR("progress")), STR("series"));
    const Record *report = record_child(review, STR("report"));
    const Datum *date = record_field(report, STR("date"));
    for (size_t i = 0; i < series->n; i++) collect_snapshot(at, review, series->items[i].record);
    if (date->kind != DATUM_DATE) return;
    const Str key = str_format(at->facts->arena, "the date of the report of '%.*s'",
                               STR_ARGS(record_string(review, STR("id"))));
    add(at, report, date,
        (Fact){.key = key,
               .value = date->value ? date->value->text : (Str){0},
               .code = "XD-01",
               .date = date->date,
               .is_date = true});
}

static void collect_row(Collector *at, const Record *row) {
    const Datum *status = record_field(row, STR("status"));
    if (status->kind != DATUM_REFERENCE || at->as_of.n == 0) return;
    const Str review = record_string(record_child(row, STR("review")), STR("id"));
    const Str key =
        str_format(at->facts->arena, "the status of recommendation %.*s of '%.*s' on %.*s",
                   STR_ARGS(record_string(row, STR("id"))), STR_ARGS(review), STR_ARGS(at->as_of));
    add(at, row, status, (Fact){.key = key, .value = status->string, .code = "XD-01"});
}

static void collect_figure(Collector *at, const Record *figure) {
    const Datum *value = record_field(figure, STR("value"));
    const Str key = str_format(at->facts->arena, "the fact '%.*s' on %.*s",
                               STR_ARGS(record_string(figure, STR("id"))), STR_ARGS(at->as_of));
    if (value->kind == DATUM_STRING)
        add(at, figure, value, (Fact){.key = key, .value = value->string, .code = "XD-01"});
}

static void collect_word(Collector *at, const Record *word) {
    const Datum *label = record_field(word, STR("label"));
    const Str key = str_format(at->facts->arena, "the meaning of '%.*s' in '%.*s'",
                               STR_ARGS(record_string(word, STR("id"))), STR_ARGS(at->model->lang));
    if (word->value && label->kind == DATUM_STRING)
        add(at, word, label, (Fact){.key = key, .value = label->string, .code = "VO-02"});
}

typedef void Collect(Collector *at, const Record *record);

static void each(Collector *at, const Datum *list, Collect *collect) {
    for (size_t i = 0; i < list->n; i++) collect(at, list->items[i].record);
}

// Data without a day is compared with none.
static Str as_of(const Model *model) {
    const Record *document = record_child(model->root, STR("document"));
    const Datum *day = record_field(document, STR("as_of"));
    if (day->kind == DATUM_DATE && day->value) return day->value->text;
    return record_string(document, STR("period"));
}

void facts_collect(Facts *facts, Str root, const Model *model) {
    if (!model->place.source) return;
    const Str path = str_copy(facts->arena, model->place.source->path);
    if (map_put(facts->arena, &facts->documents, path, facts)) return;
    const Record *data = model->root;
    Collector at = {facts, root, as_of(model), model};
    each(&at, record_list(data, STR("reviews")), collect_review);
    each(&at, record_list(data, STR("recommendations")), collect_row);
    each(&at, model->index->statuses, collect_word);
    if (at.as_of.n) each(&at, record_list(data, STR("facts")), collect_figure);
}

// The source of a fact, read again; without a place when it cannot be.
static Place place_of(Diag *diag, Map *sources, const Fact *fact) {
    Source *source = map_lookup(sources, fact->path);
    if (!source) {
        Diag unread;
        diag_init(&unread, diag->arena);
        source = arena_push(diag->arena, Source, 1);
        source->path = fact->path;
        const char *path = str_cstring(diag->arena, fact->path);
        if (!fs_read(diag->arena, path, UINT32_MAX, (Place){0}, &unread, &source->bytes))
            source->bytes = (Str){0};
        if (str_starts(source->bytes, STR("\xEF\xBB\xBF")))
            source->bytes = str_slice(source->bytes, source->bom = 3, source->bytes.n);
        map_put(diag->arena, sources, fact->path, source);
    }
    return fact->span.hi <= source->bytes.n ? (Place){source, fact->span, NULL} : (Place){0};
}

// What the fact is about: its key without the workspace.
static Str subject_of(const Fact *fact) {
    return str_slice(fact->key, str_find_char(fact->key, '\n', 0) + 1, fact->key.n);
}

static void finish(Diag *diag, const char *code) {
    diag_help(diag,
              "correct one of the two, or waive it where it stands: allow: [%s], because: "
              "\"…\"",
              code);
}

static void report_pair(Diag *diag, Map *sources, const Pair *pair) {
    const Fact *first = pair->first, *second = pair->second;
    const Severity severity = rule_lookup(str_of(second->code))->severity;
    const Str subject = subject_of(second);
    diag_add(diag, severity, second->code, place_of(diag, sources, second),
             "%.*s is '%.*s' here, but '%.*s' in %.*s", STR_ARGS(subject), STR_ARGS(second->value),
             STR_ARGS(first->value), STR_ARGS(first->path));
    diag_note(diag, place_of(diag, sources, first), "that document says so here");
    finish(diag, second->code);
}

static void report_sum(const Facts *facts, Diag *diag, Map *sources, const Sum *sum) {
    int64_t total = 0;
    for (size_t i = 0; i < sum->n; i++) {
        const Fact *part = map_lookup(&facts->by_key, sum->parts[i]);
        if (!part) return; // not in this workspace: it cannot be compared
        total += part->count;
    }
    if (total == sum->whole->count) return;
    const Str subject = subject_of(sum->whole);
    diag_add(diag, SEVERITY_ERROR, "XD-01", place_of(diag, sources, sum->whole),
             "%.*s is %lld, but its parts add up to %lld", STR_ARGS(subject),
             (long long)sum->whole->count, (long long)total);
    for (size_t i = 0; i < sum->n; i++) {
        const Fact *part = map_lookup(&facts->by_key, sum->parts[i]);
        diag_note(diag, place_of(diag, sources, part), "%lld of them", (long long)part->count);
    }
    finish(diag, "XD-01");
}

void facts_check(const Facts *facts, const RuleConfig *config, Diag *diag) {
    const size_t first = diag->findings.n;
    Map sources = {0};
    for (size_t i = 0; i < facts->pairs.n; i++) report_pair(diag, &sources, &facts->pairs.at[i]);
    for (size_t i = 0; i < facts->sums.n; i++)
        report_sum(facts, diag, &sources, &facts->sums.at[i]);
    rules_configure(config, diag, first);
}
