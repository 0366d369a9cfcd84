// SPDX-License-Identifier: MIT
// Showing text: the pen follows the widths that the PDF knows; where the shaper's advances differ,
// TJ moves it. The sum of the difference is kept exactly, so that it never grows along a line.
#include "emit/pdf/show.h"

#include "base/utf8.h"
#include "emit/pdf/token.h"

enum {
    LEAST_MOVE = 2,   // [1/1000 em] smaller differences are left to add up: they cannot be seen
    MAX_STRING = 8000 // [codes] PDF/A allows strings of 32,767 bytes, escapes included
};

typedef struct {
    PdfContent *content;
    Buf *out;
    PdfFont *font;
    const GlyphRun *run;
    int64_t size;     // [Len] em
    int64_t tracking; // [Len]
    int64_t wanted;   // [1e-9 pt] where the pen should stand, from the run's left edge
    int64_t pen;      // [1e-9 pt] where it stands for a reader of the PDF
    bool in_array, in_string;
    size_t codes; // in the string
    const PdfShow *with;
    const Expansion *expanded; // that the glyphs are part of just now, or NULL
    Point baseline;            // of the run's left edge
} Show;

static void close_string(Show *show) {
    if (show->in_string) buf_putc(show->out, ')');
    show->in_string = false;
}

static void close_array(Show *show) {
    close_string(show);
    if (show->in_array) pdf_put(show->out, "]TJ\n");
    show->in_array = false;
}

static void open_array(Show *show) {
    if (!show->in_array) buf_putc(show->out, '[');
    show->in_array = true;
}

static void open_string(Show *show) {
    if (show->in_string && show->codes < MAX_STRING) return;
    close_string(show);
    open_array(show);
    buf_putc(show->out, '(');
    show->in_string = true;
    show->codes = 0;
}

static void put_code(Show *show, const PdfCode *code) {
    open_string(show);
    Buf *out = show->out;
    const bool room = out->cap - out->n > sizeof code->bytes;
    memcpy(room ? out->at + out->n : buf_reserve(out, sizeof code->bytes), code->bytes,
           sizeof code->bytes);
    out->n += code->n;
    out->at[out->n] = '\0';
    show->codes++;
}

// Moves the pen to `place` [1e-9 pt] when it is off by what could be seen.
static void move_pen(Show *show, int64_t place) {
    const int64_t unit = show->size * 1000; // [1e-9 pt] 1/1000 em
    const int64_t off = place - show->pen;
    if (off < LEAST_MOVE * unit && off > -LEAST_MOVE * unit) return;
    const int64_t units = (off + (off < 0 ? -unit / 2 : unit / 2)) / unit;
    close_string(show);
    open_array(show);
    buf_put_int(show->out, -units);
    show->pen += units * unit;
}

static void set_rise(Show *show, Len rise) {
    if (show->content->state.rise == rise) return;
    close_array(show);
    pdf_content_set_rise(show->content, rise);
}

// This and what is inline below runs once for each glyph of the document.
static inline void show_glyph(Show *show, const Glyph *glyph, const PdfCode *code) {
    set_rise(show, glyph->y_offset);
    move_pen(show, show->wanted + (int64_t)glyph->x_offset * 1000000);
    put_code(show, code);
    show->pen += (int64_t)code->width * show->size + show->tracking * 1000000;
    show->wanted += (int64_t)glyph->advance * 1000000;
}

static const Str NO_TEXT = STR_INIT("\xe2\x80\x8b"); // zero width space
static const Str SOFT_HYPHEN = STR_INIT("\xc2\xad"); // a hyphen that ends a line only

// Text that a character map may name: PDF/A forbids U+0000, U+FEFF and U+FFFE, and line ends are
// no text.
static Str mappable_of_rare(Str text) {
    if (text.n == 0) return NO_TEXT;
    const unsigned char first = (unsigned char)text.at[0];
    if (first < 0x20 || str_eq(text, STR("\xe2\x80\xa8"))) return STR(" ");
    if (str_starts(text, STR("\xef\xbb\xbf")) || str_starts(text, STR("\xef\xbf\xbe")))
        return NO_TEXT;
    return text;
}

