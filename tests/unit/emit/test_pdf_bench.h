// SPDX-License-Identifier: MIT
// For the tests of the PDF device: runs shaped by HarfBuzz, a document with every kind of
// structure, and a reader of the files that come out.
#ifndef RAPPORTEUR_TESTS_TEST_PDF_BENCH_H
#define RAPPORTEUR_TESTS_TEST_PDF_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <hb.h>

#include "base/utf8.h"
#include "emit/emit.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *fonts;
    char folder[32];
    uint32_t next_id;
} PdfBench;

static const TextStyle BODY = {.size = LEN(9.75), .leading = LEN(14), .color = 0x1A1F2B};
static const TextStyle HEADING = {
    .size = LEN(16), .leading = LEN(20), .bold = true, .color = 0x1A1F2B};

static inline void pdf_bench_open(PdfBench *bench) {
    *bench = (PdfBench){.arena = arena_new(1U << 16), .folder = "/tmp/test_pdf.XXXXXX"};
    diag_init(&bench->diag, bench->arena);
    bench->fonts = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench->diag);
    assert_non_null(bench->fonts);
    assert_non_null(mkdtemp(bench->folder));
}

static inline void pdf_bench_close(PdfBench *bench) {
    Str *files = NULL;
    const size_t n = fs_glob(bench->arena, str_of(bench->folder), STR("*"), &files);
    for (size_t i = 0; i < n; i++)
        unlink(str_cstring(bench->arena, fs_join(bench->arena, str_of(bench->folder), files[i])));
    rmdir(bench->folder);
    font_book_drop(bench->fonts);
    arena_drop(bench->arena);
}

static inline Str pdf_path(PdfBench *bench, const char *name) {
    return fs_join(bench->arena, str_of(bench->folder), str_of(name));
}

static inline Device *pdf_open(PdfBench *bench, Str path, PdfOptions options) {
    FileWriter *writer = file_writer_open(bench->arena, path, &bench->diag);
    assert_non_null(writer);
    return pdf_device_new(writer, &options, &bench->diag);
}

static inline void take_glyphs(PdfBench *bench, GlyphRun *run, hb_buffer_t *buffer) {
    unsigned n = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    const int64_t em = font_units_per_em(run->font);
    Glyph *glyphs = arena_push(bench->arena, Glyph, n);
    for (unsigned i = 0; i < n; i++) {
        const bool start = i == 0 || infos[i].cluster != infos[i - 1].cluster;
        unsigned end = (unsigned)run->text.n;
        for (unsigned k = 0; k < n; k++)
            if (infos[k].cluster > infos[i].cluster && infos[k].cluster < end)
                end = infos[k].cluster;
        glyphs[i] = (Glyph){
            .id = (uint16_t)infos[i].codepoint,
            .cluster_start = start,
            .text_lo = infos[i].cluster,
            .text_n = end - infos[i].cluster,
            .advance = len_scale(run->style->size, places[i].x_advance, em) + run->style->tracking,
            .x_offset = len_scale(run->style->size, places[i].x_offset, em),
            .y_offset = len_scale(run->style->size, places[i].y_offset, em),
        };
        run->width += glyphs[i].advance;
    }
    run->glyphs = glyphs;
    run->n = n;
}

// Text of one script and font, shaped; the font is that of its first character.
static inline const GlyphRun *shape_run(PdfBench *bench, const char *text, const TextStyle *style,
                                        const char *lang) {
    GlyphRun *run = arena_push(bench->arena, GlyphRun, 1);
    size_t at = 0;
    const uint32_t first = utf8_next(str_of(text), &at);
    *run = (GlyphRun){.text = str_of(text), .style = style, .lang = str_of(lang)};
    run->font = font_book_for_char(bench->fonts, style, first, run->lang);
    assert_non_null(run->font);
    const Str bytes = font_bytes(run->font);
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, font_face_index(run->font));
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    run->level = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
    hb_shape(font, buffer, NULL, 0);
    take_glyphs(bench, run, buffer);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return run;
}

static inline Element *new_element(PdfBench *bench, StructureTag tag, const Element *parent) {
    Element *element = arena_push(bench->arena, Element, 1);
    *element = (Element){.id = ++bench->next_id, .tag = tag, .parent = parent};
    return element;
}

static inline Element *open_new(PdfBench *bench, Device *device, StructureTag tag,
                                const Element *parent) {
    Element *element = new_element(bench, tag, parent);
    device_open_element(device, element);
    return element;
}

// Draws a run as content of an element.
static inline void say(Device *device, const Element *element, const GlyphRun *run, Point at) {
    device_begin_content(device, element);
    device_glyphs(device, run, at);
    device_end_content(device);
}

// An element with one run in it, opened and closed.
static inline void write_leaf(PdfBench *bench, Device *device, StructureTag tag,
                              const Element *parent, const char *text, Point at) {
    Element *element = open_new(bench, device, tag, parent);
    const TextStyle *style = tag >= TAG_H1 && tag <= TAG_H6 ? &HEADING : &BODY;
    say(device, element, shape_run(bench, text, style, "en"), at);
    device_close_element(device, element);
}

static inline PageInfo a4(size_t index, const char *label) {
    return (PageInfo){
        .index = index, .label = str_of(label), .width = LEN(595.276), .height = LEN(841.89)};
}

