// SPDX-License-Identifier: MIT
// Update: the bytes appended to a PDF to sign it (ISO 32000-1, 7.5.6): the objects written again,
// an invisible signature field, the signature dictionary (12.8) and a cross-reference stream. The
// same facts give the same bytes; only the signature itself is filled in later.
#ifndef RAPPORTEUR_SIGN_UPDATE_H
#define RAPPORTEUR_SIGN_UPDATE_H

#include "base/buf.h"
#include "sign/revision.h"

typedef struct {
    const Revision *revision;
    Certify certify;
    int64_t moment;                // [s since 1970-01-01T00:00:00Z]
    Str signer;                    // describes the field; may be empty
    Str reason, location, contact; // UTF-8; may be empty
    size_t signature_size;         // [bytes] room for the signature
} UpdatePlan;

typedef struct {
    Buf bytes;             // follow the PDF; released by the caller
    size_t hole, hole_end; // in `bytes`: the signature in hexadecimal, with its brackets
} Update;

// Composes what follows `pdf`, with all but the signature.
void update_compose(const UpdatePlan *plan, Str pdf, Update *out);
// Puts the signature, of at most the planned size, in its place; the rest of it is zeros.
void update_set_signature(Update *update, Str der);

#endif
