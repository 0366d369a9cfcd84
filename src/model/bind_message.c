// SPDX-License-Identifier: MIT
// Messages of binding: what was found, what was expected, where, and what may have been meant.
#include "model/binder.h"

enum { QUOTED_MAX = 40 }; // [bytes] longer text is cut in messages

Str bind_quotable(Arena *arena, Str text) {
    const size_t newline = str_find_char(text, '\n', 0);
    size_t n = newline == SIZE_MAX ? text.n : newline;
    if (n > QUOTED_MAX) n = QUOTED_MAX;
    while (n > 0 && n < text.n && ((unsigned char)text.at[n] & 0xC0) == 0x80) n--;
    return n == text.n ? text : str_format(arena, "%.*s…", (int)n, text.at);
}

static Str path_text(Arena *arena, const Path *path) {
    if (!path) return (Str){0};
    const Str up = path_text(arena, path->up);
    if (path->key.n == 0) return str_format(arena, "%.*s[%zu]", STR_ARGS(up), path->index);
    return str_format(arena, "%.*s%s%.*s", STR_ARGS(up), up.n ? "." : "", STR_ARGS(path->key));
}

void bind_finish_finding(Binder *binder, const Path *path) {
    diag_path(binder->diag, path_text(binder->arena, path));
}

void bind_finish_findings(Binder *binder, const Path *path, size_t first) {
    if (first == binder->diag->findings.n) return;
    const Str text = path_text(binder->arena, path);
    for (size_t i = first; i < binder->diag->findings.n; i++) {
        Finding *finding = &binder->diag->findings.at[i];
        if (finding->path.n == 0) finding->path = text;
    }
}

static bool is_file_name(Str text) {
    static const Str ENDINGS[] = {STR_INIT(".yaml"), STR_INIT(".yml"), STR_INIT(".csv"),
                                  STR_INIT(".md"), STR_INIT(".pdf")};
    for (size_t i = 0; i < COUNT_OF(ENDINGS); i++)
        if (str_ends(text, ENDINGS[i])) return true;
    return false;
}

void bind_wrong_type(Binder *binder, const Slot *slot, const Value *value) {
    const char *expected = field_type_words(slot->field->type);
    const Str name = slot->field->name;
    if (value->kind == VALUE_SCALAR) {
        const Str found = bind_quotable(binder->arena, value->text);
        diag_add(binder->diag, SEVERITY_FATAL, "DATA-02", value->place,
                 "'%.*s' is the text '%.*s', expected %s", STR_ARGS(name), STR_ARGS(found),
                 expected);
        if (is_file_name(value->text))
            diag_help(binder->diag, "a file is named by a map: %.*s: {file: %.*s}", STR_ARGS(name),
                      STR_ARGS(found));
    } else {
        const char *found = value->kind == VALUE_LIST ? "a list" : "a map";
        diag_add(binder->diag, SEVERITY_FATAL, "DATA-02", value->place, "'%.*s' is %s, expected %s",
                 STR_ARGS(name), found, expected);
    }
    bind_finish_finding(binder, slot->path);
}

void bind_suggest_field(Binder *binder, const Entity *entity, Str word) {
    Str *names = arena_push(binder->arena, Str, entity->n);
    for (size_t i = 0; i < entity->n; i++) names[i] = entity->fields[i].name;
    const Str near = diag_did_you_mean(word, names, entity->n);
    if (near.n) diag_help(binder->diag, "did you mean '%.*s'?", STR_ARGS(near));
}

static Str joined(Arena *arena, const Str *words) {
    Str all = {0};
    for (const Str *word = words; word->n; word++)
        all = str_format(arena, "%.*s%s%.*s", STR_ARGS(all), all.n ? ", " : "", STR_ARGS(*word));
    return all;
}

void bind_suggest_word(Binder *binder, const Str *vocabulary, Str word) {
    size_t n = 0;
    while (vocabulary[n].n) n++;
    const Str near = diag_did_you_mean(word, vocabulary, n);
    if (near.n) {
        diag_help(binder->diag, "did you mean '%.*s'?", STR_ARGS(near));
        return;
    }
    const Str all = joined(binder->arena, vocabulary);
    diag_help(binder->diag, "it must be %s%.*s", n > 1 ? "one of " : "", STR_ARGS(all));
}
