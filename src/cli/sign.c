// SPDX-License-Identifier: MIT
// sign: appends a signature to a PDF.
#include "sign/sign.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "archive/reader.h"
#include "base/fs.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/report.h"
#include "sign/moment.h"

static const char HELP[] =
    "usage: rapporteur sign [OPTION]… --pkcs12 FILE.p12 FILE.pdf\n"
    "\n"
    "Appends a PAdES-B-B signature (SHA-256, with the certificates) in an invisible field. What "
    "is\n"
    "in the file stays as it is. Prints the path of the signed file.\n"
    "\n"
    "      --pkcs12 FILE         private key and certificates of the signer\n"
    "      --password-file FILE  its first line is the password of the key ('-': standard input);\n"
    "                            else the environment's RAPPORTEUR_PKCS12_PASSWORD is\n"
    "      --time TIME           when it is signed, YYYY-MM-DDThh:mm:ssZ (default: "
    "SOURCE_DATE_EPOCH)\n"
    "      --certify LEVEL       certify the document, and allow later: 1 nothing, 2 forms and\n"
    "                            signatures, 3 comments too (default: no certification)\n"
    "      --reason TEXT         why it is signed\n"
    "      --location TEXT       where it is signed\n"
    "      --contact TEXT        how to reach the signer\n"
    "  -o, --output FILE         file to write (default: replace FILE.pdf)\n"
    "\n"
    "The same input and an RSA key give the same bytes. A signature by an elliptic curve is\n"
    "different each time.\n";

enum { PASSWORD_MAX = 4096, TEXT_MAX = 1000 }; // [bytes]

typedef struct {
    const char *file, *output, *pkcs12, *password_file, *certify, *time;
    const char *reason, *location, *contact;
} SignOptions;

enum {
    OPT_PKCS12 = 256,
    OPT_PASSWORD,
    OPT_PASSWORD_FILE,
    OPT_CERTIFY,
    OPT_TIME,
    OPT_REASON,
    OPT_LOCATION,
    OPT_CONTACT,
};

static const struct option OPTIONS[] = {
    {"pkcs12", required_argument, NULL, OPT_PKCS12},
    {"password", optional_argument, NULL, OPT_PASSWORD},
    {"password-file", required_argument, NULL, OPT_PASSWORD_FILE},
    {"certify", required_argument, NULL, OPT_CERTIFY},
    {"time", required_argument, NULL, OPT_TIME},
    {"reason", required_argument, NULL, OPT_REASON},
    {"location", required_argument, NULL, OPT_LOCATION},
    {"contact", required_argument, NULL, OPT_CONTACT},
    {"output", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, 'h'},
    {0},
};

static bool set_option(SignOptions *out, int option) {
    switch (option) {
    case 'o': out->output = optarg; return true;
    case OPT_PKCS12: out->pkcs12 = optarg; return true;
    case OPT_PASSWORD_FILE: out->password_file = optarg; return true;
    case OPT_CERTIFY: out->certify = optarg; return true;
    case OPT_TIME: out->time = optarg; return true;
    case OPT_REASON: out->reason = optarg; return true;
    case OPT_LOCATION: out->location = optarg; return true;
    case OPT_CONTACT: out->contact = optarg; return true;
    default:
        usage_error("a password is never given on the command line, where others can read it: "
                    "--password-file or RAPPORTEUR_PKCS12_PASSWORD");
        return false;
    }
}

static bool set_time(const SignOptions *options, int64_t *out) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (options->time) {
        if (moment_parse(str_of(options->time), out)) return true;
        usage_error("--time takes YYYY-MM-DDThh:mm:ssZ, not '%s'", options->time);
    } else if (epoch) {
        if (moment_parse_epoch(str_of(epoch), out)) return true;
        usage_error("SOURCE_DATE_EPOCH is a number of seconds, not '%s'", epoch);
    } else {
        usage_error("sign needs a time: --time YYYY-MM-DDThh:mm:ssZ or SOURCE_DATE_EPOCH");
    }
    return false;
}

