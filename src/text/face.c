// SPDX-License-Identifier: MIT
// Face: adapter of HarfBuzz for font files. HarfBuzz maps the file, checks its tables and reads
// them; what it has no call for is read here from the head, post and OS/2 tables (OpenType 1.9).
#include "text/face.h"

#include <hb-ot.h>
#include <hb.h>

static int32_t be16(const char *at) {
    const unsigned char *u = (const unsigned char *)at;
    return (int16_t)(uint16_t)(u[0] << 8 | u[1]);
}

static int32_t be32(const char *at) {
    const unsigned char *u = (const unsigned char *)at;
    return (int32_t)((uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3]);
}

// The signed field of `size` bytes at `offset` of a table; 0 when the table is absent or short.
static int32_t table_field(const Font *font, hb_tag_t tag, unsigned offset, unsigned size) {
    hb_blob_t *table = hb_face_reference_table(font->face, tag);
    unsigned n = 0;
    const char *at = hb_blob_get_data(table, &n);
    int32_t value = 0;
    if (at && n >= size && offset <= n - size) {
        if (size == 1) value = (unsigned char)at[offset];
        if (size == 2) value = be16(at + offset);
        if (size == 4) value = be32(at + offset);
    }
    hb_blob_destroy(table);
    return value;
}

static int32_t metric(const Font *font, hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font->shaper, tag, &value);
    return value;
}

enum {
    OS2_WEIGHT = 4,
    OS2_EMBEDDING = 8,
    OS2_PANOSE_SERIF = 33,
    OS2_SELECTION = 62,
    POST_ANGLE = 4,
    POST_FIXED_PITCH = 12,
    HEAD_BOX = 36,
    PANOSE_FIRST_SANS = 11, // 2..10 have serifs, 11..15 have none
};

enum {
    EMBEDDING_LEVEL = 0x000f,
    EMBEDDING_RESTRICTED = 0x0002, // alone: not without the owner's consent
    EMBEDDING_WHOLE = 0x0100,      // no subset
    EMBEDDING_BITMAPS = 0x0200,    // no outlines
};

static bool may_be_embedded(int32_t type) {
    return (type & EMBEDDING_LEVEL) != EMBEDDING_RESTRICTED &&
           !(type & (EMBEDDING_WHOLE | EMBEDDING_BITMAPS));
}

static void read_metrics(Font *font) {
    const hb_tag_t os2 = HB_TAG('O', 'S', '/', '2'), head = HB_TAG('h', 'e', 'a', 'd'),
                   post = HB_TAG('p', 'o', 's', 't');
    const int32_t angle = table_field(font, post, POST_ANGLE, 4); // 16.16
    const int32_t panose = table_field(font, os2, OS2_PANOSE_SERIF, 1);
    font->metrics = (FontMetrics){
        .ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        .descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
        .cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT),
        .x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT),
        .x_min = table_field(font, head, HEAD_BOX, 2),
        .y_min = table_field(font, head, HEAD_BOX + 2, 2),
        .x_max = table_field(font, head, HEAD_BOX + 4, 2),
        .y_max = table_field(font, head, HEAD_BOX + 6, 2),
        .italic_angle_milli = (int32_t)((int64_t)angle * 1000 / 65536),
        .weight = table_field(font, os2, OS2_WEIGHT, 2),
        .serif = panose > 1 && panose < PANOSE_FIRST_SANS,
        .italic = (table_field(font, os2, OS2_SELECTION, 2) & 1) != 0,
        .fixed_pitch = table_field(font, post, POST_FIXED_PITCH, 4) != 0,
        .embeddable = may_be_embedded(table_field(font, os2, OS2_EMBEDDING, 2)),
    };
}

static bool has_table(const Font *font, hb_tag_t tag) {
    hb_blob_t *table = hb_face_reference_table(font->face, tag);
    const bool found = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return found;
}

static Str postscript_name(const Font *font, Arena *arena) {
    char name[128]; // the format allows 63
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
    return str_copy(arena, (Str){name, n});
}

bool face_open(Font *font, const char *path, Arena *arena) {
    font->blob = hb_blob_create_from_file_or_fail(path);
    if (!font->blob) return false;
    font->face = hb_face_create(font->blob, font->face_index);
    font->shaper = hb_font_create(font->face);
    font->glyph_count = hb_face_get_glyph_count(font->face);
    if (font->glyph_count == 0) return false;
    const unsigned upem = hb_face_get_upem(font->face);
    hb_font_set_scale(font->shaper, (int)upem, (int)upem);
    hb_font_make_immutable(font->shaper);
    unsigned n = 0;
    font->bytes.at = hb_blob_get_data(font->blob, &n);
    font->bytes.n = n;
    font->units_per_em = (uint16_t)upem;
    font->cff = has_table(font, HB_TAG('C', 'F', 'F', ' '));
    font->name = postscript_name(font, arena);
    read_metrics(font);
    return true;
}

void face_close(Font *font) {
    hb_font_destroy(font->shaper);
    hb_face_destroy(font->face);
    hb_blob_destroy(font->blob);
    font->shaper = NULL;
    font->face = NULL;
    font->blob = NULL;
}

uint32_t face_glyph(const Font *font, uint32_t scalar) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font->shaper, scalar, &glyph) ? glyph : 0;
}

int32_t font_advance(const Font *font, uint16_t glyph) {
    return hb_font_get_glyph_h_advance(font->shaper, glyph);
}
