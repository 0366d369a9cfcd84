// SPDX-License-Identifier: MIT
// CMS: the signature itself: SignedData (RFC 5652) as CAdES and PAdES want it (ETSI EN 319 122-1,
// EN 319 142-1): detached, SHA-256, signed attributes content-type, message-digest and
// signing-certificate-v2 (RFC 5035), no signing-time, the certificates of the chain.
#ifndef RAPPORTEUR_SIGN_CMS_H
#define RAPPORTEUR_SIGN_CMS_H

#include "emit/pdf/hash.h"
#include "sign/identity.h"

// Signs what has this SHA-256. DER, in the arena. False with finding SIGN-12.
bool cms_sign(const Identity *identity, Arena *arena, const uint8_t digest[HASH_SIZE], Diag *diag,
              Str *out);
// The most bytes that cms_sign can give for this identity; nothing is signed to find out.
bool cms_max_size(const Identity *identity, Arena *arena, Diag *diag, size_t *out);

#endif
