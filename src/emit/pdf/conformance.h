// SPDX-License-Identifier: MIT
// Conformance: sees what the PDF device is given and knows at the end which of the standards asked
// for the file follows. It looks at what is drawn and tagged, not at what the device makes of it,
// which is the same in every file.
#ifndef RAPPORTEUR_EMIT_PDF_CONFORMANCE_H
#define RAPPORTEUR_EMIT_PDF_CONFORMANCE_H

#include "base/standard.h"
#include "paint/device.h"

typedef struct Conformance Conformance;

// In `arena`. With the empty set nothing is checked. `files`: files will be attached.
Conformance *conformance_new(Arena *arena, StandardSet asked, bool files);

// These are called with what the device's operations of like names are given. Of an element, what
// says where it stands (spans, scope, identifiers) is read when it is opened, its texts when it is
// closed.
void conformance_begin_document(Conformance *conformance, const DocumentInfo *info);
void conformance_begin_page(Conformance *conformance, const PageInfo *info);
void conformance_open(Conformance *conformance, const Element *element);
void conformance_close(Conformance *conformance, const Element *element);
void conformance_content(Conformance *conformance, const Element *element);
void conformance_artifact(Conformance *conformance);
void conformance_glyphs(Conformance *conformance, const GlyphRun *run);
void conformance_link(Conformance *conformance, const DeviceLink *link);
void conformance_outline(Conformance *conformance, Str title, const Element *element);
void conformance_bounds(Conformance *conformance, const Element *element);

// After the last page: findings STD-01 to STD-23, of severity error. Once.
void conformance_report(Conformance *conformance, Diag *diag);
// The standards that the file may claim: those asked for less those that a breach concerns, and
// less PDF/UA and level A of PDF/A when a finding of the rules of accessibility (AX) was forced.
StandardSet conformance_claim(const Conformance *conformance, const Diag *diag);

#endif