static bool set_certify(const SignOptions *options, Certify *out) {
    const char *level = options->certify;
    if (!level) return true;
    const bool known = level[0] >= '1' && level[0] <= '3' && level[1] == '\0';
    if (known)
        *out = (Certify)(level[0] - '0');
    else
        usage_error("--certify takes 1, 2 or 3, not '%s'", level);
    return known;
}

static bool set_text(const char *option, const char *text, Str *out) {
    *out = str_of(text);
    if (out->n <= TEXT_MAX && utf8_invalid_at(*out) == SIZE_MAX) return true;
    usage_error("%s takes at most %d bytes of UTF-8", option, TEXT_MAX);
    return false;
}

// The options as a job, without the files. False after a message.
static bool set_job(const SignOptions *options, SignJob *job) {
    job->output = str_of(options->output ? options->output : options->file);
    job->identity.shown = str_of(options->pkcs12);
    return set_time(options, &job->identity.moment) && set_certify(options, &job->certify) &&
           set_text("--reason", options->reason, &job->reason) &&
           set_text("--location", options->location, &job->location) &&
           set_text("--contact", options->contact, &job->contact);
}

// The first line of the file without its end, and the bytes that hold it, to be wiped.
static bool read_password(const SignOptions *options, Diag *diag, Str *held, const char **out) {
    *out = getenv("RAPPORTEUR_PKCS12_PASSWORD");
    if (!options->password_file) return true;
    if (!fs_read(diag->arena, options->password_file, PASSWORD_MAX, (Place){0}, diag, held))
        return false;
    char *line = (char *)held->at;
    line[strcspn(line, "\r\n")] = '\0';
    *out = line;
    return true;
}

// Key and password come after the PDF: the process that reads hostile bytes does not have them.
static bool sign_with_key(const SignOptions *options, SignJob *job, Diag *diag) {
    Str held = {0};
    const bool ok = fs_read(diag->arena, options->pkcs12, IDENTITY_MAX_BYTES, (Place){0}, diag,
                            &job->identity.bytes) &&
                    read_password(options, diag, &held, &job->identity.password) &&
                    sign_pdf(diag->arena, job, diag);
    if (held.at) explicit_bzero((char *)held.at, held.n);
    return ok;
}

static void sign(const SignOptions *options, SignJob *job, Diag *diag) {
    Revision revision;
    job->revision = &revision;
    if (!fs_read(diag->arena, options->file, ARCHIVE_MAX_PDF, (Place){0}, diag, &job->pdf)) return;
    const RevisionRequest request = {job->pdf, str_of(options->file), job->certify};
    const bool ok =
        revision_read(diag->arena, &request, diag, &revision) && sign_with_key(options, job, diag);
    if (ok && !str_eq(job->output, STR("-"))) printf("%.*s\n", STR_ARGS(job->output));
}

ExitStatus verb_sign(int argc, char **argv) {
    SignOptions options = {0};
    SignJob job = {0};
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, ":o:h", OPTIONS, NULL)) != -1) {
        if (option == 'h') return fputs(HELP, stdout), STATUS_DONE;
        if (option == ':') return usage_error("'%s' needs a value", argv[optind - 1]);
        if (option == '?') {
            const char *given = argv[optind - 1]; // a value may be secret
            return usage_error("unknown option '%.*s'", (int)strcspn(given, "="), given);
        }
        if (!set_option(&options, option)) return STATUS_USAGE;
    }
    if (optind + 1 != argc) return usage_error("sign takes one PDF");
    if (!options.pkcs12) return usage_error("sign needs the key of the signer: --pkcs12 FILE.p12");
    options.file = argv[optind];
    if (!set_job(&options, &job)) return STATUS_USAGE;
    Report report;
    report_begin(&report);
    sign(&options, &job, &report.diag);
    return report_end(&report);
}
