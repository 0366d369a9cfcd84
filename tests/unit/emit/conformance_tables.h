// SPDX-License-Identifier: MIT
// Tables that are right, and tables that break a requirement at HERE.
#ifndef RAPPORTEUR_TESTS_CONFORMANCE_TABLES_H
#define RAPPORTEUR_TESTS_CONFORMANCE_TABLES_H

#include "conformance_bench.h"

typedef struct {
    StructureTag tag;
    HeaderScope scope;
    uint16_t col_span, row_span;
    const char *id, *header;
    uint32_t place;
} CellSpec;

static void put_cell(PdfBench *bench, Device *device, const Element *row, const CellSpec *spec) {
    Element *cell = make(bench, spec->tag, row);
    cell->scope = spec->scope;
    cell->col_span = spec->col_span;
    cell->row_span = spec->row_span;
    cell->header_id = str_of(spec->id);
    if (spec->place) cell->place = at_byte(spec->place);
    Str *headers = arena_push(bench->arena, Str, 1);
    headers[0] = str_of(spec->header);
    cell->headers = headers;
    cell->header_count = spec->header ? 1 : 0;
    assert_true(device_open_element(device, cell));
    words(bench, device, cell, "1");
    end(device, cell);
}

static const CellSpec HEAD = {.tag = TAG_TH, .scope = SCOPE_COLUMN};
static const CellSpec LEFT = {.tag = TAG_TH, .scope = SCOPE_ROW};
static const CellSpec PLAIN = {.tag = TAG_TD};

static Element *begin_row(PdfBench *bench, Device *device, const Element *group) {
    Element *row = begin(bench, device, TAG_TR, group);
    return row;
}

// A row of cells; the first `n` of the list.
static void put_row(PdfBench *bench, Device *device, const Element *group, uint32_t place,
                    const CellSpec *cells, size_t n) {
    Element *row = make(bench, TAG_TR, group);
    if (place) row->place = at_byte(place);
    assert_true(device_open_element(device, row));
    for (size_t i = 0; i < n; i++) put_cell(bench, device, row, &cells[i]);
    end(device, row);
}

static void put_group(PdfBench *bench, Device *device, StructureTag tag, const Element *table,
                      const CellSpec *cells, size_t n) {
    Element *group = begin(bench, device, tag, table);
    put_row(bench, device, group, 0, cells, n);
    end(device, group);
}

static void good_table(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    leaf(bench, device, TAG_CAPTION, table);
    const CellSpec heads[] = {{.tag = TAG_TH, .scope = SCOPE_COLUMN, .row_span = 2, .id = "a"},
                              {.tag = TAG_TH, .scope = SCOPE_COLUMN, .col_span = 2, .id = "b"}};
    const CellSpec below[] = {{.tag = TAG_TH, .scope = SCOPE_COLUMN, .id = "c"}, HEAD};
    Element *head = begin(bench, device, TAG_THEAD, table);
    put_row(bench, device, head, 0, heads, 2);
    put_row(bench, device, head, 0, below, 2);
    end(device, head);
    // The spanning cell stays open beside the row below, as the typesetter has it.
    Element *body = begin(bench, device, TAG_TBODY, table);
    Element *first = begin_row(bench, device, body);
    Element *tall = make(bench, TAG_TD, first);
    tall->row_span = 2;
    assert_true(device_open_element(device, tall));
    const CellSpec named = {.tag = TAG_TD, .header = "c"};
    put_cell(bench, device, first, &named);
    put_cell(bench, device, first, &PLAIN);
    put_row(bench, device, body, 0, (CellSpec[]){PLAIN, PLAIN}, 2);
    words(bench, device, tall, "tall");
    end(device, tall);
    end(device, first);
    end(device, body);
    end(device, table);
    // Headers of rows alone will do.
    Element *by_rows = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, by_rows, 0, (CellSpec[]){PLAIN, LEFT}, 2);
    put_row(bench, device, by_rows, 0,
            (CellSpec[]){{.tag = TAG_TH, .scope = SCOPE_ROW, .row_span = 2}, PLAIN}, 2);
    put_row(bench, device, by_rows, 0, &PLAIN, 1);
    end(device, by_rows);
}

static void headless_table(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    const CellSpec first = {.tag = TAG_TD, .place = HERE};
    put_row(bench, device, table, 0, (CellSpec[]){first, PLAIN}, 2);
    put_row(bench, device, table, 0, (CellSpec[]){LEFT, PLAIN}, 2);
    end(device, table);
}

static void header_without_scope(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    const CellSpec bare = {.tag = TAG_TH}, here = {.tag = TAG_TD, .place = HERE};
    put_row(bench, device, table, 0, &bare, 1);
    put_row(bench, device, table, 0, &here, 1);
    end(device, table);
}

static void short_row(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0, (CellSpec[]){HEAD, HEAD}, 2);
    put_row(bench, device, table, HERE, &PLAIN, 1);
    end(device, table);
}

static void row_with_a_hole(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0,
            (CellSpec[]){HEAD, {.tag = TAG_TH, .scope = SCOPE_COLUMN, .row_span = 2}}, 2);
    put_row(bench, device, table, HERE, NULL, 0);
    end(device, table);
}

static void cell_upon_cell(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0,
            (CellSpec[]){HEAD, {.tag = TAG_TH, .scope = SCOPE_COLUMN, .row_span = 2}}, 2);
    const CellSpec wide = {.tag = TAG_TD, .col_span = 2, .place = HERE};
    put_row(bench, device, table, HERE, &wide, 1);
    end(device, table);
}

static void cell_below_its_group(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    Element *head = begin(bench, device, TAG_THEAD, table);
    const CellSpec tall = {.tag = TAG_TH, .scope = SCOPE_COLUMN, .row_span = 2};
    put_row(bench, device, head, HERE, &tall, 1);
    end(device, head);
    put_group(bench, device, TAG_TBODY, table, &PLAIN, 1);
    end(device, table);
}

static void two_headers_of_one_name(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    const CellSpec one = {.tag = TAG_TH, .scope = SCOPE_COLUMN, .id = "twice"};
    const CellSpec two = {.tag = TAG_TH, .scope = SCOPE_COLUMN, .id = "twice", .place = HERE};
    put_row(bench, device, table, 0, (CellSpec[]){one, two}, 2);
    end(device, table);
}

static void header_of_another_table(PdfBench *bench, Device *device, const Element *document) {
    Element *other = begin(bench, device, TAG_TABLE, document);
    const CellSpec head = {.tag = TAG_TH, .scope = SCOPE_COLUMN, .id = "elsewhere"};
    put_row(bench, device, other, 0, &head, 1);
    end(device, other);
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0, &HEAD, 1);
    const CellSpec lost = {.tag = TAG_TD, .header = "elsewhere", .place = HERE};
    put_row(bench, device, table, 0, &lost, 1);
    end(device, table);
}

#endif
