// SPDX-License-Identifier: MIT
// Text by ICU: what the text rules ask of Unicode. Only text_icu.c knows ICU's strings; all
// results are UTF-8 in the arena.
#ifndef RAPPORTEUR_MODEL_RULES_TEXT_ICU_H
#define RAPPORTEUR_MODEL_RULES_TEXT_ICU_H

#include "base/str.h"

// Canonical composition (UAX #15), and the compatibility one.
Str text_nfc(Arena *arena, Str text);
Str text_nfkc(Arena *arena, Str text);
// Backwards, each letter with its marks behind it (UAX #9, L3).
Str text_reversed(Arena *arena, Str text);
// Domain labels after UTS #46, nontransitional; empty when it is no valid label.
Str text_to_a_label(Arena *arena, Str label);
Str text_to_u_label(Arena *arena, Str label);
// Reads numbers spelled out in a language, by CLDR's rules. Never NULL; to be closed.
typedef struct Speller Speller;
Speller *speller_open(Arena *arena, Str lang);
void speller_close(Speller *speller); // NULL is fine
// True when a number may end with `word`: quick, for words that are none.
bool speller_knows(const Speller *speller, Str word);
// True when all of `words` is a number: "sixty-six", but not "sixty-six members".
bool speller_read(const Speller *speller, Str words, int64_t *out);

// What a letter does in its script.
typedef enum {
    LETTER_OTHER,
    LETTER_RTL,      // Hebrew, Arabic and their like
    LETTER_RTL_MARK, // belongs to the letter before it
    LETTER_BLANK,    // white space
} LetterKind;
LetterKind text_letter_kind(uint32_t scalar);
// A form that stands only at the end of a word: Hebrew finals, Arabic letters in a final
// presentation form, teh marbuta; and one that stands only at its beginning.
bool text_is_final_form(uint32_t scalar);
bool text_is_initial_form(uint32_t scalar);
bool text_is_letter(uint32_t scalar);
bool text_is_lower(uint32_t scalar);
// True when both are letters of one script.
bool text_same_script(uint32_t a, uint32_t b);
// A letter as one of its shapes: an Arabic presentation form or a ligature of Latin or Hebrew.
bool text_is_presentation_form(uint32_t scalar);

#endif
