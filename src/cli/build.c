// SPDX-License-Identifier: MIT
// build and check: the command lines of the two.
#include <stdio.h>
#include <string.h>

#include "cli/run.h"

static const char BUILD_HELP[] =
    "usage: rapporteur build [OPTION]… [FILE|DIR]…\n"
    "\n"
    "Writes the documents of the workspace around the working directory, of the workspaces DIR,\n"
    "or the document FILE; '-' is standard input. Prints the path of each file that was written.\n"
    "\n"
    "  -o, --output OUT          file or folder to write; '-' is standard output\n"
    "      --format FORMAT       pdf (default), png or svg: a file a page\n"
    "      --only NAME           set one chart alone, e.g. progress (png and svg)\n"
    "      --dpi N               pixels an inch of png (default 96)\n"
    "      --handout N           2 or 3 slides on a sheet of A4, with lines for notes\n"
    "      --lang LANG           only the edition in this language\n"
    "      --attach WHAT         what a PDF carries: data (default), sources or none\n"
    "      --standard LIST       what a PDF claims: ua-1,a-3a (default), ua-2, a-2a, a-2b, a-2u, "
    "a-4,\n"
    "                            a-4f, none\n"
    "      --force               write in spite of errors that checks found (exit status stays 1)\n"
    "      --strict              warnings count as errors\n"
    "      --dump STAGE          print a stage: trees, model, blocks, pages, trace\n"
    "      --deps FILE           write for make and ninja what each output was made of\n"
    "      --list                print the work: document, language and item, a line each\n"
    "      --shard I/N           do only this part of the work, 1/N to N/N\n"
    "  -j, --jobs N              processes that work at once (default: as many as processors)\n"
    "      --lint                show findings of severity info too\n"
    "      --deny ID, --allow ID take what breaks a rule for an error, or for information only\n"
    "      --message-format F    human (default), short, json, sarif or github\n"
    "      --color WHEN          auto (default), always or never\n";

static const char CHECK_HELP[] =
    "usage: rapporteur check [OPTION]… [FILE|DIR]…\n"
    "\n"
    "Runs all checks of the documents and writes nothing. A FILE that ends in .txt or .md is text\n"
    "pasted from a PDF or a wiki: the rules about texts, links and numbers in words look at it.\n"
    "\n"
    "      --fix                 of texts: write the corrected text beside it, as NAME.fixed.txt\n"
    "      --lang LANG           only the edition in this language\n"
    "  -j, --jobs N              processes that work at once (default: as many as processors)\n"
    "      --strict              warnings count as errors\n"
    "      --lint                show findings of severity info too\n"
    "      --deny ID, --allow ID take what breaks a rule for an error, or for information only\n"
    "      --message-format F    human (default), short, json, sarif or github\n"
    "      --color WHEN          auto (default), always or never\n";

static bool reads_standard_input(const BuildOptions *options) {
    for (size_t i = 0; i < options->target_count; i++)
        if (strcmp(options->targets[i], "-") == 0) return true;
    return false;
}

// What options say against each other, or NULL.
static const char *conflict_of(const BuildOptions *options) {
    const bool pictures = options->format != FORMAT_PDF;
    if (options->only && !pictures && options->dump == DUMP_NONE)
        return "--only needs --format png or svg";
    if (options->output && options->dump)
        return "--dump prints to standard output: it takes no '-o'";
    if (options->output && strcmp(options->output, "-") == 0 && pictures && !options->only)
        return "several pages cannot go to standard output: --only NAME sets one block";
    if (options->attach && strcmp(options->attach, "sources") == 0 && reads_standard_input(options))
        return "--attach sources needs a file, not standard input";
    if (options->standard && pictures) return "--standard is for PDF";
    if (options->standard && options->attach && strcmp(options->attach, "none") != 0 &&
        standards_against_files(options->standards) != STANDARD__COUNT)
        return "the standard allows no attached files, and --attach asks for them";
    return NULL;
}

static ExitStatus start(int argc, char **argv, bool check_only) {
    BuildOptions options;
    bool wants_help;
    const ExitStatus status = options_parse(argc, argv, &options, &wants_help);
    if (wants_help) fputs(check_only ? CHECK_HELP : BUILD_HELP, stdout);
    if (status != STATUS_DONE || wants_help) return status;
    const char *conflict = conflict_of(&options);
    if (conflict) return usage_error("%s", conflict);
    return run_targets(&options, check_only);
}

ExitStatus verb_build(int argc, char **argv) {
    return start(argc, argv, false);
}

ExitStatus verb_check(int argc, char **argv) {
    return start(argc, argv, true);
}
