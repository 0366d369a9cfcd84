// SPDX-License-Identifier: MIT
// NestingCheck: which element stands in which, and in what order (ISO 32000-1, 14.8.4, as
// ISO 14289-1, 7.2 and 7.4.2 want it): parts of tables, lists and contents, captions, headings, the
// root.
#ifndef RAPPORTEUR_EMIT_PDF_CHECK_NESTING_H
#define RAPPORTEUR_EMIT_PDF_CHECK_NESTING_H

#include "emit/pdf/check_table.h"

// What is known of an open element.
typedef struct {
    const Element *element;
    TableCheck *table; // that it is or stands in, or NULL
    uint32_t kids;     // elements
    uint32_t captions, heads, bodies;
    bool caption_last; // and nothing may follow
    bool bounded;      // a figure with its place
    bool linked;       // a link with its annotation
} OpenCheck;

typedef struct {
    Breaches *breaches;
    size_t roots;
    uint8_t level; // of the heading before, 0: none
} NestingCheck;

// An element is opened in `parent`, NULL for a root. Counts it among the parent's kids.
void check_nesting_open(NestingCheck *check, OpenCheck *parent, const Element *element);
void check_nesting_close(NestingCheck *check, const OpenCheck *closed);
// An element has content of its own.
void check_nesting_content(NestingCheck *check, const Element *element);
// The document ends.
void check_nesting_end(NestingCheck *check, Place place);

#endif
