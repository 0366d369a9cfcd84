// SPDX-License-Identifier: MIT
// Verify, compiling again: from a workspace, from the sources in the PDF, or from its data alone.
#include <stdlib.h>

#include "base/fs.h"
#include "cli/share.h"
#include "cli/verify.h"
#include "compile.h"
#include "workspace/workspace.h"

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

static const char *installed_fonts(const Verify *v) {
    return str_cstring(v->arena, share_path(v->arena, "RAPPORTEUR_FONTS", "fonts/manifest.yaml"));
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
        .shared = workspace->shared,
        .shared_files = workspace->files,
        .attach = manifest->attach,
        .configured = manifest->configured,
        .fonts = v->with ? installed_fonts(v) : below(v, ARCHIVE_FONTS),
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
        verify_differs(v, "cannot be compiled again", (Str){0});
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

VerifyFrom verify_from(const Verify *v) {
    if (v->with) return VERIFY_WORKSPACE;
    return v->manifest.attach == ATTACH_SOURCES ? VERIFY_SOURCES : VERIFY_DATA;
}

// Pages are made of more than data: a picture, or layouts that did not come with the program.
static bool is_needed(Str name) {
    static const Str ENDINGS[] = {STR_INIT(".lua"), STR_INIT(".png"), STR_INIT(".jpg"),
                                  STR_INIT(".jpeg")};
    if (!str_starts(name, STR(ARCHIVE_WORKSPACE)) && !str_starts(name, STR(ARCHIVE_OWN_LAYOUTS)))
        return false;
    for (size_t i = 0; i < COUNT_OF(ENDINGS); i++) {
        const size_t n = ENDINGS[i].n;
        if (name.n >= n && str_eq_ascii_fold(str_slice(name, name.n - n, name.n), ENDINGS[i]))
            return true;
    }
    return false;
}

static bool lacks(const Verify *v, Str name) {
    diag_add(v->diag, SEVERITY_FATAL, "PDF-28", (Place){0},
             "'%s' carries its data, but not '%.*s', which its pages need", v->file,
             STR_ARGS(fs_base_name(name)));
    diag_help(v->diag, "name the workspace it was made from: --with DIR");
    return false;
}

static bool needs_nothing_else(const Verify *v) {
    for (size_t i = 0; i < v->manifest.input_count; i++)
        if (is_needed(v->manifest.inputs[i].name)) return lacks(v, v->manifest.inputs[i].name);
    return true;
}

// The data is a document itself. Its waivers are gone, so what was waived is found again.
static CompileJob job_of_data(const Verify *v) {
    const ManifestFacts *manifest = &v->manifest;
    return (CompileJob){
        .document = below(v, str_cstring(v->arena, manifest->data)),
        .shown = manifest->data,
        .root = v->temporary,
        .layouts = str_cstring(v->arena, share_layouts(v->arena)),
        .theme = manifest->theme,
        .output = str_of(below(v, "again.pdf")),
        .handout = manifest->handout,
        .standards = manifest->standards,
        .force = true,
        .attach = ATTACH_DATA,
        .fonts = installed_fonts(v),
        .archived = manifest->data,
        .edition_sha256 = manifest->edition_sha256,
    };
}

static void set_epoch(const Verify *v) {
    if (v->manifest.epoch.n)
        setenv("SOURCE_DATE_EPOCH", str_cstring(v->arena, v->manifest.epoch), true);
    else
        unsetenv("SOURCE_DATE_EPOCH");
}

bool verify_compile(Verify *v) {
    const VerifyFrom from = verify_from(v);
    const Str document = from == VERIFY_DATA ? v->manifest.data : v->manifest.document;
    if (!stays_below(v->arena, document))
        return verify_differs(v, "was made of a document with an unsafe name", (Str){0});
    if (from == VERIFY_DATA && !needs_nothing_else(v)) return false;
    if (!v->with && !archive_write(&v->files, str_of(v->temporary), false, v->diag)) return false;
    set_epoch(v);
    if (from == VERIFY_DATA) {
        const CompileJob job = job_of_data(v);
        return compile_with(v, &job);
    }
    const Workspace *workspace = open_workspace(v, v->with ? v->with : below(v, ARCHIVE_WORKSPACE));
    if (!workspace) return false;
    const CompileJob job = job_of(v, workspace);
    return compile_with(v, &job);
}
