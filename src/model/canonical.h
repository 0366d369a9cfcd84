// SPDX-License-Identifier: MIT
// Canonical: the model back as YAML, one form for the same data: keys in the order of the schema,
// parts and translations in their places, short forms written out. Without comments, waivers and
// what older documents stated. Reading it gives the same records again.
#ifndef RAPPORTEUR_MODEL_CANONICAL_H
#define RAPPORTEUR_MODEL_CANONICAL_H

#include "base/buf.h"
#include "model/model.h"

void model_canonical(const Model *model, Buf *out);
// How it names an earlier edition that is a PDF: "previous/<its file name>".
Str canonical_edition(Arena *arena, Str file);
#define CANONICAL_PREVIOUS "previous/"
// A scalar of YAML 1.2 at the end of a line or of "key: ". What another reader could take for
// something else than text is in quotes. Lines of a block stand `indent` blanks in.
void yaml_put_scalar(Str text, size_t indent, Buf *out);

#endif
