// SPDX-License-Identifier: MIT
// Figures, headings, lists and captions that are right, and some that break a requirement at HERE.
#ifndef RAPPORTEUR_TESTS_CONFORMANCE_PARTS_H
#define RAPPORTEUR_TESTS_CONFORMANCE_PARTS_H

#include "conformance_tables.h"

static void put_figure(PdfBench *bench, Device *device, const Element *document, Str alt,
                       bool bounded) {
    Element *figure = begin_here(bench, device, TAG_FIGURE, document);
    figure->alt = alt;
    words(bench, device, figure, "3");
    if (bounded) device_bounds(device, figure, (Rect){LEN(50), LEN(50), LEN(90), LEN(90)});
    end(device, figure);
}

static void good_figure(PdfBench *bench, Device *device, const Element *document) {
    put_figure(bench, device, document, STR("Three bars"), true);
}
static void mute_figure(PdfBench *bench, Device *device, const Element *document) {
    put_figure(bench, device, document, (Str){0}, true);
}
static void blank_figure(PdfBench *bench, Device *device, const Element *document) {
    put_figure(bench, device, document, STR(" \t "), true);
}
static void figure_nowhere(PdfBench *bench, Device *device, const Element *document) {
    put_figure(bench, device, document, STR("Three bars"), false);
}
static void figure_of_many_words(PdfBench *bench, Device *device, const Element *document) {
    char *text = arena_push(bench->arena, char, 32768);
    memset(text, 'a', 32768);
    put_figure(bench, device, document, (Str){text, 32768}, true);
}
// 16,383 characters are 32,768 bytes of UTF-16 with the mark.
static void figure_of_many_accents(PdfBench *bench, Device *device, const Element *document) {
    char *text = arena_push(bench->arena, char, 16384);
    memset(text, 'a', 16384);
    memcpy(text + 16382, "é", 2);
    put_figure(bench, device, document, (Str){text, 16384}, true);
}
static void figure_of_just_enough(PdfBench *bench, Device *device, const Element *document) {
    char *text = arena_push(bench->arena, char, 32767);
    memset(text, 'a', 32767);
    put_figure(bench, device, document, (Str){text, 32767}, true);
}

static void good_headings(PdfBench *bench, Device *device, const Element *document) {
    static const StructureTag TAGS[] = {TAG_H1, TAG_H2, TAG_H3, TAG_H3, TAG_H1, TAG_H2};
    for (size_t i = 0; i < COUNT_OF(TAGS); i++) leaf(bench, device, TAGS[i], document);
}
static void first_heading_of_level_2(PdfBench *bench, Device *device, const Element *document) {
    leaf_here(bench, device, TAG_H2, document);
}
static void heading_left_out(PdfBench *bench, Device *device, const Element *document) {
    leaf(bench, device, TAG_H1, document);
    leaf_here(bench, device, TAG_H3, document);
}

static void item_without_list(PdfBench *bench, Device *device, const Element *document) {
    Element *item = begin_here(bench, device, TAG_LI, document);
    leaf(bench, device, TAG_LBODY, item);
    end(device, item);
}
static void paragraph_in_list(PdfBench *bench, Device *device, const Element *document) {
    Element *list = begin(bench, device, TAG_L, document);
    leaf_here(bench, device, TAG_P, list);
    end(device, list);
}
static void two_captions(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    leaf(bench, device, TAG_CAPTION, table);
    put_row(bench, device, table, 0, &HEAD, 1);
    leaf_here(bench, device, TAG_CAPTION, table);
    end(device, table);
}
static void caption_within(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0, &HEAD, 1);
    leaf(bench, device, TAG_CAPTION, table);
    put_row(bench, device, table, HERE, &PLAIN, 1);
    end(device, table);
}
static void caption_at_the_end(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_row(bench, device, table, 0, &HEAD, 1);
    leaf(bench, device, TAG_CAPTION, table);
    end(device, table);
}
static void late_caption_of_list(PdfBench *bench, Device *device, const Element *document) {
    Element *list = begin(bench, device, TAG_L, document);
    Element *item = begin(bench, device, TAG_LI, list);
    leaf(bench, device, TAG_LBODY, item);
    end(device, item);
    leaf_here(bench, device, TAG_CAPTION, list);
    end(device, list);
}
static void two_heads(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin(bench, device, TAG_TABLE, document);
    put_group(bench, device, TAG_THEAD, table, &HEAD, 1);
    Element *second = begin_here(bench, device, TAG_THEAD, table);
    put_row(bench, device, second, 0, &HEAD, 1);
    end(device, second);
    put_group(bench, device, TAG_TBODY, table, &PLAIN, 1);
    end(device, table);
}
static void head_without_body(PdfBench *bench, Device *device, const Element *document) {
    Element *table = begin_here(bench, device, TAG_TABLE, document);
    put_group(bench, device, TAG_THEAD, table, &HEAD, 1);
    end(device, table);
}

static void words_in_section(PdfBench *bench, Device *device, const Element *document) {
    leaf_here(bench, device, TAG_SECT, document);
}
static void second_root(PdfBench *bench, Device *device, const Element *document) {
    (void)document;
    leaf_here(bench, device, TAG_P, NULL);
}

#endif
