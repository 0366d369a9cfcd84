// SPDX-License-Identifier: MIT
// Worklist: each target is a workspace, a document, or a text; --lang and --shard take their part.
#include "cli/worklist.h"

#include "base/fs.h"
#include "cli/check_text.h"

RuleConfig rules_over(Arena *arena, const BuildOptions *options, const Workspace *workspace) {
    const RuleOptions *given = &options->rules;
    const RuleConfig over = {given->rules, given->severities, given->n};
    return rule_config_over(arena, &workspace->rules, &over);
}

StandardSet standards_of(const BuildOptions *options, const Workspace *workspace) {
    return options->standard ? options->standards : workspace->standards;
}

// The command line may ask for files that the workspace's standards do not allow.
static bool may_attach(const BuildOptions *options, const Workspace *workspace, Diag *diag) {
    const Standard against = standards_against_files(standards_of(options, workspace));
    const char *asked = options->attach;
    if (against == STANDARD__COUNT || !asked || strcmp(asked, "none") == 0) return true;
    diag_add(
        diag, SEVERITY_FATAL, "PDF-11", (Place){0},
        "--attach asks for %s, and %.*s, which rapporteur.yaml names, allows no attached files",
        asked, STR_ARGS(standard_facts(against)->name));
    diag_help(diag, "PDF/A-3a and PDF/A-4f allow them: --standard ua-1,a-3a");
    return false;
}

static void push(Worklist *list, const BuildOptions *options, WorkItem item) {
    if (list->count++ % options->shards != options->shard - 1) return;
    item.shared = list->shared.paths.n;
    *vec_push(list->arena, &list->items) = item;
}

static Diag *new_notice(Worklist *list) {
    Diag *diag = arena_push(list->arena, Diag, 1);
    diag_init(diag, list->arena);
    diag->files = &list->shared;
    *vec_push(list->arena, &list->notices) = (WorkNotice){list->items.n, diag};
    return diag;
}

static bool are_of_one_item(const Edition *a, const Edition *b) {
    return str_eq(a->path, b->path) && str_eq(a->item, b->item);
}

// --lang: the edition in that language; a document's own words only where no translation is in it.
static bool is_wanted(const BuildOptions *options, const Edition *editions, size_t n, size_t at) {
    if (!options->lang) return true;
    const Edition *edition = &editions[at];
    const Str lang = str_of(options->lang);
    if (edition->lang.n) return str_eq(edition->lang, lang);
    for (size_t i = 0; i < n; i++)
        if (str_eq(editions[i].lang, lang) && are_of_one_item(edition, &editions[i])) return false;
    return true;
}

static void collect_editions(Worklist *list, const BuildOptions *options, const char *target) {
    Diag *diag = new_notice(list);
    const Workspace *workspace = workspace_open(list->arena, target, diag);
    if (!workspace || !may_attach(options, workspace, diag)) return;
    Edition *editions;
    const bool folder = strcmp(target, "-") != 0 && fs_is_folder(target);
    const size_t n = folder ? workspace_editions(list->arena, workspace, diag, &editions)
                            : document_editions(list->arena, workspace, target, &editions);
    list->rules = rules_over(list->arena, options, workspace);
    for (size_t i = 0; i < n; i++)
        if (is_wanted(options, editions, n, i))
            push(list, options, (WorkItem){NULL, workspace, editions[i], list->rules, 0});
}

static void collect(Worklist *list, const BuildOptions *options, bool check_only,
                    const char *target) {
    if (check_only && is_text_file(target))
        push(list, options, (WorkItem){.text = target, .edition.shown = str_of(target)});
    else
        collect_editions(list, options, target);
}

void worklist_collect(Worklist *list, const BuildOptions *options, bool check_only) {
    for (size_t i = 0; i < options->target_count; i++)
        collect(list, options, check_only, options->targets[i]);
    if (options->target_count == 0) collect(list, options, check_only, ".");
}
