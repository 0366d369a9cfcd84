// SPDX-License-Identifier: MIT
// PdfFile: every byte of the file passes put() or put_bytes(), which also tell it to the hash that
// gives the trailer's ID: the same content has the same ID on every machine.
#include "emit/pdf/file.h"

#include "emit/pdf/deflate.h"
#include "emit/pdf/hash.h"
#include "emit/pdf/token.h"

enum {
    PACK_OBJECTS = 200,     // objects in one object stream
    PACK_BYTES = 256 << 10, // a pack that grew larger is closed
    ID_SIZE = 16,           // [bytes]
    KEPT_BYTES = 4 << 20,   // of a buffer from stream to stream; an image may need far more, once
};

// Where an object stands. FREE: reserved and never written.
typedef enum { PLACE_FREE, PLACE_OFFSET, PLACE_PACKED } PlaceKind;

// A place in eight bytes: kind in the top byte, then the offset, or pack << 8 | index.
static uint64_t place_of(PlaceKind kind, uint64_t value) {
    return (uint64_t)kind << 56 | value;
}

struct PdfFile {
    FileWriter *writer;
    PdfVersion version;
    Deflater *deflater; // NULL: streams stay plain
    Hash *hash;         // NULL once the ID is made
    Buf places;         // uint64_t for each object from 1
    uint32_t count;     // numbers given out
    bool too_many;
    Buf pack_index; // "number offset " for each object in the pack
    Buf pack_bodies;
    uint32_t pack_object;        // number of the object stream that is being filled
    uint32_t packed;             // objects in it
    Buf entries, head, squeezed; // reused for each stream
};

static void put(PdfFile *file, Str bytes) {
    if (file->hash) hash_put(file->hash, bytes);
    file_writer_put(file->writer, bytes);
}

// The bytes of a stream. They enter the hash by their checksums (their length by the dictionary):
// the ID tells files apart and is no seal, and hashing every byte was a twentieth of a long report.
static void put_bytes(PdfFile *file, Str bytes) {
    uint8_t sums[8];
    uint64_t rest = file->hash && bytes.n ? checksums_of(bytes) : 0;
    for (size_t i = 0; i < sizeof sums; i++, rest >>= 8) sums[i] = (uint8_t)(rest & 0xff);
    if (file->hash) hash_put(file->hash, (Str){(const char *)sums, sizeof sums});
    file_writer_put(file->writer, bytes);
}

PdfFile *pdf_file_new(Arena *arena, FileWriter *writer, PdfVersion version, bool compressed) {
    PdfFile *file = arena_push(arena, PdfFile, 1);
    file->writer = writer;
    file->version = version;
    file->deflater = compressed ? deflater_new(arena) : NULL;
    file->hash = hash_new(arena);
    // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
    put(file, version == PDF_2_0 ? STR("%PDF-2.0\n") : STR("%PDF-1.7\n"));
    put(file, STR("%\xe2\xe3\xcf\xd3\n"));
    return file;
}

bool pdf_file_is_2(const PdfFile *file) {
    return file->version == PDF_2_0;
}

void pdf_file_drop(PdfFile *file) {
    if (!file) return;
    file_writer_abandon(file->writer);
    deflater_drop(file->deflater);
    buf_release(&file->places);
    buf_release(&file->pack_index);
    buf_release(&file->pack_bodies);
    buf_release(&file->entries);
    buf_release(&file->head);
    buf_release(&file->squeezed);
}

uint32_t pdf_file_reserve(PdfFile *file) {
    if (file->count == PDF_MAX_OBJECTS) {
        file->too_many = true;
        return file->count;
    }
    const uint64_t place = place_of(PLACE_FREE, 0);
    buf_put(&file->places, (Str){(const char *)&place, sizeof place});
    return ++file->count;
}

uint32_t pdf_file_reserve_block(PdfFile *file, size_t n) {
    const uint32_t first = file->count + 1;
    for (size_t i = 0; i < n; i++) pdf_file_reserve(file);
    return first;
}

