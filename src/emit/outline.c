// SPDX-License-Identifier: MIT
// Reads glyph outlines through HarfBuzz and keeps them: a page uses few shapes many times.
#include "emit/outline.h"

#include <hb.h>

#include "base/vec.h"

enum { GLYPHS_IN_A_CHUNK = 256, CHUNKS = 65536 / GLYPHS_IN_A_CHUNK };

typedef struct {
    hb_font_t *font;
    const Path **chunks[CHUNKS]; // of GLYPHS_IN_A_CHUNK each, NULL until one is used
} FontOutlines;

struct Outlines {
    Arena *arena;
    hb_draw_funcs_t *draw;
    VEC(FontOutlines *) fonts; // by font_id, NULL until one is used
};

typedef struct {
    Arena *arena;
    VEC(PathVerb) verbs;
    VEC(Point) points;
} Pen;

static Len rounded(float value) {
    return (Len)(value < 0 ? value - 0.5F : value + 0.5F);
}

static void put_point(Pen *pen, float x, float y) {
    *vec_push(pen->arena, &pen->points) = (Point){rounded(x), rounded(y)};
}

static void draw_move(hb_draw_funcs_t *funcs, void *pen_data, hb_draw_state_t *state, float x,
                      float y, void *user_data) {
    (void)funcs, (void)state, (void)user_data;
    Pen *pen = pen_data;
    *vec_push(pen->arena, &pen->verbs) = PATH_MOVE;
    put_point(pen, x, y);
}

static void draw_line(hb_draw_funcs_t *funcs, void *pen_data, hb_draw_state_t *state, float x,
                      float y, void *user_data) {
    (void)funcs, (void)state, (void)user_data;
    Pen *pen = pen_data;
    *vec_push(pen->arena, &pen->verbs) = PATH_LINE;
    put_point(pen, x, y);
}

// HarfBuzz turns quadratic curves into these when it is given no function for them.
static void draw_curve(hb_draw_funcs_t *funcs, void *pen_data, hb_draw_state_t *state, float x1,
                       float y1, float x2, float y2, float x, float y, void *user_data) {
    (void)funcs, (void)state, (void)user_data;
    Pen *pen = pen_data;
    *vec_push(pen->arena, &pen->verbs) = PATH_CURVE;
    put_point(pen, x1, y1);
    put_point(pen, x2, y2);
    put_point(pen, x, y);
}

static void draw_close(hb_draw_funcs_t *funcs, void *pen_data, hb_draw_state_t *state,
                       void *user_data) {
    (void)funcs, (void)state, (void)user_data;
    Pen *pen = pen_data;
    *vec_push(pen->arena, &pen->verbs) = PATH_CLOSE;
}

Outlines *outlines_new(void) {
    Arena *arena = arena_new(64U * 1024U);
    Outlines *outlines = arena_push(arena, Outlines, 1);
    outlines->arena = arena;
    outlines->draw = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(outlines->draw, draw_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(outlines->draw, draw_line, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(outlines->draw, draw_curve, NULL, NULL);
    hb_draw_funcs_set_close_path_func(outlines->draw, draw_close, NULL, NULL);
    return outlines;
}

void outlines_drop(Outlines *outlines) {
    if (!outlines) return;
    for (size_t i = 0; i < outlines->fonts.n; i++)
        if (outlines->fonts.at[i]) hb_font_destroy(outlines->fonts.at[i]->font);
    hb_draw_funcs_destroy(outlines->draw);
    arena_drop(outlines->arena);
}

static FontOutlines *open_font(Arena *arena, const Font *font) {
    const Str bytes = font_bytes(font);
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, font_face_index(font));
    FontOutlines *opened = arena_push(arena, FontOutlines, 1);
    opened->font = hb_font_create(face);
    hb_font_set_scale(opened->font, OUTLINE_EM, OUTLINE_EM);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return opened;
}

static FontOutlines *font_outlines(Outlines *outlines, const Font *font) {
    const size_t id = font_id(font);
    while (outlines->fonts.n <= id) *vec_push(outlines->arena, &outlines->fonts) = NULL;
    if (!outlines->fonts.at[id]) outlines->fonts.at[id] = open_font(outlines->arena, font);
    return outlines->fonts.at[id];
}

static const Path *read_outline(const Outlines *outlines, hb_font_t *font, uint16_t glyph) {
    Pen pen = {.arena = outlines->arena};
    hb_font_get_glyph_shape(font, glyph, outlines->draw, &pen);
    Path *path = arena_push(outlines->arena, Path, 1);
    *path = (Path){pen.verbs.at, pen.verbs.n, pen.points.at, pen.points.n};
    return path;
}

const Path *outline_of_glyph(Outlines *outlines, const Font *font, uint16_t glyph) {
    FontOutlines *opened = font_outlines(outlines, font);
    const Path ***chunk = &opened->chunks[glyph / GLYPHS_IN_A_CHUNK];
    if (!*chunk) *chunk = arena_push(outlines->arena, const Path *, GLYPHS_IN_A_CHUNK);
    const Path **slot = &(*chunk)[glyph % GLYPHS_IN_A_CHUNK];
    if (!*slot) *slot = read_outline(outlines, opened->font, glyph);
    return *slot;
}
