// SPDX-License-Identifier: MIT
// TX-01: no private-use character. Such characters mean something in one font only; they come from
// copying out of documents set in symbol fonts.
#include "model/rules/checks.h"

#include "base/utf8.h"
#include "model/rules/text.h"

static const struct {
    uint32_t private_use;
    uint32_t meant;
} SYMBOLS[] = {
    // Wingdings and Symbol as their fonts are mapped into the private use area
    {0xF06C, 0x25CF}, {0xF06E, 0x25A0}, {0xF0A4, 0x25C9}, {0xF0A7, 0x25AA},
    {0xF0A8, 0x25FB}, {0xF0B7, 0x2022}, {0xF0D8, 0x27A2}, {0xF0E0, 0x2192},
    {0xF0FB, 0x2717}, {0xF0FC, 0x2713}, {0xF0FD, 0x2612}, {0xF0FE, 0x2611},
};

// U+E000..F8FF begin with the bytes EE, EF 80..A3; planes 15 and 16 with F3 B0..BF and F4.
static bool begins_private(Str text, size_t at) {
    const unsigned char lead = (unsigned char)text.at[at];
    if (lead < 0xEE) return false;
    const unsigned char next = (unsigned char)text.at[at + 1];
    return lead == 0xEE || lead == 0xF4 || (lead == 0xEF && next <= 0xA3) ||
           (lead == 0xF3 && next >= 0xB0);
}

// Eight bytes at a time while they are ASCII: every text of a document passes here.
static size_t next_private(Str text, size_t from) {
    const uint64_t high = 0x8080808080808080u;
    for (size_t at = from; at < text.n;) {
        uint64_t word = high;
        if (text.n - at >= sizeof word) memcpy(&word, text.at + at, sizeof word);
        if ((word & high) == 0) {
            at += sizeof word;
            continue;
        }
        const size_t end = text.n - at < sizeof word ? text.n : at + sizeof word;
        for (; at < end; at++)
            if (begins_private(text, at)) return at;
    }
    return SIZE_MAX;
}

static void suggest(const TextJob *job, Span at, uint32_t scalar) {
    for (size_t i = 0; i < COUNT_OF(SYMBOLS); i++) {
        if (SYMBOLS[i].private_use != scalar) continue;
        char bytes[4];
        const size_t n = utf8_encode(SYMBOLS[i].meant, bytes);
        diag_help(job->diag, "probably '%.*s' (U+%04X) is meant", (int)n, bytes, SYMBOLS[i].meant);
        text_offer(job, at, str_copy(job->diag->arena, (Str){bytes, n}));
        return;
    }
    diag_help(job->diag, "replace it by the character that is meant");
}

void text_private_characters(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t at = next_private(text, 0); at != SIZE_MAX;) {
        size_t end = at;
        const uint32_t character = utf8_next(text, &end);
        const Span span = {(uint32_t)at, (uint32_t)end};
        text_report(job, "TX-01", span,
                    str_format(job->diag->arena,
                               "the private-use character U+%04X has no meaning of its own",
                               character));
        suggest(job, span, character);
        at = next_private(text, end);
    }
}

// All kinds of values: an id or an address with such a character is as wrong.
static void see_value(Diag *diag, const Record *owner, const Field *field, const Value *value) {
    const TextJob job = {.diag = diag, .value = value, .owner = owner, .field = field};
    if (value->kind == VALUE_SCALAR) text_private_characters(&job);
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->n; i++)
        see_value(diag, owner, field, value->items[i]);
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->n; i++)
        see_value(diag, owner, field, value->members[i].value);
}

static void check_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    if (datum->value) see_value(self, owner, field, datum->value);
}

void check_private_characters(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.datum = check_datum, .self = diag}, model->root);
}
