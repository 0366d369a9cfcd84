// SPDX-License-Identifier: MIT
// explain: what a rule means, from the rule table.
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "model/rules/rules.h"

enum { RULES_SHOWN_MAX = 256 };

static ExitStatus list_rules(void) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        printf("%-6.*s %.*s\n", STR_ARGS(RULES[i].id), STR_ARGS(RULES[i].title));
    return STATUS_DONE;
}

static ExitStatus unknown_rule(const char *id) {
    Str ids[RULES_SHOWN_MAX];
    size_t count = 0;
    while (count < RULE_COUNT && count < RULES_SHOWN_MAX) {
        ids[count] = RULES[count].id;
        count++;
    }
    return usage_unknown("rule", id, ids, count);
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
        if (!rule) return unknown_rule(argv[i]);
        Buf text = {0};
        rule_print(rule, &text);
        fwrite(buf_str(&text).at, 1, text.n, stdout);
        buf_release(&text);
    }
    return STATUS_DONE;
}
