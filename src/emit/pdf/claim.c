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

XmpSchema pdf_archive_claim(StandardSet claimed) {
    const StandardFacts *facts = only_of(claimed & ~STANDARDS_UA);
    XmpSchema schema = {.title = "PDF/A identification schema",
                        .uri = "http://www.aiim.org/pdfa/ns/id/",
                        .prefix = "pdfaid"};
    if (!facts) return schema;
    schema.properties[0] = (XmpProperty){
        "part", "Integer", "Part of ISO 19005 that the file follows", true, part_of(facts)};
    schema.properties[1] =
        (XmpProperty){"rev", "Integer", "Year of the part", true, year_of(facts, A_4_YEAR)};
    schema.properties[2] =
        (XmpProperty){"conformance", "Text", "Level of the part", true, facts->level};
    return schema;
}

XmpSchema pdf_access_claim(StandardSet claimed) {
    const StandardFacts *facts = only_of(claimed & STANDARDS_UA);
    XmpSchema schema = {.title = "PDF/UA identification schema",
                        .uri = "http://www.aiim.org/pdfua/ns/id/",
                        .prefix = "pdfuaid"};
    if (!facts) return schema;
    schema.properties[0] = (XmpProperty){
        "part", "Integer", "Part of ISO 14289 that the file follows", true, part_of(facts)};
    schema.properties[1] =
        (XmpProperty){"rev", "Integer", "Year of the part", true, year_of(facts, UA_2_YEAR)};
    return schema;
}
