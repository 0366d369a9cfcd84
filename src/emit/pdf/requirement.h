// SPDX-License-Identifier: MIT
// Requirements: what the standards ask of a PDF and what is checked while it is written, each with
// its code and its clause in every standard that has it. What is so by construction is not here
// (docs/STANDARDS.md).
#ifndef RAPPORTEUR_EMIT_PDF_REQUIREMENT_H
#define RAPPORTEUR_EMIT_PDF_REQUIREMENT_H

#include "base/standard.h"

// Who asks for what: a shorthand of the table below.
#define ASKED_UA   STANDARDS_UA
#define ASKED_UA_1 STANDARD_BIT(STANDARD_UA_1)
#define ASKED_A_23                                                                                 \
    (STANDARD_BIT(STANDARD_A_2A) | STANDARD_BIT(STANDARD_A_2B) | STANDARD_BIT(STANDARD_A_2U) |     \
     STANDARD_BIT(STANDARD_A_3A))
#define ASKED_A_TAGGED (STANDARD_BIT(STANDARD_A_2A) | STANDARD_BIT(STANDARD_A_3A))
#define ASKED_A_4      (STANDARD_BIT(STANDARD_A_4) | STANDARD_BIT(STANDARD_A_4F))
#define ASKED_A        (ASKED_A_23 | ASKED_A_4)
#define ASKED_BARE     (ASKED_A & ~(STANDARD_BIT(STANDARD_A_3A) | STANDARD_BIT(STANDARD_A_4F)))

// Name, code, the standards that ask for it; its clauses in ISO 14289-1, ISO 14289-2, ISO 19005-2
// and -3 (which have the same numbers) and ISO 19005-4; what is asked, and what helps.
#define REQUIREMENTS(X)                                                                            \
    X(TITLE, "STD-01", ASKED_UA, "7.1", "8.11.1", "", "", "The document has a title",              \
      "give the document a title")                                                                 \
    X(LANGUAGE, "STD-02", ASKED_UA, "7.2", "8.4.4", "", "", "The document names its language",     \
      "give the document its language")                                                            \
    X(LANGUAGE_TAG, "STD-03", ASKED_UA | ASKED_A_TAGGED, "7.2", "8.4.4", "6.7.4", "",              \
      "A language is a tag of BCP 47", "write a tag of BCP 47, such as en, fr, ar or zh-Hans")     \
    X(ALTERNATIVE, "STD-04", ASKED_UA, "7.3", "8.2.5.28.2", "", "",                                \
      "A figure has alternative text", "say in 'alt' what the figure shows")                       \
    X(BOUNDS, "STD-05", ASKED_UA, "7.3", "8.2.5.28.2", "", "", "A figure says where it stands",    \
      "")                                                                                          \
    X(HEADERS, "STD-06", ASKED_UA, "7.5", "8.2.5.26", "", "",                                      \
      "A cell has a header in its row or column", "give the columns of the table heads")           \
    X(GRID, "STD-07", ASKED_UA, "7.2", "8.2.5.26", "", "",                                         \
      "The rows of a table have the same columns",                                                 \
      "let the spans of every row add up to the columns of the table")                             \
    X(NESTING, "STD-08", ASKED_UA, "7.2", "8.2.4", "", "",                                         \
      "Parts of tables, lists and contents stand where they may", "")                              \
    X(HEADINGS, "STD-09", ASKED_UA_1, "7.4.2", "", "", "",                                         \
      "Headings begin at level 1 and leave out none",                                              \
      "put the section into one of the level above")                                               \
    X(HOLDER, "STD-10", ASKED_UA, "7.1", "8.2.4", "", "",                                          \
      "Content stands in an element that may hold it", "")                                         \
    X(ROOT, "STD-11", ASKED_UA | ASKED_A_TAGGED, "7.1", "8.2.5.2", "6.7.3.3", "",                  \
      "The structure has one root, the document", "")                                              \
    X(LINK, "STD-12", ASKED_UA, "7.18.5", "8.2.5.20", "", "",                                      \
      "A link and its words are one element", "")                                                  \
    X(LINK_TEXT, "STD-13", ASKED_UA_1, "7.18.5", "", "", "", "A link is described",                \
      "give the link words that say where it leads")                                               \
    X(IDENTIFIER, "STD-14", ASKED_UA, "7.5", "8.2.5.26", "", "",                                   \
      "Identifiers are unique, and the headers that a cell names are in its table", "")            \
    X(GLYPH, "STD-15", ASKED_UA | ASKED_A, "7.21.8", "8.4.5.9", "6.2.11.8", "6.2.10.9",            \
      "Every glyph is in its font",                                                                \
      "write the text with characters that a font of the manifest has")                            \
    X(FONT, "STD-16", ASKED_UA | ASKED_A, "7.21.4.1", "8.4.5.5.1", "6.2.11.4.1", "6.2.10.4.1",     \
      "A font may be embedded in part", "use a font whose licence allows that")                    \
    X(PRIVATE, "STD-17", STANDARD_BIT(STANDARD_UA_2) | ASKED_A_TAGGED | ASKED_A_4, "", "8.4.3",    \
      "6.2.11.7.3", "6.2.10.8", "Text has a meaning for everybody",                                \
      "replace the characters of private use")                                                     \
    X(LENGTH, "STD-18", ASKED_A_23, "", "", "6.1.13", "", "A string has at most 32,767 bytes",     \
      "say it in fewer words")                                                                     \
    X(PAGE_SIZE, "STD-19", ASKED_A_23, "", "", "6.1.13", "",                                       \
      "A page is 3 to 14,400 points wide and high", "let the theme have another page size")        \
    X(FILES, "STD-20", ASKED_BARE, "", "", "6.8", "6.9", "No files are attached",                  \
      "attach nothing, or ask for a-3a or a-4f")                                                   \
    X(DATE, "STD-21", ASKED_A, "", "", "6.6.2.3.1", "6.7.2.1",                                     \
      "The date of the document is one of the calendar", "write the date as YYYY-MM-DD")           \
    X(ORDER, "STD-22", ASKED_UA_1, "7.2", "", "", "",                                              \
      "A head of a table has a body, and the caption of a list comes first", "")                   \
    X(FILE, "STD-23", STANDARD_BIT(STANDARD_A_4F), "", "", "", "6.9", "A file is attached",        \
      "attach the data, or ask for a-4")

typedef enum {
#define X(NAME, code, standards, ua1, ua2, a23, a4, text, help) REQUIREMENT_##NAME,
    REQUIREMENTS(X)
#undef X
        REQUIREMENT__COUNT
} Requirement;

typedef struct {
    const char *code; // "STD-04"
    StandardSet standards;
    const char *ua1, *ua2, *a23, *a4; // clauses
    const char *text, *help;          // help may be empty
} RequirementFacts;

const RequirementFacts *requirement_facts(Requirement requirement);
// The requirement of a code, in any case of letters; REQUIREMENT__COUNT when there is none.
Requirement requirement_named(Str code);
// "PDF/UA-1, 7.2; PDF/A-3a, 6.7.4": those of `asked` that ask for it, with their clauses.
Str requirement_clauses(Arena *arena, Requirement requirement, StandardSet asked);

#endif
