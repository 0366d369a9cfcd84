// SPDX-License-Identifier: MIT
// Item list: a recommendation's text with its items, numbered as the source numbers them.
#include "compose/data_table.h"

bool shows_elision(Text text) {
    for (size_t i = 0; i < text.n; i++) {
        const Str words = text.at[i].text;
        if (str_find(words, STR("[...]"), 0) != SIZE_MAX) return true;
        if (str_find(words, STR("[…]"), 0) != SIZE_MAX) return true;
    }
    return false;
}

static Str roman(Arena *arena, size_t n) {
    static const struct {
        unsigned value;
        const char *digits;
    } parts[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                 {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
    Str words = {0};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        for (; n >= parts[i].value; n -= parts[i].value) {
            words = str_format(arena, "%.*s%s", STR_ARGS(words), parts[i].digits);
        }
    }
    return words;
}

// The number of place `n` (from 1) as the style's first number writes it: 1, a, A, i.
static Str enumerator(Arena *arena, char kind, size_t n) {
    if (kind == 'i' && n < 400) return roman(arena, n);
    const bool letter = (kind >= 'a' && kind <= 'z') || (kind >= 'A' && kind <= 'Z');
    if (!letter || n > 26) return str_format(arena, "%zu", n);
    const char first = kind >= 'a' ? 'a' : 'A';
    return str_format(arena, "%c", (char)(first + (char)(n - 1)));
}

static bool is_enumerator(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Str item_label(Arena *arena, Str style, Str id, size_t place) {
    if (style.n == 0) style = id.n ? STR("1.") : STR("-");
    size_t lo = 0;
    while (lo < style.n && !is_enumerator(style.at[lo])) lo++;
    if (lo == style.n) return str_eq(style, STR("-")) ? STR("–") : style;
    size_t hi = lo;
    while (hi < style.n && is_enumerator(style.at[hi])) hi++;
    const Str number = id.n ? id : enumerator(arena, style.at[lo], place);
    const Str before = str_slice(style, 0, lo);
    const Str after = str_slice(style, hi, style.n);
    return str_format(arena, "%.*s%.*s%.*s", STR_ARGS(before), STR_ARGS(number), STR_ARGS(after));
}

static bool is_truth(const Record *record, Str field) {
    const Datum *datum = record_field(record, field);
    return datum->kind == DATUM_TRUTH && datum->truth;
}

// The text of a record with the mark of what is left out, when it does not show it itself.
static Text marked_text(const RecordRows *rows, const Record *record, Str field, Arena *arena) {
    const Text text = composer_text(rows->composer, arena, record_field(record, field));
    if (!is_truth(record, STR("elided")) || shows_elision(text)) return text;
    if (text.n == 0) return rows->elided;
    return text_join(arena, text_join(arena, text, text_plain(arena, STR(" "))), rows->elided);
}

static Block *item_blocks(const RecordRows *rows, const Record *owner, Arena *arena);

static void set_item(const RecordRows *rows, const Record *item, Arena *arena, ListItem *out) {
    BlockList body = {0};
    block_append(&body,
                 block_paragraph(arena, marked_text(rows, item, STR("text"), arena), rows->role));
    block_append(&body, item_blocks(rows, item, arena));
    out->children = body.first;
}

static Block *item_blocks(const RecordRows *rows, const Record *owner, Arena *arena) {
    const Datum *items = record_list(owner, STR("items"));
    const Str style = record_string(owner, STR("item_style"));
    if (items->kind != DATUM_LIST || items->n == 0) return NULL;
    ListItem *list = arena_push(arena, ListItem, items->n);
    bool ordered = false;
    for (size_t i = 0; i < items->n; i++) {
        const Record *item = items->items[i].record;
        const Str label = item_label(arena, style, record_string(item, STR("id")), i + 1);
        ordered = ordered || !str_eq(label, STR("–"));
        list[i].label = text_plain(arena, label);
        set_item(rows, item, arena, &list[i]);
    }
    Block *block = block_new(arena, BLOCK_LIST, rows->place);
    block->list = (ListBlock){list, items->n, ordered, true};
    return block;
}

static void append_text(const RecordRows *rows, BlockList *to, Arena *arena, Text text) {
    if (text.n) block_append(to, block_paragraph(arena, text, rows->role));
}

// The mark stands where the text ends: in the paragraph before the items when nothing follows.
const Block *description_blocks(const RecordRows *rows, const Record *record, Arena *arena) {
    BlockList body = {0};
    Composer *composer = rows->composer;
    const Text title = composer_text(composer, arena, record_field(record, STR("title")));
    append_text(rows, &body, arena, text_marked(arena, title, text_mark_strong, (Str){0}));
    const bool has_items = record_list(record, STR("items"))->n > 0;
    const Datum *text = record_field(record, STR("text"));
    const Datum *after = record_field(record, STR("text_after"));
    const bool mark_after = after->kind == DATUM_TEXT;
    append_text(rows, &body, arena,
                mark_after || has_items ? composer_text(composer, arena, text)
                                        : marked_text(rows, record, STR("text"), arena));
    block_append(&body, item_blocks(rows, record, arena));
    if (mark_after) {
        append_text(rows, &body, arena, marked_text(rows, record, STR("text_after"), arena));
    } else if (has_items && is_truth(record, STR("elided"))) {
        append_text(rows, &body, arena, rows->elided);
    }
    return body.first;
}
