// SPDX-License-Identifier: MIT
// PdfContent: the content stream of one page (ISO 32000-1, 8.2) and the state that operators leave
// behind, so that nothing is said twice.
#ifndef RAPPORTEUR_EMIT_PDF_CONTENT_H
#define RAPPORTEUR_EMIT_PDF_CONTENT_H

#include "base/buf.h"
#include "paint/device.h"

enum { PDF_MAX_CLIPS = 28 }; // nesting that PDF/A allows (ISO 19005-3, 6.1.13)

// What q saves and Q restores; a zeroed one but for `line_width` is a new page's.
typedef struct {
    Color fill, stroke;
    Len line_width, dash, gap;
    unsigned font; // number; 0: none yet
    Len size, tracking, rise;
} PdfState;

typedef struct {
    Buf out;
    Len height; // of the page: y is turned over
    bool in_text;
    bool closing; // marked content has ended, which is not said yet: it may be resumed
    Point line;   // where the text line begins, while in_text
    PdfState state;
    PdfState saved[PDF_MAX_CLIPS];
    size_t depth;
} PdfContent;

// Empties the content for a page.
void pdf_content_begin(PdfContent *content, Len height);
void pdf_content_release(PdfContent *content);

void pdf_content_open_marked(PdfContent *content, Str tag, uint32_t mcid);
void pdf_content_open_artifact(PdfContent *content, ArtifactKind kind);
void pdf_content_close_marked(PdfContent *content);
// Takes the end back: a paragraph whose lines come one by one is one marked content. Only straight
// after pdf_content_close_marked.
void pdf_content_resume_marked(PdfContent *content);
// Nothing follows on this page.
void pdf_content_end(PdfContent *content);

void pdf_content_fill(PdfContent *content, const Path *path, Color color);
void pdf_content_stroke(PdfContent *content, const Path *path, const Stroke *stroke);
// Image number `number`, stretched to the rectangle.
void pdf_content_image(PdfContent *content, unsigned number, Rect rect);
// False when clips are nested too deep.
bool pdf_content_push_clip(PdfContent *content, const Path *path);
void pdf_content_pop_clip(PdfContent *content);

// For text: they leave the stream within a text object.
typedef struct {
    unsigned font;
    Len size, tracking;
    Color color;
} PdfTextStyle;
void pdf_content_set_text(PdfContent *content, const PdfTextStyle *style);
void pdf_content_set_rise(PdfContent *content, Len rise);
// Begins a line of text at `at`.
void pdf_content_move_text(PdfContent *content, Point at);

#endif
