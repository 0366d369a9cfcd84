// SPDX-License-Identifier: MIT
// Waivers: a finding at or below a node that allows its rule is taken out. Nodes are found by the
// path of the finding, from the inside out; where a stage gave no path, by the bytes they span.
#include "base/map.h"
#include "model/entities.h"
#include "model/index.h"
#include "model/rules/checks.h"
#include "model/rules/config.h"

typedef struct {
    const Record *record;
    const Datum *allow;
    bool *used; // of each id
    bool explained;
    bool everywhere; // of the document
} Waiver;

typedef VEC(Waiver *) WaiverList;

typedef struct {
    const Model *model;
    Diag *diag;
    Arena *scratch;
    Waiver *waivers;
    size_t n;
    Map by_path;
    WaiverList wide; // of the document and of reviews: they cover more than what is below them
} Waivers;

static bool is_explained(const Record *record) {
    return str_trim(record_string(record, STR("because"))).n > 0;
}

static Waivers collect(const Model *model, Diag *diag, Arena *scratch) {
    const ModelIndex *index = model->index;
    Waivers all = {.model = model, .diag = diag, .scratch = scratch, .n = index->waived_n};
    all.waivers = arena_push(scratch, Waiver, index->waived_n);
    for (size_t i = 0; i < index->waived_n; i++) {
        Waiver *waiver = &all.waivers[i];
        const Record *record = index->waived[i];
        *waiver = (Waiver){.record = record, .allow = record_list(record, STR("allow"))};
        waiver->used = index->waiver_used[i];
        waiver->explained = is_explained(record);
        waiver->everywhere = record->owner == NULL || record->entity == &ENTITY_DOCUMENT;
        if (waiver->everywhere || record->entity == &ENTITY_REVIEW)
            *vec_push(scratch, &all.wide) = waiver;
        if (!waiver->everywhere)
            map_put(scratch, &all.by_path, record_path(scratch, record, (Str){0}), waiver);
    }
    return all;
}

static bool allows(Waiver *waiver, Str code) {
    bool found = false;
    for (size_t i = 0; waiver->explained && i < waiver->allow->n; i++) {
        if (!str_eq(waiver->allow->items[i].string, code)) continue;
        waiver->used[i] = found = true;
    }
    return found;
}

static bool spans(const Record *record, Place place) {
    if (!record->value || !place.source) return false;
    const Place own = record->value->place;
    return own.source == place.source && own.span.lo <= place.span.lo &&
           place.span.hi <= own.span.hi;
}

// "a[2].b" -> "a[2]" -> "a" -> "".
static Str shorter(Str path) {
    while (path.n > 0) {
        const char c = path.at[--path.n];
        if (c == '.' || c == '[') return path;
    }
    return path;
}

static bool covered_by_path(Waivers *all, const Finding *finding) {
    for (Str path = finding->path; path.n; path = shorter(path)) {
        Waiver *waiver = map_lookup(&all->by_path, path);
        if (waiver && allows(waiver, finding->code)) return true;
    }
    return false;
}

// What the top level says is the one review's: its waiver covers that as well.
static bool covered_by_review(Waiver *waiver, const Finding *finding) {
    const Record *review = waiver->record;
    static const Str PARTS[] = {STR_INIT("progress"), STR_INIT("stated"), STR_INIT("news"),
                                STR_INIT("publications")};
    if (review->entity != &ENTITY_REVIEW) return false;
    if (record_list(review->owner, STR("reviews"))->n != 1) return false;
    for (size_t i = 0; i < COUNT_OF(PARTS); i++)
        if (str_starts(finding->path, PARTS[i])) return allows(waiver, finding->code);
    return false;
}

static bool covered_by_bytes(Waivers *all, const Finding *finding) {
    for (size_t i = 0; i < all->n; i++) {
        Waiver *waiver = &all->waivers[i];
        if (spans(waiver->record, finding->place) && allows(waiver, finding->code)) return true;
    }
    return false;
}

// What a standard asks of the file (docs/STANDARDS.md): a reason does not make a file conform.
static bool is_of_standards(Str code) {
    return str_starts(code, STR("STD-"));
}

static bool is_covered(Waivers *all, const Finding *finding) {
    if (finding->severity > SEVERITY_ERROR || is_of_standards(finding->code)) return false;
    if (finding->path.n ? covered_by_path(all, finding) : covered_by_bytes(all, finding))
        return true;
    for (size_t i = 0; i < all->wide.n; i++) {
        Waiver *waiver = all->wide.at[i];
        if (waiver->everywhere && allows(waiver, finding->code)) return true;
        if (covered_by_review(waiver, finding)) return true;
    }
    return false;
}

static bool is_about_waivers(const Finding *finding) {
    return str_eq(finding->code, STR("WA-01")) || str_eq(finding->code, STR("WA-02"));
}

// Keeps the order of what is left. What an earlier call said about waivers is said anew.
static void take_out(Waivers *all) {
    Diag *diag = all->diag;
    size_t kept = 0;
    for (size_t i = 0; i < diag->findings.n; i++) {
        Finding *finding = &diag->findings.at[i];
        if (is_about_waivers(finding) || is_covered(all, finding))
            diag->counts[finding->severity]--;
        else
            diag->findings.at[kept++] = *finding;
    }
    diag->findings.n = kept;
}

// Found once all documents are there: whether it is of use is not known before.
static bool is_across_documents(Str id) {
    return str_eq(id, STR("XD-01")) || str_eq(id, STR("VO-02"));
}

static void report_unused(const Waivers *all, const Waiver *waiver, const Datum *id) {
    const Rule *rule = rule_lookup(id->string);
    const bool never = is_of_standards(id->string) || (rule && rule->severity > SEVERITY_ERROR);
    const char *message = never   ? "a finding of rule '%.*s' cannot be waived"
                          : !rule ? "there is no rule '%.*s' to waive"
                                  : "nothing here breaks rule '%.*s': the waiver has no use";
    diag_add(all->diag, SEVERITY_WARNING, "WA-01", id->value->place, message, STR_ARGS(id->string));
    check_path(all->diag, waiver->record, STR("allow"));
    diag_help(all->diag, "take it out of 'allow'");
}

static void report_unexplained(const Waivers *all, const Waiver *waiver) {
    diag_add(all->diag, SEVERITY_WARNING, "WA-02", check_key_place(waiver->record, STR("allow")),
             "the waiver gives no reason and has no effect");
    check_path(all->diag, waiver->record, STR("allow"));
    diag_help(all->diag, "say why beside it: because: \"…\"");
}

static void report_waivers(const Waivers *all) {
    for (size_t i = 0; i < all->n; i++) {
        const Waiver *waiver = &all->waivers[i];
        if (!waiver->explained) report_unexplained(all, waiver);
        for (size_t k = 0; waiver->explained && k < waiver->allow->n; k++)
            if (!waiver->used[k] && !is_across_documents(waiver->allow->items[k].string))
                report_unused(all, waiver, &waiver->allow->items[k]);
    }
}

void rules_apply_waivers(const Model *model, const RuleConfig *config, Diag *diag) {
    Arena *scratch = arena_new(16 * 1024);
    Waivers all = collect(model, diag, scratch);
    rules_configure(config, diag, 0);
    take_out(&all);
    const size_t first = diag->findings.n;
    report_waivers(&all);
    rules_configure(config, diag, first);
    arena_drop(scratch);
}
