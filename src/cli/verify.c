// SPDX-License-Identifier: MIT
// verify: compiles again what a PDF was made of and compares the two.
#include <ftw.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/drawing.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "cli/report.h"
#include "cli/verify.h"

static const char HELP[] =
    "usage: rapporteur verify [OPTION]… FILE.pdf\n"
    "\n"
    "Compiles again, in a temporary folder, from the sources in the PDF, and says 'reproduced' "
    "(the\n"
    "same bytes) or 'same content' (the same data, and the same text on as many pages), or what\n"
    "differs (exit status 1). Without sources its data is compiled with the installed layouts. A\n"
    "signature that was appended later does not count; whatever else was appended is an error.\n"
    "\n"
    "      --with DIR            compile from this workspace instead\n";

bool verify_differs(const Verify *v, const char *what, Str name) {
    diag_add(v->diag, SEVERITY_ERROR, "PDF-27", (Place){0}, "'%s' %s%.*s", v->file, what,
             STR_ARGS(name));
    return false;
}

static bool read_manifest(Verify *v) {
    Str shown = str_of(v->file);
    if (!fs_read(v->arena, v->file, ARCHIVE_MAX_PDF, (Place){0}, v->diag, &v->pdf)) return false;
    if (!archive_read(v->arena, v->pdf, shown, v->diag, &v->files)) return false;
    const ArchivedFile *manifest = archive_find(&v->files, STR(ARCHIVE_MANIFEST));
    if (manifest) return manifest_read_facts(v->arena, manifest->bytes, v->diag, &v->manifest);
    diag_add(v->diag, SEVERITY_FATAL, "PDF-22", (Place){0}, "'%s' carries no manifest", v->file);
    return false;
}

// What the PDF carries is what its manifest names.
static bool agrees_with_manifest(const Verify *v) {
    const ManifestFacts *manifest = &v->manifest;
    const ArchivedFile *data = archive_find(&v->files, manifest->data);
    if (!data || !str_eq(sha256_text(v->arena, data->bytes), manifest->data_sha256))
        return verify_differs(v, "carries other data than its manifest says: ", manifest->data);
    for (size_t i = 0; i < manifest->input_count; i++) {
        const Str name = manifest->inputs[i].name;
        const ArchivedFile *file = archive_find(&v->files, name);
        if (file && !str_eq(sha256_text(v->arena, file->bytes), manifest->inputs[i].sha256))
            return verify_differs(v, "carries another file than its manifest says: ", name);
    }
    return true;
}

static bool make_temporary(Verify *v) {
    const char *base = getenv("TMPDIR");
    const Str name = str_format(v->arena, "%s/rapporteur-verify-XXXXXX",
                                base && fs_is_folder(base) ? base : "/tmp");
    char *path = (char *)str_cstring(v->arena, name);
    v->temporary = mkdtemp(path);
    if (!v->temporary)
        diag_add(v->diag, SEVERITY_SYSTEM, "OUT-01", (Place){0}, "cannot make a folder in '%s'",
                 base ? base : "/tmp");
    return v->temporary != NULL;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where) {
    (void)status, (void)type, (void)where;
    return remove(path);
}

static void name_other_inputs(const Verify *v, const ManifestFacts *now) {
    for (size_t i = 0; i < v->manifest.input_count; i++) {
        const Str name = v->manifest.inputs[i].name;
        if (verify_from(v) == VERIFY_DATA && str_starts(name, STR(ARCHIVE_WORKSPACE))) continue;
        size_t j = 0;
        while (j < now->input_count && !str_eq(now->inputs[j].name, name)) j++;
        if (j == now->input_count)
            verify_differs(v, "was made with a file that is not read now: ", name);
        else if (!str_eq(now->inputs[j].sha256, v->manifest.inputs[i].sha256))
            verify_differs(v, "was made with another version of ", name);
    }
}

// How much of the PDF is what was compiled again.
typedef enum { SAME_BYTES, SAME_PAGES, SAME_BY_MANIFEST, DIFFERENT } Sameness;

