// SPDX-License-Identifier: MIT
// Shape: adapter of HarfBuzz for shaping. Shapes in font units and scales the results in integers.
#include "text/shape.h"

#include <hb.h>
#include <stdlib.h>

#include "text/face.h"

struct Shaper {
    hb_buffer_t *buffer;
};

Shaper *shaper_new(void) {
    Shaper *shaper = calloc(1, sizeof *shaper);
    if (!shaper) fatal_out_of_memory(sizeof *shaper);
    shaper->buffer = hb_buffer_create();
    return shaper;
}

void shaper_drop(Shaper *shaper) {
    if (!shaper) return;
    hb_buffer_destroy(shaper->buffer);
    free(shaper);
}

static Len scaled(const Font *font, const Setting *setting, int32_t units) {
    return len_scale(units, setting->style.size, font->units_per_em);
}

Len shape_char(const Font *font, const Setting *setting, uint32_t scalar, uint16_t *glyph) {
    *glyph = (uint16_t)face_glyph(font, scalar);
    return scaled(font, setting, font_advance(font, *glyph)) + setting->style.tracking;
}

static hb_feature_t feature(hb_tag_t tag, uint32_t value) {
    return (hb_feature_t){tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

enum { MAX_FEATURES = 4 };

// Kerning and ligatures are on by default; letters set apart are not joined to ligatures.
static unsigned features_of(const TextStyle *style, hb_feature_t features[MAX_FEATURES]) {
    unsigned n = 0;
    if (style->tabular) features[n++] = feature(HB_TAG('t', 'n', 'u', 'm'), 1);
    if (style->small_caps) features[n++] = feature(HB_TAG('s', 'm', 'c', 'p'), 1);
    if (style->tracking != 0) features[n++] = feature(HB_TAG('l', 'i', 'g', 'a'), 0);
    return n;
}

static void fill_buffer(hb_buffer_t *buffer, const ShapeJob *job) {
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, job->text.at - job->before,
                       (int)(job->before + job->text.n + job->after), job->before + job->lo,
                       (int)(job->hi - job->lo));
    hb_buffer_set_direction(buffer, job->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer,
                         job->script ? hb_script_from_iso15924_tag(job->script) : HB_SCRIPT_COMMON);
    const Str lang = job->setting->lang;
    hb_buffer_set_language(buffer, hb_language_from_string(lang.at, (int)lang.n));
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

static Glyph *logical(const ShapeJob *job, Glyph *glyphs, uint32_t n, uint32_t i) {
    return &glyphs[job->right_to_left ? n - 1 - i : i];
}

// Gives every glyph the bytes of its cluster: from its own start to that of the next one. The
// first cluster also covers what was left out before it.
static void set_cluster_text(const ShapeJob *job, Glyph *glyphs, uint32_t n) {
    const uint32_t first = logical(job, glyphs, n, 0)->text_lo;
    uint32_t end = job->hi, lo = job->hi;
    for (uint32_t i = n; i-- > 0;) {
        Glyph *glyph = logical(job, glyphs, n, i);
        if (glyph->text_lo == first) glyph->text_lo = job->lo;
        if (glyph->text_lo != lo) end = lo;
        lo = glyph->text_lo;
        glyph->text_n = end - lo;
    }
}

// Tracking goes behind the last glyph of a cluster, so that marks stay on their base.
static Len mark_clusters(Glyph *glyphs, uint32_t n, Len tracking) {
    Len width = 0;
    for (uint32_t i = 0; i < n; i++) {
        glyphs[i].cluster_start = i == 0 || glyphs[i].text_lo != glyphs[i - 1].text_lo;
        if (i + 1 == n || glyphs[i].text_lo != glyphs[i + 1].text_lo) glyphs[i].advance += tracking;
        width += glyphs[i].advance;
    }
    return width;
}

static uint32_t drop_lacking(Glyph *glyphs, uint32_t n) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (glyphs[i].id != 0) glyphs[kept++] = glyphs[i];
    }
    return kept;
}

static Glyph *scaled_glyphs(const ShapeJob *job, Arena *arena, hb_buffer_t *buffer, uint32_t *n) {
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, n);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, n);
    Glyph *glyphs = arena_push(arena, Glyph, *n);
    for (uint32_t i = 0; i < *n; i++) {
        glyphs[i] = (Glyph){
            .id = (uint16_t)infos[i].codepoint,
            .text_lo = infos[i].cluster - job->before,
            .advance = scaled(job->font, job->setting, places[i].x_advance),
            .x_offset = scaled(job->font, job->setting, places[i].x_offset),
            .y_offset = scaled(job->font, job->setting, places[i].y_offset),
        };
    }
    return glyphs;
}

Shaped shape_text(Shaper *shaper, Arena *arena, const ShapeJob *job) {
    hb_feature_t features[MAX_FEATURES];
    fill_buffer(shaper->buffer, job);
    hb_shape(job->font->shaper, shaper->buffer, features,
             features_of(&job->setting->style, features));
    uint32_t n = 0;
    Glyph *glyphs = scaled_glyphs(job, arena, shaper->buffer, &n);
    if (n == 0) return (Shaped){0};
    set_cluster_text(job, glyphs, n);
    const uint32_t kept = drop_lacking(glyphs, n);
    const Len width = mark_clusters(glyphs, kept, job->setting->style.tracking);
    return (Shaped){glyphs, kept, width, kept < n};
}
