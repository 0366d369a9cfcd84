// SPDX-License-Identifier: MIT
// build and check: targets to editions, editions to compiles, findings to standard error.
// An error in one document stops that document and no other.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "cli/check_text.h"
#include "cli/cli.h"
#include "cli/depfile.h"
#include "cli/message_log.h"
#include "cli/options.h"
#include "cli/share.h"
#include "compile.h"
#include "workspace/workspace.h"

enum {
    RUN_ARENA_BYTES = 64 * 1024,
    JOB_ARENA_BYTES = 1024 * 1024,
};

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
    "      --strict              warnings count as errors\n"
    "      --lint                show findings of severity info too\n"
    "      --deny ID, --allow ID take what breaks a rule for an error, or for information only\n"
    "      --message-format F    human (default), short, json, sarif or github\n"
    "      --color WHEN          auto (default), always or never\n";

// One run of the verb: what outlives the documents.
typedef struct {
    const BuildOptions *options;
    Arena *arena;
    const char *layouts, *fonts;
    CompileTools tools;
    Map outputs; // path -> document, so that no document overwrites another's output
    bool check_only;
    size_t edition_count;
    ExitStatus status;
    MessageLog log;
    Buf deps;         // rules of the depfile
    FileLog shared;   // files that every document depends on
    RuleConfig rules; // of the workspace opened last
} Run;

static void worsen(Run *run, ExitStatus status) {
    if (status > run->status) run->status = status;
}

static ExitStatus status_of(const Diag *diag, bool strict) {
    const Severity worst = diag_worst(diag);
    if (worst == SEVERITY_SYSTEM) return STATUS_SYSTEM;
    if (worst >= SEVERITY_ERROR) return STATUS_FINDINGS;
    return strict && worst == SEVERITY_WARNING ? STATUS_FINDINGS : STATUS_DONE;
}

static void print_findings(Run *run, const Diag *diag) {
    message_log_add(&run->log, diag);
    worsen(run, status_of(diag, run->options->strict));
}

static void print_summary(const Run *run, const Edition *edition, const Diag *diag, bool written) {
    const Str summary = messages_summary(diag->arena, diag);
    if (summary.n == 0 || run->options->messages.format > MESSAGE_SHORT) return;
    const bool errors = diag_worst(diag) >= SEVERITY_ERROR;
    const char *tail = "";
    if (!run->check_only && !written) tail = "; nothing was written";
    if (!run->check_only && !written && diag_worst(diag) == SEVERITY_ERROR)
        tail = "; nothing was written (--force writes it all the same)";
    if (!run->check_only && written && errors) tail = "; written all the same (--force)";
    fprintf(stderr, "%.*s: %.*s%s\n", STR_ARGS(edition->shown), STR_ARGS(summary), tail);
}

static bool is_folder_name(const char *output) {
    const size_t n = strlen(output);
    return (n && output[n - 1] == '/') || fs_is_folder(output);
}

static StandardSet standards_of(const Run *run, const Workspace *workspace) {
    return run->options->standard ? run->options->standards : workspace->standards;
}

static AttachMode attach_of(const Run *run, const Workspace *workspace) {
    if (standards_against_files(standards_of(run, workspace)) != STANDARD__COUNT)
        return ATTACH_NONE;
    AttachMode mode = ATTACH_DATA;
    const Str asked = run->options->attach ? str_of(run->options->attach) : workspace->attach;
    attach_mode_named(asked, &mode);
    return mode;
}

static RuleConfig rules_of(const Run *run, const Workspace *workspace) {
    const RuleOptions *given = &run->options->rules;
    const RuleConfig over = {given->rules, given->severities, given->n};
    return rule_config_over(run->arena, &workspace->rules, &over);
}

static CompileJob job_of(const Run *run, const Workspace *workspace, const Edition *edition) {
    const BuildOptions *options = run->options;
    const bool to_file = options->output && !is_folder_name(options->output);
    return (CompileJob){
        .document = str_cstring(run->arena, edition->path),
        .shown = edition->shown,
        .root = str_cstring(run->arena, workspace->root),
        .lang = edition->lang,
        .item = edition->item,
        .layouts = run->layouts,
        .workspace_layouts =
            workspace->layouts.n ? str_cstring(run->arena, workspace->layouts) : NULL,
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
        .rules = rules_of(run, workspace),
        .attach = attach_of(run, workspace),
        .standards = standards_of(run, workspace),
        .configured = workspace->configured,
        .fonts = run->fonts,
    };
}

