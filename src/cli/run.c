// SPDX-License-Identifier: MIT
// Run: outcomes are printed in the order of the worklist, so that what is printed does not depend
// on how many processes made them. An error in one document stops that document and no other.
#include "cli/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "base/fs.h"
#include "cli/depfile.h"
#include "cli/document.h"
#include "cli/share.h"
#include "cli/workers.h"

enum {
    RUN_ARENA_BYTES = 64 * 1024,
    JOB_ARENA_BYTES = 1024 * 1024,
};

// A PDF that a document was made of: its earlier edition.
typedef struct {
    Str path; // resolved
    size_t item;
} PdfRead;

typedef struct {
    const BuildOptions *options;
    Arena *arena;
    Worklist work;
    DocumentRun documents;
    Map outputs;  // path -> Str *: the document that has it
    Facts *facts; // of all documents
    VEC(PdfRead) pdfs;
    MessageLog log;
    Buf deps;       // rules of the depfile
    size_t noticed; // notices that were printed
    ExitStatus status;
} Run;

static void worsen(Run *run, ExitStatus status) {
    if (status > run->status) run->status = status;
}

static void print_findings(Run *run, const Diag *diag) {
    const MessagePart part = message_part(diag->arena, &run->options->messages, diag);
    message_log_add(&run->log, &part);
    worsen(run, status_of(diag, run->options->strict));
}

// What stands before the item.
static void print_notices(Run *run, size_t item) {
    for (; run->noticed < run->work.notices.n; run->noticed++) {
        const WorkNotice *notice = &run->work.notices.at[run->noticed];
        if (notice->before > item) return;
        print_findings(run, notice->diag);
    }
}

static void print_outcome(Run *run, size_t task, const Outcome *outcome) {
    const WorkItem *item = &run->work.items.at[task];
    message_log_add(&run->log, &outcome->findings);
    fwrite(outcome->said.at, 1, outcome->said.n, stderr);
    fwrite(outcome->printed.at, 1, outcome->printed.n, stdout);
    buf_put(&run->deps, outcome->deps);
    if (item->workspace) facts_add(run->facts, item->workspace->root, &outcome->facts);
    for (size_t i = 0; i < outcome->pdfs.n; i++)
        *vec_push(run->arena, &run->pdfs) =
            (PdfRead){str_copy(run->arena, outcome->pdfs.at[i]), task};
    worsen(run, outcome->status);
}

static void do_item(void *context, size_t task, const OutputClaims *claims, Buf *result) {
    const Run *run = context;
    Arena *arena = arena_new(JOB_ARENA_BYTES);
    DocumentRun documents = run->documents;
    documents.tools.claims = *claims;
    const Outcome outcome = document_outcome(arena, &documents, &run->work.items.at[task]);
    outcome_encode(&outcome, result);
    arena_drop(arena);
}

static bool claim_output(void *context, size_t task, Str path, Str *other) {
    Run *run = context;
    const Str *owner = map_lookup(&run->outputs, path);
    if (owner) {
        *other = *owner;
        return false;
    }
    Str *shown = arena_push(run->arena, Str, 1);
    *shown = run->work.items.at[task].edition.shown;
    map_put(run->arena, &run->outputs, str_copy(run->arena, path), shown);
    return true;
}

// The document's process died, or said what is no outcome (wait status 0).
static void item_lost(void *context, size_t task, int wait_status) {
    Run *run = context;
    print_notices(run, task);
    const Str shown = run->work.items.at[task].edition.shown;
    Arena *arena = arena_new(RUN_ARENA_BYTES);
    Diag diag;
    diag_init(&diag, arena);
    const int number = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0;
    const char *name = sigdescr_np(number);
    if (number)
        diag_add(&diag, SEVERITY_SYSTEM, "RUN-01", (Place){0},
                 "'%.*s' was lost: its process ended by signal %d (%s)", STR_ARGS(shown), number,
                 name ? name : "unknown");
    else
        diag_add(&diag, SEVERITY_SYSTEM, "RUN-01", (Place){0},
                 "'%.*s' was lost: its process ended with status %d", STR_ARGS(shown),
                 WEXITSTATUS(wait_status));
    diag_help(&diag, "the other documents are done all the same; build this one alone to see more");
    print_findings(run, &diag);
    arena_drop(arena);
}

static void item_done(void *context, size_t task, Str result) {
    Run *run = context;
    Arena *arena = arena_new(RUN_ARENA_BYTES);
    Outcome outcome;
    if (outcome_decode(arena, result, &outcome)) {
        print_notices(run, task);
        print_outcome(run, task, &outcome);
    } else {
        item_lost(run, task, 0);
    }
    arena_drop(arena);
}

