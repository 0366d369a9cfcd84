// SPDX-License-Identifier: MIT
// Showing text: glyph runs as codes of PDF fonts, each glyph where the shaper put it and with the
// text it stands for.
#ifndef RAPPORTEUR_EMIT_PDF_SHOW_H
#define RAPPORTEUR_EMIT_PDF_SHOW_H

#include "emit/pdf/content.h"
#include "emit/pdf/font.h"

// Called before glyphs that are (part of) an abbreviation, or none (NULL): begins the marked
// content they belong to. False with a finding.
typedef bool PdfEnter(void *context, const Expansion *expansion);

// What a run is shown with.
typedef struct {
    PdfContent *content;
    PdfFonts *fonts;
    PdfEnter *enter; // NULL: abbreviations are not told apart
    void *context;   // of it
    Diag *diag;
} PdfShow;

// Appends the run. `lang` is the language to name when it is not that of what surrounds the run,
// else empty. False with finding PDF-05 when the font is damaged.
bool pdf_show_run(const PdfShow *with, const GlyphRun *run, Point baseline, Str lang);

#endif
