// SPDX-License-Identifier: MIT
// Sign: identity, room for the signature, update, hash, signature, file.
#include "sign/sign.h"

#include "base/fs.h"
#include "sign/cms.h"
#include "sign/update.h"

enum { MAX_STRING = 32767 }; // [bytes] of a string in PDF/A (ISO 19005-3, 6.1.13)

static bool find_size(Arena *arena, const SignJob *job, const Identity *identity, Diag *diag,
                      size_t *size) {
    if (!cms_max_size(identity, arena, diag, size)) return false;
    if (*size <= MAX_STRING) return true;
    diag_add(diag, SEVERITY_FATAL, "SIGN-11", (Place){0},
             "the signature would have %zu bytes, and PDF/A allows %d", *size, MAX_STRING);
    diag_help(diag, "the certificates in '%.*s' are too large or too many",
              STR_ARGS(job->identity.shown));
    return false;
}

static void hash_signed(Arena *arena, Str pdf, const Update *update, uint8_t digest[HASH_SIZE]) {
    const Str bytes = buf_str(&update->bytes);
    Hash *hash = hash_new(arena);
    hash_put(hash, pdf);
    hash_put(hash, str_slice(bytes, 0, update->hole));
    hash_put(hash, str_slice(bytes, update->hole_end, bytes.n));
    hash_end(hash, digest);
}

static bool write_signed(Arena *arena, const SignJob *job, const Update *update, Diag *diag) {
    FileWriter *writer = file_writer_open(arena, job->output, diag);
    if (!writer) return false;
    file_writer_put(writer, job->pdf);
    file_writer_put(writer, buf_str(&update->bytes));
    return file_writer_commit(writer, diag);
}

static bool sign_as(Arena *arena, const SignJob *job, const Identity *identity, Diag *diag) {
    UpdatePlan plan = {.revision = job->revision,
                       .certify = job->certify,
                       .moment = job->identity.moment,
                       .signer = identity->name,
                       .reason = job->reason,
                       .location = job->location,
                       .contact = job->contact};
    if (!find_size(arena, job, identity, diag, &plan.signature_size)) return false;
    Update update;
    uint8_t digest[HASH_SIZE];
    Str der;
    update_compose(&plan, job->pdf, &update);
    hash_signed(arena, job->pdf, &update, digest);
    bool ok = cms_sign(identity, arena, digest, diag, &der);
    if (ok) {
        update_set_signature(&update, der);
        ok = write_signed(arena, job, &update, diag);
    }
    buf_release(&update.bytes);
    return ok;
}

bool sign_pdf(Arena *arena, const SignJob *job, Diag *diag) {
    Identity identity;
    const bool ok = identity_open(&identity, arena, &job->identity, diag) &&
                    sign_as(arena, job, &identity, diag);
    identity_close(&identity);
    return ok;
}
