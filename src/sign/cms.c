// SPDX-License-Identifier: MIT
// CMS: OpenSSL builds and writes the structure; the signature over the attributes is made here,
// since its own way of signing (CMS_SignerInfo_sign) always adds the signing-time that PAdES bars.
#include "sign/cms.h"

#include "base/buf.h"

enum {
    ATTRIBUTES_MAX = 8,
    DER_SET = 0x31,
    FLAGS = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES,
};

// A signature in the making: the structure, and the one signer in it, which it owns.
typedef struct {
    const Identity *identity;
    Arena *arena;
    CMS_ContentInfo *cms;
    CMS_SignerInfo *signer;
} Making;

static bool add_certificates(const Making *m) {
    const Identity *identity = m->identity;
    for (size_t i = 0; i < identity->chain_count; i++)
        if (!identity->lib.CMS_add1_cert(m->cms, identity->chain[i])) return false;
    return true;
}

static bool add_attributes(const Making *m, const uint8_t digest[HASH_SIZE]) {
    const CryptoLib *lib = &m->identity->lib;
    return lib->CMS_signed_add1_attr_by_NID(m->signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                            lib->OBJ_nid2obj(NID_pkcs7_data), -1) &&
           lib->CMS_signed_add1_attr_by_NID(m->signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                            digest, HASH_SIZE);
}

static bool begin(Making *m, const uint8_t digest[HASH_SIZE]) {
    const Identity *identity = m->identity;
    const CryptoLib *lib = &identity->lib;
    m->cms = lib->CMS_sign(NULL, NULL, NULL, NULL, FLAGS);
    if (!m->cms) return false;
    m->signer = lib->CMS_add1_signer(m->cms, identity->certificate, identity->key,
                                     lib->EVP_sha256(), FLAGS);
    return m->signer && add_certificates(m) && add_attributes(m, digest);
}

static Str attribute_der(const Making *m, int i) {
    const CryptoLib *lib = &m->identity->lib;
    X509_ATTRIBUTE *attribute = lib->CMS_signed_get_attr(m->signer, i);
    const int n = attribute ? lib->i2d_X509_ATTRIBUTE(attribute, NULL) : -1;
    if (n <= 0) return (Str){0};
    unsigned char *at = arena_push(m->arena, unsigned char, (size_t)n), *end = at;
    lib->i2d_X509_ATTRIBUTE(attribute, &end);
    return (Str){(const char *)at, (size_t)n};
}

static void put_length(Buf *out, size_t n) {
    if (n >= 0x100) {
        buf_putc(out, (char)0x82);
        buf_putc(out, (char)(n >> 8));
    } else if (n >= 0x80) {
        buf_putc(out, (char)0x81);
    }
    buf_putc(out, (char)(n & 0xff));
}

// What is signed: the attributes as a SET OF in DER, in the order of their bytes (RFC 5652, 5.4).
// The three of them are shorter than 64 KiB by far, but for a certificate with a monstrous issuer.
static bool put_signed(const Making *m, Buf *out) {
    Str sorted[ATTRIBUTES_MAX];
    const int n = m->identity->lib.CMS_signed_get_attr_count(m->signer);
    size_t sum = 0;
    if (n <= 0 || n > ATTRIBUTES_MAX) return false;
    for (int i = 0; i < n; i++) {
        const Str der = attribute_der(m, i);
        int to = i;
        for (; to > 0 && str_cmp(der, sorted[to - 1]) < 0; to--) sorted[to] = sorted[to - 1];
        sorted[to] = der;
        sum += der.n;
        if (der.n == 0 || sum > 0xffff) return false;
    }
    buf_putc(out, DER_SET);
    put_length(out, sum);
    for (int i = 0; i < n; i++) buf_put(out, sorted[i]);
    return true;
}

static bool set_signature(const Making *m, const unsigned char *bytes, size_t n) {
    const CryptoLib *lib = &m->identity->lib;
    return lib->ASN1_STRING_set(lib->CMS_SignerInfo_get0_signature(m->signer), bytes, (int)n);
}

static bool sign_attributes(const Making *m) {
    const CryptoLib *lib = &m->identity->lib;
    size_t n = (size_t)lib->EVP_PKEY_get_size(m->identity->key);
    unsigned char *bytes = arena_push(m->arena, unsigned char, n);
    EVP_MD_CTX *state = lib->EVP_MD_CTX_new();
    Buf data = {0};
    const bool ok =
        state && put_signed(m, &data) &&
        lib->EVP_DigestSignInit(state, NULL, lib->EVP_sha256(), NULL, m->identity->key) == 1 &&
        lib->EVP_DigestSign(state, bytes, &n, (const unsigned char *)data.at, data.n) == 1 &&
        set_signature(m, bytes, n);
    lib->EVP_MD_CTX_free(state);
    buf_release(&data);
    return ok;
}

static bool write_der(const Making *m, Str *out) {
    const CryptoLib *lib = &m->identity->lib;
    const int n = lib->i2d_CMS_ContentInfo(m->cms, NULL);
    if (n <= 0) return false;
    unsigned char *at = arena_push(m->arena, unsigned char, (size_t)n), *end = at;
    lib->i2d_CMS_ContentInfo(m->cms, &end);
    *out = (Str){(const char *)at, (size_t)n};
    return true;
}

static bool end(const Making *m, bool ok, Diag *diag) {
    const CryptoLib *lib = &m->identity->lib;
    if (!ok)
        diag_add(diag, SEVERITY_SYSTEM, "SIGN-12", (Place){0}, "cannot make the signature: %s",
                 cryptolib_reason(lib));
    if (m->cms) lib->CMS_ContentInfo_free(m->cms);
    return ok;
}

bool cms_sign(const Identity *identity, Arena *arena, const uint8_t digest[HASH_SIZE], Diag *diag,
              Str *out) {
    Making m = {.identity = identity, .arena = arena};
    identity->lib.ERR_clear_error();
    return end(&m, begin(&m, digest) && sign_attributes(&m) && write_der(&m, out), diag);
}

bool cms_max_size(const Identity *identity, Arena *arena, Diag *diag, size_t *out) {
    static const uint8_t NO_DIGEST[HASH_SIZE] = {0};
    Making m = {.identity = identity, .arena = arena};
    const size_t n = (size_t)identity->lib.EVP_PKEY_get_size(identity->key);
    Str der = {0};
    identity->lib.ERR_clear_error();
    const bool ok = begin(&m, NO_DIGEST) &&
                    set_signature(&m, arena_push(arena, unsigned char, n), n) &&
                    write_der(&m, &der);
    *out = der.n;
    return end(&m, ok, diag);
}