// The pages themselves, made by the same programs.
static bool is_drawn_alike(const Verify *v, const ManifestFacts *now) {
    const Str original = str_slice(v->pdf, 0, v->files.original), shown = str_of(v->file);
    Str old_hash, now_hash;
    if (!drawing_hash(v->arena, original, shown, v->diag, &old_hash) ||
        !drawing_hash(v->arena, v->again, STR("the second PDF"), v->diag, &now_hash))
        return false;
    if (str_eq(old_hash, now_hash)) return true;
    verify_differs(v, "shows other pages than its sources give", (Str){0});
    name_other_inputs(v, now);
    return false;
}

// The bytes differ: does what they say? Pages that other programs made are never the same: then
// what the manifest says of them has to do.
static Sameness compare_content(const Verify *v) {
    ArchivedFiles files;
    ManifestFacts now;
    if (!archive_read(v->arena, v->again, STR("the second PDF"), v->diag, &files)) return DIFFERENT;
    const ArchivedFile *manifest = archive_find(&files, STR(ARCHIVE_MANIFEST));
    if (!manifest || !manifest_read_facts(v->arena, manifest->bytes, v->diag, &now))
        return DIFFERENT;
    const bool same_data = str_eq(now.data_sha256, v->manifest.data_sha256);
    const bool same_text = str_eq(now.text, v->manifest.text);
    const bool same_pages = str_eq(now.pages, v->manifest.pages);
    if (same_data && same_text && same_pages) {
        if (!str_eq(v->manifest.tools, now.tools)) return SAME_BY_MANIFEST;
        return is_drawn_alike(v, &now) ? SAME_PAGES : DIFFERENT;
    }
    if (!same_data) verify_differs(v, "has other data than its sources give", (Str){0});
    if (!same_text)
        verify_differs(v, "has other text on its pages than its sources give", (Str){0});
    if (!same_pages)
        verify_differs(v, "has another number of pages than its sources give", (Str){0});
    name_other_inputs(v, &now);
    return DIFFERENT;
}

// What was appended after the PDF was made, behind what is said of it.
static void say(const Verify *v, Sameness sameness) {
    const char *how = sameness == SAME_BY_MANIFEST    ? "by its manifest: other programs or fonts"
                      : verify_from(v) == VERIFY_DATA ? "compiled from its data"
                                                      : "other bytes";
    if (sameness == SAME_BYTES)
        printf("%s: reproduced", v->file);
    else
        printf("%s: same content (made by rapporteur %.*s, %s)", v->file,
               STR_ARGS(v->manifest.program), how);
    if (v->files.change == ARCHIVE_SIGNED)
        printf("; signed later (%zu bytes, not checked here)", v->pdf.n - v->files.original);
    printf("\n");
}

static void compare(const Verify *v) {
    const Str original = str_slice(v->pdf, 0, v->files.original);
    const bool same = verify_from(v) != VERIFY_DATA && str_eq(original, v->again);
    const Sameness sameness = same ? SAME_BYTES : compare_content(v);
    if (v->files.change == ARCHIVE_CHANGED) {
        diag_add(v->diag, SEVERITY_ERROR, "PDF-29", (Place){0},
                 "'%s' was changed after it was made: %.*s", v->file, STR_ARGS(v->files.what));
        return;
    }
    if (sameness != DIFFERENT) say(v, sameness);
}

static void verify(Verify *v) {
    if (!read_manifest(v) || !agrees_with_manifest(v) || !make_temporary(v)) return;
    if (verify_compile(v)) compare(v);
    nftw(v->temporary, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

ExitStatus verb_verify(int argc, char **argv) {
    static const struct option OPTIONS[] = {
        {"with", required_argument, NULL, 'w'}, {"help", no_argument, NULL, 'h'}, {0}};
    Verify v = {0};
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":h", OPTIONS, NULL)) != -1) {
        if (option == 'h') return fputs(HELP, stdout), STATUS_DONE;
        if (option == ':') return usage_error("'%s' needs a value", argv[optind - 1]);
        if (option == '?') return usage_error("unknown option '%s'", argv[optind - 1]);
        if (option == 'w') v.with = optarg;
    }
    if (optind + 1 != argc) return usage_error("verify takes one PDF");
    v.file = argv[optind];
    Report report;
    report_begin(&report);
    v.arena = report.arena;
    v.diag = &report.diag;
    verify(&v);
    return report_end(&report);
}
