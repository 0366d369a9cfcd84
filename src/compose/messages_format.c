// SPDX-License-Identifier: MIT
// Messages: values into patterns. A rich text goes through ICU as a noncharacter (U+FDD0 and
// following) and is put in its place afterwards, so links and emphasis survive plurals.
#include "compose/icu_format.h"
#include "compose/messages_types.h"

static const char MARKER[] = "\xEF\xB7\x90"; // U+FDD0; the last byte grows by the argument

static void report(Messages *m, const char *code, Str name, const char *problem) {
    diag_add(m->options.diag, SEVERITY_FATAL, code, (Place){m->source, {0, 0}, NULL},
             "message '%.*s': %s", STR_ARGS(name), problem);
}

Str messages_number(Messages *m, Arena *arena, int64_t number) {
    if (m->latin_digits && number >= 0 && number < 1000) {
        return str_format(arena, "%d", (int)number);
    }
    if (!m->number_formatter) m->number_formatter = icu_number_open(m->locale);
    return icu_number_format(arena, m->number_formatter, number);
}

static const MessageValue *value_of(const Message *message, size_t argument,
                                    const MessageValue *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (str_eq(str_of(values[i].name), message->arguments[argument].name)) return &values[i];
    }
    return NULL;
}

static Text format_pieces(Messages *m, Arena *arena, const Message *message,
                          const MessageValue *const *values) {
    TextBuilder out = {.arena = arena};
    for (size_t i = 0; i < message->pieces.n; i++) {
        const MessagePiece *piece = &message->pieces.at[i];
        if (piece->argument < 0) {
            text_put(&out, piece->literal, NULL);
        } else if (message->arguments[piece->argument].type == ARGUMENT_NUMBER) {
            text_put(&out, messages_number(m, arena, values[piece->argument]->number), NULL);
        } else {
            text_put_text(&out, values[piece->argument]->text);
        }
    }
    return text_compact(arena, text_of_builder(&out));
}

// Puts the rich texts where their markers stand.
static Text replace_markers(Arena *arena, const Message *message, Str words,
                            const MessageValue *const *values) {
    TextBuilder out = {.arena = arena};
    size_t from = 0;
    for (size_t i = 0; i + 2 < words.n; i++) {
        if (memcmp(words.at + i, MARKER, 2) != 0) continue;
        const size_t argument = (size_t)((unsigned char)words.at[i + 2] - (unsigned char)MARKER[2]);
        if (argument >= message->n) continue;
        text_put(&out, str_slice(words, from, i), NULL);
        text_put_text(&out, values[argument]->text);
        from = i + 3;
    }
    text_put(&out, str_slice(words, from, words.n), NULL);
    return text_compact(arena, text_of_builder(&out));
}

static Text format_choice(Messages *m, Arena *arena, Message *message,
                          const MessageValue *const *values) {
    if (!message->formatter) {
        const char *error = "";
        message->formatter =
            icu_message_open(m->options.arena, message->pattern, m->locale, &error);
        if (!message->formatter) {
            diag_add(m->options.diag, SEVERITY_FATAL, "MSG-02", message->text->place,
                     "message '%.*s' cannot be formatted: %s", STR_ARGS(message->name), error);
            return text_plain(arena, message->name);
        }
    }
    Str texts[MESSAGE_ARGUMENTS];
    int64_t numbers[MESSAGE_ARGUMENTS];
    size_t text_count = 0;
    size_t number_count = 0;
    for (size_t i = 0; i < message->n; i++) {
        if (message->arguments[i].type == ARGUMENT_NUMBER) {
            numbers[number_count++] = values[i]->number;
        } else if (message->selects[i]) {
            texts[text_count++] = text_plain_words(arena, values[i]->text);
        } else {
            const Str marker = str_copy(arena, str_of(MARKER));
            ((char *)marker.at)[2] = (char)((unsigned char)MARKER[2] + i);
            texts[text_count++] = marker;
        }
    }
    const Str words = icu_message_format(arena, message->formatter,
                                         &(IcuValues){texts, text_count, numbers, number_count});
    return replace_markers(arena, message, words, values);
}

Text messages_text(Messages *m, Arena *arena, const char *name, const MessageValue *values,
                   size_t n) {
    Message *message = map_lookup(&m->by_name, str_of(name));
    if (!message) {
        report(m, "MSG-05", str_of(name), "there is no message of that name");
        return text_plain(arena, str_of(name));
    }
    const MessageValue *ordered[MESSAGE_ARGUMENTS] = {0};
    for (size_t i = 0; i < message->n; i++) {
        ordered[i] = value_of(message, i, values, n);
        if (ordered[i]) continue;
        report(m, "MSG-03", str_of(name), "a value was not given");
        return text_plain(arena, str_of(name));
    }
    return message->chooses ? format_choice(m, arena, message, ordered)
                            : format_pieces(m, arena, message, ordered);
}

Str messages_words(Messages *m, Arena *arena, const char *name, const MessageValue *values,
                   size_t n) {
    return text_plain_words(arena, messages_text(m, arena, name, values, n));
}

void messages_set_day_pattern(Messages *m, Str pattern) {
    // "D MMMM YYYY" as people write it: D and Y mean day of the year and week-based year in LDML.
    char *at = arena_push(m->options.arena, char, pattern.n + 1);
    for (size_t i = 0; i < pattern.n; i++) {
        const char c = pattern.at[i];
        at[i] = c;
        if (c == 'D') at[i] = 'd';
        if (c == 'Y') at[i] = 'y';
    }
    m->day_pattern = (Str){at, pattern.n};
}

static Str format_day(Messages *m, Arena *arena, void **formatter, Str pattern, int32_t day) {
    if (!*formatter) *formatter = icu_date_open(m->options.arena, pattern, m->locale);
    return *formatter ? icu_date_format(arena, *formatter, day) : (Str){0};
}

static bool is_first_of_month(int32_t days) {
    int32_t year, month, day;
    date_civil(days, &year, &month, &day);
    return day == 1;
}

static Str format_date(Messages *m, Arena *arena, DateStyle *style, Date date) {
    if (date.precision == DATE_DAY && m->day_pattern.n && style == &m->dates[0]) {
        return format_day(m, arena, &m->day_formatter, m->day_pattern, date.first);
    }
    if (date.precision == DATE_DAY && style->first_day.n && is_first_of_month(date.first)) {
        return format_day(m, arena, &style->first_day_formatter, style->first_day, date.first);
    }
    return format_day(m, arena, &style->formatter[date.precision], style->pattern[date.precision],
                      date.first);
}

bool messages_date(Messages *m, Arena *arena, Date date, Str name, Str *out) {
    size_t i = 0;
    while (name.n && i < m->date_count && !str_eq(m->dates[i].name, name)) i++;
    if (i == m->date_count) return false;
    DateStyle *style = &m->dates[i];
    if (date.precision != DATE_RANGE) {
        *out = format_date(m, arena, style, date);
        return true;
    }
    const Date first = {DATE_DAY, date.first, date.first};
    const Date last = {DATE_DAY, date.last, date.last};
    const MessageValue values[] = {
        {.name = "from", .text = text_plain(arena, format_date(m, arena, style, first))},
        {.name = "to", .text = text_plain(arena, format_date(m, arena, style, last))}};
    *out = messages_words(m, arena, "date-range", values, COUNT_OF(values));
    return true;
}
