// SPDX-License-Identifier: MIT
// verify: compiles again what a PDF was made of and compares the two.
#include <ftw.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/manifest.h"
#include "archive/reader.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "cli/report.h"
#include "cli/share.h"
#include "compile.h"
#include "workspace/workspace.h"

static const char HELP[] =
    "usage: rapporteur verify [OPTION]… FILE.pdf\n"
    "\n"
    "Compiles again from the sources in the PDF, in a temporary folder, and says 'reproduced' "
    "(the\n"
    "same bytes; what was appended later, such as a signature, is not counted), 'same content'\n"
    "(the same data and the same text on as many pages), or what differs (exit status 1).\n"
    "\n"
    "      --with DIR            compile from this workspace instead\n";

// One verification as it goes. Everything is in the report's arena.
typedef struct {
    Arena *arena;
    Diag *diag;
    const char *file, *with;
    Str pdf; // its bytes
    ArchivedFiles files;
    ManifestFacts manifest;
    const char *temporary; // folder, or NULL
    Str again;             // bytes of the second PDF
} Verify;

static bool differs(const Verify *v, const char *what, Str name) {
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
        return differs(v, "carries other data than its manifest says: ", manifest->data);
    for (size_t i = 0; i < manifest->input_count; i++) {
        const Str name = manifest->inputs[i].name;
        const ArchivedFile *file = archive_find(&v->files, name);
        if (file && !str_eq(sha256_text(v->arena, file->bytes), manifest->inputs[i].sha256))
            return differs(v, "carries another file than its manifest says: ", name);
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

static const char *below(const Verify *v, const char *name) {
    return fs_join(v->arena, str_of(v->temporary), str_of(name)).at;
}

// The workspace to compile from: the one in the PDF, or that of --with.
static const Workspace *open_workspace(Verify *v, const char *root) {
    if (v->manifest.configured) return workspace_open(v->arena, root, v->diag);
    Workspace *workspace = arena_push(v->arena, Workspace, 1);
    workspace->root = fs_real_path(v->arena, root);
    return workspace;
}

static const char *own_layouts(const Verify *v, const Workspace *workspace) {
    const char *elsewhere = below(v, ARCHIVE_OWN_LAYOUTS);
    if (!v->with && fs_is_folder(elsewhere)) return elsewhere;
    return workspace->layouts.n ? str_cstring(v->arena, workspace->layouts) : NULL;
}

static CompileJob job_of(const Verify *v, const Workspace *workspace) {
    const ManifestFacts *manifest = &v->manifest;
    const Str document = fs_join(v->arena, workspace->root, manifest->document);
    return (CompileJob){
        .document = str_cstring(v->arena, document),
        .shown = manifest->document,
        .root = str_cstring(v->arena, workspace->root),
        .lang = manifest->lang,
        .item = manifest->item,
        .layouts =
            v->with ? str_cstring(v->arena, share_layouts(v->arena)) : below(v, ARCHIVE_LAYOUTS),
        .workspace_layouts = own_layouts(v, workspace),
        .theme = manifest->theme,
        .output = str_of(below(v, "again.pdf")),
        .handout = manifest->handout,
        .standards = manifest->standards,
        .force = manifest->force,
        .strict = manifest->strict,
        .rules = workspace->rules,
        .attach = manifest->attach,
        .configured = manifest->configured,
        .fonts = v->with ? str_cstring(v->arena, share_path(v->arena, "RAPPORTEUR_FONTS",
                                                            "fonts/manifest.yaml"))
                         : below(v, ARCHIVE_FONTS),
        .archived = v->manifest.data,
        .edition_sha256 = v->manifest.edition_sha256,
    };
}

// The first of the worst findings: why there is no second PDF.
static void add_reason(const Verify *v, const Diag *own) {
    const Severity worst = diag_worst(own);
    for (size_t i = 0; i < own->findings.n; i++) {
        if (own->findings.at[i].severity != worst) continue;
        *vec_push(v->arena, &v->diag->findings) = own->findings.at[i];
        v->diag->counts[worst]++;
        return;
    }
}

static bool compile_with(Verify *v, const CompileJob *job) {
    CompileTools tools = {0};
    tools.fonts = font_book_open_in(job->fonts, str_of(getenv("RAPPORTEUR_FONT_PATH")), v->diag);
    if (!tools.fonts) return false;
    tools.engine = text_engine_new(tools.fonts);
    Buf dump = {0};
    Diag own; // its warnings were said when the document was made
    diag_init(&own, v->arena);
    const CompileResult result = compile_document(job, &tools, &own, &dump);
    buf_release(&dump);
    text_engine_drop(tools.engine);
    font_book_drop(tools.fonts);
    if (!result.written) {
        differs(v, "cannot be compiled again", (Str){0});
        add_reason(v, &own);
        return false;
    }
    return fs_read(v->arena, str_cstring(v->arena, result.path), ARCHIVE_MAX_PDF, (Place){0},
                   v->diag, &v->again);
}

// False when `path` of the manifest would lead out of the folder.
static bool stays_below(Arena *arena, Str path) {
    return path.n > 0 && str_eq(archive_safe_name(arena, path), path);
}

static bool compile_again(Verify *v) {
    if (!v->with && v->manifest.attach != ATTACH_SOURCES) {
        diag_add(v->diag, SEVERITY_FATAL, "PDF-28", (Place){0},
                 "'%s' carries its data, but not its sources", v->file);
        diag_help(v->diag, "name the workspace it was made from: --with DIR");
        return false;
    }
    if (!stays_below(v->arena, v->manifest.document))
        return differs(v, "was made of a document with an unsafe name", (Str){0});
    if (!v->with && !archive_write(&v->files, str_of(v->temporary), false, v->diag)) return false;
    const Workspace *workspace = open_workspace(v, v->with ? v->with : below(v, ARCHIVE_WORKSPACE));
    if (!workspace) return false;
    if (v->manifest.epoch.n)
        setenv("SOURCE_DATE_EPOCH", str_cstring(v->arena, v->manifest.epoch), true);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    const CompileJob job = job_of(v, workspace);
    return compile_with(v, &job);
}

static void name_other_inputs(const Verify *v, const ManifestFacts *now) {
    for (size_t i = 0; i < v->manifest.input_count; i++) {
        const Str name = v->manifest.inputs[i].name;
        size_t j = 0;
        while (j < now->input_count && !str_eq(now->inputs[j].name, name)) j++;
        if (j == now->input_count)
            differs(v, "was made with a file that is not read now: ", name);
        else if (!str_eq(now->inputs[j].sha256, v->manifest.inputs[i].sha256))
            differs(v, "was made with another version of ", name);
    }
}

// The bytes differ: does what they say?
static bool compare_content(const Verify *v) {
    ArchivedFiles files;
    ManifestFacts now;
    if (!archive_read(v->arena, v->again, STR("the second PDF"), v->diag, &files)) return false;
    const ArchivedFile *manifest = archive_find(&files, STR(ARCHIVE_MANIFEST));
    if (!manifest || !manifest_read_facts(v->arena, manifest->bytes, v->diag, &now)) return false;
    const bool same_data = str_eq(now.data_sha256, v->manifest.data_sha256);
    const bool same_text = str_eq(now.text, v->manifest.text);
    const bool same_pages = str_eq(now.pages, v->manifest.pages);
    if (same_data && same_text && same_pages) {
        printf("%s: same content (made by rapporteur %.*s, other bytes)\n", v->file,
               STR_ARGS(v->manifest.program));
        return true;
    }
    if (!same_data) differs(v, "has other data than its sources give", (Str){0});
    if (!same_text) differs(v, "has other text on its pages than its sources give", (Str){0});
    if (!same_pages) differs(v, "has another number of pages than its sources give", (Str){0});
    name_other_inputs(v, &now);
    return false;
}

static void compare(const Verify *v) {
    if (!str_starts(v->pdf, v->again)) {
        compare_content(v);
        return;
    }
    printf("%s: reproduced", v->file);
    const size_t more = v->pdf.n - v->again.n;
    if (more) printf(" (%zu bytes were appended later, and are not of it)", more);
    printf("\n");
}

static void verify(Verify *v) {
    if (!read_manifest(v) || !agrees_with_manifest(v) || !make_temporary(v)) return;
    if (compile_again(v)) compare(v);
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
