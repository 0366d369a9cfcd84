// SPDX-License-Identifier: MIT
// Lines with labels to nested items. One function reads a run of lines of one indentation; what is
// indented deeper belongs to the item above.
#include "model/desugar_parts.h"

enum { ITEM_MAX_DEPTH = 8 }; // deeper nesting stays text of its item

typedef VEC(const Value *) Values;

typedef struct {
    size_t lo, hi; // bytes of the line in the text, without its indentation
    size_t indent;
    size_t label, body; // [bytes] length of the label (0: none); start of the words behind it
    Str id, style;
} ItemLine;

typedef struct {
    Arena *arena;
    const Value *text;
    VEC(ItemLine) lines;
    size_t next;
} ItemReader;

static bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static Str style_of(Str label, Str id) {
    const bool digit = id.at[0] >= '0' && id.at[0] <= '9';
    if (label.at[0] == '(') return digit ? STR("(1)") : STR("(a)");
    if (label.at[label.n - 1] == ')') return digit ? STR("1)") : STR("a)");
    return digit ? STR("1.") : STR("a.");
}

// label = "-" | ["("] id (")" | ".") ; id is one letter or digits; a blank follows.
static void read_label(ItemLine *line, Str words) {
    const size_t open = words.n && words.at[0] == '(' ? 1 : 0;
    size_t end = open;
    if (str_starts(words, STR("- "))) {
        line->label = 1;
        line->style = STR("-");
        return;
    }
    while (end < words.n && end - open < 3 && is_alnum(words.at[end])) end++;
    if (end == open || end + 1 >= words.n || words.at[end + 1] != ' ') return;
    if (words.at[end] != ')' && (open || words.at[end] != '.')) return;
    line->id = str_slice(words, open, end);
    if (line->id.n > 1 && (line->id.at[0] < '0' || line->id.at[0] > '9')) return;
    line->label = end + 1;
    line->style = style_of(str_slice(words, 0, end + 1), line->id);
}

static void push_line(ItemReader *reader, size_t lo, size_t hi) {
    const Str text = reader->text->text;
    size_t at = lo;
    while (at < hi && text.at[at] == ' ') at++;
    if (at == hi) return;
    ItemLine *line = vec_push(reader->arena, &reader->lines);
    *line = (ItemLine){.lo = at, .hi = hi, .indent = at - lo};
    read_label(line, str_slice(text, at, hi));
    line->body = line->label ? at + line->label + 1 : at;
}

static void split_lines(ItemReader *reader) {
    const Str text = reader->text->text;
    for (size_t lo = 0; lo < text.n;) {
        const size_t newline = str_find_char(text, '\n', lo);
        const size_t hi = newline == SIZE_MAX ? text.n : newline;
        push_line(reader, lo, hi);
        lo = hi + 1;
    }
}

// The item's own line and those without a label below it.
static const Value *take_words(ItemReader *reader) {
    const size_t from = reader->lines.at[reader->next].body;
    size_t to = reader->lines.at[reader->next++].hi;
    while (reader->next < reader->lines.n && !reader->lines.at[reader->next].label)
        to = reader->lines.at[reader->next++].hi;
    return desugar_slice(reader->arena, reader->text, from, to);
}

static bool is_elision(Str words) {
    const Str trimmed = str_trim(words);
    return str_eq(trimmed, STR("[...]")) || str_eq(trimmed, STR("[…]"));
}

static const Value *take_items(ItemReader *reader, size_t depth, Str *style);

static const Value *take_item(ItemReader *reader, size_t depth, size_t ordinal) {
    const ItemLine line = reader->lines.at[reader->next];
    const Str id = line.id.n ? line.id : str_format(reader->arena, "%zu", ordinal);
    const Value *words = take_words(reader);
    const bool elided = is_elision(words->text);
    const bool deeper = reader->next < reader->lines.n && depth < ITEM_MAX_DEPTH &&
                        reader->lines.at[reader->next].indent > line.indent;
    Str style = {0};
    const Value *items = deeper ? take_items(reader, depth + 1, &style) : NULL;
    const Str keys[] = {STR("id"), STR("text"), STR("elided"), STR("item_style"), STR("items")};
    const Value *values[] = {
        desugar_scalar(reader->arena, words, id),
        elided ? NULL : words,
        elided ? desugar_scalar(reader->arena, words, STR("yes")) : NULL,
        items ? desugar_scalar(reader->arena, words, style) : NULL,
        items,
    };
    return desugar_map(reader->arena, words, keys, values, COUNT_OF(keys));
}

static const Value *take_items(ItemReader *reader, size_t depth, Str *style) {
    Values items = {0};
    const size_t indent = reader->lines.at[reader->next].indent;
    *style = reader->lines.at[reader->next].style;
    while (reader->next < reader->lines.n && reader->lines.at[reader->next].indent >= indent) {
        const Value *item = take_item(reader, depth, items.n + 1);
        *vec_push(reader->arena, &items) = item;
    }
    return desugar_list(reader->arena, reader->text, items.at, items.n);
}

const Value *desugar_items(Arena *arena, const Value *text, Str *style) {
    ItemReader reader = {.arena = arena, .text = text};
    split_lines(&reader);
    if (reader.lines.n == 0 || !reader.lines.at[0].label) return NULL;
    // Lines indented less than the first still belong to the list.
    for (size_t i = 0; i < reader.lines.n; i++)
        if (reader.lines.at[i].indent < reader.lines.at[0].indent)
            reader.lines.at[i].indent = reader.lines.at[0].indent;
    return take_items(&reader, 1, style);
}
