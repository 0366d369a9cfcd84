// SPDX-License-Identifier: MIT
// libcrypto of OpenSSL 3, loaded only when something is signed. The functions keep their own names.
#ifndef RAPPORTEUR_SIGN_CRYPTO_LIB_H
#define RAPPORTEUR_SIGN_CRYPTO_LIB_H

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

#include "base/diag.h"

#define CRYPTO_FUNCTIONS(X)                                                                        \
    X(ASN1_INTEGER_get_int64)                                                                      \
    X(ASN1_STRING_set)                                                                             \
    X(ASN1_STRING_to_UTF8)                                                                         \
    X(CMS_ContentInfo_free)                                                                        \
    X(CMS_SignerInfo_get0_signature)                                                               \
    X(CMS_add1_cert)                                                                               \
    X(CMS_add1_signer)                                                                             \
    X(CMS_sign)                                                                                    \
    X(CMS_signed_add1_attr_by_NID)                                                                 \
    X(CMS_signed_get_attr)                                                                         \
    X(CMS_signed_get_attr_count)                                                                   \
    X(CRYPTO_free)                                                                                 \
    X(ERR_clear_error)                                                                             \
    X(ERR_peek_last_error)                                                                         \
    X(ERR_reason_error_string)                                                                     \
    X(EVP_DigestSign)                                                                              \
    X(EVP_DigestSignInit)                                                                          \
    X(EVP_MD_CTX_free)                                                                             \
    X(EVP_MD_CTX_new)                                                                              \
    X(EVP_PKEY_free)                                                                               \
    X(EVP_PKEY_get_base_id)                                                                        \
    X(EVP_PKEY_get_bits)                                                                           \
    X(EVP_PKEY_get_size)                                                                           \
    X(EVP_sha256)                                                                                  \
    X(OBJ_nid2obj)                                                                                 \
    X(OPENSSL_init_crypto)                                                                         \
    X(OPENSSL_sk_num)                                                                              \
    X(OPENSSL_sk_pop_free)                                                                         \
    X(OPENSSL_sk_value)                                                                            \
    X(PKCS12_free)                                                                                 \
    X(PKCS12_get0_mac)                                                                             \
    X(PKCS12_parse)                                                                                \
    X(PKCS12_verify_mac)                                                                           \
    X(X509_NAME_ENTRY_get_data)                                                                    \
    X(X509_NAME_get_entry)                                                                         \
    X(X509_NAME_get_index_by_NID)                                                                  \
    X(X509_check_issued)                                                                           \
    X(X509_cmp_time)                                                                               \
    X(X509_free)                                                                                   \
    X(X509_get0_notAfter)                                                                          \
    X(X509_get0_notBefore)                                                                         \
    X(X509_get_key_usage)                                                                          \
    X(X509_get_subject_name)                                                                       \
    X(d2i_PKCS12)                                                                                  \
    X(i2d_CMS_ContentInfo)                                                                         \
    X(i2d_X509_ATTRIBUTE)

typedef struct {
#define X(name) __typeof__(&name) name;
    CRYPTO_FUNCTIONS(X)
#undef X
} CryptoLib;

// Fills `lib` and starts the library without its configuration file, so that neither the machine
// nor the environment changes what is done. False with finding SIGN-01.
bool cryptolib_load(CryptoLib *lib, Diag *diag);
// What the library last complained of, for a message.
const char *cryptolib_reason(const CryptoLib *lib);

#endif
