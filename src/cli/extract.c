// SPDX-License-Identifier: MIT
// extract: writes out the files that a PDF carries.
#include <getopt.h>
#include <stdio.h>

#include "archive/reader.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "cli/message.h"
#include "cli/report.h"

static const char HELP[] = "usage: rapporteur extract [OPTION]… FILE.pdf\n"
                           "\n"
                           "Writes out the files that the PDF carries: its data, the manifest of "
                           "what it was made of, and,\n"
                           "if they were attached, all its sources. Prints the path of each.\n"
                           "\n"
                           "  -o, --output DIR          folder to write to (default: FILE)\n"
                           "      --force               write over files that are there already\n";

typedef struct {
    const char *file, *output;
    bool force;
} ExtractOptions;

static Str folder_for(Arena *arena, const ExtractOptions *options) {
    if (options->output) return str_of(options->output);
    const Str file = str_of(options->file);
    if (str_ends(file, STR(".pdf")) && file.n > 4) return str_slice(file, 0, file.n - 4);
    return str_format(arena, "%s.files", options->file);
}

static void extract(const ExtractOptions *options, Diag *diag) {
    Arena *arena = diag->arena;
    const Str folder = folder_for(arena, options);
    ArchivedFiles files;
    Str pdf;
    if (!fs_read(arena, options->file, ARCHIVE_MAX_PDF, (Place){0}, diag, &pdf) ||
        !archive_read(arena, pdf, str_of(options->file), diag, &files) ||
        !archive_write(&files, folder, options->force, diag))
        return;
    if (files.change == ARCHIVE_CHANGED)
        diag_add(diag, SEVERITY_WARNING, "PDF-29", (Place){0},
                 "'%s' was changed after it was made (%.*s): these are its files as it was made",
                 options->file, STR_ARGS(files.what));
    for (size_t i = 0; i < files.n; i++) {
        const Str path = fs_join(arena, folder, archive_safe_name(arena, files.at[i].name));
        printf("%.*s\n", STR_ARGS(path));
    }
}

ExitStatus verb_extract(int argc, char **argv) {
    static const struct option OPTIONS[] = {{"output", required_argument, NULL, 'o'},
                                            {"force", no_argument, NULL, 'f'},
                                            {"help", no_argument, NULL, 'h'},
                                            {0}};
    ExtractOptions options = {0};
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":o:h", OPTIONS, NULL)) != -1) {
        if (option == 'h') return fputs(HELP, stdout), STATUS_DONE;
        if (option == ':') return usage_error("'%s' needs a value", argv[optind - 1]);
        if (option == '?') return usage_error("unknown option '%s'", argv[optind - 1]);
        if (option == 'o') options.output = optarg;
        if (option == 'f') options.force = true;
    }
    if (optind + 1 != argc) return usage_error("extract takes one PDF");
    options.file = argv[optind];
    Report report;
    report_begin(&report);
    extract(&options, &report.diag);
    return report_end(&report);
}
