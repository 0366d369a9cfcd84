// SPDX-License-Identifier: MIT
// TextCheck: the loops over glyphs and bytes run for every run of the document, so they only ask
// whether there is anything to look at.
#include "emit/pdf/check_text.h"

#include "base/language.h"
#include "base/utf8.h"
#include "emit/pdf/token.h"

enum {
    STRING_MOST = 32767, // [bytes] ISO 19005-2, 6.1.13
    QUOTED_MOST = 40,    // [bytes] of a text in a message
};

static Str quotable(Str text) {
    return str_slice(text, 0, text.n < QUOTED_MOST ? text.n : QUOTED_MOST);
}

// U+E000 and above begin with these bytes, and few other characters do.
static bool may_be_private(Str text) {
    unsigned char most = 0;
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char byte = (unsigned char)text.at[i];
        most = byte > most ? byte : most;
    }
    return most >= 0xee;
}

static bool is_private(uint32_t scalar) {
    return (scalar >= 0xe000 && scalar <= 0xf8ff) || scalar >= 0xf0000;
}

static void check_private(TextCheck *check, Str text, const char *what, Place place) {
    if (!may_be_private(text)) return;
    for (size_t at = 0; at < text.n;) {
        const uint32_t scalar = utf8_next(text, &at);
        if (!is_private(scalar)) continue;
        breaches_add(check->breaches, REQUIREMENT_PRIVATE, place,
                     "%s has the character U+%04X, which means nothing to others", what,
                     (unsigned)scalar);
        return;
    }
}

static void check_font(TextCheck *check, const Font *font, Place place) {
    if (font == check->font) return;
    check->font = font;
    if (!font_metrics(font)->embeddable)
        breaches_add(check->breaches, REQUIREMENT_FONT, place,
                     "the font \"%.*s\" does not allow that a part of it is embedded",
                     STR_ARGS(font_name(font)));
}

static bool has_no_glyph(const GlyphRun *run) {
    bool missing = false;
    for (size_t i = 0; i < run->n; i++) missing |= run->glyphs[i].id == 0;
    return missing;
}

void check_text_run(TextCheck *check, const GlyphRun *run, Place place) {
    check_font(check, run->font, place);
    if (has_no_glyph(run))
        breaches_add(check->breaches, REQUIREMENT_GLYPH, place,
                     "the font \"%.*s\" has no glyph for a character of \"%.*s\"",
                     STR_ARGS(font_name(run->font)), STR_ARGS(quotable(run->text)));
    check_private(check, run->text, "the text", place);
    check_text_language(check, run->lang, place);
}

void check_text_language(TextCheck *check, Str lang, Place place) {
    if (lang.n == 0 || str_eq(lang, check->lang)) return;
    if (language_tag_is_well_formed(lang)) {
        check->lang = str_copy(check->breaches->arena, lang);
        return;
    }
    breaches_add(check->breaches, REQUIREMENT_LANGUAGE_TAG, place, "\"%.*s\" is no language tag",
                 STR_ARGS(quotable(lang)));
}

static void check_length(TextCheck *check, size_t bytes, const char *what, Place place) {
    if (bytes <= STRING_MOST) return;
    breaches_add(check->breaches, REQUIREMENT_LENGTH, place, "%s is %zu bytes long, more than %d",
                 what, bytes, STRING_MOST);
}

// [bytes] as pdf_put_text writes it
static size_t written_size(Str text) {
    if (pdf_is_ascii(text)) return text.n;
    size_t units = 1; // the byte order mark
    for (size_t at = 0; at < text.n;) units += utf8_next(text, &at) >= 0x10000 ? 2 : 1;
    return 2 * units;
}

void check_text_string(TextCheck *check, Str text, const char *what, Place place) {
    if (text.n == 0) return;
    check_private(check, text, what, place);
    // No character takes more than twice its bytes.
    if (2 * text.n + 2 > STRING_MOST) check_length(check, written_size(text), what, place);
}

void check_text_address(TextCheck *check, Str url, Place place) {
    if (3 * url.n <= STRING_MOST) return;
    size_t bytes = 0;
    for (size_t i = 0; i < url.n; i++) bytes += url.at[i] > 0x20 && url.at[i] < 0x7f ? 1 : 3;
    check_length(check, bytes, "the address of a link", place);
}
