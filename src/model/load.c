// SPDX-License-Identifier: MIT
// Load: a document file to a model, stage by stage; and the record of a workspace.
#include "model/bind.h"

#include "base/fs.h"
#include "model/binder.h"
#include "model/controls.h"
#include "model/entities.h"
#include "model/index.h"
#include "model/items.h"
#include "model/parts.h"
#include "model/resolve.h"
#include "model/shared.h"

static Binder binder_new(const BindOptions *options, Str lang, Str own_lang) {
    return (Binder){.arena = options->arena,
                    .diag = options->diag,
                    .lang = lang.n ? lang : own_lang,
                    .own_lang = own_lang};
}

static void index_waivers(Binder *binder, ModelIndex *index) {
    const size_t n = binder->waived.n;
    bool **used = arena_push(binder->arena, bool *, n);
    for (size_t i = 0; i < n; i++) {
        const Datum *allow = record_list(binder->waived.at[i], STR("allow"));
        used[i] = arena_push(binder->arena, bool, allow->n);
    }
    index->waived = binder->waived.at;
    index->waived_n = n;
    index->waiver_used = used;
}

static const ModelIndex *finish_index(Binder *binder, Record *root) {
    ModelIndex *index = arena_push(binder->arena, ModelIndex, 1);
    complete_vocabulary(binder, root);
    complete_periods(binder, root);
    index_add_lists(binder->arena, index, root);
    resolve_words(binder, index);
    complete_reviews(binder, index, root);
    index_add_recommendations(binder->arena, index, root);
    resolve_recommendations(binder, index);
    index_waivers(binder, index);
    index_add_texts(binder->arena, index, root);
    return index;
}

static const Model *bind_tree(Binder *binder, const Value *tree) {
    const size_t fatal = binder->diag->counts[SEVERITY_FATAL];
    Model *model = arena_push(binder->arena, Model, 1);
    Record *root = arena_push(binder->arena, Record, 1);
    bind_record(binder, root, &ENTITY_FILE, tree, NULL);
    if (binder->diag->counts[SEVERITY_FATAL] > fatal) return NULL;
    const ModelIndex *index = finish_index(binder, root);
    *model = (Model){.arena = binder->arena, .lang = binder->lang, .root = root};
    model->own_lang = binder->own_lang;
    model->place = tree->place;
    model->index = index;
    return binder->diag->counts[SEVERITY_FATAL] > fatal ? NULL : model;
}

static Str root_of(const BindOptions *options) {
    return fs_real_path(options->arena, options->root && *options->root ? options->root : ".");
}

// What stands in a PDF is in one language, and whole.
static const Value *load_pdf(const BindOptions *options, PartLoader *loader, const char *path,
                             Str shown) {
    const EditionFile file = {path, shown, loader->root};
    loader->lang = (Str){0};
    const Source *source = options->open(options->open_context, &file, options->diag);
    return source ? parts_load_sealed(loader, source) : NULL;
}

static const Model *load_edition(const BindOptions *options, const char *document, Str shown,
                                 bool pdf) {
    PartLoader loader = {.arena = options->arena, .diag = options->diag, .lang = options->lang};
    const size_t fatal = options->diag->counts[SEVERITY_FATAL];
    loader.root = root_of(options);
    const Value *tree =
        pdf ? load_pdf(options, &loader, document, shown) : parts_load(&loader, document, shown);
    if (!tree) return NULL;
    controls_refuse(tree, options->diag);
    tree = shared_lay(options->arena, tree, options->shared);
    Binder binder = binder_new(options, loader.lang, loader.own_lang);
    const Model *model = bind_tree(&binder, tree);
    if (model) choose_item(&binder, model, options->item);
    return options->diag->counts[SEVERITY_FATAL] > fatal ? NULL : model;
}

bool edition_is_pdf(Str name) {
    return name.n > 4 && str_eq_ascii_fold(str_slice(name, name.n - 4, name.n), STR(".pdf"));
}

const Model *model_load_edition(const BindOptions *options, const char *file, Str shown) {
    return load_edition(options, file, shown, options->open && edition_is_pdf(str_of(file)));
}

