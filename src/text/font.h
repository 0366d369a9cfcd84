// SPDX-License-Identifier: MIT
// Fonts by the manifest in fonts/: families, a fallback order for each script, the file, its
// package and SHA-256. System font configuration is never asked.
#ifndef RAPPORTEUR_TEXT_FONT_H
#define RAPPORTEUR_TEXT_FONT_H

#include "base/diag.h"
#include "base/len.h"
#include "compose/theme.h"

typedef struct Font Font;
typedef struct FontBook FontBook;

// Reads the manifest (YAML) and maps no file yet: each font is opened when it is first used.
// The caller owns the book; what the manifest says lives in `diag`'s arena, which must outlive it.
// NULL with findings (missing manifest, missing file: FONT-01).
FontBook *font_book_open(const char *manifest_path, Diag *diag);
// The same, but looks for the files first in `folders` (separated by ':'), then in the manifest's.
FontBook *font_book_open_in(const char *manifest_path, Str folders, Diag *diag);
void font_book_drop(FontBook *book);
// Hashes every file of the manifest: on demand, for it takes a tenth of a second. False with
// findings: FONT-02 (warning) for a file that differs, FONT-04 for one that cannot be read.
bool font_book_verify(const FontBook *book, Diag *diag);
// The font that a style's family is set in, or NULL when its file is damaged.
const Font *font_book_main(FontBook *book, const TextStyle *style, Str lang);
// For the word-by-word test of what a character is drawn with; NULL when no font has it (TX-08).
const Font *font_book_for_char(FontBook *book, const TextStyle *style, uint32_t scalar, Str lang);

// What emitters need to know of a font. All borrowed from the book.
Str font_name(const Font *font);            // PostScript name
Str font_bytes(const Font *font);           // the whole file
Str font_file_name(const Font *font);       // of the manifest, without a folder
Str font_sha256(const Font *font);          // of the manifest, in lower-case hexadecimal
unsigned font_face_index(const Font *font); // in a collection
bool font_is_cff(const Font *font);
uint32_t font_id(const Font *font); // small, in order of first use in this process
uint16_t font_units_per_em(const Font *font);
uint32_t font_glyph_count(const Font *font);
int32_t font_advance(const Font *font, uint16_t glyph); // [font units]
typedef struct {
    int32_t ascent, descent, cap_height, x_height; // [font units], descent negative
    int32_t x_min, y_min, x_max, y_max;            // [font units] bounding box
    int32_t italic_angle_milli;                    // [1/1000 degree]
    int32_t weight;                                // OS/2 usWeightClass
    bool serif, italic, fixed_pitch;
    bool embeddable; // a subset may be embedded in documents (OS/2 fsType, OpenType 1.9)
} FontMetrics;
const FontMetrics *font_metrics(const Font *font);

#endif
