// SPDX-License-Identifier: MIT
// Loads libcrypto at run time into a table of its functions, typed by its own headers.
#include "sign/crypto_lib.h"

#include <dlfcn.h>

static const char LIBRARY[] = "libcrypto.so.3";

static bool missing(Diag *diag, const char *why) {
    diag_add(diag, SEVERITY_SYSTEM, "SIGN-01", (Place){0},
             "cannot load libcrypto, which makes signatures: %s", why);
    diag_help(diag, "install it: apt-get install libssl3");
    return false;
}

// POSIX promises that a function's address has the bytes of an object's (dlsym).
static bool load_function(void *library, const char *name, void *slot, size_t size) {
    void *const address = dlsym(library, name);
    if (address) memcpy(slot, &address, size);
    return address != NULL;
}

bool cryptolib_load(CryptoLib *lib, Diag *diag) {
    void *const library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return missing(diag, dlerror());
#define X(name)                                                                                    \
    if (!load_function(library, #name, &lib->name, sizeof lib->name))                              \
        return missing(diag, #name " is not in it");
    CRYPTO_FUNCTIONS(X)
#undef X
    if (lib->OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL) == 1) return true;
    return missing(diag, "it does not start");
}

const char *cryptolib_reason(const CryptoLib *lib) {
    const char *reason = lib->ERR_reason_error_string(lib->ERR_peek_last_error());
    return reason ? reason : "no reason is given";
}
