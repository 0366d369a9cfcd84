// SPDX-License-Identifier: MIT
// Inline text: the markup of the data becomes spans; references become links to their rows.
#include "compose/composer.h"
#include "model/derive.h"
#include "model/entities.h"

static void put_children(Composer *composer, TextBuilder *to, const Inline *inlines,
                         TextSpan style) {
    composer_put_inlines(composer, to, inlines->children, &style);
}

// A link without a target keeps its words.
static void put_link(Composer *composer, TextBuilder *to, const Inline *link, TextSpan style) {
    text_mark_url(&style, link->argument);
    if (link->children) {
        put_children(composer, to, link, style);
    } else {
        text_put(to, link->argument, &style);
    }
}

static void put_domain(Composer *composer, TextBuilder *to, const Inline *domain, TextSpan style) {
    const Record *record = model_lookup(composer->model, &ENTITY_DOMAIN, domain->argument);
    if (!record) {
        text_put(to, domain->argument, &style);
        return;
    }
    const Str lang = record_string(record, STR("lang"));
    const Str label = record_string(record, STR("u_label"));
    if (lang.n) style.lang = lang;
    text_put(to, label.n ? label : record_string(record, STR("a_label")), &style);
}

static void put_reference(Composer *composer, TextBuilder *to, const Inline *rec, TextSpan style) {
    const Record *record = composer_find_recommendation(composer, rec->argument);
    if (record) {
        text_mark_to(&style, model_destination(to->arena, record));
        style.title = composer_link_title(composer, to->arena, record);
    }
    text_put(to, rec->argument, &style);
}

// One condition "status=complete" of {count …}: does the record meet it?
static bool meets(const Record *record, Str condition) {
    const size_t sign = str_find_char(condition, '=', 0);
    if (sign == SIZE_MAX) return false;
    const Str want = str_slice(condition, sign + 1, condition.n);
    return str_eq(record_string(record, str_slice(condition, 0, sign)), want);
}

static bool meets_all(const Record *record, Str conditions) {
    while ((conditions = str_trim(conditions)).n > 0) {
        size_t end = str_find_char(conditions, ' ', 0);
        if (end == SIZE_MAX) end = conditions.n;
        if (!meets(record, str_slice(conditions, 0, end))) return false;
        conditions = str_slice(conditions, end, conditions.n);
    }
    return true;
}

// {count recommendations status=complete}: how many records of a list meet all conditions.
static void put_count(Composer *composer, TextBuilder *to, const Inline *count, TextSpan style) {
    size_t end = str_find_char(count->argument, ' ', 0);
    if (end == SIZE_MAX) end = count->argument.n;
    const Datum *list = record_list(composer->model->root, str_slice(count->argument, 0, end));
    const Str conditions = str_slice(count->argument, end, count->argument.n);
    int64_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].kind == DATUM_RECORD) n += meets_all(list->items[i].record, conditions);
    }
    text_put(to, messages_number(composer->messages, to->arena, n), &style);
}

static void put_inline(Composer *composer, TextBuilder *to, const Inline *at, TextSpan style) {
    style.place = at->place;
    switch (at->kind) {
    case INLINE_TEXT: text_put(to, at->text, &style); break;
    case INLINE_EMPH:
        style.emph = true;
        put_children(composer, to, at, style);
        break;
    case INLINE_STRONG:
        style.strong = true;
        put_children(composer, to, at, style);
        break;
    case INLINE_CODE:
        style.code = true;
        text_put(to, at->text, &style);
        break;
    case INLINE_LANG:
        style.lang = at->argument;
        put_children(composer, to, at, style);
        break;
    case INLINE_LINK: put_link(composer, to, at, style); break;
    case INLINE_DOMAIN: put_domain(composer, to, at, style); break;
    case INLINE_REC: put_reference(composer, to, at, style); break;
    case INLINE_COUNT: put_count(composer, to, at, style); break;
    case INLINE_BREAK: text_put(to, STR("\xE2\x80\xA8"), &style); break; // U+2028
    }
}

void composer_put_inlines(Composer *composer, TextBuilder *to, const Inline *first,
                          const TextSpan *style) {
    const TextSpan base = style ? *style : (TextSpan){0};
    for (; first; first = first->next) put_inline(composer, to, first, base);
}

static void put_prose_words(Composer *composer, TextBuilder *to, const Prose *prose) {
    for (; prose; prose = prose->next) {
        if (to->spans.n) text_put(to, STR(" "), NULL);
        composer_put_inlines(composer, to, prose->inlines, NULL);
        text_put(to, prose->text, NULL);
        put_prose_words(composer, to, prose->children);
    }
}

Text composer_text(Composer *composer, Arena *arena, const Datum *datum) {
    TextBuilder to = {.arena = arena};
    const TextSpan style = {.place = datum->value ? datum->value->place : (Place){0}};
    switch (datum->kind) {
    case DATUM_STRING:
    case DATUM_REFERENCE: text_put(&to, datum->string, &style); break;
    case DATUM_TEXT: composer_put_inlines(composer, &to, datum->inlines, &style); break;
    case DATUM_PROSE: put_prose_words(composer, &to, datum->prose); break;
    case DATUM_DATE:
        text_put(&to, composer_date(composer, arena, datum->date, (Str){0}), &style);
        break;
    case DATUM_COUNT:
        text_put(&to, messages_number(composer->messages, arena, datum->count), &style);
        break;
    case DATUM_NO_VALUE:
        text_put(&to, composer_no_value(composer, arena, datum->no_value), &style);
        break;
    case DATUM_NONE:
    case DATUM_TRUTH:
    case DATUM_RECORD:
    case DATUM_LIST: break;
    }
    return text_of_builder(&to);
}