static uint64_t place_at(const PdfFile *file, uint32_t object) {
    uint64_t place;
    memcpy(&place, file->places.at + (size_t)(object - 1) * sizeof place, sizeof place);
    return place;
}

static void set_place(PdfFile *file, uint32_t object, uint64_t place) {
    if (object == 0 || object > file->count) return; // only when there are too many
    memcpy(file->places.at + (size_t)(object - 1) * sizeof place, &place, sizeof place);
}

bool pdf_file_deflates(const PdfFile *file) {
    return file->deflater != NULL;
}

// A stream whose bytes are already in their final form; `filter` names what they went through.
static void put_stream_as_is(PdfFile *file, uint32_t object, Str entries, Str bytes, Str filter) {
    set_place(file, object, place_of(PLACE_OFFSET, file_writer_offset(file->writer)));
    Buf *head = &file->head;
    buf_clear(head);
    buf_put_int(head, object);
    pdf_put(head, " 0 obj\n<<");
    buf_put(head, entries);
    buf_put(head, filter);
    pdf_put(head, "/Length ");
    buf_put_int(head, (int64_t)bytes.n);
    pdf_put(head, ">>\nstream\n");
    put(file, buf_str(head));
    put_bytes(file, bytes);
    put(file, STR("\nendstream\nendobj\n"));
}

void pdf_file_put_stream(PdfFile *file, uint32_t object, Str entries, Str bytes, PdfFilter filter) {
    if (filter == PDF_PLAIN || !file->deflater) {
        put_stream_as_is(file, object, entries, bytes, STR(""));
        return;
    }
    buf_clear(&file->squeezed);
    deflater_put(file->deflater, bytes, &file->squeezed);
    put_stream_as_is(file, object, entries, buf_str(&file->squeezed), STR("/Filter/FlateDecode"));
    if (file->squeezed.cap > KEPT_BYTES) buf_release(&file->squeezed);
}

// Writes the objects packed so far as an object stream (7.5.7).
static void flush_pack(PdfFile *file) {
    if (file->packed == 0) return;
    Buf *entries = &file->entries;
    buf_clear(entries);
    pdf_put(entries, "/Type/ObjStm/N ");
    buf_put_int(entries, file->packed);
    pdf_put(entries, "/First ");
    buf_put_int(entries, (int64_t)file->pack_index.n);
    buf_put(&file->pack_index, buf_str(&file->pack_bodies));
    pdf_file_put_stream(file, file->pack_object, buf_str(entries), buf_str(&file->pack_index),
                        PDF_DEFLATE);
    buf_clear(&file->pack_index);
    buf_clear(&file->pack_bodies);
    file->packed = 0;
}

Buf *pdf_file_open(PdfFile *file, uint32_t object) {
    if (file->packed == 0) file->pack_object = pdf_file_reserve(file);
    set_place(file, object,
              place_of(PLACE_PACKED, (uint64_t)file->pack_object << 8 | file->packed));
    buf_put_int(&file->pack_index, object);
    buf_putc(&file->pack_index, ' ');
    buf_put_int(&file->pack_index, (int64_t)file->pack_bodies.n);
    buf_putc(&file->pack_index, ' ');
    return &file->pack_bodies;
}

void pdf_file_close(PdfFile *file) {
    buf_putc(&file->pack_bodies, '\n');
    if (++file->packed == PACK_OBJECTS || file->pack_bodies.n >= PACK_BYTES) flush_pack(file);
}

// Row of the cross-reference stream: kind, `width` bytes, one byte.
static void place_row(uint64_t place, size_t width, uint8_t *row) {
    const PlaceKind kind = (PlaceKind)(place >> 56);
    const uint64_t value = place & ((UINT64_C(1) << 56) - 1);
    uint64_t middle = kind == PLACE_PACKED ? value >> 8 : value;
    row[0] = (uint8_t)kind;
    for (size_t i = width; i > 0; i--, middle >>= 8) row[i] = (uint8_t)(middle & 0xff);
    row[width + 1] = kind == PLACE_PACKED ? (uint8_t)(value & 0xff) : 0;
}

