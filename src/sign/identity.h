// SPDX-License-Identifier: MIT
// Identity: who signs: a private key, its certificate and those above it, from a PKCS #12 file
// (RFC 7292).
#ifndef RAPPORTEUR_SIGN_IDENTITY_H
#define RAPPORTEUR_SIGN_IDENTITY_H

#include "sign/crypto_lib.h"

enum {
    IDENTITY_MAX_CHAIN = 16,     // certificates above the signer's
    IDENTITY_MAX_BYTES = 1 << 20 // of the file
};

// Owns its OpenSSL objects; `name` stands in the arena it was opened with.
typedef struct {
    CryptoLib lib;
    EVP_PKEY *key;
    X509 *certificate;
    OPENSSL_STACK *others;           // all further certificates of the file
    X509 *chain[IDENTITY_MAX_CHAIN]; // of `others`: the issuer, its issuer, …
    size_t chain_count;
    Str name; // common name or organisation, empty when there is none; UTF-8
} Identity;

// `password` is NUL-terminated UTF-8, or NULL when none was given; `shown` names the file, `moment`
// is the second of signing. Adds warnings SIGN-06 (the certificate is not valid then) and SIGN-07
// (it is not meant for signatures). False with SIGN-01 (no libcrypto), SIGN-02 (no PKCS #12 file),
// SIGN-03 (password), SIGN-04 (no key with its certificate) or SIGN-05 (kind or size of the key).
// Ended by identity_close in any case, which wipes the key.
typedef struct {
    Str bytes, shown;
    const char *password;
    int64_t moment;
} IdentityFile;
bool identity_open(Identity *identity, Arena *arena, const IdentityFile *file, Diag *diag);
void identity_close(Identity *identity);

#endif
