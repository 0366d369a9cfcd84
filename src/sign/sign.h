// SPDX-License-Identifier: MIT
// Sign: a PAdES-B-B signature (ETSI EN 319 142-1) appended to a PDF. What was there stays, byte by
// byte. RSA signatures (PKCS #1 v1.5) are the same each time; those by curves are not.
#ifndef RAPPORTEUR_SIGN_SIGN_H
#define RAPPORTEUR_SIGN_SIGN_H

#include "sign/identity.h"
#include "sign/revision.h"

typedef struct {
    Str pdf;                  // its bytes
    const Revision *revision; // what revision_read, with the same `certify`, told of it
    IdentityFile identity;    // who signs, and when
    Certify certify;
    Str reason, location, contact; // UTF-8; may be empty
    Str output;                    // "-": standard output
} SignJob;

// Writes the signed PDF to the output. False with a finding: one of identity.h or cms.h, SIGN-11
// when the signature is larger than PDF/A allows, or one of the writer; the output is then as it
// was.
bool sign_pdf(Arena *arena, const SignJob *job, Diag *diag);

#endif
