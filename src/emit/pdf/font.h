// SPDX-License-Identifier: MIT
// PdfFonts: composite fonts (ISO 32000-1, 9.7) whose codes are given out in the order of first use,
// one for each pair of a glyph and the text it stands for, so that copying gives the right text.
#ifndef RAPPORTEUR_EMIT_PDF_FONT_H
#define RAPPORTEUR_EMIT_PDF_FONT_H

#include "emit/pdf/file.h"
#include "emit/pdf/haru.h"
#include "emit/pdf/variant.h"
#include "text/font.h"

typedef struct PdfFonts PdfFonts;
typedef struct PdfFont PdfFont;

typedef struct {
    uint32_t width; // [1/1000000 em] as the PDF says it
    uint16_t code;  // two bytes in content
    bool other;     // the code stands for other text: the content needs ActualText
    uint8_t n;      // of `bytes`
    char bytes[4];  // the code as it stands in a string, escaped
} PdfCode;

PdfFonts *pdf_fonts_new(Arena *arena);
// The font with room for `codes` more codes. NULL when the font is damaged.
PdfFont *pdf_fonts_for(PdfFonts *fonts, const Font *font, size_t codes);
// Its name in the resources is "F" and this number, from 1.
unsigned pdf_font_number(const PdfFont *font);
// The code of `glyph` where it stands for `text`, which is not empty. It holds until the next call.
const PdfCode *pdf_font_code(PdfFont *font, uint16_t glyph, Str text);
// The index of a variant of a glyph, for pdf_font_code. False when the font cannot have it: CFF.
bool pdf_font_variant(PdfFont *font, PdfVariant wanted, uint16_t *glyph);
// True when pdf_font_variant will not fail for `n` more variants.
bool pdf_font_has_room(const PdfFont *font, size_t n);
// The fonts in order of first use, for as long as `fonts` lives.
const Font *const *pdf_fonts_used(const PdfFonts *fonts, size_t *n);
// Writes every font; pdf_fonts_set can name them then. False with finding PDF-05 when a font could
// not be subset.
bool pdf_fonts_write(PdfFonts *fonts, PdfFile *file, Haru *haru, Diag *diag);
// Sets /Font in the dictionary of resources.
void pdf_fonts_set(const PdfFonts *fonts, HaruDict *resources, Haru *haru);

#endif
