// SPDX-License-Identifier: MIT
// Facts of the documents of a run: one map from what is said to what it is; pairs that differ wait
// for facts_check.
#include "model/facts.h"

#include "base/fs.h"
#include "model/rules/config.h"

typedef struct {
    const Fact *first, *second;
} Pair;

struct Facts {
    Arena *arena;
    Map by_key, documents;
    VEC(Pair) pairs;
    VEC(const Fact *) sums;
};

Facts *facts_new(Arena *arena) {
    Facts *facts = arena_push(arena, Facts, 1);
    facts->arena = arena;
    return facts;
}

static bool contradict(const Fact *a, const Fact *b) {
    if (str_eq(a->value, b->value)) return false;
    if (!a->is_date || !b->is_date) return true;
    return date_is_before(a->date, b->date) || date_is_before(b->date, a->date);
}

static Str key_within(Arena *arena, Str root, Str key) {
    return str_format(arena, "%.*s\n%.*s", STR_ARGS(root), STR_ARGS(key));
}

static const Str *keys_within(Arena *arena, Str root, const Fact *fact) {
    Str *keys = arena_push(arena, Str, fact->part_count);
    for (size_t i = 0; i < fact->part_count; i++) keys[i] = key_within(arena, root, fact->parts[i]);
    return keys;
}

static void add(Facts *facts, Str root, const Fact *fact) {
    Fact *kept = arena_push(facts->arena, Fact, 1);
    *kept = *fact;
    kept->key = key_within(facts->arena, root, fact->key);
    kept->value = str_copy(facts->arena, fact->value);
    kept->path = str_copy(facts->arena, fact->path);
    kept->parts = keys_within(facts->arena, root, fact);
    const Fact *first = map_lookup(&facts->by_key, kept->key);
    if (!first) map_put(facts->arena, &facts->by_key, kept->key, kept);
    if (first && !str_eq(first->path, kept->path) && contradict(first, kept))
        *vec_push(facts->arena, &facts->pairs) = (Pair){first, kept};
    if (kept->part_count) *vec_push(facts->arena, &facts->sums) = kept;
}

void facts_add(Facts *facts, Str root, const FactList *said) {
    if (said->document.n == 0) return;
    const Str path = str_copy(facts->arena, said->document);
    if (map_put(facts->arena, &facts->documents, path, facts)) return;
    for (size_t i = 0; i < said->all.n; i++) add(facts, root, &said->all.at[i]);
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

static void report_sum(const Facts *facts, Diag *diag, Map *sources, const Fact *whole) {
    int64_t total = 0;
    for (size_t i = 0; i < whole->part_count; i++) {
        const Fact *part = map_lookup(&facts->by_key, whole->parts[i]);
        if (!part) return; // not in this workspace: it cannot be compared
        total += part->count;
    }
    if (total == whole->count) return;
    const Str subject = subject_of(whole);
    diag_add(diag, SEVERITY_ERROR, "XD-01", place_of(diag, sources, whole),
             "%.*s is %lld, but its parts add up to %lld", STR_ARGS(subject),
             (long long)whole->count, (long long)total);
    for (size_t i = 0; i < whole->part_count; i++) {
        const Fact *part = map_lookup(&facts->by_key, whole->parts[i]);
        diag_note(diag, place_of(diag, sources, part), "%lld of them", (long long)part->count);
    }
    finish(diag, "XD-01");
}

void facts_check(const Facts *facts, const RuleConfig *config, Diag *diag) {
    const size_t first = diag->findings.n;
    Map sources = {0};
    for (size_t i = 0; i < facts->pairs.n; i++) report_pair(diag, &sources, &facts->pairs.at[i]);
    for (size_t i = 0; i < facts->sums.n; i++) report_sum(facts, diag, &sources, facts->sums.at[i]);
    rules_configure(config, diag, first);
}
