// SPDX-License-Identifier: MIT
// Handover: a PDF is read in a process of its own (archive/confined.h); what it found comes back as
// records. The reading process is not trusted either.
#include "archive/handover.h"

#include "archive/reader.h"
#include "base/wire.h"

// Letters of the records.
enum {
    FILE_NAME = 'N',
    FILE_BYTES = 'B', // of the name before it
    ORIGINAL = 'O',   // its length; then the letter of the change and what it was
    SEVERITY = 's',   // a digit; then code, message and help of the finding
    CODE = 'c',
    MESSAGE = 'm',
    HELP = 'h',
};

typedef struct {
    Arena *arena;
    Str pdf, shown;
} Reading;

void handover_put(int out, char letter, Str bytes) {
    char head[WIRE_HEAD_BYTES];
    wire_put_head(head, letter, bytes.n);
    confined_put(out, (Str){head, sizeof head});
    confined_put(out, bytes);
}

static void put_finding(int out, const Finding *finding) {
    const char severity = (char)('0' + finding->severity);
    handover_put(out, SEVERITY, (Str){&severity, 1});
    handover_put(out, CODE, finding->code);
    handover_put(out, MESSAGE, finding->message);
    handover_put(out, HELP, finding->help);
}

void handover_put_findings(int out, const Diag *diag) {
    for (size_t i = 0; i < diag->findings.n; i++) put_finding(out, &diag->findings.at[i]);
}

static void read_confined(void *context, int out) {
    const Reading *reading = context;
    ArchivedFiles files;
    Diag diag;
    diag_init(&diag, reading->arena);
    const bool ok = archive_read_here(reading->arena, reading->pdf, reading->shown, &diag, &files);
    handover_put_findings(out, &diag);
    for (size_t i = 0; ok && i < files.n; i++) {
        handover_put(out, FILE_NAME, files.at[i].name);
        handover_put(out, FILE_BYTES, files.at[i].bytes);
    }
    if (!ok) return;
    const Str what = str_format(reading->arena, "%zu %d %.*s", files.original, (int)files.change,
                                STR_ARGS(files.what));
    handover_put(out, ORIGINAL, what);
}

typedef struct {
    VEC(ArchivedFile) files;
    Finding finding; // as far as it has come
    ArchivedFiles *out;
} Taking;

bool handover_take(Str *rest, char *letter, Str *bytes) {
    WireFrame frame;
    if (wire_frame_of(*rest, &frame) != WIRE_READY) return false;
    *letter = frame.kind;
    *bytes = frame.body;
    *rest = str_slice(*rest, wire_frame_size(&frame), rest->n);
    return true;
}

// "<length> <change> <what>"
static void take_original(Taking *t, Str bytes) {
    const size_t blank = str_find_char(bytes, ' ', 0);
    int64_t n = 0;
    str_to_int64(str_slice(bytes, 0, blank), &n);
    if (n < 0 || blank == SIZE_MAX || bytes.n < blank + 3) return;
    const char change = bytes.at[blank + 1];
    t->out->original = (size_t)n;
    t->out->change = change == '0'   ? ARCHIVE_ORIGINAL
                     : change == '1' ? ARCHIVE_SIGNED
                                     : ARCHIVE_CHANGED;
    t->out->what = str_slice(bytes, blank + 3, bytes.n);
}

static void take_help(const Finding *finding, Str help, Diag *diag) {
    const char *code = str_cstring(diag->arena, finding->code);
    diag_add(diag, finding->severity, code, (Place){0}, "%.*s", STR_ARGS(finding->message));
    if (help.n) diag_help(diag, "%.*s", STR_ARGS(help));
}

void handover_take_finding(Finding *finding, char letter, Str bytes, Diag *diag) {
    const size_t severity = bytes.n == 1 ? (size_t)(bytes.at[0] - '0') : SEVERITY__COUNT;
    switch (letter) {
    case SEVERITY:
        finding->severity = severity < SEVERITY__COUNT ? (Severity)severity : SEVERITY_FATAL;
        break;
    case CODE: finding->code = bytes; break;
    case MESSAGE: finding->message = bytes; break;
    case HELP: take_help(finding, bytes, diag); break;
    default: break;
    }
}

static void take_record(Taking *t, char letter, Str bytes, Diag *diag) {
    switch (letter) {
    case FILE_NAME: *vec_push(diag->arena, &t->files) = (ArchivedFile){.name = bytes}; break;
    case FILE_BYTES:
        if (t->files.n) t->files.at[t->files.n - 1].bytes = bytes;
        break;
    case ORIGINAL: take_original(t, bytes); break;
    default: handover_take_finding(&t->finding, letter, bytes, diag); break;
    }
}

bool handover_refuse(Diag *diag, Str shown, ConfinedEnd end) {
    switch (end) {
    case CONFINED_DONE: break;
    case CONFINED_SLOW:
        diag_add(diag, SEVERITY_FATAL, "PDF-23", (Place){0},
                 "'%.*s' carries too much: it takes more than %d seconds to read", STR_ARGS(shown),
                 (int)ARCHIVE_MAX_SECONDS);
        break;
    case CONFINED_LONG:
        diag_add(diag, SEVERITY_FATAL, "PDF-23", (Place){0},
                 "'%.*s' carries too much: its files are longer than 256 MiB", STR_ARGS(shown));
        break;
    case CONFINED_CRASHED:
        diag_add(diag, SEVERITY_FATAL, "PDF-21", (Place){0},
                 "'%.*s' is no sound PDF: it cannot be read in the memory that reading may take",
                 STR_ARGS(shown));
        break;
    case CONFINED_IMPOSSIBLE:
        diag_add(diag, SEVERITY_SYSTEM, "PDF-20", (Place){0},
                 "cannot start a process to read '%.*s'", STR_ARGS(shown));
        break;
    }
    return false;
}

bool archive_read(Arena *arena, Str pdf, Str shown, Diag *diag, ArchivedFiles *out) {
    Reading reading = {arena, pdf, shown};
    const ConfinedLimits limits = {
        .seconds = ARCHIVE_MAX_SECONDS,
        .memory = ARCHIVE_MEMORY + 2 * pdf.n,
        .output = ARCHIVE_MAX_BYTES + (size_t)ARCHIVE_MAX_FILES * (ARCHIVE_MAX_NAME + 32) + 65536,
    };
    Taking taking = {.out = out};
    Str rest;
    *out = (ArchivedFiles){0};
    const ConfinedEnd end = confined_run(arena, read_confined, &reading, limits, &rest);
    if (end != CONFINED_DONE) return handover_refuse(diag, shown, end);
    const size_t before = diag->findings.n;
    char letter;
    Str bytes;
    while (handover_take(&rest, &letter, &bytes)) take_record(&taking, letter, bytes, diag);
    out->at = taking.files.at;
    out->n = taking.files.n;
    if (out->n == 0 && diag->findings.n == before)
        return handover_refuse(diag, shown, CONFINED_CRASHED);
    return out->n > 0;
}
