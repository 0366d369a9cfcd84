// SPDX-License-Identifier: MIT
// Links, text and what a document says of itself: right, or breaking a requirement at HERE.
#ifndef RAPPORTEUR_TESTS_CONFORMANCE_TEXTS_H
#define RAPPORTEUR_TESTS_CONFORMANCE_TEXTS_H

#include "conformance_bench.h"

static void put_link(PdfBench *bench, Device *device, const Element *document, StructureTag tag,
                     const DeviceLink *link) {
    Element *paragraph = begin(bench, device, TAG_P, document);
    Element *element = begin_here(bench, device, tag, paragraph);
    words(bench, device, element, "there");
    DeviceLink made = *link;
    made.rect = (Rect){LEN(50), LEN(90), LEN(30), LEN(14)};
    made.element = element;
    if (made.url.n) device_link(device, &made);
    end(device, element);
    end(device, paragraph);
}

static void good_link(PdfBench *bench, Device *device, const Element *document) {
    put_link(bench, device, document, TAG_LINK,
             &(DeviceLink){.url = STR("https://example.org/"), .description = STR("there")});
}
static void link_to_nowhere(PdfBench *bench, Device *device, const Element *document) {
    put_link(bench, device, document, TAG_LINK, &(DeviceLink){0});
}
static void link_in_a_span(PdfBench *bench, Device *device, const Element *document) {
    put_link(bench, device, document, TAG_SPAN,
             &(DeviceLink){.url = STR("https://example.org/"), .description = STR("there")});
}
static void blank_link(PdfBench *bench, Device *device, const Element *document) {
    put_link(bench, device, document, TAG_LINK,
             &(DeviceLink){.url = STR("https://example.org/"), .description = STR(" ")});
}
static void long_link(PdfBench *bench, Device *device, const Element *document) {
    char *url = arena_push(bench->arena, char, 22000);
    memset(url, 'a', 22000);
    for (size_t i = 0; i < 6000; i++) url[3 * i] = ' ';
    put_link(bench, device, document, TAG_LINK,
             &(DeviceLink){.url = {url, 22000}, .description = STR("there")});
}

// A paragraph of one run that is not as it was shaped.
static void put_run(PdfBench *bench, Device *device, const Element *document, GlyphRun run) {
    Element *paragraph = begin_here(bench, device, TAG_P, document);
    GlyphRun *kept = arena_push(bench->arena, GlyphRun, 1);
    *kept = run;
    say(device, paragraph, kept, (Point){LEN(50), LEN(100)});
    end(device, paragraph);
}

static void glyph_that_is_none(PdfBench *bench, Device *device, const Element *document) {
    GlyphRun run = *shape_run(bench, "x", &BODY, "en");
    ((Glyph *)run.glyphs)[0].id = 0;
    put_run(bench, device, document, run);
}
static void character_of_private_use(PdfBench *bench, Device *device, const Element *document) {
    GlyphRun run = *shape_run(bench, "abc", &BODY, "en");
    run.text = STR("\xee\x80\x81");
    put_run(bench, device, document, run);
}
static void character_of_plane_16(PdfBench *bench, Device *device, const Element *document) {
    GlyphRun run = *shape_run(bench, "abcd", &BODY, "en");
    run.text = STR("\xf4\x80\x80\x80");
    put_run(bench, device, document, run);
}
static void characters_of_public_use(PdfBench *bench, Device *device, const Element *document) {
    put_run(bench, device, document, *shape_run(bench, "，（ＡＢＣ）", &BODY, "zh-Hans"));
}
static void unknown_language_of_text(PdfBench *bench, Device *device, const Element *document) {
    GlyphRun run = *shape_run(bench, "x", &BODY, "en");
    run.lang = STR("en_US");
    put_run(bench, device, document, run);
}
static void unknown_language_of_part(PdfBench *bench, Device *device, const Element *document) {
    Element *paragraph = begin_here(bench, device, TAG_P, document);
    paragraph->lang = STR("e");
    words(bench, device, paragraph, "x");
    end(device, paragraph);
}

// The same font, but its licence says that it must not be embedded. The file is patched: fsType of
// OS/2 is at byte 8.
static const GlyphRun *forbidden_run(PdfBench *bench, const char *type) {
    const GlyphRun *run = shape_run(bench, "x", &BODY, "en");
    const Str bytes = font_bytes(run->font);
    char *copy = arena_push(bench->arena, char, bytes.n);
    memcpy(copy, bytes.at, bytes.n);
    for (size_t i = 12; i + 16 < bytes.n; i += 16) {
        if (memcmp(copy + i, "OS/2", 4) != 0) continue;
        const size_t table = (size_t)big_endian(copy + i + 8, 4);
        memcpy(copy + table + 8, type, 2);
        break;
    }
    const Str path = fs_join(bench->arena, str_of(bench->folder), font_file_name(run->font));
    FileWriter *writer = file_writer_open(bench->arena, path, &bench->diag);
    assert_non_null(writer);
    file_writer_put(writer, (Str){copy, bytes.n});
    assert_true(file_writer_commit(writer, &bench->diag));
    font_book_drop(bench->fonts);
    bench->fonts =
        font_book_open_in(TEST_ROOT "/fonts/manifest.yaml", str_of(bench->folder), &bench->diag);
    assert_non_null(bench->fonts);
    return shape_run(bench, "x", &BODY, "en");
}

static void font_that_is_forbidden(PdfBench *bench, Device *device, const Element *document) {
    put_run(bench, device, document, *forbidden_run(bench, "\x00\x02"));
}
static void font_that_is_kept_whole(PdfBench *bench, Device *device, const Element *document) {
    put_run(bench, device, document, *forbidden_run(bench, "\x01\x00"));
}
static void font_to_preview(PdfBench *bench, Device *device, const Element *document) {
    put_run(bench, device, document, *forbidden_run(bench, "\x00\x04"));
}

// ---- what the document says of itself ----

static void no_title(DocumentInfo *info) {
    info->title = STR(" ");
}
static void no_language(DocumentInfo *info) {
    info->lang = (Str){0};
}
static void no_such_language(DocumentInfo *info) {
    info->lang = STR("en--us");
}
static void no_such_day(DocumentInfo *info) {
    info->date = STR("2023-02-30");
}
static void no_such_month(DocumentInfo *info) {
    info->published = STR("2023-13");
}
static void many_authors(DocumentInfo *info) {
    static Str authors[4000];
    for (size_t i = 0; i < COUNT_OF(authors); i++) authors[i] = STR("A. Author");
    info->authors = (StrList){authors, COUNT_OF(authors)};
}

#endif
