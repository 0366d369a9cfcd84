// SPDX-License-Identifier: MIT
// Face: one font file opened: its bytes mapped, its metrics read, its shaper made. Private to
// text/.
#ifndef RAPPORTEUR_TEXT_FACE_H
#define RAPPORTEUR_TEXT_FACE_H

#include "text/font.h"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

struct Font {
    Str path_name;         // path of the file, for messages
    Str file_name, sha256; // as the manifest has them
    unsigned face_index;
    uint32_t id;
    bool tried, usable; // opened when first asked for; a damaged file stays unusable
    bool cff;
    uint16_t units_per_em;
    uint32_t glyph_count;
    Str name, bytes;
    FontMetrics metrics;
    struct hb_blob_t *blob;
    struct hb_face_t *face;
    struct hb_font_t *shaper; // scaled to font units
};

// Maps the file at `path` and fills the rest of `font`; names are copied to `arena`. False when
// the file cannot be mapped or is no font.
bool face_open(Font *font, const char *path, Arena *arena);
void face_close(Font *font);
// The glyph that `scalar` maps to by the font's cmap, 0 when it has none.
uint32_t face_glyph(const Font *font, uint32_t scalar);

#endif
