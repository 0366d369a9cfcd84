// SPDX-License-Identifier: MIT
// What a loaded message file holds; shared by its loader and its formatter.
#ifndef RAPPORTEUR_COMPOSE_MESSAGES_TYPES_H
#define RAPPORTEUR_COMPOSE_MESSAGES_TYPES_H

#include "base/map.h"
#include "compose/message.h"

// One style of dates: a pattern for each precision, and the formatter of each once it is open.
typedef struct {
    Str name;
    Str pattern[DATE_RANGE]; // day, month, quarter, year by DatePrecision
    Str first_day;           // of the first day of a month, such as "1er mai"; may be empty
    void *formatter[DATE_RANGE];
    void *first_day_formatter;
} DateStyle;

enum { DATE_STYLES = 4 };

struct Messages {
    MessagesOptions options;
    const Source *source;
    const char *locale;
    bool latin_digits; // figures below a thousand need no formatter
    Map by_name;       // Str -> Message
    DateStyle dates[DATE_STYLES];
    size_t date_count;
    Str day_pattern; // of the document, for the long style
    void *day_formatter;
    void *number_formatter;
};

#endif
