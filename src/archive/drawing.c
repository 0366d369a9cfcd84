// SPDX-License-Identifier: MIT
// Drawing: pages in order, each with all that its keys lead to. An object that is met again is put
// as the number it was met as, so that rings end and shared fonts are hashed once.
#include "archive/drawing.h"

#include "archive/handover.h"
#include "archive/pdf.h"
#include "archive/reader.h"
#include "base/buf.h"
#include "base/map.h"
#include "emit/pdf/hash.h"

typedef struct {
    Pdf pdf;
    Arena *arena;   // of the run
    Arena *scratch; // of one object
    Hash *hash;
    Map seen; // "12 0 R" -> when it was met
    size_t objects;
    bool failed;
} Drawing;

// Of a page; /Parent and the structure lead to all others.
static const char *const PAGE_KEYS[] = {"/MediaBox", "/CropBox",  "/Rotate",
                                        "/UserUnit", "/Contents", "/Resources"};
static const char *const LINK_KEYS[] = {"/Subtype", "/Rect", "/Contents", "/F"};
// Of a stream: how it is packed is not what it says.
static const Str PACKING[] = {STR_INIT("/Length"), STR_INIT("/Filter"), STR_INIT("/DecodeParms"),
                              STR_INIT("/Parent")};

static void put(Drawing *d, char letter, Str text) {
    char head[32];
    const uint64_t n = text.n;
    head[0] = letter;
    memcpy(head + 1, &n, sizeof n);
    hash_put(d->hash, (Str){head, 1 + sizeof n});
    hash_put(d->hash, text);
}

static void walk(Drawing *d, qpdf_oh object, int depth);

static bool is_packing(Str key) {
    for (size_t i = 0; i < COUNT_OF(PACKING); i++)
        if (str_eq(PACKING[i], key)) return true;
    return false;
}

// libqpdf walks one dictionary at a time, in the order of its keys.
static void walk_dictionary(Drawing *d, qpdf_oh dict, int depth) {
    const QpdfLib *lib = d->pdf.lib;
    VEC(Str) keys = {0};
    lib->oh_begin_dict_key_iter(d->pdf.data, dict);
    while (lib->oh_dict_more_keys(d->pdf.data))
        *vec_push(d->arena, &keys) = str_copy(d->arena, str_of(lib->oh_dict_next_key(d->pdf.data)));
    for (size_t i = 0; i < keys.n && !d->failed; i++) {
        if (is_packing(keys.at[i])) continue;
        put(d, 'k', keys.at[i]);
        walk(d, pdf_key(&d->pdf, dict, keys.at[i].at), depth + 1);
    }
    put(d, 'e', (Str){0});
}

static void walk_stream(Drawing *d, qpdf_oh stream, int depth) {
    Str data;
    walk_dictionary(d, d->pdf.lib->oh_get_dict(d->pdf.data, stream), depth);
    if (pdf_stream(&d->pdf, d->scratch, stream, true, &data))
        put(d, 's', data);
    else
        d->failed = true;
    arena_reset(d->scratch);
}

static void walk_array(Drawing *d, qpdf_oh array, int depth) {
    const int n = d->pdf.lib->oh_get_array_n_items(d->pdf.data, array);
    for (int i = 0; i < n && !d->failed; i++)
        walk(d, d->pdf.lib->oh_get_array_item(d->pdf.data, array, i), depth + 1);
    put(d, 'e', (Str){0});
}

// True when it was met before.
static bool meet(Drawing *d, qpdf_oh object) {
    if (!d->pdf.lib->oh_is_indirect(d->pdf.data, object)) return false;
    const Str name =
        str_format(d->arena, "%d %d", d->pdf.lib->oh_get_object_id(d->pdf.data, object),
                   d->pdf.lib->oh_get_generation(d->pdf.data, object));
    const Str *before = map_lookup(&d->seen, name);
    if (before) {
        put(d, 'r', *before);
        return true;
    }
    Str *number = arena_push(d->arena, Str, 1);
    *number = str_format(d->arena, "%zu", d->seen.n);
    map_put(d->arena, &d->seen, name, number);
    return false;
}

static void walk(Drawing *d, qpdf_oh object, int depth) {
    const QpdfLib *lib = d->pdf.lib;
    d->failed = d->failed || depth > DRAWING_MAX_DEPTH || ++d->objects > DRAWING_MAX_OBJECTS;
    if (d->failed || meet(d, object)) return;
    if (lib->oh_is_stream(d->pdf.data, object)) {
        walk_stream(d, object, depth);
    } else if (lib->oh_is_dictionary(d->pdf.data, object)) {
        put(d, 'd', (Str){0});
        walk_dictionary(d, object, depth);
    } else if (lib->oh_is_array(d->pdf.data, object)) {
        put(d, 'a', (Str){0});
        walk_array(d, object, depth);
    } else {
        put(d, 't', pdf_text(&d->pdf, d->scratch, object));
        arena_reset(d->scratch);
    }
}

