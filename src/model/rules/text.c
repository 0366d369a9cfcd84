// SPDX-License-Identifier: MIT
// Text rules: what they share, the walk over a model, the run over a pasted file.
#include "model/rules/text.h"

#include <stdlib.h>

#include "model/index.h"
#include "model/rules/checks.h"
#include "model/rules/config.h"
#include "model/rules/text_icu.h"

enum { MEMORY_BLOCK = 4096 }; // [bytes] most documents fill no more

void text_report(const TextJob *job, const char *id, Span at, Str message) {
    const Rule *rule = rule_lookup(str_of(id));
    const Severity severity = rule ? rule->severity : SEVERITY_WARNING;
    diag_add(job->diag, severity, id, value_place_at(job->value, at.lo, at.hi), "%.*s",
             STR_ARGS(message));
    if (job->owner) check_path(job->diag, job->owner, job->field->name);
}

void text_offer(const TextJob *job, Span at, Str right) {
    if (job->fixes) *vec_push(job->diag->arena, job->fixes) = (TextFix){at.lo, at.hi, right};
}

typedef struct {
    Arena *arena;
    ModelIndex *index;
} TextGather;

static void gather_value(const TextGather *gather, const Record *owner, const Field *field,
                         const Value *value) {
    if (value->kind == VALUE_SCALAR && value->text.n) {
        *vec_push(gather->arena, &gather->index->texts) = (OwnedText){owner, field, value};
        return;
    }
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->n; i++)
        gather_value(gather, owner, field, value->items[i]);
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->n; i++)
        gather_value(gather, owner, field, value->members[i].value);
}

static bool holds_words(FieldType type) {
    switch (type) {
    case FIELD_STRING:
    case FIELD_LABEL:
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_PARAGRAPHS:
    case FIELD_HEADINGS:
    case FIELD_STRINGS: return true;
    default: return false;
    }
}

static void gather_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    if (holds_words(field->type) && datum->value) gather_value(self, owner, field, datum->value);
}

void index_add_texts(Arena *arena, ModelIndex *index, const Record *root) {
    TextGather gather = {arena, index};
    model_visit(&(Visitor){.datum = gather_datum, .self = &gather}, root);
}

void text_visit(const Model *model, Diag *diag, TextCheck *check) {
    TextMemory memory = {.arena = arena_new(MEMORY_BLOCK)};
    TextJob job = {.diag = diag, .lang = model->lang, .memory = &memory};
    for (size_t i = 0; i < model->index->texts.n; i++) {
        const OwnedText *text = &model->index->texts.at[i];
        job.value = text->value;
        job.owner = text->owner;
        job.field = text->field;
        check(&job);
    }
    speller_close(memory.speller);
    arena_drop(memory.arena);
}

static int by_place(const void *a, const void *b) {
    const TextFix *x = a, *y = b;
    if (x->lo != y->lo) return x->lo < y->lo ? -1 : 1;
    return (x->hi > y->hi) - (x->hi < y->hi);
}

// Of two that overlap the first stays.
static void order_fixes(TextFixes *fixes) {
    if (fixes->n) qsort(fixes->at, fixes->n, sizeof *fixes->at, by_place);
    size_t kept = 0;
    for (size_t i = 0; i < fixes->n; i++)
        if (kept == 0 || fixes->at[i].lo >= fixes->at[kept - 1].hi)
            fixes->at[kept++] = fixes->at[i];
    fixes->n = kept;
}

static int by_span(const void *a, const void *b) {
    const Finding *x = a, *y = b;
    const uint32_t lo = x->place.span.lo, other = y->place.span.lo;
    if (lo != other) return lo < other ? -1 : 1;
    return str_cmp(x->code, y->code);
}

void rules_run_pasted(const PastedText *pasted, Diag *diag) {
    static TextCheck *const CHECKS[] = {
        text_private_characters,
        text_visual_order,
        text_labels,
        text_forms,
        text_spacing,
        text_quotes,
        text_repeated_sentences,
        text_targets,
        text_link_words,
        text_addresses,
        text_numbers_in_words,
    };
    const size_t first = diag->findings.n;
    const Source *source = pasted->source;
    const Value value = {.kind = VALUE_SCALAR,
                         .clean = true,
                         .place = {source, {0, (uint32_t)source->bytes.n}, NULL},
                         .text = source->bytes};
    TextMemory memory = {.arena = arena_new(MEMORY_BLOCK)};
    const TextJob job = {.diag = diag,
                         .value = &value,
                         .lang = pasted->lang,
                         .pasted = true,
                         .memory = &memory,
                         .fixes = pasted->fixes};
    for (size_t i = 0; i < COUNT_OF(CHECKS); i++) CHECKS[i](&job);
    speller_close(memory.speller);
    arena_drop(memory.arena);
    rules_configure(pasted->config, diag, first);
    const size_t found = diag->findings.n - first;
    if (found) qsort(diag->findings.at + first, found, sizeof *diag->findings.at, by_span);
    if (pasted->fixes) order_fixes(pasted->fixes);
}

Str text_fixed(Arena *arena, Str text, const TextFixes *fixes) {
    size_t room = text.n;
    for (size_t i = 0; i < fixes->n; i++) room += fixes->at[i].text.n;
    char *bytes = arena_push(arena, char, room + 1);
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= fixes->n; i++) {
        const size_t to = i < fixes->n ? fixes->at[i].lo : text.n;
        memcpy(bytes + n, text.at + from, to - from);
        n += to - from;
        if (i == fixes->n) break;
        memcpy(bytes + n, fixes->at[i].text.at, fixes->at[i].text.n);
        n += fixes->at[i].text.n;
        from = fixes->at[i].hi;
    }
    return (Str){bytes, n};
}
