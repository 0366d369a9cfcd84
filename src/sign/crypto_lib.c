// SPDX-License-Identifier: MIT
// Loads libcrypto at run time into a table of its functions, typed by its own headers.
#include "sign/crypto_lib.h"

#include "base/library.h"
#include "base/vec.h"

#define X(name) {#name, offsetof(CryptoLib, name)},
static const LibraryFunction FUNCTIONS[] = {CRYPTO_FUNCTIONS(X)};
#undef X

static const Library LIBRARY = {"libcrypto.so.3", "SIGN-01", "libcrypto, which makes signatures",
                                "libssl3",        FUNCTIONS, COUNT_OF(FUNCTIONS)};

bool cryptolib_load(CryptoLib *lib, Diag *diag) {
    if (!library_load(&LIBRARY, lib, diag)) return false;
    if (lib->OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1) return true;
    return library_missing(&LIBRARY, "it does not start", diag);
}

const char *cryptolib_reason(const CryptoLib *lib) {
    const char *reason = lib->ERR_reason_error_string(lib->ERR_peek_last_error());
    return reason ? reason : "no reason is given";
}