static const Str SAMPLE_AUTHORS[] = {STR_INIT("Žarko Kecić"), STR_INIT("A & B")};
static const Str SAMPLE_KEYWORDS[] = {STR_INIT("reviews"), STR_INIT("progress")};
static const Translation SAMPLE_TITLES[] = {{STR_INIT("en"), STR_INIT("Report <1> & “more”")},
                                            {STR_INIT("fr"), STR_INIT("Rapport")}};
static const DocumentInfo SAMPLE_INFO = {
    .id = STR_INIT("GAO-20-377/1"),
    .title = STR_INIT("Report <1> & “more”"),
    .lang = STR_INIT("en"),
    .subject = STR_INIT("What was done"),
    .publisher = STR_INIT("The Organisation"),
    .keywords = {SAMPLE_KEYWORDS, 2},
    .authors = {SAMPLE_AUTHORS, 2},
    .titles = SAMPLE_TITLES,
    .title_count = 2,
    .series = STR_INIT("Reports"),
    .event = STR_INIT("The Meeting"),
    .identifier = STR_INIT("https://doi.org/10.1000/182"),
    .symbol = STR_INIT("R/1"),
    .version = STR_INIT("1.2"),
    .rights = STR_INIT("CC BY 4.0"),
    .rights_url = STR_INIT("https://example.org/by"),
    .period = STR_INIT("Jun 2023"),
    .published = STR_INIT("2023-06-30"),
    .as_of = STR_INIT("2023-06"),
    .cover_date = STR_INIT("Midsummer"),
    .date = STR_INIT("2023-06-30"),
    .program = STR_INIT("Rapporteur 0.1.0"),
};

// ---- a reader of uncompressed files ----

typedef struct {
    Str bytes;
    size_t rows; // offset of the first row of the cross-reference stream
    size_t width, count;
} PdfFileText;

static inline int64_t number_after(Str bytes, const char *what, size_t from) {
    const size_t at = str_find(bytes, str_of(what), from);
    assert_true(at != SIZE_MAX);
    return strtoll(bytes.at + at + strlen(what), NULL, 10);
}

static inline PdfFileText pdf_read(PdfBench *bench, Str path) {
    PdfFileText pdf = {0};
    assert_true(fs_read(bench->arena, str_cstring(bench->arena, path), SIZE_MAX / 4, (Place){0},
                        &bench->diag, &pdf.bytes));
    size_t start = pdf.bytes.n - 64;
    start = (size_t)number_after(pdf.bytes, "startxref\n", start);
    pdf.width = (size_t)number_after(pdf.bytes, "/W[1 ", start);
    pdf.count = (size_t)number_after(pdf.bytes, "/Size ", start);
    pdf.rows = str_find(pdf.bytes, STR("stream\n"), start) + 7;
    return pdf;
}

static inline uint64_t big_endian(const char *at, size_t n) {
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++) value = value << 8 | (uint8_t)at[i];
    return value;
}

// The text of an object: from its value to the end of the object, stream included.
static inline Str pdf_object(PdfBench *bench, const PdfFileText *pdf, uint32_t object) {
    assert_true(object < pdf->count);
    const char *row = pdf->bytes.at + pdf->rows + object * (pdf->width + 2);
    const size_t value = (size_t)big_endian(row + 1, pdf->width);
    if (row[0] == 1) {
        const Str head = str_format(bench->arena, "%u 0 obj\n", object);
        assert_true(str_starts(str_slice(pdf->bytes, value, SIZE_MAX), head));
        const size_t end = str_find(pdf->bytes, STR("\nendobj"), value);
        return str_slice(pdf->bytes, value + head.n, end);
    }
    assert_int_equal(row[0], 2);
    const Str pack = pdf_object(bench, pdf, (uint32_t)value);
    const size_t first = (size_t)number_after(pack, "/First ", 0);
    const size_t body = str_find(pack, STR("stream\n"), 0) + 7;
    const char *index = pack.at + body;
    size_t offsets[2] = {0, SIZE_MAX};
    const size_t packed = (size_t)number_after(pack, "/N ", 0);
    for (size_t i = 0; i <= (uint8_t)row[pdf->width + 1] + 1u && i < packed; i++) {
        char *end;
        const uint32_t number = (uint32_t)strtoul(index, &end, 10);
        const size_t offset = (size_t)strtoull(end, &end, 10);
        index = end;
        if (i == (uint8_t)row[pdf->width + 1]) assert_int_equal(number, object);
        offsets[i > (uint8_t)row[pdf->width + 1]] = offset;
    }
    const size_t end = str_find(pack, STR("\nendstream"), body);
    const size_t hi = offsets[1] == SIZE_MAX || packed == (uint8_t)row[pdf->width + 1] + 1u
                          ? end
                          : body + first + offsets[1];
    return str_slice(pack, body + first + offsets[0], hi);
}

// The object that `key` of an object's text refers to.
static inline uint32_t pdf_ref(Str text, const char *key) {
    return (uint32_t)number_after(text, key, 0);
}

static inline bool has(Str text, const char *needle) {
    return str_find(text, str_of(needle), 0) != SIZE_MAX;
}

#endif
