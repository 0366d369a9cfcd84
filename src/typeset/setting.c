// SPDX-License-Identifier: MIT
// Setting: texts of the block tree to set lines; see setting.h.
#include "typeset/setting.h"

#include "typeset/expansion.h"
#include "typeset/footnote.h"
#include "typeset/page_ref.h"

static TextStyle variant_of(const Theme *theme, TextRole role, unsigned variant) {
    TextStyle style = theme->text[role];
    if (variant & STYLE_STRONG) style.bold = true;
    if (variant & STYLE_EMPH) style.italic = !style.italic;
    if (variant & STYLE_CODE) style.family = FAMILY_MONO;
    if (variant & STYLE_MUTED) style.color = theme->muted;
    if (variant & STYLE_LINK) style.color = theme->accent;
    if (variant & STYLE_NOTE_MARK) style.size = style.size * 2 / 3;
    return style;
}

void setting_init(Setting *setting, Arena *arena, const Composition *composition,
                  TextEngine *engine, Diag *diag) {
    TextStyle *styles = arena_push(arena, TextStyle, (size_t)ROLE__COUNT * STYLE_VARIANTS);
    for (unsigned i = 0; i < (unsigned)ROLE__COUNT * STYLE_VARIANTS; i++)
        styles[i] =
            variant_of(composition->theme, (TextRole)(i / STYLE_VARIANTS), i % STYLE_VARIANTS);
    *setting = (Setting){composition, composition->theme, engine, diag, styles, NULL};
}

const TextStyle *setting_style(const Setting *setting, TextRole role, unsigned variant) {
    return &setting->styles[(unsigned)role * STYLE_VARIANTS + variant];
}

static bool is_link(const TextSpan *span) {
    return span->url.n || span->to.n;
}

static bool needs_mark(const TextSpan *span) {
    return is_link(span) || span->footnote || span->lang.n || span->alt.n;
}

static bool same_link(const TextSpan *a, const TextSpan *b) {
    return is_link(a) && str_eq(a->url, b->url) && str_eq(a->to, b->to);
}

static unsigned span_variant(const TextSpan *span) {
    return (span->strong ? STYLE_STRONG : 0U) | (span->emph ? STYLE_EMPH : 0U) |
           (span->code ? STYLE_CODE : 0U) | (span->muted ? STYLE_MUTED : 0U) |
           (span->footnote ? STYLE_NOTE_MARK : 0U) |
           (is_link(span) || span->footnote ? STYLE_LINK : 0U);
}

static TextRun run_of(const Setting *setting, const TextSpan *span, const TextManner *manner) {
    return (TextRun){
        .text = span->text,
        .style = setting_style(setting, manner->role, span_variant(span) | manner->variant),
        .lang = span->lang.n ? span->lang : setting->composition->lang,
        .place = span->place,
    };
}

// The link that begins at `from`: its description is its title, else the words of all its spans.
static SinkLink *link_of(Arena *arena, Text text, size_t from) {
    size_t to = from + 1;
    while (to < text.n && same_link(&text.at[from], &text.at[to])) to++;
    SinkLink *link = arena_push(arena, SinkLink, 1);
    link->url = text.at[from].url;
    link->to = text.at[from].to;
    for (size_t i = from; i < to && link->description.n == 0; i++)
        link->description = text.at[i].title;
    if (link->description.n == 0)
        link->description = text_words(arena, (Text){text.at + from, to - from});
    return link;
}

// The mark of a footnote links to its note, whatever link it stands in.
static void mark_note(Arena *arena, const TextSpan *span, SinkMark *mark, SetText *set) {
    TextSpan *plain = arena_push(arena, TextSpan, 1);
    plain->text = span->text;
    mark->note = arena_push(arena, Footnote, 1);
    mark->note->block = span->footnote;
    mark->note->mark = (Text){plain, 1};
    mark->link = arena_push(arena, SinkLink, 1);
    mark->link->description = span->text;
    set->noted = true;
}

