// SPDX-License-Identifier: MIT
// Structure: the logical elements of the document, named by their standard structure types
// (ISO 32000-1, 14.8.4). Content on pages says which element it belongs to.
#ifndef RAPPORTEUR_TYPESET_STRUCTURE_H
#define RAPPORTEUR_TYPESET_STRUCTURE_H

#include "base/len.h"
#include "base/source.h"

#define STRUCTURE_TAGS(X)                                                                          \
    X(DOCUMENT, "Document")                                                                        \
    X(PART, "Part")                                                                                \
    X(SECT, "Sect")                                                                                \
    X(DIV, "Div")                                                                                  \
    X(H1, "H1")                                                                                    \
    X(H2, "H2")                                                                                    \
    X(H3, "H3")                                                                                    \
    X(H4, "H4")                                                                                    \
    X(H5, "H5")                                                                                    \
    X(H6, "H6")                                                                                    \
    X(P, "P")                                                                                      \
    X(L, "L")                                                                                      \
    X(LI, "LI")                                                                                    \
    X(LBL, "Lbl")                                                                                  \
    X(LBODY, "LBody")                                                                              \
    X(TABLE, "Table")                                                                              \
    X(THEAD, "THead")                                                                              \
    X(TBODY, "TBody")                                                                              \
    X(TR, "TR")                                                                                    \
    X(TH, "TH")                                                                                    \
    X(TD, "TD")                                                                                    \
    X(CAPTION, "Caption")                                                                          \
    X(TOC, "TOC")                                                                                  \
    X(TOCI, "TOCI")                                                                                \
    X(REFERENCE, "Reference")                                                                      \
    X(LINK, "Link")                                                                                \
    X(SPAN, "Span")                                                                                \
    X(FIGURE, "Figure")                                                                            \
    X(NOTE, "Note") X(CODE, "Code") X(BLOCK_QUOTE, "BlockQuote") X(NON_STRUCT, "NonStruct")

typedef enum {
#define X(TAG, name) TAG_##TAG,
    STRUCTURE_TAGS(X)
#undef X
        TAG__COUNT
} StructureTag;

// How the items of a list are labelled (ISO 32000-1, 14.8.5.5; ISO 32000-2, 14.8.5.5).
typedef enum {
    NUMBERING_NONE,        // not at all
    NUMBERING_UNORDERED,   // by signs that follow no order, such as check marks
    NUMBERING_DESCRIPTION, // by the terms that they describe
    NUMBERING_DISC,
    NUMBERING_DECIMAL,
    NUMBERING_LOWER_ALPHA,
    NUMBERING_UPPER_ALPHA
} ListNumbering;

typedef enum { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN, SCOPE_BOTH } HeaderScope;

// Lives in the job's arena or, for rows and below, in an arena that outlives close_element.
// The order of children is the order in which elements are opened and content is begun. A device
// reads scope, spans, identifiers and place when it is opened, the rest when it is closed.
typedef struct Element Element;
struct Element {
    uint32_t id; // from 1, in order of opening; the emitter may reserve by it
    StructureTag tag;
    const Element *parent;
    Str lang, alt, actual_text, title;
    Str expansion;               // of a SPAN: what the abbreviation in it stands for
    HeaderScope scope;           // of TH
    uint16_t col_span, row_span; // of TH and TD; 0 counts as 1
    Str header_id;               // of TH with an /ID, or empty
    const Str *headers;          // of TD and TH: the /IDs of its headers, see table.h
    size_t header_count;
    ListNumbering numbering; // of L
    Rect bounds;             // of FIGURE: on its page (start-based, like all of typeset)
    Place place; // of what it says: in the data, or else the constructor's call in the layout
};

const char *structure_tag_name(StructureTag tag);

// The value of /ListNumbering in PDF 2.0.
const char *list_numbering_name(ListNumbering numbering);

#endif