enum { ROW_MAX = 1 + 8 + 1 };

// All rows from object 0. Deflated rows are differences from the row above (PNG "up", 7.4.4.4),
// since neighbours differ little.
static void put_rows(const PdfFile *file, size_t width, Buf *out) {
    uint8_t above[ROW_MAX] = {0}, row[ROW_MAX];
    for (uint32_t object = 0; object <= file->count; object++) {
        place_row(object ? place_at(file, object) : place_of(PLACE_FREE, 0), width, row);
        char *to = buf_reserve(out, width + 3);
        char *const start = to;
        if (file->deflater) *to++ = 2;
        for (size_t i = 0; i < width + 2; i++) *to++ = (char)(uint8_t)(row[i] - above[i]);
        *to = '\0';
        out->n += (size_t)(to - start);
        if (file->deflater) memcpy(above, row, sizeof above);
    }
}

static void put_id(PdfFile *file, Buf *out) {
    uint8_t digest[HASH_SIZE];
    hash_end(file->hash, digest);
    file->hash = NULL;
    pdf_put(out, "/ID[");
    for (int twice = 0; twice < 2; twice++) {
        buf_putc(out, '<');
        for (size_t i = 0; i < ID_SIZE; i++) buf_put_hex(out, digest[i], 2);
        buf_putc(out, '>');
    }
    buf_putc(out, ']');
}

static size_t bytes_for(uint64_t value) {
    size_t n = 1;
    while (value >>= 8) n++;
    return n;
}

static void put_xref_entries(PdfFile *file, size_t width, Buf *out) {
    pdf_put(out, "/Type/XRef/Size ");
    buf_put_int(out, (int64_t)file->count + 1);
    pdf_put(out, "/W[1 ");
    buf_put_int(out, (int64_t)width);
    pdf_put(out, " 1]");
    if (!file->deflater) return;
    pdf_put(out, "/DecodeParms<</Predictor 12/Columns ");
    buf_put_int(out, (int64_t)width + 2);
    pdf_put(out, ">>");
}

static void put_xref(PdfFile *file, uint32_t catalog, uint32_t info) {
    const uint32_t object = pdf_file_reserve(file);
    const uint64_t start = file_writer_offset(file->writer);
    set_place(file, object, place_of(PLACE_OFFSET, start));
    const size_t width = bytes_for(start > file->count ? start : file->count);
    Buf *entries = &file->entries, *rows = &file->pack_bodies;
    buf_clear(entries);
    put_xref_entries(file, width, entries);
    pdf_put(entries, "/Root ");
    pdf_put_ref(entries, catalog);
    if (info) pdf_put(entries, "/Info ");
    if (info) pdf_put_ref(entries, info);
    put_id(file, entries);
    put_rows(file, width, rows);
    pdf_file_put_stream(file, object, buf_str(entries), buf_str(rows), PDF_DEFLATE);
    buf_clear(entries);
    pdf_put(entries, "startxref\n");
    buf_put_int(entries, (int64_t)start);
    pdf_put(entries, "\n%%EOF\n");
    put(file, buf_str(entries));
}

bool pdf_file_end(PdfFile *file, uint32_t catalog, uint32_t info, Diag *diag) {
    flush_pack(file);
    put_xref(file, catalog, info);
    FileWriter *writer = file->writer;
    file->writer = NULL;
    if (file->too_many) {
        diag_add(diag, SEVERITY_FATAL, "PDF-02", (Place){0},
                 "the document needs more than %d PDF objects", PDF_MAX_OBJECTS);
        file_writer_abandon(writer);
        return false;
    }
    return file_writer_commit(writer, diag);
}
