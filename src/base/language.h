// SPDX-License-Identifier: MIT
// Languages: the form of a language tag (BCP 47: RFC 5646, 2.1). What its subtags stand for is not
// looked up.
#ifndef RAPPORTEUR_BASE_LANGUAGE_H
#define RAPPORTEUR_BASE_LANGUAGE_H

#include "base/str.h"

// "en", "zh-Hans", "de-CH-1996", "x-board". The tags that RFC 5646 keeps for the sake of older
// registrations, such as "i-klingon", are no exception: they are refused.
bool language_tag_is_well_formed(Str tag);

#endif
