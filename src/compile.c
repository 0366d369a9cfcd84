// SPDX-License-Identifier: MIT
// Compile: the pipeline, top to bottom. Each stage takes the earlier stage's value and returns its
// own; pages flow one at a time from the typesetter to a device.
#include "compile.h"

#include <stdlib.h>

#include "base/fs.h"
#include "compose/compose.h"
#include "compose/dump.h"
#include "emit/emit.h"
#include "model/bind.h"
#include "model/dump.h"
#include "paint/display_list.h"
#include "read/dump.h"
#include "read/yaml.h"
#include "typeset/dump.h"
#include "typeset/typeset.h"

enum {
    PAGE_ARENA_BYTES = 256 * 1024,
    PASSES_MAX = 6, // until the page numbers in the text are right; two nearly always
};

// One compile as it goes: what the stages share.
typedef struct {
    const CompileJob *job;
    const CompileTools *tools;
    Arena *arena;
    Diag *diag;
    Buf *dump;
    const Model *model;
    const Composition *composition;
    PdfEdition edition; // the earlier one, if it is a PDF
    size_t pages;
    size_t attached;
    FactList facts;
} Compile;

static const Model *load_model(Compile *compile) {
    const CompileJob *job = compile->job;
    const BindOptions options = {
        .arena = compile->arena,
        .diag = compile->diag,
        .root = job->root,
        .lang = job->lang,
        .item = job->item,
        .shared = job->shared,
        .open = edition_open,
        .open_context = &compile->edition,
    };
    compile->edition = (PdfEdition){.arena = compile->arena, .claimed = job->edition_sha256};
    const Model *model = model_load(&options, job->document, job->shown);
    if (model) rules_run(model, &job->rules, compile->diag);
    if (model) compile->facts = facts_of(compile->arena, model);
    return model;
}

static const Composition *compose_model(Compile *compile, Composer *composer) {
    return diag_is_fatal(compile->diag) ? NULL : composer_run(composer, compile->model);
}

static Composer *new_composer(const Compile *compile) {
    const CompileJob *job = compile->job;
    return composer_new(&(ComposeOptions){
        .arena = compile->arena,
        .diag = compile->diag,
        .layouts = job->layouts,
        .workspace = job->workspace_layouts,
        .root = str_of(job->root),
        .theme = job->theme,
        .attach = attach_mode_name(job->attach),
    });
}

// The day of SOURCE_DATE_EPOCH (reproducible-builds.org), when the data names no date.
static Str epoch_date(Arena *arena) {
    int64_t seconds;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !str_to_int64(str_of(epoch), &seconds)) return (Str){0};
    int32_t year, month, day;
    date_civil((int32_t)(seconds / 86400), &year, &month, &day);
    return str_format(arena, "%04d-%02d-%02d", year, month, day);
}

static DocumentInfo document_info(const Compile *compile) {
    DocumentInfo info = compile->composition->info;
    if (info.date.n == 0) info.date = epoch_date(compile->arena);
    info.program = STR("Rapporteur " RAPPORTEUR_VERSION);
    return info;
}

static Typesetter *new_typesetter(Compile *compile, const PagePlan *plan) {
    return typesetter_new(&(TypesetOptions){
        .composition = compile->composition,
        .engine = compile->tools->engine,
        .arena = compile->arena,
        .diag = compile->diag,
        .plan = plan,
        .only = compile->job->only,
        .handout = plan ? compile->job->handout : 0,
    });
}

// No pass was found in which every page number in the text is right.
static void refuse_numbers(Compile *compile) {
    diag_add(compile->diag, SEVERITY_FATAL, "LAY-13", compile->model->place,
             "the page numbers in the text move what they refer to, however often they are set");
    diag_help(compile->diag, "reword a sentence with a page number, or leave the number out");
}

// Sets every page and forgets it: what is learned is the number of pages and where things stand.
static const PagePlan *plan_pages(Compile *compile) {
    const PagePlan *plan = NULL;
    bool settled = false;
    for (int pass = 0; !settled && pass < PASSES_MAX; pass++) {
        Typesetter *typesetter = new_typesetter(compile, plan);
        while (typesetter_next(typesetter)) continue;
        settled = typesetter_is_settled(typesetter) || diag_is_fatal(compile->diag);
        plan = typesetter_plan(typesetter);
        typesetter_drop(typesetter);
    }
    if (!settled) refuse_numbers(compile);
    return diag_is_fatal(compile->diag) ? NULL : plan;
}

// Gives the plan for another pass, NULL when none is needed.
static const PagePlan *play_pages(Compile *compile, const PagePlan *plan, Device *device) {
    Typesetter *typesetter = new_typesetter(compile, plan);
    Arena *per_page = arena_new(PAGE_ARENA_BYTES);
    const Page *page;
    while (!device->failed && (page = typesetter_next(typesetter))) {
        if (page->index >= compile->pages) compile->pages = page->index + 1;
        display_list_replay(paint_page(per_page, page), device);
        arena_reset(per_page);
    }
    arena_drop(per_page);
    const bool again = !typesetter_is_settled(typesetter) && !diag_is_fatal(compile->diag);
    const PagePlan *learned = typesetter_plan(typesetter);
    typesetter_drop(typesetter);
    return again ? learned : NULL;
}