static void print_dump(const Buf *dump) {
    fwrite(buf_str(dump).at, 1, dump->n, stdout);
}

static void print_result(const CompileJob *job, const CompileResult *result) {
    if (!result->written || job->check_only || job->dump) return;
    if (str_eq(result->path, STR("-"))) return;
    if (job->format == FORMAT_PDF || job->only.n) {
        const char *extension = job->format == FORMAT_PDF   ? ""
                                : job->format == FORMAT_PNG ? ".png"
                                                            : ".svg";
        printf("%.*s%s\n", STR_ARGS(result->path), extension);
        return;
    }
    const char *extension = job->format == FORMAT_PNG ? "png" : "svg";
    printf("%.*s-*.%s (%zu pages)\n", STR_ARGS(result->path), extension, result->pages);
}

static void add_deps(Run *run, FileLog *files, Str output) {
    if (!run->options->deps || output.n == 0) return;
    for (size_t i = 0; i < run->shared.paths.n; i++)
        *vec_push(files->arena, &files->paths) = run->shared.paths.at[i];
    depfile_add(&run->deps, output, files);
}

static void print_work(const Edition *edition) {
    const Str lang = edition->lang.n ? edition->lang : STR("-");
    const Str item = edition->item.n ? edition->item : STR("-");
    printf("%.*s\t%.*s\t%.*s\n", STR_ARGS(edition->shown), STR_ARGS(lang), STR_ARGS(item));
}

// For people: a PDF that is sent on takes these with it.
static void print_attached(const Run *run, const CompileJob *job, const CompileResult *result) {
    if (!result->written || run->options->messages.format > MESSAGE_SHORT) return;
    const Standard against = standards_against_files(job->standards);
    if (job->format == FORMAT_PDF && !job->check_only && !job->dump && against != STANDARD__COUNT)
        fprintf(stderr, "%.*s: nothing is attached: %.*s allows no attached files\n",
                STR_ARGS(job->shown), STR_ARGS(standard_facts(against)->name));
    if (!result->attached) return;
    const char *what = job->attach == ATTACH_SOURCES ? "sources, data" : "data";
    fprintf(stderr, "%.*s: attached %s and manifest (%zu files)\n", STR_ARGS(job->shown), what,
            result->attached);
}

static void compile_edition(Run *run, const Workspace *workspace, const Edition *edition) {
    Arena *arena = arena_new(JOB_ARENA_BYTES);
    Diag diag;
    diag_init(&diag, arena);
    Buf dump = {0};
    FileLog files = {.arena = arena};
    if (run->options->deps) diag.files = &files;
    const CompileJob job = job_of(run, workspace, edition);
    const CompileResult result = compile_document(&job, &run->tools, &diag, &dump);
    add_deps(run, &files, result.path);
    print_findings(run, &diag);
    print_summary(run, edition, &diag, result.written);
    if (result.written) print_dump(&dump);
    print_result(&job, &result);
    print_attached(run, &job, &result);
    buf_release(&dump);
    arena_drop(arena);
}

static bool edition_is_wanted(const Run *run, const Edition *edition) {
    const char *lang = run->options->lang;
    return !lang || edition->lang.n == 0 || str_eq(edition->lang, str_of(lang));
}

// The command line may ask for files that the workspace's standards do not allow.
static bool may_attach(const Run *run, const Workspace *workspace, Diag *diag) {
    const Standard against = standards_against_files(standards_of(run, workspace));
    const char *asked = run->options->attach;
    if (against == STANDARD__COUNT || !asked || strcmp(asked, "none") == 0) return true;
    diag_add(
        diag, SEVERITY_FATAL, "PDF-11", (Place){0},
        "--attach asks for %s, and %.*s, which rapporteur.yaml names, allows no attached files",
        asked, STR_ARGS(standard_facts(against)->name));
    diag_help(diag, "PDF/A-3a and PDF/A-4f allow them: --standard ua-1,a-3a");
    return false;
}

