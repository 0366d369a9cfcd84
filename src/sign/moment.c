// SPDX-License-Identifier: MIT
// Moment: a day by the model's calendar, and the seconds of it.
#include "sign/moment.h"

#include "model/date.h"

enum { DAY = 24 * 60 * 60 }; // [s]

static const int64_t LAST = INT64_C(253402300799); // 9999-12-31T23:59:59Z

// Two digits at `at`, or 99 when they are none: more than any part of a time may be.
static int two_digits(Str text, size_t at) {
    const int tens = text.at[at] - '0', ones = text.at[at + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99;
}

bool moment_parse(Str text, int64_t *out) {
    Date day;
    if (text.n != sizeof "2024-05-09T08:15:00Z" - 1 || text.at[10] != 'T' || text.at[13] != ':' ||
        text.at[16] != ':' || text.at[19] != 'Z')
        return false;
    if (!date_parse(str_slice(text, 0, 10), &day) || day.precision != DATE_DAY || day.first < 0)
        return false;
    const int hour = two_digits(text, 11), minute = two_digits(text, 14);
    const int second = two_digits(text, 17);
    if (hour > 23 || minute > 59 || second > 59) return false;
    *out = (int64_t)day.first * DAY + hour * 3600 + minute * 60 + second;
    return true;
}

bool moment_parse_epoch(Str text, int64_t *out) {
    return str_to_int64(text, out) && *out >= 0 && *out <= LAST;
}

void moment_put(Buf *out, int64_t moment) {
    int32_t year, month, day;
    date_civil((int32_t)(moment / DAY), &year, &month, &day);
    const int second = (int)(moment % DAY);
    buf_printf(out, "D:%04d%02d%02d%02d%02d%02dZ", year, month, day, second / 3600,
               second / 60 % 60, second % 60);
}