static inline Str mappable(Str text) {
    const unsigned char first = text.n ? (unsigned char)text.at[0] : 0;
    return first >= 0x20 && first < 0xe2 ? text : mappable_of_rare(text);
}

// Private characters mean nothing to others: PDF/A-3a wants their text said beside them.
static bool is_private(Str text) {
    if ((unsigned char)text.at[0] < 0xee) return false;
    size_t at = 0;
    const uint32_t scalar = utf8_next(text, &at);
    return (scalar >= 0xe000 && scalar <= 0xf8ff) || scalar >= 0xf0000;
}

static void open_actual_text(Show *show, Str text) {
    close_array(show);
    pdf_put(show->out, "/Span<</ActualText<feff");
    pdf_put_utf16(show->out, text);
    pdf_put(show->out, ">>>BDC\n");
}

static void close_actual_text(Show *show) {
    close_array(show);
    pdf_put(show->out, "EMC\n");
}

// Glyphs [lo, hi) of the run stand for `text` together.
typedef struct {
    size_t lo, hi;
    Str text;
} Cluster;

static inline Cluster cluster_at(const GlyphRun *run, size_t lo) {
    size_t hi = lo + 1;
    while (hi < run->n && !run->glyphs[hi].cluster_start) hi++;
    const Glyph *first = &run->glyphs[lo];
    const Str text = {run->text.at + first->text_lo, first->text_n};
    const bool hyphen = text.n == 0 && run->hyphen;
    return (Cluster){lo, hi, hyphen ? SOFT_HYPHEN : mappable(text)};
}

static inline void show_single(Show *show, const Glyph *glyph, Str text) {
    const PdfCode *code = pdf_font_code(show->font, glyph->id, text);
    const bool say = code->other || is_private(text);
    if (say) open_actual_text(show, text);
    show_glyph(show, glyph, code);
    if (say) close_actual_text(show);
}

// The character number `index` of `text`.
static Str character_at(Str text, size_t index) {
    size_t lo = 0, hi = 0;
    for (size_t i = 0; i <= index; i++) {
        lo = hi;
        utf8_next(text, &hi);
    }
    return str_slice(text, lo, hi);
}

// [font units] `length` at the run's size; false when it is too long.
static bool in_units(const Show *show, Len length, int16_t *units) {
    const int64_t scaled = (int64_t)length * font_units_per_em(show->run->font);
    const int64_t half = scaled < 0 ? -show->size / 2 : show->size / 2;
    const int64_t rounded = (scaled + half) / show->size;
    *units = (int16_t)rounded;
    return *units == rounded;
}

// A mark is drawn where the pen is for its letter, which stands `shift` beside its place.
static void show_mark(Show *show, const Glyph *glyph, Len shift, Str text) {
    PdfVariant moved = {.glyph = glyph->id};
    Glyph mark = {.id = glyph->id, .x_offset = shift};
    const bool known = in_units(show, glyph->x_offset - shift, &moved.dx) &&
                       in_units(show, glyph->y_offset, &moved.dy) &&
                       pdf_font_variant(show->font, moved, &mark.id);
    show_single(show, known ? &mark : glyph, text);
}

// A mark that is drawn together with the one before it.
static void show_unseen(Show *show, Len shift, Str text) {
    Glyph unseen = {.x_offset = shift};
    if (pdf_font_variant(show->font, (PdfVariant){0}, &unseen.id)) show_single(show, &unseen, text);
}

// True when each glyph may stand for a character of its own: a letter and its marks, and all
// clusters from right to left, whose glyphs are never put into another order.
static bool can_spread(Show *show, const Cluster *cluster) {
    const bool backwards = show->run->level & 1;
    const size_t n = cluster->hi - cluster->lo, characters = utf8_count(cluster->text);
    if (characters < n || (n == 1 && (characters == 1 || !backwards))) return false;
    size_t wide = 0;
    for (size_t i = cluster->lo; i < cluster->hi; i++) wide += show->run->glyphs[i].advance != 0;
    return (wide <= 1 || backwards) &&
           (characters == n || pdf_font_has_room(show->font, characters));
}