static void walk_keys(Drawing *d, qpdf_oh dict, const char *const *keys, size_t n) {
    for (size_t i = 0; i < n; i++) walk(d, pdf_key(&d->pdf, dict, keys[i]), 0);
}

// Where a link inside the document leads is in the structure, which is not seen.
static void walk_link(Drawing *d, qpdf_oh link) {
    if (!d->pdf.lib->oh_is_dictionary(d->pdf.data, link)) return;
    const qpdf_oh action = pdf_key(&d->pdf, link, "/A");
    walk_keys(d, link, LINK_KEYS, COUNT_OF(LINK_KEYS));
    if (d->pdf.lib->oh_is_dictionary(d->pdf.data, action))
        walk_keys(d, action, (const char *[]){"/S", "/URI"}, 2);
}

static void walk_page(Drawing *d, qpdf_oh page) {
    const qpdf_oh links = pdf_key(&d->pdf, page, "/Annots");
    put(d, 'p', (Str){0});
    walk_keys(d, page, PAGE_KEYS, COUNT_OF(PAGE_KEYS));
    const bool is_list = d->pdf.lib->oh_is_array(d->pdf.data, links);
    const int n = is_list ? d->pdf.lib->oh_get_array_n_items(d->pdf.data, links) : 0;
    for (int i = 0; i < n && !d->failed; i++)
        walk_link(d, d->pdf.lib->oh_get_array_item(d->pdf.data, links, i));
}

static const char *walk_pages(Drawing *d) {
    const QpdfLib *lib = d->pdf.lib;
    if (lib->push_inherited_attributes_to_page(d->pdf.data) & QPDF_ERRORS)
        return "its pages cannot be read";
    const int n = lib->get_num_pages(d->pdf.data);
    if (n < 0) return "its pages cannot be read";
    for (int i = 0; i < n && !d->failed; i++) {
        walk_page(d, lib->get_page_n(d->pdf.data, (size_t)i));
        lib->oh_release_all(d->pdf.data);
    }
    return d->failed ? "its pages cannot be read" : NULL;
}

static Str in_hexadecimal(Arena *arena, Hash *hash) {
    uint8_t digest[HASH_SIZE];
    Buf text = {0};
    hash_end(hash, digest);
    for (size_t i = 0; i < HASH_SIZE; i++) buf_put_hex(&text, digest[i], 2);
    const Str copy = str_copy(arena, buf_str(&text));
    buf_release(&text);
    return copy;
}

bool drawing_hash_here(Arena *arena, Str pdf, Str shown, Diag *diag, Str *out) {
    QpdfLib lib;
    if (!qpdflib_load(&lib, diag)) return false;
    Drawing d = {.arena = arena, .scratch = arena_new(1 << 16), .hash = hash_new(arena)};
    const char *why = pdf_open(&d.pdf, &lib, arena, pdf);
    if (!why) why = walk_pages(&d);
    pdf_close(&d.pdf);
    arena_drop(d.scratch);
    if (why)
        diag_add(diag, SEVERITY_FATAL, "PDF-21", (Place){0}, "'%.*s' is no sound PDF: %s",
                 STR_ARGS(shown), why);
    else
        *out = in_hexadecimal(arena, d.hash);
    return !why;
}

enum { DRAWING = 'D' }; // the letter of the record with the hash

typedef struct {
    Arena *arena;
    Str pdf, shown;
} Hashing;

static void hash_confined(void *context, int out) {
    const Hashing *hashing = context;
    Str hash = {0};
    Diag diag;
    diag_init(&diag, hashing->arena);
    drawing_hash_here(hashing->arena, hashing->pdf, hashing->shown, &diag, &hash);
    handover_put_findings(out, &diag);
    handover_put(out, DRAWING, hash);
}

bool drawing_hash(Arena *arena, Str pdf, Str shown, Diag *diag, Str *out) {
    Hashing hashing = {arena, pdf, shown};
    const ConfinedLimits limits = {
        .seconds = ARCHIVE_MAX_SECONDS, .memory = ARCHIVE_MEMORY + 2 * pdf.n, .output = 1 << 16};
    Finding finding = {0};
    Str rest, bytes;
    char letter;
    *out = (Str){0};
    const ConfinedEnd end = confined_run(arena, hash_confined, &hashing, limits, &rest);
    if (end != CONFINED_DONE) return handover_refuse(diag, shown, end);
    while (handover_take(&rest, &letter, &bytes)) {
        if (letter == DRAWING) *out = bytes;
        handover_take_finding(&finding, letter, bytes, diag);
    }
    return out->n > 0;
}
