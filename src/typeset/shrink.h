// SPDX-License-Identifier: MIT
// Shrink: fragments of a page made smaller and moved, in integers. Widths of glyphs are rounded to
// a thousandth of a point each, which no device can show.
#ifndef RAPPORTEUR_TYPESET_SHRINK_H
#define RAPPORTEUR_TYPESET_SHRINK_H

#include "typeset/page.h"

typedef struct {
    Arena *arena; // of what is made: lives as long as the page
    Len to, from; // [Len] what was `from` wide is `to` wide
    Point origin; // where the page's top start corner goes
} Shrink;

void shrink_fragment(const Shrink *shrink, Fragment *fragment);

#endif
