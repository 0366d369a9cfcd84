// SPDX-License-Identifier: MIT
// ICU's formatters for messages, numbers and dates: the only file of this stage that calls ICU.
#ifndef RAPPORTEUR_COMPOSE_ICU_FORMAT_H
#define RAPPORTEUR_COMPOSE_ICU_FORMAT_H

#include "base/buf.h"

// Opens a MessageFormat; NULL with ICU's name of the error in *error.
void *icu_message_open(Arena *arena, Str pattern, const char *locale, const char **error);
void icu_message_close(void *formatter);
// Texts at the positions from 0 and numbers behind them; at most four of each.
typedef struct {
    const Str *texts;
    size_t text_count;
    const int64_t *numbers;
    size_t number_count;
} IcuValues;
// Empty on failure.
Str icu_message_format(Arena *arena, void *formatter, const IcuValues *values);

void *icu_number_open(const char *locale);
void icu_number_close(void *formatter);
Str icu_number_format(Arena *arena, void *formatter, int64_t number);

// A formatter of days by an LDML pattern, in UTC and the Gregorian calendar.
void *icu_date_open(Arena *arena, Str pattern, const char *locale);
void icu_date_close(void *formatter);
Str icu_date_format(Arena *arena, void *formatter, int32_t day);

// The name of a BCP 47 language in another one: "fr" in "en" is "French". Empty when `lang` is
// none.
Str icu_language_name(Arena *arena, Str lang, Str in);
// Whether the script of a BCP 47 language runs from right to left.
bool icu_is_right_to_left(Arena *arena, Str lang);

#endif
