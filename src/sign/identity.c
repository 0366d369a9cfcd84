// SPDX-License-Identifier: MIT
// Identity: opens a PKCS #12 file, and says plainly what is wrong with it. Only a file whose
// checksum needs the right password is worked on, so nobody else can have prepared it.
#include "sign/identity.h"

#include "base/utf8.h"

enum {
    RSA_BITS = 2048, // at least (ETSI TS 119 312, SP 800-131A)
    EC_BITS = 256,
    MAC_ITERATIONS = 5 << 20, // a second of work or two; files have 2,048 to a million
};

static bool refuse(Diag *diag, const char *code, Str shown, const char *why) {
    diag_add(diag, SEVERITY_FATAL, code, (Place){0}, "'%.*s' %s", STR_ARGS(shown), why);
    return false;
}

static bool mac_is_bounded(const CryptoLib *lib, PKCS12 *store) {
    const ASN1_INTEGER *iterations = NULL;
    const ASN1_OCTET_STRING *mac = NULL;
    int64_t n = 1;
    lib->PKCS12_get0_mac(&mac, NULL, NULL, &iterations, store);
    if (iterations && !lib->ASN1_INTEGER_get_int64(&n, iterations)) n = INT64_MAX;
    return mac && n >= 1 && n <= MAC_ITERATIONS;
}

static bool password_fits(const CryptoLib *lib, PKCS12 *store, const char *password) {
    if (password) return lib->PKCS12_verify_mac(store, password, -1) == 1;
    return lib->PKCS12_verify_mac(store, NULL, 0) == 1 || lib->PKCS12_verify_mac(store, "", 0) == 1;
}

static bool refuse_password(const IdentityFile *file, Diag *diag) {
    refuse(diag, "SIGN-03", file->shown,
           file->password ? "does not open with this password" : "needs a password");
    if (!file->password)
        diag_help(diag, "give it by --password-file or in RAPPORTEUR_PKCS12_PASSWORD");
    return false;
}

static bool parse(Identity *identity, const IdentityFile *file, PKCS12 *store, Diag *diag) {
    const CryptoLib *lib = &identity->lib;
    STACK_OF(X509) *others = NULL;
    if (!mac_is_bounded(lib, store))
        return refuse(diag, "SIGN-02", file->shown, "has no checksum, or an unreasonable one");
    if (!password_fits(lib, store, file->password)) return refuse_password(file, diag);
    lib->ERR_clear_error();
    const bool ok = lib->PKCS12_parse(store, file->password, &identity->key, &identity->certificate,
                                      &others) == 1;
    identity->others = (OPENSSL_STACK *)others;
    if (!ok) {
        diag_add(diag, SEVERITY_FATAL, "SIGN-02", (Place){0}, "'%.*s' cannot be opened: %s",
                 STR_ARGS(file->shown), cryptolib_reason(lib));
        diag_help(diag, "an old file has ciphers that are off today: make it again with "
                        "'openssl pkcs12 -legacy' and 'openssl pkcs12 -export'");
        return false;
    }
    if (identity->key && identity->certificate) return true;
    return refuse(diag, "SIGN-04", file->shown,
                  identity->key ? "has no certificate of its key" : "has no private key");
}

static bool key_is_fit(const Identity *identity, Str shown, Diag *diag) {
    const int kind = identity->lib.EVP_PKEY_get_base_id(identity->key);
    const int bits = identity->lib.EVP_PKEY_get_bits(identity->key);
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
        return refuse(diag, "SIGN-05", shown, "has a key that is neither RSA nor of a curve");
    const int least = kind == EVP_PKEY_RSA ? RSA_BITS : EC_BITS;
    if (bits >= least) return true;
    diag_add(diag, SEVERITY_FATAL, "SIGN-05", (Place){0},
             "'%.*s' has a key of %d bits: %s keys need at least %d", STR_ARGS(shown), bits,
             kind == EVP_PKEY_RSA ? "RSA" : "curve", least);
    return false;
}