// Tags the runs of a text with marks; the runs are one a span.
static void mark_runs(Arena *arena, Text text, TextRun *runs, SetText *set) {
    set->marks = arena_push(arena, SinkMark, text.n);
    for (size_t i = 0; i < text.n; i++) {
        const TextSpan *span = &text.at[i];
        if (!needs_mark(span)) continue;
        SinkMark *mark = &set->marks[set->mark_count++];
        mark->lang = span->lang;
        mark->actual_text = span->alt;
        mark->place = span->place;
        runs[i].tag = mark;
        if (span->footnote) mark_note(arena, span, mark, set);
        if (!is_link(span) || span->footnote) continue;
        const SinkMark *before = i ? runs[i - 1].tag : NULL;
        const bool goes_on = i && !text.at[i - 1].footnote && same_link(&text.at[i - 1], span);
        mark->link = goes_on ? before->link : link_of(arena, text, i);
    }
}

static ParagraphOptions options_of(const Setting *setting, const TextManner *manner) {
    const TextStyle *style = setting_style(setting, manner->role, manner->variant);
    return (ParagraphOptions){
        .width = manner->width,
        .align = manner->align != ALIGN_START ? manner->align : style->align,
        .total_fit = manner->total_fit,
        .right_to_left = setting->composition->right_to_left,
        .tight = manner->tight,
    };
}

SetText setting_text(const Setting *setting, Arena *arena, Text text, const TextManner *manner) {
    SetText set = {.style = setting_style(setting, manner->role, manner->variant),
                   .width = manner->width};
    const ParagraphOptions options = options_of(setting, manner);
    text = page_refs_fill(setting->pages, arena, text);
    if (text.n == 1 && !needs_mark(text.at)) {
        TextRun run = run_of(setting, text.at, manner);
        expansions_find(setting, arena, text, &run);
        set.paragraph = paragraph_set(setting->engine, arena, &run, 1, &options, setting->diag);
        return set;
    }
    TextRun *runs = arena_push(arena, TextRun, text.n);
    bool marked = false;
    for (size_t i = 0; i < text.n; i++) {
        runs[i] = run_of(setting, &text.at[i], manner);
        marked |= needs_mark(&text.at[i]);
    }
    if (marked) mark_runs(arena, text, runs, &set);
    expansions_find(setting, arena, text, runs);
    set.paragraph = paragraph_set(setting->engine, arena, runs, text.n, &options, setting->diag);
    return set;
}

TextExtent setting_extent(const Setting *setting, Arena *arena, Text text,
                          const TextManner *manner) {
    text = page_refs_fill(setting->pages, arena, text);
    TextRun *runs = arena_push(arena, TextRun, text.n);
    for (size_t i = 0; i < text.n; i++) runs[i] = run_of(setting, &text.at[i], manner);
    return text_extent(setting->engine, arena, runs, text.n, setting->diag);
}

Len style_baseline(const TextStyle *style) {
    // Capitals are about 0.72 em high: half of that below the middle.
    return style->leading / 2 + len_scale(style->size, 36, 100);
}

void set_text_place(const SetText *text, Sink *sink, Point at, size_t from, size_t to) {
    at.y += style_baseline(text->style);
    for (size_t i = from; i < to; i++) {
        sink_line(sink, &text->paragraph->lines[i], at, text->width);
        at.y += text->style->leading;
    }
    if (to == text->paragraph->n) sink_close_marks(sink, text->marks, text->mark_count);
}

Str text_words(Arena *arena, Text text) {
    const Str line_break = STR("\u2028");
    size_t room = 0;
    for (size_t i = 0; i < text.n; i++) room += text.at[i].text.n;
    char *at = arena_push(arena, char, room + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        const Str s = text.at[i].footnote ? (Str){0} : text.at[i].text;
        for (size_t j = 0; j < s.n;) {
            const bool breaks = str_starts(str_slice(s, j, s.n), line_break);
            at[n++] = breaks ? ' ' : s.at[j];
            j += breaks ? line_break.n : 1;
        }
    }
    return (Str){at, n};
}