// An edition that cannot be read is said at the place that names it, with its own first finding.
static void previous_failed(const BindOptions *options, const Record *previous, const Diag *own) {
    const Str file = record_string(previous, STR("file"));
    const Severity worst = own->counts[SEVERITY_SYSTEM] ? SEVERITY_SYSTEM : SEVERITY_FATAL;
    diag_add(options->diag, worst, "DATA-17", record_place(previous, STR("file")),
             "the earlier edition '%.*s' cannot be read", STR_ARGS(file));
    diag_path(options->diag, STR("document.previous.file"));
    for (size_t i = 0; i < own->findings.n; i++) {
        const Finding *finding = &own->findings.at[i];
        if (finding->severity < SEVERITY_FATAL) continue;
        diag_note(options->diag, finding->place, "%.*s", STR_ARGS(finding->message));
        if (finding->help.n) diag_help(options->diag, "%.*s", STR_ARGS(finding->help));
        return;
    }
}

// What is wrong with the earlier edition otherwise was said when it was made.
static const Model *load_previous(const BindOptions *options, const Model *model,
                                  const char *document, Str shown) {
    const Record *previous =
        record_child(record_child(model->root, STR("document")), STR("previous"));
    const Str file = record_string(previous, STR("file"));
    const bool pdf = edition_is_pdf(file);
    if (!previous || (pdf && !options->open)) return NULL;
    Arena *arena = options->arena;
    const Str path = fs_join(arena, fs_folder(str_of(document)), file);
    Diag own;
    diag_init(&own, arena);
    own.files = options->diag->files;
    BindOptions earlier = *options;
    earlier.diag = &own;
    earlier.item = (Str){0};
    const bool inside = !fs_exists(path.at) || fs_is_inside(arena, root_of(options), path);
    const Str named = fs_join(arena, fs_folder(shown), file);
    const Model *edition = inside ? load_edition(&earlier, path.at, named, pdf) : NULL;
    if (!edition) previous_failed(options, previous, &own);
    return edition;
}

const Model *model_load(const BindOptions *options, const char *document, Str shown) {
    const Model *model = load_edition(options, document, shown, false);
    if (!model) return NULL;
    Model *whole = arena_push(options->arena, Model, 1);
    *whole = *model;
    whole->previous = load_previous(options, model, document, shown);
    return diag_is_fatal(options->diag) ? NULL : whole;
}

const Record *model_load_workspace(Arena *arena, Diag *diag, const Source *source, Str root) {
    const size_t fatal = diag->counts[SEVERITY_FATAL];
    PartLoader loader = {.arena = arena, .diag = diag, .root = root};
    const Value *tree = parts_load_workspace(&loader, source);
    if (!tree) return NULL;
    controls_refuse(tree, diag);
    Binder binder = {.arena = arena, .diag = diag, .lang = STR("en"), .own_lang = STR("en")};
    Record *record = arena_push(arena, Record, 1);
    bind_record(&binder, record, &ENTITY_WORKSPACE, tree, NULL);
    return diag->counts[SEVERITY_FATAL] > fatal ? NULL : record;
}

const Record *model_lookup(const Model *model, const Entity *entity, Str id) {
    return index_lookup(model->index, entity, id);
}

size_t model_languages(Arena *arena, const char *document, Str **out) {
    const Str path = str_of(document), name = fs_base_name(path);
    const char *dot = name.n ? memrchr(name.at, '.', name.n) : NULL;
    const size_t stem = dot ? (size_t)(dot - name.at) : name.n;
    const Str pattern = parts_overlay_path(arena, name, STR("*"));
    Str *names;
    const size_t n = fs_glob(arena, fs_folder(path), pattern, &names);
    Str *languages = arena_push(arena, Str, n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const size_t end = names[i].n - (name.n - stem);
        if (names[i].n < name.n + 2 || !str_starts(names[i], str_slice(name, 0, stem))) continue;
        const Str lang = str_slice(names[i], stem + 1, end);
        if (lang_is_well_formed(lang)) languages[count++] = lang;
    }
    *out = languages;
    return count;
}
