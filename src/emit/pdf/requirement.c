// SPDX-License-Identifier: MIT
// Requirements: the table, and which clause of a standard a row of it means.
#include "emit/pdf/requirement.h"

#include "base/buf.h"

static const RequirementFacts FACTS[] = {
#define X(NAME, code, standards, ua1, ua2, a23, a4, text, help)                                    \
    [REQUIREMENT_##NAME] = {code, standards, ua1, ua2, a23, a4, text, help},
    REQUIREMENTS(X)
#undef X
};

const RequirementFacts *requirement_facts(Requirement requirement) {
    return &FACTS[requirement];
}

Requirement requirement_named(Str code) {
    Requirement at = 0;
    while (at < REQUIREMENT__COUNT && !str_eq_ascii_fold(str_of(FACTS[at].code), code)) at++;
    return at;
}

static const char *clause_of(const RequirementFacts *facts, Standard standard) {
    const uint8_t part = standard_facts(standard)->part;
    if (STANDARD_BIT(standard) & STANDARDS_UA) return part == 1 ? facts->ua1 : facts->ua2;
    return part == 4 ? facts->a4 : facts->a23;
}

Str requirement_clauses(Arena *arena, Requirement requirement, StandardSet asked) {
    const RequirementFacts *facts = &FACTS[requirement];
    Buf out = {0};
    for (Standard standard = 0; standard < STANDARD__COUNT; standard++) {
        if (!(asked & facts->standards & STANDARD_BIT(standard))) continue;
        buf_printf(&out, "%s%.*s, %s", out.n ? "; " : "", STR_ARGS(standard_facts(standard)->name),
                   clause_of(facts, standard));
    }
    const Str clauses = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return clauses;
}
