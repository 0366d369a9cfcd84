// SPDX-License-Identifier: MIT
// Running the rules, with the severities that a workspace sets.
#include <stdlib.h>

#include "model/rules/config.h"
#include "model/rules/rules.h"

const Rule *rule_lookup(Str id) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (str_eq_ascii_fold(RULES[i].id, id)) return &RULES[i];
    return NULL;
}

static const Rule *suggest_rule(Arena *arena, Diag *diag, Str id) {
    Str *ids = arena_push(arena, Str, RULE_COUNT);
    for (size_t i = 0; i < RULE_COUNT; i++) ids[i] = RULES[i].id;
    const Str near = diag_did_you_mean(id, ids, RULE_COUNT);
    if (near.n) diag_help(diag, "did you mean '%.*s'?", STR_ARGS(near));
    return NULL;
}

static const Rule *rule_of_key(Arena *arena, Diag *diag, const Record *rules, Str id) {
    const Rule *rule = rule_lookup(id);
    const Value *word = value_member(rules->value, id);
    if (rule && rule->severity <= SEVERITY_ERROR) return rule;
    diag_add(diag, SEVERITY_WARNING, "DATA-01", word ? word->place : (Place){0},
             rule ? "the severity of '%.*s' cannot be changed" : "there is no rule '%.*s'",
             STR_ARGS(id));
    diag_path(diag, str_format(arena, "rules.%.*s", STR_ARGS(id)));
    return rule ? NULL : suggest_rule(arena, diag, id);
}

static bool severity_of(Str word, Severity *out) {
    static const struct {
        Str word;
        Severity severity;
    } WORDS[] = {{STR_INIT("error"), SEVERITY_ERROR},
                 {STR_INIT("warning"), SEVERITY_WARNING},
                 {STR_INIT("info"), SEVERITY_INFO}};
    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        if (str_eq(WORDS[i].word, word)) return *out = WORDS[i].severity, true;
    return false;
}

static void report_word(Diag *diag, Str id, const Datum *word) {
    diag_add(diag, SEVERITY_FATAL, "DATA-08", word->value->place,
             "the severity of '%.*s' is no word that is known", STR_ARGS(id));
    diag_path(diag, str_format(diag->arena, "rules.%.*s", STR_ARGS(id)));
    diag_help(diag, "it must be one of error, warning, info");
}

RuleConfig rule_config_of(Arena *arena, const Record *workspace, Diag *diag) {
    const Record *given = record_child(workspace, STR("rules"));
    const size_t n = given ? given->open.n : 0;
    const Rule **rules = arena_push(arena, const Rule *, n);
    Severity *severities = arena_push(arena, Severity, n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const MapEntry *entry = &given->open.at[i];
        const Datum *word = entry->value;
        rules[count] = rule_of_key(arena, diag, given, entry->key);
        if (!rules[count]) continue;
        const bool known =
            word->kind == DATUM_STRING && severity_of(word->string, &severities[count]);
        if (!known) report_word(diag, entry->key, word);
        count += known;
    }
    return (RuleConfig){rules, severities, count};
}

static bool names(const RuleConfig *config, const Rule *rule) {
    for (size_t i = 0; i < config->n; i++)
        if (config->rules[i] == rule) return true;
    return false;
}

RuleConfig rule_config_over(Arena *arena, const RuleConfig *base, const RuleConfig *over) {
    const Rule **rules = arena_push(arena, const Rule *, base->n + over->n);
    Severity *severities = arena_push(arena, Severity, base->n + over->n);
    size_t n = 0;
    for (size_t i = 0; i < base->n; i++) {
        if (names(over, base->rules[i])) continue;
        rules[n] = base->rules[i];
        severities[n++] = base->severities[i];
    }
    for (size_t i = 0; i < over->n; i++) {
        rules[n] = over->rules[i];
        severities[n++] = over->severities[i];
    }
    return (RuleConfig){rules, severities, n};
}

static void set_severity(Diag *diag, Finding *finding, Severity severity) {
    diag->counts[finding->severity]--;
    diag->counts[severity]++;
    finding->severity = severity;
}

// A rule made milder makes all its findings milder; one made stricter only those of its own class.
static void configure_finding(const RuleConfig *config, Diag *diag, Finding *finding) {
    for (size_t i = 0; i < config->n; i++) {
        const Severity wanted = config->severities[i];
        if (!str_eq(config->rules[i]->id, finding->code)) continue;
        const bool own = finding->severity == config->rules[i]->severity;
        if (wanted < finding->severity || own) set_severity(diag, finding, wanted);
    }
}

void rules_configure(const RuleConfig *config, Diag *diag, size_t first) {
    if (!config || config->n == 0) return;
    for (size_t i = first; i < diag->findings.n; i++)
        if (diag->findings.at[i].severity <= SEVERITY_ERROR)
            configure_finding(config, diag, &diag->findings.at[i]);
}

void rules_run(const Model *model, const RuleConfig *config, Diag *diag) {
    const size_t first = diag->findings.n;
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (RULES[i].check) RULES[i].check(model, diag);
    rules_configure(config, diag, first);
}
