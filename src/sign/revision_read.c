// SPDX-License-Identifier: MIT
// Revision, read in a confined child: the facts come back as records (archive/handover.h). What the
// child says is checked for what this process relies on, and no more: it becomes part of a PDF.
#include "archive/handover.h"
#include "archive/reader.h"
#include "emit/pdf/file.h"
#include "sign/revision.h"

enum { OUTPUT_MAX = 64 << 20 }; // [bytes] a catalog, a form and a page

// Letters of the records.
enum {
    FREE = 'F', // the first free object number, and the offset of the cross-reference stream
    ROOT = 'R', // references
    INFO = 'I',
    PAGE = 'P',
    FIRST_ID = '1', // strings in PDF syntax
    SECOND_ID = '2',
    NAME = 'T',   // of the field
    NUMBER = 'N', // and generation of an object
    BODY = 'B',   // of the object before it
    WHOLE = 'Z',  // the last one
};

typedef struct {
    Arena *arena;
    const RevisionRequest *request;
} Asking;

static void put_facts(int out, Arena *arena, const Revision *facts) {
    handover_put(
        out, FREE,
        str_format(arena, "%u %llu", facts->signature, (unsigned long long)facts->previous));
    handover_put(out, ROOT, facts->root);
    handover_put(out, INFO, facts->info);
    handover_put(out, PAGE, facts->page);
    handover_put(out, FIRST_ID, facts->ids[0]);
    handover_put(out, SECOND_ID, facts->ids[1]);
    handover_put(out, NAME, facts->field_name);
    for (size_t i = 0; i < facts->object_count; i++) {
        const RevisedObject *object = &facts->objects[i];
        handover_put(out, NUMBER, str_format(arena, "%u %u", object->number, object->generation));
        handover_put(out, BODY, object->body);
    }
    handover_put(out, WHOLE, (Str){0});
}

static void read_confined(void *context, int out) {
    const Asking *asking = context;
    Revision facts;
    Diag diag;
    diag_init(&diag, asking->arena);
    const bool ok = revision_read_here(asking->arena, asking->request, &diag, &facts);
    handover_put_findings(out, &diag);
    if (ok) put_facts(out, asking->arena, &facts);
}

typedef struct {
    size_t pdf_size;
    Revision *out;
    Finding finding; // as far as it has come
    bool is_sound, is_whole;
} Taking;

// Two numbers of at most these.
static bool numbers_of(Str bytes, uint64_t first_max, uint64_t second_max, uint64_t out[2]) {
    const size_t blank = str_find_char(bytes, ' ', 0);
    int64_t first, second;
    if (blank == SIZE_MAX || !str_to_int64(str_slice(bytes, 0, blank), &first) ||
        !str_to_int64(str_slice(bytes, blank + 1, bytes.n), &second))
        return false;
    out[0] = (uint64_t)first;
    out[1] = (uint64_t)second;
    return first >= 0 && second >= 0 && out[0] <= first_max && out[1] <= second_max;
}

static bool take_free(const Taking *t, Str bytes) {
    uint64_t numbers[2];
    if (!numbers_of(bytes, PDF_MAX_OBJECTS - 2, t->pdf_size, numbers)) return false;
    t->out->signature = (uint32_t)numbers[0];
    t->out->field = t->out->signature + 1;
    t->out->xref = t->out->signature + 2;
    t->out->previous = numbers[1];
    return true;
}

static bool take_number(const Taking *t, Str bytes) {
    uint64_t numbers[2];
    if (t->out->object_count == REVISION_MAX_OBJECTS ||
        !numbers_of(bytes, PDF_MAX_OBJECTS, UINT16_MAX, numbers))
        return false;
    t->out->objects[t->out->object_count++] =
        (RevisedObject){.number = (uint32_t)numbers[0], .generation = (uint32_t)numbers[1]};
    return true;
}

static bool take_body(const Taking *t, Str bytes) {
    if (t->out->object_count == 0) return false;
    t->out->objects[t->out->object_count - 1].body = bytes;
    return true;
}

static bool set(Str *to, Str bytes) {
    *to = bytes;
    return true;
}

static bool take_record(Taking *t, char letter, Str bytes, Diag *diag) {
    switch (letter) {
    case FREE: return take_free(t, bytes);
    case ROOT: return set(&t->out->root, bytes);
    case INFO: return set(&t->out->info, bytes);
    case PAGE: return set(&t->out->page, bytes);
    case FIRST_ID: return set(&t->out->ids[0], bytes);
    case SECOND_ID: return set(&t->out->ids[1], bytes);
    case NAME: return set(&t->out->field_name, bytes);
    case NUMBER: return take_number(t, bytes);
    case BODY: return take_body(t, bytes);
    case WHOLE: return t->is_whole = true;
    default: handover_take_finding(&t->finding, letter, bytes, diag); return true;
    }
}

bool revision_read(Arena *arena, const RevisionRequest *request, Diag *diag, Revision *out) {
    Asking asking = {arena, request};
    const ConfinedLimits limits = {
        .seconds = ARCHIVE_MAX_SECONDS,
        .memory = ARCHIVE_MEMORY + 2 * request->pdf.n,
        .output = OUTPUT_MAX,
    };
    Taking taking = {.pdf_size = request->pdf.n, .out = out, .is_sound = true};
    Str rest;
    *out = (Revision){0};
    const ConfinedEnd end = confined_run(arena, read_confined, &asking, limits, &rest);
    if (end != CONFINED_DONE) return handover_refuse(diag, request->shown, end);
    const size_t before = diag->findings.n;
    char letter;
    Str bytes;
    while (taking.is_sound && handover_take(&rest, &letter, &bytes))
        taking.is_sound = take_record(&taking, letter, bytes, diag);
    if (taking.is_sound && taking.is_whole) return true;
    return diag->findings.n > before ? false
                                     : handover_refuse(diag, request->shown, CONFINED_CRASHED);
}