// Findings that came with the pages (TX-08) count like the others; a waiver covers them too.
static bool may_write(const Compile *compile) {
    rules_apply_waivers(compile->model, &compile->job->rules, compile->diag);
    const Severity worst = diag_worst(compile->diag);
    const Severity refused = compile->job->strict ? SEVERITY_WARNING : SEVERITY_ERROR;
    return worst < refused || (worst <= SEVERITY_ERROR && compile->job->force);
}

// Pages to a device; the device's output is committed only when nothing forbids it. `again` is the
// plan for another pass when this one did not know every page number of the text.
static bool emit_pass(Compile *compile, const PagePlan *plan, Device *device,
                      const PagePlan **again) {
    *again = NULL;
    if (!device) return false;
    const DocumentInfo info = document_info(compile);
    if (device_begin_document(device, &info)) *again = play_pages(compile, plan, device);
    const bool ok =
        !*again && device_check(device) && may_write(compile) && device_end_document(device);
    device_drop(device);
    return ok;
}

// The same by a plan that knows every page number.
static bool emit_pages(Compile *compile, const PagePlan *plan, Device *device) {
    const PagePlan *again;
    return emit_pass(compile, plan, device, &again);
}

static const char *extension_of(OutputFormat format) {
    return format == FORMAT_PDF ? ".pdf" : "";
}

// Pictures are named by a stem: "chart.svg" asks for the stem "chart".
static Str asked_path(const CompileJob *job) {
    const Str ending = job->format == FORMAT_PNG ? STR(".png") : STR(".svg");
    const bool named = job->format != FORMAT_PDF && str_ends(fs_base_name(job->output), ending) &&
                       fs_base_name(job->output).n > ending.n;
    return str_slice(job->output, 0, job->output.n - (named ? ending.n : 0));
}

// The document's id made safe, with the language when there are several editions. A handout stands
// beside its deck.
static Str output_stem(const Compile *compile) {
    const CompileJob *job = compile->job;
    const Str name = safe_file_name(compile->arena, compile->composition->id);
    const Str lang = compile->composition->lang;
    return str_format(compile->arena, "%.*s%s%s%.*s", STR_ARGS(name),
                      job->handout ? "-handout" : "", job->name_lang ? "." : "",
                      job->name_lang ? (int)lang.n : 0, lang.at ? lang.at : "");
}

static Str output_path(const Compile *compile) {
    const CompileJob *job = compile->job;
    if (job->output.n) return asked_path(job);
    const Str file = str_format(compile->arena, "%.*s%s", STR_ARGS(output_stem(compile)),
                                extension_of(job->format));
    return fs_join(compile->arena, job->output_folder, file);
}

static ArchiveRequest archive_request(const Compile *compile) {
    const CompileJob *job = compile->job;
    return (ArchiveRequest){
        .arena = compile->arena,
        .diag = compile->diag,
        .mode = job->attach,
        .model = compile->model,
        .engine = compile->tools->engine,
        .files = compile->diag->files,
        .edition = &compile->edition,
        .shared_files = job->shared_files,
        .data_name = job->archived.n
                         ? job->archived
                         : str_format(compile->arena, "%.*s.yaml", STR_ARGS(output_stem(compile))),
        .document = job->document,
        .root = job->root,
        .layouts = job->layouts,
        .own_layouts = job->workspace_layouts,
        .fonts = job->fonts,
        .lang = job->lang,
        .item = job->item,
        .theme = job->theme,
        .configured = job->configured,
        .handout = job->handout,
        .standards = job->standards,
        .force = job->force,
        .strict = job->strict,
        .epoch = getenv("SOURCE_DATE_EPOCH"),
    };
}

// The files of a request, counted for the result.
static PdfAttachmentList attachments(void *context, const PdfFacts *facts) {
    Compile *compile = context;
    ArchiveRequest request = archive_request(compile);
    const PdfAttachmentList list = archive_attachments(&request, facts);
    compile->attached = list.n;
    return list;
}

// To `path`, or nowhere when the document is only checked.
static Device *open_pdf(const Compile *compile, const PdfOptions *options, Str path) {
    if (compile->job->check_only) return pdf_check_device_new(options, compile->diag);
    FileWriter *writer = file_writer_open(compile->arena, path, compile->diag);
    return writer ? pdf_device_new(writer, options, compile->diag) : NULL;
}

static bool write_pdf(Compile *compile, Str path) {
    const bool attach = compile->job->attach != ATTACH_NONE;
    const PdfOptions options = {.standards = compile->job->standards,
                                .attach = attach ? attachments : NULL,
                                .attach_context = compile};
    const PagePlan *again = NULL;
    const PagePlan *plan = compile->job->handout ? plan_pages(compile) : NULL;
    if (compile->job->handout && !plan) return false;
    for (int pass = 0; pass < PASSES_MAX; pass++, plan = again) {
        const bool ok = emit_pass(compile, plan, open_pdf(compile, &options, path), &again);
        if (!again) return ok;
    }
    refuse_numbers(compile);
    return false;
}

