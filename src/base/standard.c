// SPDX-License-Identifier: MIT
// Standards: one table, and which of its rows exclude each other.
#include "base/standard.h"

#include "base/vec.h"

#define X(STANDARD, option, name, version, part, level)                                            \
    [STANDARD_##STANDARD] = {STR_INIT(option), STR_INIT(name), version, part, STR_INIT(level)},
static const StandardFacts FACTS[] = {STANDARDS(X)};
#undef X

static const StandardSet EMPTY = 0;

const StandardFacts *standard_facts(Standard standard) {
    return &FACTS[standard];
}

static bool is_ua(Standard standard) {
    return STANDARDS_UA >> standard & 1;
}

// Why the two cannot both be claimed, or empty.
static Str contradiction(Arena *arena, Standard a, Standard b) {
    const StandardFacts *left = &FACTS[a], *right = &FACTS[b];
    if (is_ua(a) == is_ua(b))
        return str_format(arena, "a PDF follows one part of %s: '%.*s' or '%.*s', not both",
                          is_ua(a) ? "PDF/UA" : "PDF/A", STR_ARGS(left->option),
                          STR_ARGS(right->option));
    if (left->version == right->version) return (Str){0};
    return str_format(arena,
                      "%.*s is written as PDF %u.%u and %.*s as PDF %u.%u: one file cannot be both",
                      STR_ARGS(left->name), left->version / 10u, left->version % 10u,
                      STR_ARGS(right->name), right->version / 10u, right->version % 10u);
}

static bool add(Arena *arena, Standard standard, StandardSet *set, Str *why) {
    for (Standard other = 0; other < STANDARD__COUNT; other++) {
        if (other == standard || !(*set & STANDARD_BIT(other))) continue;
        *why = contradiction(arena, other, standard);
        if (why->n) return false;
    }
    *set |= STANDARD_BIT(standard);
    return true;
}

static Standard named(Str option) {
    Standard standard = 0;
    while (standard < STANDARD__COUNT && !str_eq(FACTS[standard].option, option)) standard++;
    return standard;
}

static Str unknown_name(Arena *arena, Str option) {
    Str known = STR("none");
    for (size_t i = STANDARD__COUNT; i-- > 0;)
        known = str_format(arena, "%.*s, %.*s", STR_ARGS(FACTS[i].option), STR_ARGS(known));
    return str_format(arena, "'%.*s' is no standard that is known: %.*s", STR_ARGS(option),
                      STR_ARGS(known));
}

bool standards_parse(Arena *arena, Str list, StandardSet *out, Str *why) {
    *out = EMPTY;
    bool none = false;
    size_t count = 0;
    for (size_t from = 0; from <= list.n; count++) {
        size_t to = from;
        while (to < list.n && list.at[to] != ',') to++;
        const Str option = str_trim(str_slice(list, from, to));
        from = to + 1;
        const Standard standard = named(option);
        if (str_eq(option, STR("none"))) {
            none = true;
        } else if (standard == STANDARD__COUNT) {
            *why = unknown_name(arena, option);
            return false;
        } else if (!add(arena, standard, out, why)) {
            return false;
        }
    }
    if (!none || count == 1) return true;
    *why = STR("'none' stands alone: it asks for no standard");
    return false;
}

static Str join(Arena *arena, StandardSet set, bool options, Str between, Str empty) {
    Str joined = {0};
    for (Standard standard = 0; standard < STANDARD__COUNT; standard++) {
        if (!(set & STANDARD_BIT(standard))) continue;
        const Str name = options ? FACTS[standard].option : FACTS[standard].name;
        joined = joined.n ? str_format(arena, "%.*s%.*s%.*s", STR_ARGS(joined), STR_ARGS(between),
                                       STR_ARGS(name))
                          : name;
    }
    return joined.n ? joined : empty;
}

Str standards_list(Arena *arena, StandardSet set) {
    return join(arena, set, true, STR(","), STR("none"));
}

Str standards_name(Arena *arena, StandardSet set) {
    return join(arena, set, false, STR(" and "), STR("no standard"));
}

bool standards_want_pdf2(StandardSet set) {
    for (Standard standard = 0; standard < STANDARD__COUNT; standard++)
        if (set & STANDARD_BIT(standard) && FACTS[standard].version == 20) return true;
    return false;
}

Standard standards_against_files(StandardSet set) {
    static const Standard AGAINST[] = {STANDARD_A_2A, STANDARD_A_2B, STANDARD_A_2U, STANDARD_A_4};
    for (size_t i = 0; i < COUNT_OF(AGAINST); i++)
        if (set & STANDARD_BIT(AGAINST[i])) return AGAINST[i];
    return STANDARD__COUNT;
}
