// SPDX-License-Identifier: MIT
// Conformance: keeps what it must know of the elements that are open, which are few, the newest
// last; the checks of tables and texts are in files of their own.
#include "emit/pdf/conformance.h"

#include "emit/pdf/check_nesting.h"
#include "emit/pdf/check_table.h"
#include "emit/pdf/check_text.h"
#include "model/date.h"

#define PAGE_LEAST LEN(3)
#define PAGE_MOST  LEN(14400)

struct Conformance {
    Breaches breaches;
    Identifiers ids;
    TextCheck text;
    NestingCheck nesting;
    VEC(OpenCheck) open;
    TableCheck *unused_tables;
    Place content;  // of the element whose content it is
    Place document; // in the data
    bool files;
};

Conformance *conformance_new(Arena *arena, StandardSet asked, bool files) {
    Conformance *made = arena_push(arena, Conformance, 1);
    made->breaches.arena = arena;
    made->breaches.asked = asked;
    made->ids.arena = arena;
    made->text.breaches = made->nesting.breaches = &made->breaches;
    made->files = files;
    return made;
}

static bool is_idle(const Conformance *conformance) {
    return conformance->breaches.asked == 0;
}

// Lists stand in the file as one string, too.
static void check_list(Conformance *conformance, StrList list, const char *what, Place place) {
    check_text_string(&conformance->text,
                      str_list_joined(conformance->breaches.arena, list, STR("; ")), what, place);
}

static void check_info_texts(Conformance *conformance, const DocumentInfo *info) {
    const struct {
        Str text;
        const char *what;
    } TEXTS[] = {{info->title, "the title"},
                 {info->subject, "the subject"},
                 {info->publisher, "the name of the publisher"},
                 {info->rights, "the licence"}};
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++)
        check_text_string(&conformance->text, TEXTS[i].text, TEXTS[i].what, info->place);
    check_list(conformance, info->authors, "the list of authors", info->place);
    check_list(conformance, info->keywords, "the list of keywords", info->place);
    for (size_t i = 0; i < info->title_count; i++)
        check_text_language(&conformance->text, info->titles[i].lang, info->place);
}

static bool is_metadata_date(DatePrecision precision) {
    return precision == DATE_DAY || precision == DATE_MONTH || precision == DATE_YEAR;
}

// ISO 16684-1, 8.2.1.2: a year, a month or a day.
static void check_dates(Conformance *conformance, const DocumentInfo *info) {
    const Str dates[] = {info->date, info->published, info->as_of};
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        Date date;
        if (dates[i].n == 0 || (date_parse(dates[i], &date) && is_metadata_date(date.precision)))
            continue;
        breaches_add(&conformance->breaches, REQUIREMENT_DATE, info->place, "\"%.*s\" is no date",
                     STR_ARGS(dates[i]));
    }
}

void conformance_begin_document(Conformance *conformance, const DocumentInfo *info) {
    if (is_idle(conformance)) return;
    Breaches *breaches = &conformance->breaches;
    conformance->document = info->place;
    if (str_trim(info->title).n == 0)
        breaches_add(breaches, REQUIREMENT_TITLE, info->place, "the document has no title");
    if (info->lang.n == 0)
        breaches_add(breaches, REQUIREMENT_LANGUAGE, info->place, "the document has no language");
    check_text_language(&conformance->text, info->lang, info->place);
    check_info_texts(conformance, info);
    check_dates(conformance, info);
    const Standard against = standards_against_files(breaches->asked);
    if (conformance->files && against != STANDARD__COUNT)
        breaches_add(breaches, REQUIREMENT_FILES, info->place, "files are attached");
    if (!conformance->files)
        breaches_add(breaches, REQUIREMENT_FILE, info->place, "no file is attached");
}

static bool is_page_size(Len size) {
    return size >= PAGE_LEAST && size <= PAGE_MOST;
}

void conformance_begin_page(Conformance *conformance, const PageInfo *info) {
    if (is_page_size(info->width) && is_page_size(info->height)) return;
    breaches_add(&conformance->breaches, REQUIREMENT_PAGE_SIZE, conformance->document,
                 "page %zu is %d by %d points in size", info->index + 1, info->width / 1000,
                 info->height / 1000);
}

// The newest are asked for by far the most.
static OpenCheck *find(Conformance *conformance, const Element *element) {
    for (size_t i = conformance->open.n; element && i-- > 0;)
        if (conformance->open.at[i].element == element) return &conformance->open.at[i];
    return NULL;
}

static TableCheck *begin_table(Conformance *conformance, const Element *table) {
    TableCheck *check = conformance->unused_tables;
    if (check)
        conformance->unused_tables = check->unused;
    else
        check = arena_push(conformance->breaches.arena, TableCheck, 1);
    check->breaches = &conformance->breaches;
    check->ids = &conformance->ids;
    check_table_begin(check, table);
    return check;
}

static void end_table(Conformance *conformance, TableCheck *check) {
    check_table_end(check);
    check->unused = conformance->unused_tables;
    conformance->unused_tables = check;
}

