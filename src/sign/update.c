// SPDX-License-Identifier: MIT
// Update: numbers of ByteRange have a fixed width, so that nothing moves when they are known.
#include "sign/update.h"

#include <stdio.h>

#include "emit/pdf/hash.h"
#include "emit/pdf/token.h"
#include "sign/moment.h"

enum {
    OBJECTS = 3 + 3,            // written again, and new
    RANGE_DIGITS = 10,          // of an offset in ByteRange
    ROW = 1 + 4 + 2,            // [bytes] of the cross-reference stream: kind, offset, generation
    ID_SIZE = 16,               // [bytes]
    PRINT_AND_LOCKED = 4 | 128, // flags of the annotation (12.5.3)
};

typedef struct {
    uint32_t number, generation;
    uint64_t offset;
} Written;

typedef struct {
    const UpdatePlan *plan;
    Str pdf;
    Update *out;
    size_t range; // in the bytes: the first number of ByteRange after the 0
    Written written[OBJECTS];
    size_t count;
} Composing;

static void begin_object(Composing *c, uint32_t number, uint32_t generation) {
    c->written[c->count++] = (Written){number, generation, c->pdf.n + c->out->bytes.n};
    buf_printf(&c->out->bytes, "%u %u obj\n", number, generation);
}

static void put_object(Composing *c, const RevisedObject *object) {
    begin_object(c, object->number, object->generation);
    buf_put(&c->out->bytes, object->body);
    pdf_put(&c->out->bytes, "\nendobj\n");
}

static void put_entry(Buf *out, Str key, Str text) {
    if (text.n == 0) return;
    buf_put(out, key);
    pdf_put_text(out, text);
}

static void put_certification(Buf *out, Certify certify) {
    if (certify == CERTIFY_NONE) return;
    pdf_put(out, "/Reference[<</Type/SigRef/TransformMethod/DocMDP"
                 "/TransformParams<</Type/TransformParams/P ");
    buf_put_int(out, certify);
    pdf_put(out, "/V/1.2>>>>]");
}

static void put_filled(Buf *out, char byte, size_t n) {
    memset(buf_reserve(out, n), byte, n);
    out->n += n;
    out->at[out->n] = '\0';
}

