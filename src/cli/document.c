// SPDX-License-Identifier: MIT
// Document: an edition is a compile job, a text goes to the text rules; what is to be said of it
// becomes bytes.
#include "cli/document.h"

#include <string.h>

#include "base/fs.h"
#include "cli/check_text.h"
#include "cli/depfile.h"

ExitStatus status_of(const Diag *diag, bool strict) {
    const Severity worst = diag_worst(diag);
    if (worst == SEVERITY_SYSTEM) return STATUS_SYSTEM;
    if (worst >= SEVERITY_ERROR) return STATUS_FINDINGS;
    return strict && worst == SEVERITY_WARNING ? STATUS_FINDINGS : STATUS_DONE;
}

static Str taken(Arena *arena, Buf *text) {
    const Str kept = str_copy(arena, buf_str(text));
    buf_release(text);
    return kept;
}

static void put_summary(const DocumentRun *run, const WorkItem *item, const Diag *diag,
                        bool written, Buf *said) {
    const Str summary = messages_summary(diag->arena, diag);
    if (summary.n == 0 || run->options->messages.format > MESSAGE_SHORT) return;
    const bool errors = diag_worst(diag) >= SEVERITY_ERROR;
    const char *tail = "";
    if (!run->check_only && !written) tail = "; nothing was written";
    if (!run->check_only && !written && diag_worst(diag) == SEVERITY_ERROR)
        tail = "; nothing was written (--force writes it all the same)";
    if (!run->check_only && written && errors) tail = "; written all the same (--force)";
    buf_printf(said, "%.*s: %.*s%s\n", STR_ARGS(item->edition.shown), STR_ARGS(summary), tail);
}

static bool is_folder_name(const char *output) {
    const size_t n = strlen(output);
    return (n && output[n - 1] == '/') || fs_is_folder(output);
}

static AttachMode attach_of(const BuildOptions *options, const Workspace *workspace) {
    if (standards_against_files(standards_of(options, workspace)) != STANDARD__COUNT)
        return ATTACH_NONE;
    AttachMode mode = ATTACH_DATA;
    const Str asked = options->attach ? str_of(options->attach) : workspace->attach;
    attach_mode_named(asked, &mode);
    return mode;
}

static CompileJob job_of(Arena *arena, const DocumentRun *run, const WorkItem *item) {
    const BuildOptions *options = run->options;
    const Workspace *workspace = item->workspace;
    const Edition *edition = &item->edition;
    const bool to_file = options->output && !is_folder_name(options->output);
    return (CompileJob){
        .document = str_cstring(arena, edition->path),
        .shown = edition->shown,
        .root = str_cstring(arena, workspace->root),
        .lang = edition->lang,
        .item = edition->item,
        .layouts = run->layouts,
        .workspace_layouts = workspace->layouts.n ? str_cstring(arena, workspace->layouts) : NULL,
        .theme = workspace->theme,
        .output = to_file ? str_of(options->output) : (Str){0},
        .output_folder = options->output && !to_file ? str_of(options->output) : workspace->output,
        .name_lang = edition->name_lang,
        .format = options->format,
        .dpi = options->dpi,
        .handout = options->handout,
        .only = str_of(options->only),
        .dump = options->dump,
        .check_only = run->check_only,
        .force = options->force,
        .strict = options->strict,
        .rules = item->rules,
        .shared = workspace->shared,
        .shared_files = workspace->files,
        .attach = attach_of(options, workspace),
        .standards = standards_of(options, workspace),
        .configured = workspace->configured,
        .fonts = run->fonts,
    };
}

static void put_result(const CompileJob *job, const CompileResult *result, Buf *printed) {
    if (!result->written || job->check_only || job->dump) return;
    if (str_eq(result->path, STR("-"))) return;
    if (job->format == FORMAT_PDF || job->only.n) {
        const char *extension = job->format == FORMAT_PDF   ? ""
                                : job->format == FORMAT_PNG ? ".png"
                                                            : ".svg";
        buf_printf(printed, "%.*s%s\n", STR_ARGS(result->path), extension);
        return;
    }
    const char *extension = job->format == FORMAT_PNG ? "png" : "svg";
    buf_printf(printed, "%.*s-*.%s (%zu pages)\n", STR_ARGS(result->path), extension,
               result->pages);
}

