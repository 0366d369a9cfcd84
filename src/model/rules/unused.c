// SPDX-License-Identifier: MIT
// RF-04: a link of the list at the end has words of its own, or a text leads there.
#include "model/rules/checks.h"

typedef struct {
    Arena *scratch;
    Map targets; // of all links in texts
} Links;

static void see_link(void *self, const Inline *at) {
    Links *links = self;
    if (at->kind == INLINE_LINK && at->argument.n)
        map_put(links->scratch, &links->targets, at->argument, links);
}

static void see_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    (void)owner, (void)field;
    datum_visit_inlines(datum, see_link, self);
}

static void check_link(const Links *links, Diag *diag, const Record *link) {
    const Str url = record_string(link, STR("url"));
    const bool used = map_lookup(&links->targets, url) != NULL;
    if (used || record_field(link, STR("text"))->kind == DATUM_TEXT) return;
    diag_add(diag, SEVERITY_WARNING, "RF-04", record_place(link, STR("url")),
             "no text leads to '%.*s', and the link has no words of its own", STR_ARGS(url));
    check_path(diag, link, STR("url"));
    check_waiver_help(diag, "add 'text', or lead to it from where it belongs", "RF-04");
}

void check_unused_links(const Model *model, Diag *diag) {
    const Datum *list = record_list(model->root, STR("links"));
    if (list->n == 0) return;
    Links links = {.scratch = arena_new(4096)};
    model_visit(&(Visitor){.datum = see_datum, .self = &links}, model->root);
    for (size_t i = 0; i < list->n; i++) check_link(&links, diag, list->items[i].record);
    arena_drop(links.scratch);
}
