// SPDX-License-Identifier: MIT
// Marked: opens sequences as late as possible, so that none is empty.
#include "emit/pdf/marked.h"

enum { SPAN_IDS = 1U << 30 }; // beyond those that the typesetter gives

void pdf_marked_page(PdfMarked *marked, PdfPage *page) {
    marked->page = page;
    marked->element = marked->resumable = NULL;
    marked->open = false;
}

void pdf_marked_interrupt(PdfMarked *marked) {
    marked->resumable = NULL;
}

bool pdf_marked_begin(PdfMarked *marked, const Element *element) {
    if (!pdf_structure_object(marked->structure, element)) // which says that it is not open
        return pdf_structure_add_content(marked->structure, element, marked->page->object, 0);
    marked->element = element;
    if (marked->resumable != element) marked->open = false;
    if (marked->open) pdf_content_resume_marked(marked->content);
    marked->resumable = element;
    return true;
}

void pdf_marked_artifact(PdfMarked *marked, ArtifactKind kind) {
    pdf_content_open_artifact(marked->content, kind);
    marked->element = marked->resumable = NULL;
    marked->open = true;
}

static void close_span(PdfMarked *marked) {
    pdf_content_close_marked(marked->content);
    pdf_structure_close(marked->structure, &marked->span);
    marked->expanded = NULL;
}

void pdf_marked_end(PdfMarked *marked) {
    if (marked->expanded)
        close_span(marked);
    else if (marked->open)
        pdf_content_close_marked(marked->content);
}

// The next sequence of the page belongs to the element.
static bool begin_sequence(PdfMarked *marked, const Element *element) {
    PdfPage *page = marked->page;
    if (page->owners.n == 0) {
        page->owners_array = pdf_file_reserve(marked->file);
        page->owners_key = pdf_structure_add_parent(marked->structure, page->owners_array);
    }
    const uint32_t mcid = page->owners.n;
    const uint32_t owner =
        pdf_structure_add_content(marked->structure, element, page->object, mcid);
    if (!owner) return false;
    pdf_pages_add(marked->pages, &page->owners, owner);
    pdf_content_open_marked(marked->content, str_of(structure_tag_name(element->tag)), mcid);
    return true;
}

bool pdf_marked_draw(PdfMarked *marked) {
    if (marked->open || !marked->element) return true;
    return marked->open = begin_sequence(marked, marked->element);
}

bool pdf_marked_expand(PdfMarked *marked, const Expansion *expansion) {
    if (expansion && marked->expanded == expansion) return true;
    if (marked->expanded) close_span(marked);
    if (!expansion) return pdf_marked_draw(marked);
    if (marked->open) pdf_content_close_marked(marked->content);
    marked->open = false;
    marked->span = (Element){.id = SPAN_IDS + ++marked->spans,
                             .tag = TAG_SPAN,
                             .parent = marked->element,
                             .lang = expansion->lang,
                             .expansion = expansion->words};
    if (!pdf_structure_open(marked->structure, &marked->span)) return false;
    marked->expanded = expansion;
    return begin_sequence(marked, &marked->span);
}