// The offset of the glyph that has a width; 0 when several have one.
static Len shift_of(const Show *show, const Cluster *cluster) {
    const Glyph *wide = NULL;
    for (size_t i = cluster->lo; i < cluster->hi; i++) {
        const Glyph *glyph = &show->run->glyphs[i];
        if (glyph->advance && wide) return 0;
        if (glyph->advance) wide = glyph;
    }
    return wide ? wide->x_offset : 0;
}

// Part `i` of `whole` in `n` parts.
static int64_t share(int64_t whole, int64_t i, int64_t n) {
    return whole * (i + 1) / n - whole * i / n;
}

// A ligature from right to left: its width is shared out, so that each letter has its place.
// Readers turn such text round letter by letter, so that no code may stand for two; and of two
// equal letters in one place they drop one.
static void show_ligature(Show *show, const Cluster *cluster) {
    const Glyph *whole = &show->run->glyphs[cluster->lo];
    const int32_t units = font_advance(show->run->font, whole->id);
    const int32_t n = (int32_t)utf8_count(cluster->text);
    Glyph part = *whole;
    for (int32_t i = 0; i < n; i++) {
        const PdfVariant variant = {.glyph = i ? 0 : whole->id,
                                    .advance = (uint16_t)share(units, i, n)};
        pdf_font_variant(show->font, variant, &part.id);
        part.advance = (Len)share(whole->advance, i, n);
        show_single(show, &part, mappable(character_at(cluster->text, (size_t)(n - 1 - i))));
    }
}

static void show_spread(Show *show, const Cluster *cluster) {
    const Len shift = shift_of(show, cluster);
    const bool backwards = show->run->level & 1; // visual order is the reverse of the text's
    const size_t n = cluster->hi - cluster->lo, characters = utf8_count(cluster->text);
    for (size_t i = 0; i < characters; i++) {
        const size_t index = backwards ? characters - 1 - i : i;
        const Str text = mappable(character_at(cluster->text, index));
        if (index >= n) {
            show_unseen(show, shift, text);
            continue;
        }
        const size_t at = backwards ? cluster->hi - 1 - index : cluster->lo + index;
        const Glyph *glyph = &show->run->glyphs[at];
        if (glyph->advance)
            show_single(show, glyph, text);
        else
            show_mark(show, glyph, shift, text);
    }
}

// Any other cluster: its text is said beside it, for no glyph stands for a part of it.
static void show_together(Show *show, const Cluster *cluster) {
    open_actual_text(show, cluster->text);
    for (size_t i = cluster->lo; i < cluster->hi; i++) {
        const Str text = i == cluster->lo ? cluster->text : NO_TEXT;
        const Glyph *glyph = &show->run->glyphs[i];
        show_glyph(show, glyph, pdf_font_code(show->font, glyph->id, text));
    }
    close_actual_text(show);
}

static void show_cluster(Show *show, const Cluster *cluster) {
    const bool single = cluster->hi == cluster->lo + 1, backwards = show->run->level & 1;
    const bool plain = single && (!backwards || cluster->text.n <= 2);
    if (plain || (single && !can_spread(show, cluster)))
        show_single(show, &show->run->glyphs[cluster->lo], cluster->text);
    else if (single)
        show_ligature(show, cluster);
    else if (can_spread(show, cluster))
        show_spread(show, cluster);
    else
        show_together(show, cluster);
}

// The abbreviation that the whole cluster is part of, or NULL.
static const Expansion *expansion_of(const Show *show, size_t glyph) {
    const GlyphRun *run = show->run;
    const uint32_t lo = run->glyphs[glyph].text_lo, hi = lo + run->glyphs[glyph].text_n;
    for (size_t i = 0; show->with->enter && i < run->expansion_count; i++) {
        const Expansion *each = &run->expansions[i];
        if (lo >= each->lo && hi > lo && hi <= each->lo + each->n) return each;
    }
    return NULL;
}

