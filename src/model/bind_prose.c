// SPDX-License-Identifier: MIT
// Prose: Markdown, a list of texts that is printed as bullets, or a list of paragraphs.
#include "model/binder.h"

static const Inline *read_item(Binder *binder, const Slot *slot, const Value *text, size_t index) {
    const Path path = {slot->path, {0}, index};
    if (text->kind != VALUE_SCALAR) {
        const Field field = {.name = slot->field->name, .type = FIELD_TEXT};
        bind_wrong_type(binder, &(Slot){&field, slot->owner, &path}, text);
        return NULL;
    }
    const size_t before = binder->diag->findings.n;
    const Inline *inlines = inline_read(binder->arena, text, binder->diag);
    bind_finish_findings(binder, &path, before);
    return inlines;
}

// A list of texts is printed as bullets.
static Prose *bullets(Binder *binder, const Slot *slot, const Value *list) {
    Prose *top = arena_push(binder->arena, Prose, 1);
    Prose *items = arena_push(binder->arena, Prose, list->n);
    Prose *paragraphs = arena_push(binder->arena, Prose, list->n);
    *top = (Prose){.kind = PROSE_LIST, .tight = true, .place = list->place};
    if (list->n) top->children = items;
    for (size_t i = 0; i < list->n; i++) {
        const Place place = list->items[i]->place;
        paragraphs[i] = (Prose){.kind = PROSE_PARAGRAPH, .place = place};
        paragraphs[i].inlines = read_item(binder, slot, list->items[i], i);
        items[i] = (Prose){.kind = PROSE_ITEM, .place = place, .children = &paragraphs[i]};
        if (i + 1 < list->n) items[i].next = &items[i + 1];
    }
    return top;
}

static const Prose *read_markdown(Binder *binder, const Slot *slot, const Value *text) {
    const size_t before = binder->diag->findings.n;
    const Prose *prose = markdown_read(binder->arena, text, binder->diag);
    bind_finish_findings(binder, slot->path, before);
    return prose;
}

void bind_prose(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (value->kind == VALUE_MAP) {
        bind_wrong_type(binder, slot, value);
        return;
    }
    const Prose *prose = value->kind == VALUE_LIST ? bullets(binder, slot, value)
                                                   : read_markdown(binder, slot, value);
    *out = (Datum){.kind = DATUM_PROSE, .value = value, .prose = prose};
}

static void check_list_keys(Binder *binder, const Value *map, const Path *path) {
    static const Str KEYS[] = {STR_INIT("list"), STR_INIT("items"), {0}};
    for (size_t i = 0; i < map->n; i++) {
        const Member *member = &map->members[i];
        if (str_eq(member->key, KEYS[0]) || str_eq(member->key, KEYS[1])) continue;
        diag_add(binder->diag, SEVERITY_WARNING, "DATA-01", member->key_place,
                 "unknown key '%.*s' in a list of paragraphs", STR_ARGS(member->key));
        bind_finish_finding(binder, &(Path){path, member->key, 0});
        bind_suggest_word(binder, KEYS, member->key);
    }
}

// {list: ordered | bullets, items: [text, …]}; NULL after a finding.
static Prose *list_of_items(Binder *binder, const Slot *slot, const Value *map) {
    static const Str STYLES[] = {STR_INIT("bullets"), STR_INIT("ordered"), {0}};
    const Value *style = value_member(map, STR("list")), *items = value_member(map, STR("items"));
    const Path path = {slot->path, STR("items"), 0};
    const Field field = {.name = STR("items"), .type = FIELD_STRINGS};
    check_list_keys(binder, map, slot->path);
    if (!items || items->kind != VALUE_LIST) {
        bind_wrong_type(binder, &(Slot){&field, slot->owner, &path}, items ? items : map);
        return NULL;
    }
    Prose *list = bullets(binder, &(Slot){&field, slot->owner, &path}, items);
    const bool is_word = style && style->kind == VALUE_SCALAR;
    list->ordered = is_word && str_eq(style->text, STYLES[1]);
    list->start = 1;
    list->delimiter = '.';
    if (!style || list->ordered || (is_word && str_eq(style->text, STYLES[0]))) return list;
    diag_add(binder->diag, SEVERITY_FATAL, "DATA-08", style->place,
             "'list' is no style of a list that is known");
    bind_finish_finding(binder, slot->path);
    bind_suggest_word(binder, STYLES, is_word ? style->text : (Str){0});
    return list;
}

static Prose *paragraph(Binder *binder, const Slot *slot, const Value *text, size_t index) {
    Prose *prose = arena_push(binder->arena, Prose, 1);
    *prose = (Prose){.kind = PROSE_PARAGRAPH, .place = text->place};
    prose->inlines = read_item(binder, slot, text, index);
    return prose;
}

static const Prose *paragraphs(Binder *binder, const Slot *slot, const Value *list) {
    const Prose *first = NULL;
    Prose *last = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const Value *item = list->items[i];
        const Path path = {slot->path, {0}, i};
        const Slot below = {slot->field, slot->owner, &path};
        Prose *prose = item->kind == VALUE_MAP ? list_of_items(binder, &below, item)
                                               : paragraph(binder, slot, item, i);
        if (!prose) continue;
        if (last)
            last->next = prose;
        else
            first = prose;
        last = prose;
    }
    return first;
}

void bind_paragraphs(Binder *binder, const Slot *slot, const Value *value, Datum *out) {
    if (value->kind == VALUE_MAP) {
        bind_wrong_type(binder, slot, value);
        return;
    }
    const Prose *prose = value->kind == VALUE_LIST ? paragraphs(binder, slot, value)
                                                   : read_markdown(binder, slot, value);
    *out = (Datum){.kind = DATUM_PROSE, .value = value, .prose = prose};
}
