// SPDX-License-Identifier: MIT
// Date: a partial date is an interval of days ("2017-07" is a month), after ISO 8601-2 (EDTF).
// Only a certain contradiction between two intervals is a finding.
#ifndef RAPPORTEUR_MODEL_DATE_H
#define RAPPORTEUR_MODEL_DATE_H

#include "base/str.h"

typedef enum { DATE_YEAR, DATE_QUARTER, DATE_MONTH, DATE_DAY, DATE_RANGE } DatePrecision;

typedef struct {
    DatePrecision precision;
    int32_t first, last; // [days since 1970-01-01, proleptic Gregorian], inclusive
} Date;

// YYYY | YYYY-MM | YYYY-MM-DD | YYYY-Qn | date/date. False when it is none or no such day exists.
bool date_parse(Str text, Date *out);
// True when every day of `a` is before every day of `b`.
bool date_is_before(Date a, Date b);
// Civil date of a day number.
void date_civil(int32_t day, int32_t *year, int32_t *month, int32_t *day_of_month);

// 0 Monday … 6 Sunday.
int date_weekday(int32_t day);
// A month of 1..12 by its English name or the first letters of it (three at least); else 0.
int date_month_named(Str word);

#endif
