// SPDX-License-Identifier: MIT
// Options: getopt_long over one table; words are looked up in lists, with a "did you mean".
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    OPT_FORMAT = 256,
    OPT_ONLY,
    OPT_DUMP,
    OPT_FORCE,
    OPT_STRICT,
    OPT_LANG,
    OPT_DPI,
    OPT_HANDOUT,
    OPT_COLOR,
    OPT_MESSAGES,
    OPT_LINT,
    OPT_DENY,
    OPT_ALLOW,
    OPT_FIX,
    OPT_DEPS,
    OPT_LIST,
    OPT_SHARD,
    OPT_ATTACH,
    OPT_STANDARD,
};

static const struct option LONG_OPTIONS[] = {
    {"output", required_argument, NULL, 'o'},
    {"jobs", required_argument, NULL, 'j'},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"only", required_argument, NULL, OPT_ONLY},
    {"dump", required_argument, NULL, OPT_DUMP},
    {"force", no_argument, NULL, OPT_FORCE},
    {"strict", no_argument, NULL, OPT_STRICT},
    {"lang", required_argument, NULL, OPT_LANG},
    {"dpi", required_argument, NULL, OPT_DPI},
    {"handout", required_argument, NULL, OPT_HANDOUT},
    {"color", required_argument, NULL, OPT_COLOR},
    {"message-format", required_argument, NULL, OPT_MESSAGES},
    {"lint", no_argument, NULL, OPT_LINT},
    {"deny", required_argument, NULL, OPT_DENY},
    {"allow", required_argument, NULL, OPT_ALLOW},
    {"deps", required_argument, NULL, OPT_DEPS},
    {"list", no_argument, NULL, OPT_LIST},
    {"shard", required_argument, NULL, OPT_SHARD},
    {"attach", required_argument, NULL, OPT_ATTACH},
    {"standard", required_argument, NULL, OPT_STANDARD},
    {"fix", no_argument, NULL, OPT_FIX},
    {"help", no_argument, NULL, 'h'},
    {0},
};

static const Str FORMATS[] = {STR_INIT("pdf"), STR_INIT("png"), STR_INIT("svg")};
static const Str MESSAGE_FORMATS[] = {STR_INIT("human"), STR_INIT("short"), STR_INIT("json"),
                                      STR_INIT("sarif"), STR_INIT("github")};
static const Str ATTACH[] = {STR_INIT("data"), STR_INIT("sources"), STR_INIT("none")};
static const Str COLORS[] = {STR_INIT("auto"), STR_INIT("always"), STR_INIT("never")};
static const Str STAGES[] = {
#define X(STAGE, name) STR_INIT(name),
    DUMP_STAGES(X)
#undef X
};

enum { DPI_MIN = 18, DPI_MAX = 1200 };

// Index of `word` in the list, or `count` after a message.
static size_t word_index(const char *what, const char *word, const Str *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(list[i], str_of(word))) return i;
    usage_unknown(what, word, list, count);
    return count;
}

// The conventions of no-color.org; TERM=dumb knows no colour either.
static bool color_is_wanted(void) {
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color && *no_color) return false;
    if (term && strcmp(term, "dumb") == 0) return false;
    return isatty(STDERR_FILENO);
}

static bool set_dpi(BuildOptions *out, const char *word) {
    int64_t dpi;
    if (!str_to_int64(str_of(word), &dpi) || dpi < DPI_MIN || dpi > DPI_MAX) {
        usage_error("--dpi takes a whole number from %d to %d, not '%s'", DPI_MIN, DPI_MAX, word);
        return false;
    }
    out->dpi = (unsigned)dpi;
    return true;
}

static bool set_handout(BuildOptions *out, const char *word) {
    const bool known = str_eq(str_of(word), STR("2")) || str_eq(str_of(word), STR("3"));
    if (known)
        out->handout = (unsigned)(word[0] - '0');
    else
        usage_error("--handout takes 2 or 3, not '%s'", word);
    return known;
}

// I/N, with 1 <= I <= N.
static bool set_shard(BuildOptions *out, const char *word) {
    int64_t shard = 0, shards = 0;
    const Str text = str_of(word);
    const size_t slash = str_find_char(text, '/', 0);
    const bool numbers = slash != SIZE_MAX && str_to_int64(str_slice(text, 0, slash), &shard) &&
                         str_to_int64(str_slice(text, slash + 1, text.n), &shards);
    if (!numbers || shard < 1 || shard > shards) {
        usage_error("--shard takes I/N, such as 1/4, not '%s'", word);
        return false;
    }
    out->shard = (size_t)shard;
    out->shards = (size_t)shards;
    return true;
}

static bool set_jobs(BuildOptions *out, const char *word) {
    int64_t jobs;
    if (!str_to_int64(str_of(word), &jobs) || jobs < 1 || jobs > JOBS_MAX) {
        usage_error("-j takes a whole number from 1 to %d, not '%s'", JOBS_MAX, word);
        return false;
    }
    out->jobs = (size_t)jobs;
    return true;
}

