// SPDX-License-Identifier: MIT
// Document info: the fields of `document` as plain strings; names in place of ids.
#include "compose/document_info.h"

#include "model/date.h"

static Str day_text(Arena *arena, int32_t at, DatePrecision precision) {
    int32_t year, month, day;
    date_civil(at, &year, &month, &day);
    if (precision == DATE_YEAR) return str_format(arena, "%04d", (int)year);
    if (precision == DATE_MONTH) return str_format(arena, "%04d-%02d", (int)year, (int)month);
    return str_format(arena, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
}

// A quarter or a range has no form of its own in XMP: its last day stands for it.
static Str date_text(Arena *arena, const Record *document, Str field) {
    const Datum *datum = record_field(document, field);
    if (datum->kind != DATUM_DATE) return (Str){0};
    return day_text(arena, datum->date.last, datum->date.precision);
}

// The first day of the first field that has a date.
static Str first_day(Arena *arena, const Record *document) {
    static const Str fields[] = {STR_INIT("published"), STR_INIT("as_of")};
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        const Datum *datum = record_field(document, fields[i]);
        if (datum->kind == DATUM_DATE) return day_text(arena, datum->date.first, DATE_DAY);
    }
    return (Str){0};
}

static Str name_of(const Record *party) {
    const Str name = record_string(party, STR("name"));
    return name.n ? name : record_string(party, STR("short"));
}

// The name of what a reference names; what was written when it names nothing.
static Str named(const Datum *reference) {
    if (reference->kind != DATUM_REFERENCE) return (Str){0};
    return reference->record ? name_of(reference->record) : reference->string;
}

static StrList names_of(Arena *arena, const Datum *list) {
    Str *names = arena_push(arena, Str, list->n);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const Datum *item = &list->items[i];
        const Str name = item->kind == DATUM_STRING ? item->string : named(item);
        if (name.n) names[n++] = name;
    }
    return (StrList){names, n};
}

static StrList authors_of(Arena *arena, const Record *document, Str publisher) {
    const StrList given = names_of(arena, record_list(document, STR("authors")));
    if (given.n || publisher.n == 0) return given;
    Str *one = arena_push(arena, Str, 1);
    *one = publisher;
    return (StrList){one, 1};
}

// A label of the data in the languages it is written in.
static void take_titles(Arena *arena, const Record *document, DocumentInfo *info) {
    const Value *label = value_member(document->value, STR("title"));
    if (!label || label->kind != VALUE_MAP || label->n < 2) return;
    Translation *titles = arena_push(arena, Translation, label->n);
    for (size_t i = 0; i < label->n; i++) {
        const Str text = label->members[i].value->text;
        if (text.n) titles[info->title_count++] = (Translation){label->members[i].key, text};
    }
    info->titles = titles;
}

static Str period_words(const Record *document) {
    const Datum *period = record_field(document, STR("period"));
    if (period->kind != DATUM_REFERENCE) return (Str){0};
    const Str label = period->record ? record_string(period->record, STR("label")) : (Str){0};
    return label.n ? label : period->string;
}

DocumentInfo document_info_of(Arena *arena, const Model *model) {
    const Record *document = record_child(model->root, STR("document"));
    const Record *licence = record_child(document, STR("licence"));
    const Str about = record_string(document, STR("description"));
    DocumentInfo info = {
        .id = record_string(document, STR("id")),
        .title = record_string(document, STR("title")),
        .lang = model->lang,
        .keywords = names_of(arena, record_list(document, STR("keywords"))),
        .subject = about.n ? about : record_string(document, STR("subtitle")),
        .publisher = named(record_field(document, STR("publisher"))),
        .series = record_string(document, STR("series")),
        .event = named(record_field(document, STR("event"))),
        .identifier = record_string(document, STR("identifier")),
        .symbol = record_string(document, STR("symbol")),
        .version = record_string(document, STR("version")),
        .rights = licence ? record_string(licence, STR("name")) : (Str){0},
        .rights_url = licence ? record_string(licence, STR("url")) : (Str){0},
        .period = period_words(document),
        .published = date_text(arena, document, STR("published")),
        .as_of = date_text(arena, document, STR("as_of")),
        .cover_date = record_string(document, STR("date_text")),
        .date = first_day(arena, document),
        .place = record_place(document, STR("title")),
    };
    info.authors = authors_of(arena, document, info.publisher);
    take_titles(arena, document, &info);
    return info;
}

static StrList copy_list(Arena *arena, StrList list) {
    Str *at = arena_push(arena, Str, list.n);
    for (size_t i = 0; i < list.n; i++) at[i] = str_copy(arena, list.at[i]);
    return (StrList){at, list.n};
}

static const Translation *copy_titles(Arena *arena, const DocumentInfo *info) {
    Translation *at = arena_push(arena, Translation, info->title_count);
    for (size_t i = 0; i < info->title_count; i++) {
        at[i].lang = str_copy(arena, info->titles[i].lang);
        at[i].text = str_copy(arena, info->titles[i].text);
    }
    return at;
}

DocumentInfo document_info_copy(Arena *arena, const DocumentInfo *info) {
    DocumentInfo copy = *info;
    Str *const strings[] = {
        &copy.id,         &copy.title,      &copy.lang,    &copy.subject, &copy.publisher,
        &copy.series,     &copy.event,      &copy.symbol,  &copy.version, &copy.identifier,
        &copy.rights,     &copy.rights_url, &copy.period,  &copy.as_of,   &copy.published,
        &copy.cover_date, &copy.date,       &copy.program,
    };
    for (size_t i = 0; i < COUNT_OF(strings); i++) *strings[i] = str_copy(arena, *strings[i]);
    copy.titles = copy_titles(arena, info);
    copy.authors = copy_list(arena, info->authors);
    copy.keywords = copy_list(arena, info->keywords);
    return copy;
}

static size_t put_bytes(char *at, size_t used, Str bytes) {
    if (bytes.n) memcpy(at + used, bytes.at, bytes.n);
    return used + bytes.n;
}

Str str_list_joined(Arena *arena, StrList list, Str between) {
    size_t n = 0, used = 0;
    for (size_t i = 0; i < list.n; i++) n += list.at[i].n + between.n;
    char *at = arena_push(arena, char, n + 1);
    for (size_t i = 0; i < list.n; i++) {
        if (i) used = put_bytes(at, used, between);
        used = put_bytes(at, used, list.at[i]);
    }
    return (Str){at, used};
}
