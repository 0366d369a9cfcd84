// SPDX-License-Identifier: MIT
// Theme: how things look, as plain values. Made from a Lua theme by compose/theme.c.
#ifndef RAPPORTEUR_COMPOSE_THEME_H
#define RAPPORTEUR_COMPOSE_THEME_H

#include "base/len.h"
#include "base/source.h"
#include "base/str.h"

typedef uint32_t Color; // 0xRRGGBB, sRGB

typedef enum { FAMILY_SANS, FAMILY_SERIF, FAMILY_MONO, FAMILY__COUNT } FontFamily;
typedef enum { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY } Align;

// Every text in a document has one of these roles; the theme gives each a style.
#define TEXT_ROLES(X)                                                                              \
    X(BODY, "body")                                                                                \
    X(TITLE, "title")                                                                              \
    X(SUBTITLE, "subtitle")                                                                        \
    X(SERIES, "series")                                                                            \
    X(PUBLISHER, "publisher")                                                                      \
    X(COVER_NOTE, "cover-note")                                                                    \
    X(HEADING_1, "heading-1")                                                                      \
    X(HEADING_2, "heading-2")                                                                      \
    X(HEADING_3, "heading-3")                                                                      \
    X(HEADING_4, "heading-4")                                                                      \
    X(LEAD, "lead")                                                                                \
    X(MUTED, "muted")                                                                              \
    X(CAPTION, "caption")                                                                          \
    X(NOTE, "note")                                                                                \
    X(TABLE_HEAD, "table-head")                                                                    \
    X(TABLE_BODY, "table-body")                                                                    \
    X(TABLE_NUMBER, "table-number")                                                                \
    X(LIST_LABEL, "list-label")                                                                    \
    X(CONTENTS_1, "contents-1")                                                                    \
    X(CONTENTS_2, "contents-2")                                                                    \
    X(TILE_FIGURE, "tile-figure")                                                                  \
    X(TILE_LABEL, "tile-label")                                                                    \
    X(TILE_CHANGE, "tile-change")                                                                  \
    X(CHART_LABEL, "chart-label")                                                                  \
    X(CHART_VALUE, "chart-value")                                                                  \
    X(CHART_TOTAL, "chart-total")                                                                  \
    X(FURNITURE, "furniture")                                                                      \
    X(CODE, "code")

typedef enum {
#define X(ROLE, name) ROLE_##ROLE,
    TEXT_ROLES(X)
#undef X
        ROLE__COUNT
} TextRole;

typedef struct {
    FontFamily family;
    bool bold, italic;
    bool tabular;    // OpenType tnum: figures of one width
    bool small_caps; // OpenType smcp, else capitals as they are
    bool hyphenate;
    Align align;
    Color color;
    Len size;         // [Len] em
    Len leading;      // [Len] from baseline to baseline
    Len space_before; // [Len]
    Len space_after;  // [Len]
    Len tracking;     // [Len] added between clusters
} TextStyle;

typedef enum {
    PATTERN_NONE,
    PATTERN_DIAGONAL,   // hatch
    PATTERN_CROSS,      // cross hatch
    PATTERN_HORIZONTAL, // lines
} Pattern;

// The look of a status (or any class in a chart), everywhere the same.
typedef struct {
    Str id; // status id, or a role name of the theme ("series-1")
    Color fill;
    Pattern pattern;
    Color pattern_color; // already mixed: no transparency in the output
    Color text;          // on the fill
    Str sign;            // "●"
} Look;

typedef struct {
    Len page_width, page_height;
    Len margin_top, margin_bottom, margin_start, margin_end; // [Len] to the text block
    Len head_baseline, foot_baseline;                        // [Len] from the top edge of the page
    Len grid;                                                // [Len] baseline grid
    Color paper, ink, muted, hairline, tint, accent;
    TextStyle text[ROLE__COUNT];
    const Look *looks;
    size_t look_count;
    Len cell_padding_block, cell_padding_inline; // [Len] above and below; half between columns
    Len rule_thin, rule_thick;                   // [Len] hairline, header rule
    uint32_t slide_words, slide_bullets;         // at most on a slide; 0: as many as have room
    Place place; // of findings: where its file returns it, or the line of document{}
} Theme;

// The look of `id`; an unknown id gets one by its index among the looks, never NULL when
// look_count > 0.
const Look *theme_look(const Theme *theme, Str id, size_t index);
// The look of `id`, NULL for an unknown one.
const Look *theme_own_look(const Theme *theme, Str id);

#endif
