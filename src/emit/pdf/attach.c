// SPDX-License-Identifier: MIT
// Attachments: a stream and a specification for each file, and a tree of their names.
#include "emit/pdf/attach.h"

#include <stdlib.h>

#include "base/vec.h"
#include "emit/pdf/metadata.h"
#include "emit/pdf/token.h"
#include "emit/pdf/xmp.h"
#include "emit/pdf/tree.h"

typedef struct {
    Str key; // the name as bytes of a text string: what the tree is sorted by
    uint32_t object;
} Entry;

// A name of a MIME type: the slash is written as #2F (7.3.5).
static void put_type(Str type, Buf *out) {
    buf_putc(out, '/');
    for (size_t i = 0; i < type.n; i++) {
        if (type.at[i] == '/')
            pdf_put(out, "#2F");
        else
            buf_putc(out, type.at[i]);
    }
}

static uint32_t write_bytes(const PdfAttachment *attachment, Str date, PdfFile *file) {
    Buf entries = {0};
    pdf_put(&entries, "/Type/EmbeddedFile/Subtype");
    put_type(attachment->type, &entries);
    pdf_put(&entries, "/Params<</Size ");
    buf_put_int(&entries, (int64_t)attachment->bytes.n);
    if (xmp_is_day(date)) {
        pdf_put(&entries, "/ModDate(");
        pdf_put_date(date, &entries);
        buf_putc(&entries, ')');
    }
    pdf_put(&entries, ">>");
    const uint32_t object = pdf_file_reserve(file);
    pdf_file_put_stream(file, object, buf_str(&entries), attachment->bytes, PDF_DEFLATE);
    buf_release(&entries);
    return object;
}

static uint32_t write_specification(const PdfAttachment *attachment, uint32_t stream,
                                    PdfFile *file) {
    const uint32_t object = pdf_file_reserve(file);
    Buf *out = pdf_file_open(file, object);
    pdf_put(out, "<</Type/Filespec/F");
    pdf_put_text(out, attachment->name);
    pdf_put(out, "/UF");
    pdf_put_text(out, attachment->name);
    pdf_put(out, "/Desc");
    pdf_put_text(out, attachment->description);
    buf_put(out, attachment->source ? STR("/AFRelationship/Source") : STR("/AFRelationship/Data"));
    pdf_put(out, "/EF<</F ");
    pdf_put_ref(out, stream);
    pdf_put(out, "/UF ");
    pdf_put_ref(out, stream);
    pdf_put(out, ">>>>");
    pdf_file_close(file);
    return object;
}

static Str key_of(Arena *arena, Str name) {
    if (pdf_is_ascii(name)) return name;
    Buf key = {0};
    pdf_put(&key, "\xFE\xFF");
    pdf_put_utf16_bytes(&key, name);
    const Str copy = str_copy(arena, buf_str(&key));
    buf_release(&key);
    return copy;
}

static int compare_entries(const void *a, const void *b) {
    return str_cmp(((const Entry *)a)->key, ((const Entry *)b)->key);
}

static void put_key(const void *entries, size_t i, Buf *out) {
    pdf_put_string(out, ((const Entry *)entries)[i].key);
}

static void put_value(const void *entries, size_t i, Buf *out) {
    pdf_put_ref(out, ((const Entry *)entries)[i].object);
}

PdfAttached pdf_attachments_write(Arena *arena, const PdfAttachmentList *list, Str date,
                                  PdfFile *file) {
    if (list->n == 0) return (PdfAttached){0};
    Entry *entries = arena_push(arena, Entry, list->n);
    uint32_t *files = arena_push(arena, uint32_t, list->n);
    for (size_t i = 0; i < list->n; i++) {
        const uint32_t stream = write_bytes(&list->at[i], date, file);
        files[i] = write_specification(&list->at[i], stream, file);
        entries[i] = (Entry){key_of(arena, list->at[i].name), files[i]};
    }
    qsort(entries, list->n, sizeof *entries, compare_entries);
    const PdfTree tree = {entries, list->n, "Names", put_key, put_value};
    return (PdfAttached){pdf_tree_write(&tree, file), files, list->n};
}