static bool set_color(BuildOptions *out, const char *word) {
    const size_t when = word_index("--color", word, COLORS, COUNT_OF(COLORS));
    if (when == 1) out->messages.color = true;
    if (when == 2) out->messages.color = false;
    return when < COUNT_OF(COLORS);
}

static bool set_format(BuildOptions *out, const char *word) {
    const size_t format = word_index("format", word, FORMATS, COUNT_OF(FORMATS));
    out->format = (OutputFormat)format;
    return format < COUNT_OF(FORMATS);
}

static bool set_dump(BuildOptions *out, const char *word) {
    const size_t stage = word_index("stage", word, STAGES, COUNT_OF(STAGES));
    out->dump = (DumpStage)(stage + 1);
    return stage < COUNT_OF(STAGES);
}

static bool set_message_format(BuildOptions *out, const char *word) {
    const size_t format =
        word_index("message format", word, MESSAGE_FORMATS, COUNT_OF(MESSAGE_FORMATS));
    out->messages.format = (MessageFormat)format;
    return format < COUNT_OF(MESSAGE_FORMATS);
}

static bool set_attach(BuildOptions *out, const char *word) {
    out->attach = word;
    return word_index("attach", word, ATTACH, COUNT_OF(ATTACH)) < COUNT_OF(ATTACH);
}

static bool set_standard(BuildOptions *out, const char *list) {
    Arena *arena = arena_new(1024);
    Str why;
    out->standard = list;
    const bool sound = standards_parse(arena, str_of(list), &out->standards, &why);
    if (!sound) usage_error("--standard: %.*s", STR_ARGS(why));
    arena_drop(arena);
    return sound;
}

static bool set_rule(BuildOptions *out, Str id, Severity severity) {
    RuleOptions *given = &out->rules;
    const Rule *rule = rule_lookup(id);
    size_t at = 0;
    if (!rule || rule->severity > SEVERITY_ERROR || given->n == RULE_OPTIONS_MAX) {
        usage_error(!rule                          ? "there is no rule '%.*s'"
                    : given->n == RULE_OPTIONS_MAX ? "'%.*s' is one rule too many"
                                                   : "the severity of '%.*s' cannot be changed",
                    STR_ARGS(id));
        return false;
    }
    while (at < given->n && given->rules[at] != rule) at++;
    given->rules[at] = rule;
    given->severities[at] = severity;
    given->n += at == given->n;
    return true;
}

// Rule ids, parted by commas. The last word on a rule counts.
static bool set_rules(BuildOptions *out, const char *words, Severity severity) {
    const Str text = str_of(words);
    for (size_t lo = 0; lo <= text.n;) {
        const size_t comma = str_find_char(text, ',', lo);
        const Str id = str_trim(str_slice(text, lo, comma));
        if (!set_rule(out, id, severity)) return false;
        lo = comma == SIZE_MAX ? text.n + 1 : comma + 1;
    }
    return true;
}

static bool set_option(BuildOptions *out, int option, const char *word) {
    switch (option) {
    case 'o': out->output = word; return true;
    case 'j': return set_jobs(out, word);
    case OPT_ONLY: out->only = word; return true;
    case OPT_LANG: out->lang = word; return true;
    case OPT_FORCE: out->force = true; return true;
    case OPT_STRICT: out->strict = true; return true;
    case OPT_DENY: return set_rules(out, word, SEVERITY_ERROR);
    case OPT_ALLOW: return set_rules(out, word, SEVERITY_INFO);
    case OPT_LINT: out->messages.with_infos = true; return true;
    case OPT_DEPS: out->deps = word; return true;
    case OPT_LIST: out->list = true; return true;
    case OPT_SHARD: return set_shard(out, word);
    case OPT_FIX: out->fix = true; return true;
    case OPT_FORMAT: return set_format(out, word);
    case OPT_DUMP: return set_dump(out, word);
    case OPT_ATTACH: return set_attach(out, word);
    case OPT_STANDARD: return set_standard(out, word);
    case OPT_DPI: return set_dpi(out, word);
    case OPT_HANDOUT: return set_handout(out, word);
    case OPT_COLOR: return set_color(out, word);
    case OPT_MESSAGES: return set_message_format(out, word);
    default: return false;
    }
}

ExitStatus options_parse(int argc, char **argv, BuildOptions *out, bool *wants_help) {
    *out = (BuildOptions){.dpi = 96, .shard = 1, .shards = 1, .messages.color = color_is_wanted()};
    *wants_help = false;
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":o:j:h", LONG_OPTIONS, NULL)) != -1) {
        if (option == 'h') {
            *wants_help = true;
            return STATUS_DONE;
        }
        if (option == ':') return usage_error("'%s' needs a value", argv[optind - 1]);
        if (option == '?') return usage_error("unknown option '%s'", argv[optind - 1]);
        if (!set_option(out, option, optarg)) return STATUS_USAGE;
    }
    out->targets = argv + optind;
    out->target_count = (size_t)(argc - optind);
    return STATUS_DONE;
}