static void warn(const IdentityFile *file, const Identity *identity, Diag *diag) {
    const CryptoLib *lib = &identity->lib;
    time_t at = (time_t)file->moment;
    const uint32_t usage = lib->X509_get_key_usage(identity->certificate);
    if (lib->X509_cmp_time(lib->X509_get0_notBefore(identity->certificate), &at) > 0 ||
        lib->X509_cmp_time(lib->X509_get0_notAfter(identity->certificate), &at) < 0)
        diag_add(diag, SEVERITY_WARNING, "SIGN-06", (Place){0},
                 "the certificate in '%.*s' is not valid at the time of signing",
                 STR_ARGS(file->shown));
    if (usage != UINT32_MAX && !(usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
        diag_add(diag, SEVERITY_WARNING, "SIGN-07", (Place){0},
                 "the certificate in '%.*s' is not meant for signatures", STR_ARGS(file->shown));
}

// The certificates above the signer's, each the issuer of the one before.
static void find_chain(Identity *identity) {
    const CryptoLib *lib = &identity->lib;
    const int n = identity->others ? lib->OPENSSL_sk_num(identity->others) : 0;
    X509 *subject = identity->certificate;
    while (subject && identity->chain_count < IDENTITY_MAX_CHAIN) {
        X509 *issuer = NULL;
        for (int i = 0; i < n && !issuer; i++) {
            X509 *other = lib->OPENSSL_sk_value(identity->others, i);
            if (other != subject && lib->X509_check_issued(other, subject) == X509_V_OK)
                issuer = other;
        }
        for (size_t i = 0; i < identity->chain_count; i++)
            if (identity->chain[i] == issuer) issuer = NULL;
        if (issuer) identity->chain[identity->chain_count++] = issuer;
        subject = issuer;
    }
}

static Str name_entry(const Identity *identity, int nid, Arena *arena) {
    const CryptoLib *lib = &identity->lib;
    X509_NAME *subject = lib->X509_get_subject_name(identity->certificate);
    const int at = lib->X509_NAME_get_index_by_NID(subject, nid, -1);
    if (at < 0) return (Str){0};
    unsigned char *utf8 = NULL;
    const int n = lib->ASN1_STRING_to_UTF8(
        &utf8, lib->X509_NAME_ENTRY_get_data(lib->X509_NAME_get_entry(subject, at)));
    if (n < 0) return (Str){0};
    const Str name = str_copy(arena, (Str){(const char *)utf8, (size_t)n});
    lib->CRYPTO_free(utf8, __FILE__, __LINE__);
    return utf8_invalid_at(name) == SIZE_MAX ? name : (Str){0};
}

bool identity_open(Identity *identity, Arena *arena, const IdentityFile *file, Diag *diag) {
    *identity = (Identity){0};
    if (!cryptolib_load(&identity->lib, diag)) return false;
    const unsigned char *at = (const unsigned char *)file->bytes.at;
    PKCS12 *store = identity->lib.d2i_PKCS12(NULL, &at, (long)file->bytes.n);
    const bool ok = store ? parse(identity, file, store, diag)
                          : refuse(diag, "SIGN-02", file->shown, "is no PKCS #12 file");
    if (store) identity->lib.PKCS12_free(store);
    if (!ok || !key_is_fit(identity, file->shown, diag)) return false;
    warn(file, identity, diag);
    find_chain(identity);
    identity->name = name_entry(identity, NID_commonName, arena);
    if (identity->name.n == 0) identity->name = name_entry(identity, NID_organizationName, arena);
    return true;
}

void identity_close(Identity *identity) {
    const CryptoLib *lib = &identity->lib;
    if (identity->key) lib->EVP_PKEY_free(identity->key);
    if (identity->certificate) lib->X509_free(identity->certificate);
    if (identity->others)
        lib->OPENSSL_sk_pop_free(identity->others, (OPENSSL_sk_freefunc)lib->X509_free);
    *identity = (Identity){0};
}