static bool open_tools(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    diag.files = &run->work.shared;
    CompileTools *tools = &run->documents.tools;
    const Str fonts = share_path(run->arena, "RAPPORTEUR_FONTS", "fonts/manifest.yaml");
    run->documents.layouts = str_cstring(run->arena, share_layouts(run->arena));
    run->documents.fonts = str_cstring(run->arena, fonts);
    tools->fonts =
        font_book_open_in(run->documents.fonts, str_of(getenv("RAPPORTEUR_FONT_PATH")), &diag);
    if (tools->fonts) tools->engine = text_engine_new(tools->fonts);
    print_findings(run, &diag);
    return tools->engine != NULL;
}

static void print_work(Run *run) {
    for (size_t i = 0; i < run->work.items.n; i++) {
        const Edition *edition = &run->work.items.at[i].edition;
        const Str lang = edition->lang.n ? edition->lang : STR("-");
        const Str item = edition->item.n ? edition->item : STR("-");
        print_notices(run, i);
        printf("%.*s\t%.*s\t%.*s\n", STR_ARGS(edition->shown), STR_ARGS(lang), STR_ARGS(item));
    }
}

// Standard input can be read once, by one process.
static size_t workers_of(const BuildOptions *options) {
    for (size_t i = 0; i < options->target_count; i++)
        if (strcmp(options->targets[i], "-") == 0) return 1;
    return options->jobs ? options->jobs : workers_available();
}

static void do_work(Run *run) {
    worklist_collect(&run->work, run->options, run->documents.check_only);
    if (run->options->list)
        print_work(run);
    else
        workers_run(
            &(WorkerTasks){run->work.items.n, run, do_item, claim_output, item_done, item_lost},
            workers_of(run->options));
    print_notices(run, run->work.items.n);
    if (run->status != STATUS_DONE || run->work.count > 0) return;
    fputs("rapporteur: no document found\n", stderr);
    worsen(run, STATUS_FINDINGS);
}

static void refuse_read(Run *run, Diag *diag, const PdfRead *pdf, Str writer) {
    const Str reader = run->work.items.at[pdf->item].edition.shown;
    diag_add(diag, SEVERITY_ERROR, "OUT-06", (Place){0},
             "'%.*s' reads '%.*s', which this run writes for '%.*s': what is made depends on what "
             "was there before",
             STR_ARGS(reader), STR_ARGS(fs_base_name(pdf->path)), STR_ARGS(writer));
    diag_help(diag, "name the data of the earlier edition, or keep its PDF elsewhere");
}

// A document that is made of another's output would depend on which is made first.
static void check_reads(Run *run, Diag *diag) {
    for (size_t i = 0; i < run->outputs.n && run->pdfs.n; i++) {
        const MapEntry *output = &run->outputs.at[i];
        const Str path = fs_real_path(run->arena, str_cstring(run->arena, output->key));
        for (size_t j = 0; j < run->pdfs.n && path.n; j++)
            if (str_eq(run->pdfs.at[j].path, path))
                refuse_read(run, diag, &run->pdfs.at[j], *(const Str *)output->value);
    }
}

// What documents say of one thing, once all are there.
static void check_across(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    check_reads(run, &diag);
    facts_check(run->facts, &run->work.rules, &diag);
    print_findings(run, &diag);
}

static void write_deps(Run *run) {
    Diag diag;
    diag_init(&diag, run->arena);
    depfile_write(run->arena, str_of(run->options->deps), &run->deps, &diag);
    print_findings(run, &diag);
}

ExitStatus run_targets(const BuildOptions *options, bool check_only) {
    Arena *arena = arena_new(RUN_ARENA_BYTES);
    Run run = {.options = options, .arena = arena, .work.arena = arena, .work.shared.arena = arena};
    run.documents =
        (DocumentRun){.options = options, .check_only = check_only, .shared = &run.work.shared};
    run.facts = facts_new(arena);
    // Findings are what `check` is for: in a machine's format they are its data.
    const bool are_data = check_only && options->messages.format > MESSAGE_SHORT;
    message_log_init(&run.log, arena, &options->messages, are_data ? stdout : stderr);
    if (open_tools(&run)) do_work(&run);
    check_across(&run);
    if (options->deps) write_deps(&run);
    message_log_end(&run.log);
    buf_release(&run.deps);
    text_engine_drop(run.documents.tools.engine);
    font_book_drop(run.documents.tools.fonts);
    arena_drop(arena);
    return run.status;
}
