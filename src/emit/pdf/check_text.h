// SPDX-License-Identifier: MIT
// TextCheck: what is drawn and what is only said: glyphs, fonts, languages, characters of private
// use and the length of strings.
#ifndef RAPPORTEUR_EMIT_PDF_CHECK_TEXT_H
#define RAPPORTEUR_EMIT_PDF_CHECK_TEXT_H

#include "emit/pdf/breach.h"
#include "text/paragraph.h"

typedef struct {
    Breaches *breaches;
    const Font *font; // of the run before: known to be free to use, or reported
    Str lang;         // the last one that is well-formed
} TextCheck;

// A run of glyphs, of an element at `place`.
void check_text_run(TextCheck *check, const GlyphRun *run, Place place);
// A language tag, which may be empty.
void check_text_language(TextCheck *check, Str lang, Place place);
// A string that is read to people; `what` names it in messages ("the title").
void check_text_string(TextCheck *check, Str text, const char *what, Place place);
// The address of a link as the file has it (RFC 3986, 2.1: one byte may become "%C3").
void check_text_address(TextCheck *check, Str url, Place place);

#endif