static void set_style(Show *show) {
    const TextStyle *style = show->run->style;
    pdf_content_set_text(show->content, &(PdfTextStyle){pdf_font_number(show->font), style->size,
                                                        style->tracking, style->color});
}

// The text object ends with the marked content: the next begins where the pen should be.
static bool enter(Show *show, const Expansion *expansion) {
    if (show->expanded == expansion) return true;
    close_array(show);
    show->expanded = expansion;
    if (!show->with->enter(show->with->context, expansion)) return false;
    const Len at = (Len)((show->wanted + (show->wanted < 0 ? -500000 : 500000)) / 1000000);
    show->pen = (int64_t)at * 1000000;
    set_style(show);
    pdf_content_move_text(show->content, (Point){show->baseline.x + at, show->baseline.y});
    return true;
}

static bool show_clusters(Show *show) {
    for (size_t i = 0; i < show->run->n;) {
        const Cluster cluster = cluster_at(show->run, i);
        if (show->run->expansion_count && !enter(show, expansion_of(show, i))) return false;
        show_cluster(show, &cluster);
        i = cluster.hi;
    }
    close_array(show);
    return true;
}

// Signs, digits and blanks alone: nothing tells a reader that they go from right to left.
static bool has_no_letters(Str text) {
    for (size_t at = 0; at < text.n;) {
        const uint32_t scalar = utf8_next(text, &at);
        const bool arabic_sign = scalar == 0x60c || scalar == 0x61b || scalar == 0x66a;
        const bool sign = scalar < 0x41 || (scalar > 0x7a && scalar < 0xc0) || arabic_sign ||
                          (scalar >= 0x2000 && scalar < 0x2c00);
        if (!sign) return false;
    }
    return true;
}

// Signs from right to left, each in its place, in the order of the text.
static void show_signs(Show *show, Point baseline) {
    const GlyphRun *run = show->run;
    Point at = {baseline.x + run->width, baseline.y};
    for (size_t hi = run->n, lo; hi > 0; hi = lo) {
        lo = hi;
        do at.x -= run->glyphs[--lo].advance;
        while (lo > 0 && !run->glyphs[lo].cluster_start);
        const Cluster cluster = cluster_at(run, lo);
        pdf_content_move_text(show->content, at);
        show->pen = show->wanted = 0;
        show_cluster(show, &cluster);
        close_array(show);
    }
}

bool pdf_show_run(const PdfShow *with, const GlyphRun *run, Point baseline, Str lang) {
    PdfContent *content = with->content;
    const TextStyle *style = run->style;
    if (run->n == 0 || style->size <= 0) return true;
    PdfFont *font = pdf_fonts_for(with->fonts, run->font, run->n + run->text.n);
    if (!font) {
        diag_add(with->diag, SEVERITY_FATAL, "PDF-05", (Place){0},
                 "the font \"%.*s\" cannot be used: its file is damaged",
                 STR_ARGS(font_name(run->font)));
        return false;
    }
    const bool signs = run->level & 1 && run->n > 1 && has_no_letters(run->text);
    Show show = {.with = with, .content = content, .out = &content->out, .font = font, .run = run};
    show.size = style->size;
    show.tracking = style->tracking;
    show.baseline = baseline;
    show.expanded = signs ? NULL : expansion_of(&show, 0);
    if (with->enter && !with->enter(with->context, show.expanded)) return false;
    set_style(&show);
    if (!signs) pdf_content_move_text(content, baseline);
    if (lang.n) {
        pdf_put(&content->out, "/Span<</Lang");
        pdf_put_string(&content->out, lang);
        pdf_put(&content->out, ">>BDC\n");
    }
    bool shown = true;
    if (signs)
        show_signs(&show, baseline);
    else
        shown = show_clusters(&show);
    pdf_content_set_rise(content, 0);
    if (lang.n) pdf_put(&content->out, "EMC\n");
    return shown;
}