// The table that the element is, or is a part of.
static TableCheck *table_of(Conformance *conformance, const OpenCheck *parent,
                            const Element *element) {
    if (element->tag == TAG_TABLE) return begin_table(conformance, element);
    TableCheck *table = parent ? parent->table : NULL;
    if (!table) return NULL;
    switch (element->tag) {
    case TAG_THEAD:
    case TAG_TBODY: check_table_group(table); return table;
    case TAG_TR: check_table_row(table, element); return table;
    case TAG_TH:
    case TAG_TD: check_table_cell(table, element); return NULL;
    default: return NULL;
    }
}

void conformance_open(Conformance *conformance, const Element *element) {
    if (is_idle(conformance)) return;
    OpenCheck *parent = find(conformance, element->parent);
    check_nesting_open(&conformance->nesting, parent, element);
    TableCheck *table = table_of(conformance, parent, element);
    *vec_push(conformance->breaches.arena, &conformance->open) =
        (OpenCheck){.element = element, .table = table};
}

static void check_figure(Conformance *conformance, const OpenCheck *closed) {
    const Element *figure = closed->element;
    if (str_trim(figure->alt).n == 0 && str_trim(figure->actual_text).n == 0)
        breaches_add(&conformance->breaches, REQUIREMENT_ALTERNATIVE, figure->place,
                     "a figure has no alternative text");
    if (!closed->bounded)
        breaches_add(&conformance->breaches, REQUIREMENT_BOUNDS, figure->place,
                     "a figure does not say where it stands");
}

static void check_texts(Conformance *conformance, const Element *element) {
    TextCheck *text = &conformance->text;
    check_text_language(text, element->lang, element->place);
    check_text_string(text, element->alt, "an alternative text", element->place);
    check_text_string(text, element->actual_text, "a replacement text", element->place);
    check_text_string(text, element->title, "the title of an element", element->place);
}

void conformance_close(Conformance *conformance, const Element *element) {
    OpenCheck *closed = find(conformance, element);
    if (!closed) return;
    check_nesting_close(&conformance->nesting, closed);
    check_texts(conformance, element);
    if (element->tag == TAG_FIGURE) check_figure(conformance, closed);
    if (element->tag == TAG_TABLE) end_table(conformance, closed->table);
    OpenCheck *last = &conformance->open.at[--conformance->open.n];
    memmove(closed, closed + 1, (size_t)(last - closed) * sizeof *closed);
}

void conformance_content(Conformance *conformance, const Element *element) {
    if (is_idle(conformance)) return;
    conformance->content = element->place;
    check_nesting_content(&conformance->nesting, element);
}

void conformance_artifact(Conformance *conformance) {
    conformance->content = conformance->document;
}

void conformance_glyphs(Conformance *conformance, const GlyphRun *run) {
    if (!is_idle(conformance)) check_text_run(&conformance->text, run, conformance->content);
}

void conformance_link(Conformance *conformance, const DeviceLink *link) {
    OpenCheck *holder = find(conformance, link->element);
    if (!holder) return;
    holder->linked = true;
    const Place place = link->element->place;
    if (link->element->tag != TAG_LINK)
        breaches_add(&conformance->breaches, REQUIREMENT_LINK, place, "a link stands in a \"%s\"",
                     structure_tag_name(link->element->tag));
    const Str target = link->url.n ? link->url : link->to;
    const Str said = link->description.n ? link->description : target;
    if (str_trim(said).n == 0)
        breaches_add(&conformance->breaches, REQUIREMENT_LINK_TEXT, place,
                     "a link has no words that say where it leads");
    check_text_string(&conformance->text, said, "the description of a link", place);
    check_text_address(&conformance->text, link->url, place);
}

void conformance_outline(Conformance *conformance, Str title, const Element *element) {
    if (is_idle(conformance)) return;
    check_text_string(&conformance->text, title, "an entry of the outline",
                      element ? element->place : conformance->document);
}

void conformance_bounds(Conformance *conformance, const Element *element) {
    OpenCheck *figure = find(conformance, element);
    if (figure) figure->bounded = true;
}

void conformance_report(Conformance *conformance, Diag *diag) {
    if (is_idle(conformance)) return;
    check_nesting_end(&conformance->nesting, conformance->document);
    breaches_report(&conformance->breaches, diag);
}

// A rule of accessibility that was forced past leaves a file that not everybody can read.
static bool was_forced(const Diag *diag) {
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Finding *finding = &diag->findings.at[i];
        if (finding->severity >= SEVERITY_ERROR && str_starts(finding->code, STR("AX-")))
            return true;
    }
    return false;
}

StandardSet conformance_claim(const Conformance *conformance, const Diag *diag) {
    const StandardSet tagged = STANDARDS_UA | ASKED_A_TAGGED;
    const StandardSet broken = breaches_broken(&conformance->breaches);
    return conformance->breaches.asked & ~broken & ~(was_forced(diag) ? tagged : 0);
}