static void put_signature(Composing *c) {
    const UpdatePlan *plan = c->plan;
    Buf *out = &c->out->bytes;
    begin_object(c, plan->revision->signature, 0);
    pdf_put(out, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ");
    c->range = out->n;
    put_filled(out, ' ', (size_t)3 * (RANGE_DIGITS + 1) - 1);
    pdf_put(out, "]/Contents");
    c->out->hole = out->n;
    buf_putc(out, '<');
    put_filled(out, '0', plan->signature_size * 2);
    buf_putc(out, '>');
    c->out->hole_end = out->n;
    pdf_put(out, "/M(");
    moment_put(out, plan->moment);
    pdf_put(out, ")");
    put_entry(out, STR("/Reason"), plan->reason);
    put_entry(out, STR("/Location"), plan->location);
    put_entry(out, STR("/ContactInfo"), plan->contact);
    put_certification(out, plan->certify);
    pdf_put(out, ">>\nendobj\n");
}

// A field and its only widget in one dictionary (12.5.6.19). Without size it is invisible
// (12.7.4.5) and needs neither an appearance (ISO 19005-3, 6.3.3) nor a tag. The signer's name
// describes it: a name needs no language.
static void put_field(Composing *c) {
    const UpdatePlan *plan = c->plan;
    Buf *out = &c->out->bytes;
    const Str words = plan->signer.n ? plan->signer : plan->revision->field_name;
    begin_object(c, plan->revision->field, 0);
    pdf_put(out, "<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/F ");
    buf_put_int(out, PRINT_AND_LOCKED);
    pdf_put(out, "/P ");
    buf_put(out, plan->revision->page);
    pdf_put(out, "/V ");
    pdf_put_ref(out, plan->revision->signature);
    put_entry(out, STR("/T"), plan->revision->field_name);
    put_entry(out, STR("/TU"), words);
    put_entry(out, STR("/Contents"), words);
    pdf_put(out, ">>\nendobj\n");
}

static void sort_written(Composing *c) {
    for (size_t i = 1; i < c->count; i++) {
        const Written moved = c->written[i];
        size_t to = i;
        for (; to > 0 && c->written[to - 1].number > moved.number; to--)
            c->written[to] = c->written[to - 1];
        c->written[to] = moved;
    }
}

// Pairs of the first number and the count of those that follow each other (7.5.8.2).
static void put_index(const Composing *c, Buf *out) {
    pdf_put(out, "/Index[");
    for (size_t i = 0; i < c->count;) {
        size_t n = 1;
        while (i + n < c->count && c->written[i + n].number == c->written[i].number + n) n++;
        buf_printf(out, "%s%u %zu", i ? " " : "", c->written[i].number, n);
        i += n;
    }
    buf_putc(out, ']');
}

static void put_number(Buf *out, uint64_t value, int bytes) {
    while (bytes-- > 0) buf_putc(out, (char)(value >> (8 * bytes) & 0xff));
}

// The first ID stays, the second changes (14.4): to a hash of what it was and of the update.
static void put_ids(const Composing *c, Buf *out) {
    const Str *ids = c->plan->revision->ids;
    uint8_t digest[HASH_SIZE];
    Arena *arena = arena_new(1024);
    Hash *hash = hash_new(arena);
    hash_put(hash, ids[1]);
    hash_put(hash, buf_str(&c->out->bytes));
    hash_end(hash, digest);
    arena_drop(arena);
    Buf made = {0};
    buf_putc(&made, '<');
    for (size_t i = 0; i < ID_SIZE; i++) buf_put_hex(&made, digest[i], 2);
    buf_putc(&made, '>');
    pdf_put(out, "/ID[");
    buf_put(out, ids[0].n ? ids[0] : buf_str(&made));
    buf_put(out, buf_str(&made));
    buf_putc(out, ']');
    buf_release(&made);
}

static void put_xref(Composing *c) {
    const Revision *revision = c->plan->revision;
    Buf *out = &c->out->bytes, ids = {0};
    const uint64_t start = c->pdf.n + out->n;
    put_ids(c, &ids);
    begin_object(c, revision->xref, 0);
    sort_written(c);
    buf_printf(out, "<</Type/XRef/Size %u/Prev %llu/W[1 4 2]", revision->xref + 1,
               (unsigned long long)revision->previous);
    put_index(c, out);
    pdf_put(out, "/Root ");
    buf_put(out, revision->root);
    if (revision->info.n) pdf_put(out, "/Info ");
    buf_put(out, revision->info);
    buf_put(out, buf_str(&ids));
    buf_printf(out, "/Length %zu>>\nstream\n", c->count * ROW);
    for (size_t i = 0; i < c->count; i++) {
        put_number(out, 1, 1);
        put_number(out, c->written[i].offset, 4);
        put_number(out, c->written[i].generation, 2);
    }
    buf_printf(out, "\nendstream\nendobj\nstartxref\n%llu\n%%%%EOF\n", (unsigned long long)start);
    buf_release(&ids);
}

// All bytes but the signature and its brackets (12.8.1, PAdES 4.1).
static void fill_range(const Composing *c) {
    const Update *out = c->out;
    char numbers[3 * (RANGE_DIGITS + 1) + 1];
    const size_t before = c->pdf.n + out->hole, after = c->pdf.n + out->hole_end;
    const int n = snprintf(numbers, sizeof numbers, "%-*zu %-*zu %-*zu", RANGE_DIGITS, before,
                           RANGE_DIGITS, after, RANGE_DIGITS, out->bytes.n - out->hole_end);
    memcpy(out->bytes.at + c->range, numbers, (size_t)n);
}

void update_compose(const UpdatePlan *plan, Str pdf, Update *out) {
    *out = (Update){0};
    Composing c = {.plan = plan, .pdf = pdf, .out = out};
    if (!str_ends(pdf, STR("\n"))) buf_putc(&out->bytes, '\n');
    for (size_t i = 0; i < plan->revision->object_count; i++)
        put_object(&c, &plan->revision->objects[i]);
    put_field(&c);
    put_signature(&c);
    put_xref(&c);
    fill_range(&c);
}

void update_set_signature(Update *update, Str der) {
    char *to = update->bytes.at + update->hole + 1;
    for (size_t i = 0; i < der.n; i++) {
        const unsigned char byte = (unsigned char)der.at[i];
        *to++ = "0123456789abcdef"[byte >> 4];
        *to++ = "0123456789abcdef"[byte & 15];
    }
}
