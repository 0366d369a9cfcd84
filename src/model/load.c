// SPDX-License-Identifier: MIT
// Load: a document file to a model, stage by stage; and the record of a workspace.
#include "model/bind.h"

#include "base/fs.h"
#include "model/binder.h"
#include "model/entities.h"
#include "model/index.h"
#include "model/items.h"
#include "model/parts.h"
#include "model/resolve.h"
#include "read/yaml.h"

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
    model->place = tree->place;
    model->index = index;
    return binder->diag->counts[SEVERITY_FATAL] > fatal ? NULL : model;
}

const Model *model_load(const BindOptions *options, const char *document, Str shown) {
    PartLoader loader = {.arena = options->arena, .diag = options->diag, .lang = options->lang};
    const size_t fatal = options->diag->counts[SEVERITY_FATAL];
    loader.root =
        fs_real_path(options->arena, options->root && *options->root ? options->root : ".");
    const Value *tree = parts_load(&loader, document, shown);
    if (!tree) return NULL;
    Binder binder = binder_new(options, options->lang, loader.own_lang);
    const Model *model = bind_tree(&binder, tree);
    if (model) choose_item(&binder, model, options->item);
    return options->diag->counts[SEVERITY_FATAL] > fatal ? NULL : model;
}

const Record *model_load_workspace(Arena *arena, Diag *diag, const Source *source) {
    const size_t fatal = diag->counts[SEVERITY_FATAL];
    const Value *tree = yaml_read(arena, source, diag);
    if (!tree) return NULL;
    if (tree->kind != VALUE_MAP) {
        diag_add(diag, SEVERITY_FATAL, "DATA-02", tree->place,
                 "a workspace file is a map of keys and values");
        return NULL;
    }
    if (!parts_check_format(diag, tree, true)) return NULL;
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