static void collect_editions(Run *run, const char *target, const Workspace **workspace,
                             Edition **editions, size_t *count) {
    Diag diag;
    diag_init(&diag, run->arena);
    diag.files = &run->shared;
    *count = 0;
    *workspace = workspace_open(run->arena, target, &diag);
    if (*workspace && !may_attach(run, *workspace, &diag)) *workspace = NULL;
    if (*workspace && strcmp(target, "-") != 0 && fs_is_folder(target))
        *count = workspace_editions(run->arena, *workspace, &diag, editions);
    else if (*workspace)
        *count = document_editions(run->arena, *workspace, target, editions);
    print_findings(run, &diag);
}

static Str language_of(const Run *run, const Workspace *workspace) {
    if (run->options->lang) return str_of(run->options->lang);
    return workspace->language_count ? workspace->languages[0] : STR("en");
}

static void check_text(Run *run, const char *target) {
    Arena *arena = arena_new(JOB_ARENA_BYTES);
    Diag diag;
    diag_init(&diag, arena);
    const Workspace *workspace = workspace_open(arena, target, &diag);
    const RuleConfig rules = workspace ? rules_of(run, workspace) : (RuleConfig){0};
    if (workspace)
        check_text_file(
            &(TextFileCheck){target, language_of(run, workspace), &rules, run->options->fix},
            &diag);
    run->edition_count++;
    print_findings(run, &diag);
    print_summary(run, &(Edition){.shown = str_of(target)}, &diag, false);
    arena_drop(arena);
}

static void run_target(Run *run, const char *target) {
    if (run->check_only && is_text_file(target)) {
        check_text(run, target);
        return;
    }
    const Workspace *workspace;
    Edition *editions;
    size_t count;
    collect_editions(run, target, &workspace, &editions, &count);
    if (workspace) run->rules = rules_of(run, workspace);
    for (size_t i = 0; i < count; i++) {
        if (!edition_is_wanted(run, &editions[i])) continue;
        if (run->edition_count++ % run->options->shards != run->options->shard - 1) continue;
        if (run->options->list)
            print_work(&editions[i]);
        else
            compile_edition(run, workspace, &editions[i]);
    }
}

static bool open_tools(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    diag.files = &run->shared;
    const Str manifest = share_path(run->arena, "RAPPORTEUR_FONTS", "fonts/manifest.yaml");
    run->layouts = str_cstring(run->arena, share_layouts(run->arena));
    run->fonts = str_cstring(run->arena, manifest);
    run->tools.fonts = font_book_open_in(run->fonts, str_of(getenv("RAPPORTEUR_FONT_PATH")), &diag);
    if (run->tools.fonts) run->tools.engine = text_engine_new(run->tools.fonts);
    run->tools.arena = run->arena;
    run->tools.outputs = &run->outputs;
    print_findings(run, &diag);
    return run->tools.engine != NULL;
}

static void write_deps(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    depfile_write(run->arena, str_of(run->options->deps), &run->deps, &diag);
    print_findings(run, &diag);
}

// What documents say of one thing, once all are there.
static void check_across(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    facts_check(run->tools.facts, &run->rules, &diag);
    print_findings(run, &diag);
}

static ExitStatus run_targets(const BuildOptions *options, bool check_only) {
    Run run = {.options = options, .arena = arena_new(RUN_ARENA_BYTES), .check_only = check_only};
    run.shared.arena = run.arena;
    run.tools.facts = facts_new(run.arena);
    // Findings are what `check` is for: in a machine's format they are its data.
    const bool are_data = check_only && options->messages.format > MESSAGE_SHORT;
    message_log_init(&run.log, run.arena, &options->messages, are_data ? stdout : stderr);
    if (open_tools(&run)) {
        for (size_t i = 0; i < options->target_count; i++) run_target(&run, options->targets[i]);
        if (options->target_count == 0) run_target(&run, ".");
    }
    if (run.status == STATUS_DONE && run.edition_count == 0) {
        fputs("rapporteur: no document found\n", stderr);
        run.status = STATUS_FINDINGS;
    }
    check_across(&run);
    if (options->deps) write_deps(&run);
    message_log_end(&run.log);
    buf_release(&run.deps);
    text_engine_drop(run.tools.engine);
    font_book_drop(run.tools.fonts);
    arena_drop(run.arena);
    return run.status;
}

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