static Str deps_of(const DocumentRun *run, const WorkItem *item, FileLog *files, Str output) {
    if (!run->options->deps || output.n == 0) return (Str){0};
    for (size_t i = 0; i < item->shared; i++)
        *vec_push(files->arena, &files->paths) = run->shared->paths.at[i];
    Buf rules = {0};
    depfile_add(&rules, output, files);
    return taken(files->arena, &rules);
}

// For people: a PDF that is sent on takes these with it.
static void put_attached(const DocumentRun *run, const CompileJob *job, const CompileResult *result,
                         Buf *said) {
    if (!result->written || run->options->messages.format > MESSAGE_SHORT) return;
    const Standard against = standards_against_files(job->standards);
    const Str name = str_eq(result->path, STR("-")) ? job->shown : result->path;
    if (job->format == FORMAT_PDF && !job->check_only && !job->dump && against != STANDARD__COUNT)
        buf_printf(said, "%.*s: nothing is attached: %.*s allows no attached files\n",
                   STR_ARGS(name), STR_ARGS(standard_facts(against)->name));
    if (!result->attached) return;
    const char *what = job->attach == ATTACH_SOURCES ? "sources, data" : "data";
    buf_printf(said, "%.*s: attached %s and manifest (%zu files)\n", STR_ARGS(name), what,
               result->attached);
}

static void add_pdfs(Outcome *outcome, const FileLog *files) {
    for (size_t i = 0; i < files->paths.n; i++) {
        const Str path = files->paths.at[i];
        if (!str_ends(path, STR(".pdf"))) continue;
        *vec_push(files->arena, &outcome->pdfs) =
            fs_real_path(files->arena, str_cstring(files->arena, path));
    }
}

static Outcome compile_edition(Arena *arena, const DocumentRun *run, const WorkItem *item) {
    Diag diag;
    diag_init(&diag, arena);
    FileLog files = {.arena = arena};
    diag.files = &files;
    const CompileJob job = job_of(arena, run, item);
    Buf printed = {0}, said = {0};
    const CompileResult result = compile_document(&job, &run->tools, &diag, &printed);
    if (!result.written) buf_clear(&printed);
    put_result(&job, &result, &printed);
    put_summary(run, item, &diag, result.written, &said);
    put_attached(run, &job, &result, &said);
    Outcome outcome = {
        .status = status_of(&diag, run->options->strict),
        .findings = message_part(arena, &run->options->messages, &diag),
        .said = taken(arena, &said),
        .printed = taken(arena, &printed),
        .facts = result.facts,
    };
    add_pdfs(&outcome, &files);
    outcome.deps = deps_of(run, item, &files, result.path);
    return outcome;
}

static Str language_of(const DocumentRun *run, const Workspace *workspace) {
    if (run->options->lang) return str_of(run->options->lang);
    return workspace->language_count ? workspace->languages[0] : STR("en");
}

static Outcome check_text(Arena *arena, const DocumentRun *run, const WorkItem *item) {
    Diag diag;
    diag_init(&diag, arena);
    Buf printed = {0}, said = {0};
    const Workspace *workspace = workspace_open(arena, item->text, &diag);
    if (workspace) {
        const RuleConfig rules = rules_over(arena, run->options, workspace);
        check_text_file(
            &(TextFileCheck){item->text, language_of(run, workspace), &rules, run->options->fix},
            &diag, &printed);
    }
    put_summary(run, item, &diag, false, &said);
    return (Outcome){
        .status = status_of(&diag, run->options->strict),
        .findings = message_part(arena, &run->options->messages, &diag),
        .said = taken(arena, &said),
        .printed = taken(arena, &printed),
    };
}

Outcome document_outcome(Arena *arena, const DocumentRun *run, const WorkItem *item) {
    return item->text ? check_text(arena, run, item) : compile_edition(arena, run, item);
}
