// SPDX-License-Identifier: MIT
// Standards: what a PDF may claim to follow: PDF/UA (ISO 14289) and PDF/A (ISO 19005), one part of
// each at most, and only together where both stand on the same version of PDF.
#ifndef RAPPORTEUR_BASE_STANDARD_H
#define RAPPORTEUR_BASE_STANDARD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

// Name on the command line, name for people, PDF version, part, and letters of PDF/A's conformance
// level as the metadata has them.
#define STANDARDS(X)                                                                               \
    X(UA_1, "ua-1", "PDF/UA-1", 17, 1, "")                                                         \
    X(UA_2, "ua-2", "PDF/UA-2", 20, 2, "")                                                         \
    X(A_2A, "a-2a", "PDF/A-2a", 17, 2, "A")                                                        \
    X(A_2B, "a-2b", "PDF/A-2b", 17, 2, "B")                                                        \
    X(A_2U, "a-2u", "PDF/A-2u", 17, 2, "U")                                                        \
    X(A_3A, "a-3a", "PDF/A-3a", 17, 3, "A")                                                        \
    X(A_4, "a-4", "PDF/A-4", 20, 4, "")                                                            \
    X(A_4F, "a-4f", "PDF/A-4f", 20, 4, "F")

typedef enum {
#define X(STANDARD, option, name, version, part, level) STANDARD_##STANDARD,
    STANDARDS(X)
#undef X
        STANDARD__COUNT
} Standard;

typedef struct {
    Str option;      // "ua-1"
    Str name;        // "PDF/UA-1"
    uint8_t version; // of PDF: 17 or 20
    uint8_t part;    // of ISO 14289 or ISO 19005
    Str level;       // of PDF/A: "A", "B", "U", "F", or empty
} StandardFacts;

// A set of standards, a bit each. The empty set is what "none" asks for.
typedef uint32_t StandardSet;

#define STANDARD_BIT(standard) ((StandardSet)1 << (standard))
#define STANDARDS_UA           (STANDARD_BIT(STANDARD_UA_1) | STANDARD_BIT(STANDARD_UA_2))
#define STANDARDS_DEFAULT      (STANDARD_BIT(STANDARD_UA_1) | STANDARD_BIT(STANDARD_A_3A))

const StandardFacts *standard_facts(Standard standard);
// Reads "ua-1,a-3a" or "none" into `out`. False with the reason in `why` (in `arena`) when a name
// is unknown or the standards contradict each other.
bool standards_parse(Arena *arena, Str list, StandardSet *out, Str *why);
// The list that standards_parse reads back.
Str standards_list(Arena *arena, StandardSet set);
// "PDF/UA-1 and PDF/A-3a"; "no standard" for the empty set.
Str standards_name(Arena *arena, StandardSet set);
// The standards are written as PDF 2.0 (ISO 32000-2), not PDF 1.7 (ISO 32000-1).
bool standards_want_pdf2(StandardSet set);
// The standard of the set that allows no embedded files of any format (ISO 19005-2, 6.8;
// ISO 19005-4, 6.9); STANDARD__COUNT when files may be attached.
Standard standards_against_files(StandardSet set);

#endif
