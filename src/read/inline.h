// SPDX-License-Identifier: MIT
// Inline text: one paragraph of Markdown's emphasis, code and links plus the brace grammar
//     {lang he: …} {domain israel} {rec 13} {count recommendations status=complete} \{ \}
// and Markdown blocks (prose) made of it. md4c parses; raw HTML is an error at its place (LI-05).
#ifndef RAPPORTEUR_READ_INLINE_H
#define RAPPORTEUR_READ_INLINE_H

#include "base/diag.h"
#include "read/value.h"

typedef enum {
    INLINE_TEXT,   // text
    INLINE_EMPH,   // children
    INLINE_STRONG, // children
    INLINE_CODE,   // text
    INLINE_LINK,   // children, argument: the target as written; "" and "#" are kept for LI-01
    INLINE_LANG,   // children, argument: BCP 47 tag
    INLINE_DOMAIN, // argument: id of a domain
    INLINE_REC,    // argument: reference to a recommendation ("13", "WS2 2.3")
    INLINE_COUNT,  // argument: what stands after "count", trimmed
    INLINE_BREAK,  // hard line break
} InlineKind;

typedef struct Inline Inline;
struct Inline {
    InlineKind kind;
    Str text, argument;
    Place place;            // of the text, or of the whole construct
    const Inline *children; // first child
    const Inline *next;
};

typedef enum {
    PROSE_PARAGRAPH, // inlines
    PROSE_HEADING,   // inlines, level 1..6
    PROSE_LIST,      // children are PROSE_ITEM; ordered: `ordered`, `start`, delimiter
    PROSE_ITEM,      // children
    PROSE_CODE,      // text
    PROSE_QUOTE,     // children
    PROSE_TABLE,     // children are PROSE_ROW, the first `header_rows` of them header
    PROSE_ROW,       // children are PROSE_CELL
    PROSE_CELL,      // inlines, align
    PROSE_RULE,
} ProseKind;

typedef struct Prose Prose;
struct Prose {
    ProseKind kind;
    uint8_t level;        // of a heading
    bool ordered, tight;  // of a list
    char delimiter;       // of an ordered list: '.' or ')'
    char align;           // of a cell: 'l', 'c', 'r' or 0
    uint32_t start;       // of an ordered list
    uint32_t header_rows; // of a table
    Str text;             // of code
    Place place;
    const Inline *inlines;
    const Prose *children;
    const Prose *next;
};

// A `text` field: one paragraph. "1. Formalize" stays text, it is no list. Never NULL for
// non-empty text; what could not be read is kept as plain text, with findings (nothing is lost).
const Inline *inline_read(Arena *arena, const Value *scalar, Diag *diag);
// A `prose` field or a Markdown file. NULL only for blank text.
const Prose *markdown_read(Arena *arena, const Value *scalar, Diag *diag);
const Prose *markdown_read_source(Arena *arena, const Source *source, Diag *diag);
// The plain words of an inline list, for titles in metadata and for checks.
Str inline_plain(Arena *arena, const Inline *first);

#endif