static bool write_pictures(Compile *compile, Str stem) {
    const PagePlan *plan = plan_pages(compile);
    if (!plan || !may_write(compile)) return false; // pages are written as they end
    const bool single = compile->job->only.n > 0;
    Device *device = compile->job->format == FORMAT_PNG
                         ? png_device_new(stem, single, compile->job->dpi, compile->diag)
                         : svg_device_new(stem, single, compile->diag);
    return emit_pages(compile, plan, device);
}

static bool claim_output(Compile *compile, Str path) {
    const OutputClaims *claims = &compile->tools->claims;
    Str other;
    if (!claims->take || claims->take(claims->context, compile->arena, path, &other)) return true;
    diag_add(compile->diag, SEVERITY_FATAL, "OUT-05", compile->model->place,
             "the output '%.*s' is already that of '%.*s'", STR_ARGS(path), STR_ARGS(other));
    diag_help(compile->diag, "give the two documents different ids");
    return false;
}

static bool write_output(Compile *compile, Str path) {
    const bool to_stdout = str_eq(path, STR("-"));
    const char *folder = str_cstring(compile->arena, fs_folder(path));
    if (!to_stdout && !fs_make_folders(folder, compile->diag)) return false;
    return compile->job->format == FORMAT_PDF ? write_pdf(compile, path)
                                              : write_pictures(compile, path);
}

static bool dump_pages(Compile *compile) {
    Typesetter *typesetter = new_typesetter(compile, NULL);
    const Page *page;
    while ((page = typesetter_next(typesetter))) page_dump(page, compile->dump);
    typesetter_drop(typesetter);
    return may_write(compile);
}

static bool dump_trace(Compile *compile) {
    const PagePlan *plan = plan_pages(compile);
    return plan && emit_pages(compile, plan, trace_device_new(compile->dump, compile->diag));
}

static bool dump_trees(Compile *compile) {
    const CompileJob *job = compile->job;
    const Source *source =
        source_read(compile->arena, job->document, job->shown, (Place){0}, compile->diag);
    const Value *tree = source ? yaml_read(compile->arena, source, compile->diag) : NULL;
    if (tree) value_dump(tree, compile->dump);
    return tree != NULL;
}

static bool dump_model(Compile *compile) {
    model_dump(compile->model, compile->dump);
    return may_write(compile);
}

static bool dump_blocks(Compile *compile) {
    composition_dump(compile->composition, compile->dump);
    return may_write(compile);
}

// The stages after composing: to files, or to the dump that was asked for.
static bool finish(Compile *compile, Str *path) {
    switch (compile->job->dump) {
    case DUMP_BLOCKS: return dump_blocks(compile);
    case DUMP_PAGES: return dump_pages(compile);
    case DUMP_TRACE: return dump_trace(compile);
    case DUMP_TREES:
    case DUMP_MODEL:
    case DUMP_NONE: break;
    }
    if (compile->job->check_only) return write_pdf(compile, (Str){0});
    *path = output_path(compile);
    return claim_output(compile, *path) && write_output(compile, *path);
}

Str safe_file_name(Arena *arena, Str id) {
    const Str safe = str_copy(arena, id.n ? id : STR("document"));
    char *at = (char *)safe.at;
    for (size_t i = 0; i < safe.n; i++) {
        const char c = at[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool plain = letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        if (!plain || (i == 0 && c == '.')) at[i] = '_';
    }
    return safe;
}

// Every stage, one a line, as far as the job asks for.
static CompileResult run_stages(Compile *compile) {
    const CompileJob *job = compile->job;
    CompileResult result = {0};
    if (job->dump == DUMP_TREES) return (CompileResult){.written = dump_trees(compile)};
    compile->model = load_model(compile);
    if (!compile->model) return result;
    if (job->dump == DUMP_MODEL) return (CompileResult){.written = dump_model(compile)};
    Composer *composer = new_composer(compile);
    compile->composition = compose_model(compile, composer);
    if (compile->composition) result.written = finish(compile, &result.path);
    result.pages = compile->pages;
    result.attached = compile->attached;
    result.facts = compile->facts;
    composer_drop(composer);
    return result;
}

CompileResult compile_document(const CompileJob *job, const CompileTools *tools, Diag *diag,
                               Buf *dump) {
    Compile compile = {
        .job = job, .tools = tools, .arena = diag->arena, .diag = diag, .dump = dump};
    FileLog files = {.arena = diag->arena}, *const asked = diag->files;
    if (!asked) diag->files = &files; // attachments are made of them
    text_engine_next_document(tools->engine);
    const CompileResult result = run_stages(&compile);
    diag->files = asked;
    return result;
}
