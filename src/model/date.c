// SPDX-License-Identifier: MIT
// Date: reads partial dates as intervals of days; calendar sums after the proleptic Gregorian
// calendar, with the year beginning in March so that leap days come last.
#include "model/date.h"

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 };

static int32_t day_number(int32_t year, int32_t month, int32_t day) {
    const int32_t y = month <= 2 ? year - 1 : year;
    const int32_t era = y / 400; // years are 0..9999, so y >= -1 only for January of year 0
    const int32_t of_era = y - era * 400;
    const int32_t from_march = (month + 9) % 12;
    const int32_t of_year = (153 * from_march + 2) / 5 + day - 1;
    return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

void date_civil(int32_t day, int32_t *year, int32_t *month, int32_t *day_of_month) {
    const int64_t shifted = (int64_t)day + DAYS_TO_1970;
    const int64_t era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    const int64_t of_era = shifted - era * DAYS_PER_ERA;
    const int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_PER_ERA - 1)) / 365;
    const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t from_march = (5 * of_year + 2) / 153;
    *day_of_month = (int32_t)(of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int32_t)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int32_t)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

static int32_t days_in_month(int32_t year, int32_t month) {
    static const int8_t DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
}

// Exactly `n` ASCII digits at `at`; false when there are others.
static bool digits(Str text, size_t at, size_t n, int32_t *out) {
    if (at + n > text.n) return false;
    *out = 0;
    for (size_t i = at; i < at + n; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    return true;
}

static Date span_of_months(DatePrecision precision, int32_t year, int32_t from, int32_t to) {
    return (Date){precision, day_number(year, from, 1),
                  day_number(year, to, days_in_month(year, to))};
}

// single = YYYY [ "-Q" 1..4 | "-" MM [ "-" DD ] ]
static bool parse_single(Str text, Date *out) {
    int32_t year, month, day;
    if (!digits(text, 0, 4, &year) || year == 0) return false;
    if (text.n == 4) return *out = span_of_months(DATE_YEAR, year, 1, 12), true;
    if (text.n < 7 || text.at[4] != '-') return false;
    if (text.n == 7 && text.at[5] == 'Q') {
        const int32_t quarter = text.at[6] - '0';
        if (quarter < 1 || quarter > 4) return false;
        return *out = span_of_months(DATE_QUARTER, year, quarter * 3 - 2, quarter * 3), true;
    }
    if (!digits(text, 5, 2, &month) || month < 1 || month > 12) return false;
    if (text.n == 7) return *out = span_of_months(DATE_MONTH, year, month, month), true;
    if (text.n != 10 || text.at[7] != '-' || !digits(text, 8, 2, &day)) return false;
    if (day < 1 || day > days_in_month(year, month)) return false;
    *out = (Date){DATE_DAY, day_number(year, month, day), day_number(year, month, day)};
    return true;
}

bool date_parse(Str text, Date *out) {
    const size_t slash = str_find_char(text, '/', 0);
    if (slash == SIZE_MAX) return parse_single(text, out);
    Date from, to;
    if (!parse_single(str_slice(text, 0, slash), &from)) return false;
    if (!parse_single(str_slice(text, slash + 1, text.n), &to)) return false;
    if (to.last < from.first) return false;
    *out = (Date){DATE_RANGE, from.first, to.last};
    return true;
}

bool date_is_before(Date a, Date b) {
    return a.last < b.first;
}

int date_weekday(int32_t day) {
    return (int)((((int64_t)day + 3) % 7 + 7) % 7); // 1970-01-01 was a Thursday
}

int date_month_named(Str word) {
    static const Str NAMES[] = {STR_INIT("January"), STR_INIT("February"), STR_INIT("March"),
                                STR_INIT("April"),   STR_INIT("May"),      STR_INIT("June"),
                                STR_INIT("July"),    STR_INIT("August"),   STR_INIT("September"),
                                STR_INIT("October"), STR_INIT("November"), STR_INIT("December")};
    if (word.n > 3 && word.at[word.n - 1] == '.') word.n--;
    for (int i = 0; word.n >= 3 && i < 12; i++)
        if (str_eq_ascii_fold(str_slice(NAMES[i], 0, word.n), word)) return i + 1;
    return 0;
}
