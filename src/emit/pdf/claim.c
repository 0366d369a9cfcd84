// SPDX-License-Identifier: MIT
// Claim: the identification schemas of PDF/A and PDF/UA, with the values of one standard.
#include "emit/pdf/claim.h"

// The years of the editions whose rules are kept.
static const Str A_4_YEAR = STR_INIT("2020");  // ISO 19005-4:2020
static const Str UA_2_YEAR = STR_INIT("2024"); // ISO 14289-2:2024

static Str part_of(const StandardFacts *facts) {
    static const Str PARTS[] = {STR_INIT(""), STR_INIT("1"), STR_INIT("2"), STR_INIT("3"),
                                STR_INIT("4")};
    return PARTS[facts->part];
}

// The one standard of the set, or NULL.
static const StandardFacts *only_of(StandardSet set) {
    for (Standard standard = 0; standard < STANDARD__COUNT; standard++)
        if (set & STANDARD_BIT(standard)) return standard_facts(standard);
    return NULL;
}

static Str year_of(const StandardFacts *facts, Str year) {
    return facts->version == 20 ? year : (Str){0};
}

// Fills in the first properties; nothing when no standard is claimed.
static void identify(XmpSchema *schema, const StandardFacts *facts, const char *part, Str year) {
    if (!facts) return;
    schema->properties[0] = (XmpProperty){"part", "Integer", part, true, part_of(facts)};
    schema->properties[1] =
        (XmpProperty){"rev", "Integer", "Year of the part", true, year_of(facts, year)};
    schema->properties[2] =
        (XmpProperty){"conformance", "Text", "Level of the part", true, facts->level};
}

XmpSchema pdf_archive_claim(StandardSet claimed) {
    XmpSchema schema = {.title = "PDF/A identification schema",
                        .uri = "http://www.aiim.org/pdfa/ns/id/",
                        .prefix = "pdfaid"};
    identify(&schema, only_of(claimed & ~STANDARDS_UA), "Part of ISO 19005 that the file follows",
             A_4_YEAR);
    return schema;
}

XmpSchema pdf_access_claim(StandardSet claimed) {
    XmpSchema schema = {.title = "PDF/UA identification schema",
                        .uri = "http://www.aiim.org/pdfua/ns/id/",
                        .prefix = "pdfuaid"};
    identify(&schema, only_of(claimed & STANDARDS_UA), "Part of ISO 14289 that the file follows",
             UA_2_YEAR);
    return schema;
}
