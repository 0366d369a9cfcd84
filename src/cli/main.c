// SPDX-License-Identifier: MIT
// rapporteur: the report compiler. Picks the verb; a killed run leaves no temporary file.
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pending.h"
#include "cli/cli.h"

static const Verb VERBS[] = {
    {"build", verb_build, "write the documents of a workspace, or one document"},
    {"check", verb_check, "run all checks and write nothing"},
    {"diff", verb_diff, "say what changed between two editions of a document"},
    {"explain", verb_explain, "say what a rule means, e.g. explain ST-02"},
    {"extract", verb_extract, "write out the data or sources that a PDF carries"},
    {"init", verb_init, "begin a workspace that builds at once"},
    {"schema", verb_schema, "print the data format as JSON Schema, for editors"},
    {"sign", verb_sign, "append a signature to a PDF"},
    {"verify", verb_verify, "compile again what a PDF was made of, and compare"},
};

ExitStatus usage_error(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("rapporteur: ", stderr);
    vfprintf(stderr, format, args);
    fputs("\ntry 'rapporteur --help'\n", stderr);
    va_end(args);
    return STATUS_USAGE;
}

ExitStatus usage_unknown(const char *what, const char *word, const Str *candidates, size_t count) {
    const Str near = diag_did_you_mean(str_of(word), candidates, count);
    if (near.n == 0) return usage_error("unknown %s '%s'", what, word);
    return usage_error("unknown %s '%s', did you mean '%.*s'?", what, word, STR_ARGS(near));
}

static void print_help(void) {
    puts("usage: rapporteur VERB [OPTION]… [FILE|DIR]…\n\nverbs:");
    for (size_t i = 0; i < COUNT_OF(VERBS); i++)
        printf("  %-9s %s\n", VERBS[i].name, VERBS[i].summary);
    puts("\n'rapporteur VERB --help' lists the options of a verb.\n"
         "exit status: 0 done, 1 errors in the documents, 2 bad command line, 3 system");
}

static ExitStatus run_verb(int argc, char **argv) {
    Str names[COUNT_OF(VERBS)];
    for (size_t i = 0; i < COUNT_OF(VERBS); i++) {
        if (strcmp(argv[1], VERBS[i].name) == 0) return VERBS[i].run(argc - 1, argv + 1);
        names[i] = str_of(VERBS[i].name);
    }
    return usage_unknown("verb", argv[1], names, COUNT_OF(VERBS));
}

static void die_clean(int signal_number) {
    pending_end_all();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void catch_signals(void) {
    static const int DEADLY[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < COUNT_OF(DEADLY); i++)
        sigaction(DEADLY[i], &(struct sigaction){.sa_handler = die_clean}, NULL);
    signal(SIGXFSZ, SIG_IGN); // a write past the limit is an error to report, not a death
    signal(SIGPIPE, SIG_IGN);
}

// Data that could not reach standard output is not delivered, whatever the verb thought.
static ExitStatus flushed(ExitStatus status) {
    const bool lost = fflush(stdout) != 0 || ferror(stdout);
    if (!lost) return status;
    fputs("rapporteur: cannot write to standard output\n", stderr);
    return STATUS_SYSTEM;
}

int main(int argc, char **argv) {
    catch_signals();
    if (argc < 2) return (int)usage_error("no verb given");
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_help();
        return (int)flushed(STATUS_DONE);
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("rapporteur " RAPPORTEUR_VERSION);
        return (int)flushed(STATUS_DONE);
    }
    return (int)flushed(run_verb(argc, argv));
}
