// SPDX-License-Identifier: MIT
// explain: what a rule means, from the rule table, or what a standard asks of a PDF.
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "emit/pdf/requirement.h"
#include "model/rules/rules.h"

enum { RULES_SHOWN_MAX = 256 };

static ExitStatus list_rules(void) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        printf("%-6.*s %.*s\n", STR_ARGS(RULES[i].id), STR_ARGS(RULES[i].title));
    for (Requirement i = 0; i < REQUIREMENT__COUNT; i++)
        printf("%-6s %s\n", requirement_facts(i)->code, requirement_facts(i)->text);
    return STATUS_DONE;
}

static ExitStatus unknown_rule(const char *id) {
    Str ids[RULES_SHOWN_MAX];
    size_t count = 0;
    while (count < RULE_COUNT && count < RULES_SHOWN_MAX) {
        ids[count] = RULES[count].id;
        count++;
    }
    for (Requirement i = 0; i < REQUIREMENT__COUNT && count < RULES_SHOWN_MAX; i++)
        ids[count++] = str_of(requirement_facts(i)->code);
    return usage_unknown("rule", id, ids, count);
}

static void print_rule(const Rule *rule) {
    Buf text = {0};
    rule_print(rule, &text);
    fwrite(buf_str(&text).at, 1, text.n, stdout);
    buf_release(&text);
}

static void print_requirement(Requirement requirement) {
    const RequirementFacts *facts = requirement_facts(requirement);
    Arena *arena = arena_new(1024);
    const Str clauses = requirement_clauses(arena, requirement, facts->standards);
    printf("%s (error): %s\n\nAsked by %.*s.\nIt cannot be waived.\n", facts->code, facts->text,
           STR_ARGS(clauses));
    if (*facts->help) printf("\nWhat helps: %s\n", facts->help);
    arena_drop(arena);
}

ExitStatus verb_explain(int argc, char **argv) {
    if (argc == 1) return list_rules();
    if (strcmp(argv[1], "--help") == 0) {
        puts("usage: rapporteur explain [RULE]…\n\nSays what a rule means; without a rule, lists "
             "them.");
        return STATUS_DONE;
    }
    for (int i = 1; i < argc; i++) {
        const Rule *rule = rule_lookup(str_of(argv[i]));
        const Requirement requirement = requirement_named(str_of(argv[i]));
        if (!rule && requirement == REQUIREMENT__COUNT) return unknown_rule(argv[i]);
        if (rule)
            print_rule(rule);
        else
            print_requirement(requirement);
    }
    return STATUS_DONE;
}
