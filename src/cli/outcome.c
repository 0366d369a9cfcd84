// SPDX-License-Identifier: MIT
// Outcome on the wire: its members in order. Whatever cannot be is refused: the process that sent
// it may have been dying.
#include "cli/outcome.h"

#include "base/wire.h"

static void put_findings(const MessagePart *part, Buf *out) {
    wire_put_str(out, part->text);
    wire_put_number(out, part->annotations.n);
    for (size_t i = 0; i < part->annotations.n; i++) {
        wire_put_number(out, part->annotations.at[i].severity);
        wire_put_str(out, part->annotations.at[i].line);
    }
}

static void put_fact(const Fact *fact, Buf *out) {
    wire_put_str(out, fact->key);
    wire_put_str(out, fact->value);
    wire_put_str(out, str_of(fact->code));
    wire_put_number(out, fact->date.precision);
    wire_put_number(out, (uint64_t)(int64_t)fact->date.first);
    wire_put_number(out, (uint64_t)(int64_t)fact->date.last);
    wire_put_number(out, fact->is_date);
    wire_put_number(out, (uint64_t)fact->count);
    wire_put_str(out, fact->path);
    wire_put_number(out, fact->span.lo);
    wire_put_number(out, fact->span.hi);
    wire_put_number(out, fact->part_count);
    for (size_t i = 0; i < fact->part_count; i++) wire_put_str(out, fact->parts[i]);
}

static void put_facts(const FactList *facts, Buf *out) {
    wire_put_str(out, facts->document);
    wire_put_number(out, facts->all.n);
    for (size_t i = 0; i < facts->all.n; i++) put_fact(&facts->all.at[i], out);
}

void outcome_encode(const Outcome *outcome, Buf *out) {
    wire_put_number(out, outcome->status);
    put_findings(&outcome->findings, out);
    wire_put_str(out, outcome->said);
    wire_put_str(out, outcome->printed);
    wire_put_str(out, outcome->deps);
    put_facts(&outcome->facts, out);
    wire_put_number(out, outcome->pdfs.n);
    for (size_t i = 0; i < outcome->pdfs.n; i++) wire_put_str(out, outcome->pdfs.at[i]);
}

static MessagePart take_findings(Arena *arena, WireReader *in) {
    MessagePart part = {.text = wire_str(in)};
    const size_t n = wire_count(in);
    for (size_t i = 0; i < n && !in->broken; i++) {
        GithubLine *line = vec_push(arena, &part.annotations);
        line->severity = (Severity)wire_number(in, SEVERITY__COUNT - 1);
        line->line = wire_str(in);
    }
    return part;
}

// A day number; those of no int32_t break the reading.
static int32_t take_day(WireReader *in) {
    const int64_t day = wire_integer(in);
    if (day < INT32_MIN || day > INT32_MAX) in->broken = true;
    return in->broken ? 0 : (int32_t)day;
}

static const char *take_code(WireReader *in) {
    const Rule *rule = rule_lookup(wire_str(in));
    if (!rule) in->broken = true;
    return rule ? rule->id.at : "";
}

static const Str *take_parts(Arena *arena, WireReader *in, size_t *n) {
    *n = wire_count(in);
    Str *parts = arena_push(arena, Str, *n);
    for (size_t i = 0; i < *n; i++) parts[i] = wire_str(in);
    return parts;
}

static Fact take_fact(Arena *arena, WireReader *in) {
    Fact fact = {.key = wire_str(in)};
    fact.value = wire_str(in);
    fact.code = take_code(in);
    fact.date.precision = (DatePrecision)wire_number(in, DATE_RANGE);
    fact.date.first = take_day(in);
    fact.date.last = take_day(in);
    fact.is_date = wire_number(in, 1) != 0;
    fact.count = wire_integer(in);
    fact.path = wire_str(in);
    fact.span.lo = (uint32_t)wire_number(in, UINT32_MAX);
    fact.span.hi = (uint32_t)wire_number(in, UINT32_MAX);
    fact.parts = take_parts(arena, in, &fact.part_count);
    return fact;
}

static FactList take_facts(Arena *arena, WireReader *in) {
    FactList facts = {.document = wire_str(in)};
    const size_t n = wire_count(in);
    for (size_t i = 0; i < n && !in->broken; i++)
        *vec_push(arena, &facts.all) = take_fact(arena, in);
    return facts;
}

bool outcome_decode(Arena *arena, Str bytes, Outcome *out) {
    WireReader in = {.rest = bytes};
    *out = (Outcome){.status = (ExitStatus)wire_number(&in, STATUS_SYSTEM)};
    out->findings = take_findings(arena, &in);
    out->said = wire_str(&in);
    out->printed = wire_str(&in);
    out->deps = wire_str(&in);
    out->facts = take_facts(arena, &in);
    const size_t pdfs = wire_count(&in);
    for (size_t i = 0; i < pdfs && !in.broken; i++) *vec_push(arena, &out->pdfs) = wire_str(&in);
    return wire_is_whole(&in);
}
