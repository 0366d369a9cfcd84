// SPDX-License-Identifier: MIT
// Composer: a model and the layout of its kind to a composition.
#include "compose/composer.h"

#include "compose/cage.h"
#include "compose/constructors.h"
#include "compose/derived.h"
#include "compose/values.h"

Composer *composer_new(const ComposeOptions *options) {
    Composer *composer = arena_push(options->arena, Composer, 1);
    composer->options = *options;
    if (composer->options.theme.n == 0) composer->options.theme = STR("theme.report");
    return composer;
}

void composer_drop(Composer *composer) {
    if (!composer) return;
    host_drop(composer->host);
    messages_drop(composer->messages);
    composer->host = NULL;
    composer->messages = NULL;
}

static bool open_messages(Composer *composer) {
    const MessagesOptions options = {.arena = composer->options.arena,
                                     .diag = composer->options.diag,
                                     .layouts = composer->options.layouts,
                                     .workspace = composer->options.workspace,
                                     .lang = composer->model->lang};
    composer->messages = messages_load(&options);
    if (!composer->messages) return false;
    const Record *document = record_child(composer->model->root, STR("document"));
    const Str pattern = record_string(document, STR("date_format"));
    if (pattern.n) messages_set_day_pattern(composer->messages, pattern);
    return true;
}

static bool open_host(Composer *composer) {
    const HostOptions options = {.arena = composer->options.arena,
                                 .diag = composer->options.diag,
                                 .layouts = composer->options.layouts,
                                 .workspace = composer->options.workspace};
    composer->host = host_new(&options);
    if (!composer->host) return false;
    composer->host->owner = composer;
    return true;
}

// Where the data names the layout: it, or else the kind, which is a layout's name too.
static Str layout_key(const Model *model) {
    const Record *document = record_child(model->root, STR("document"));
    return record_string(document, STR("layout")).n ? STR("layout") : STR("kind");
}

// The layout must return document{}.
static int run_layout(lua_State *lua) {
    Composer *composer = lua_touserdata(lua, 1);
    cage_open(lua);
    values_open(lua);
    records_open(lua);
    lists_open(lua);
    texts_open(lua);
    summary_open(lua);
    derived_open(lua);
    references_open(lua);
    constructors_open(lua);
    const Record *document = record_child(composer->model->root, STR("document"));
    host_require(lua, record_string(document, layout_key(composer->model)));
    if (!box_of(lua, -1, BOX_DOCUMENT) || !composer->composition) {
        host_fail(lua, "a layout returns document { … }, this one a %s", value_name(lua, -1));
    }
    return 0;
}

const Composition *composer_run(Composer *composer, const Model *model) {
    composer->model = model;
    composer->review = model_review(model);
    composer->several_reviews = record_list(model->root, STR("reviews"))->n > 1;
    if (!open_messages(composer) || !open_host(composer)) return NULL;
    const Place named = record_place(record_child(model->root, STR("document")), layout_key(model));
    if (!host_run(composer->host, run_layout, composer, HOST_STEPS, named)) return NULL;
    if (!composer_add_links(composer)) return NULL;
    composer_add_colophon(composer);
    return diag_is_fatal(composer->options.diag) ? NULL : composer->composition;
}
