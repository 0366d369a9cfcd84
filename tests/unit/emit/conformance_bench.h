// SPDX-License-Identifier: MIT
// For the tests of conformance: elements that know where they come from, with words in them.
#ifndef RAPPORTEUR_TESTS_CONFORMANCE_BENCH_H
#define RAPPORTEUR_TESTS_CONFORMANCE_BENCH_H

#include "test_pdf_bench.h"

static const Source DATA = {.path = STR_INIT("data.yaml"),
                            .bytes = STR_INIT("0123456789012345678901234567890123456789")};
enum { DOCUMENT_AT = 7, HERE = 23 };

static Place at_byte(uint32_t lo) {
    return (Place){.source = &DATA, .span = {lo, lo + 1}};
}

// An element that breaks something, and knows where it comes from.
static Element *make(PdfBench *bench, StructureTag tag, const Element *parent) {
    Element *element = new_element(bench, tag, parent);
    if (parent) element->place = parent->place;
    return element;
}

static Element *begin(PdfBench *bench, Device *device, StructureTag tag, const Element *parent) {
    Element *element = make(bench, tag, parent);
    assert_true(device_open_element(device, element));
    return element;
}

static Element *begin_here(PdfBench *bench, Device *device, StructureTag tag,
                           const Element *parent) {
    Element *element = make(bench, tag, parent);
    element->place = at_byte(HERE);
    assert_true(device_open_element(device, element));
    return element;
}

static void end(Device *device, const Element *element) {
    assert_true(device_close_element(device, element));
}

static void words(PdfBench *bench, Device *device, const Element *element, const char *text) {
    say(device, element, shape_run(bench, text, &BODY, "en"), (Point){LEN(50), LEN(100)});
}

static void leaf(PdfBench *bench, Device *device, StructureTag tag, const Element *parent) {
    Element *element = begin(bench, device, tag, parent);
    words(bench, device, element, "Words");
    end(device, element);
}

static void leaf_here(PdfBench *bench, Device *device, StructureTag tag, const Element *parent) {
    Element *element = begin_here(bench, device, tag, parent);
    words(bench, device, element, "Words");
    end(device, element);
}

#endif
