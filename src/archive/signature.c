// SPDX-License-Identifier: MIT
// Signature: each object that an update writes anew must be one that a signature has to change, and
// differ only in what a signature adds. New objects do nothing unless one of these leads to them.
#include "archive/signature.h"

#include "archive/xref.h"

// One update: what stood before it, and what stands after it.
typedef struct {
    const QpdfLib *lib;
    Arena *arena;
    Pdf old, now;
    size_t first_new; // objects from this number on are new
    int catalog, form;
    bool is_signed;
    ArchivedFiles *out;
} Update;

static bool refuse(const Update *u, const char *what) {
    u->out->change = ARCHIVE_CHANGED;
    u->out->what = str_of(what);
    return false;
}

static bool refuse_object(const Update *u, int number, const char *what) {
    u->out->change = ARCHIVE_CHANGED;
    u->out->what = str_format(u->arena, "object %d, %s, is another", number, what);
    return false;
}

static bool is_dictionary(const Pdf *pdf, qpdf_oh object) {
    return pdf->lib->oh_is_dictionary(pdf->data, object);
}

static bool is_in(const char *const *keys, const char *key) {
    for (; *keys; keys++)
        if (strcmp(*keys, key) == 0) return true;
    return false;
}

typedef VEC(const char *) Keys;

// libqpdf walks one dictionary at a time.
static Keys keys_of(const Update *u, const Pdf *pdf, qpdf_oh dict) {
    Keys keys = {0};
    pdf->lib->oh_begin_dict_key_iter(pdf->data, dict);
    while (pdf->lib->oh_dict_more_keys(pdf->data)) {
        const Str key = str_of(pdf->lib->oh_dict_next_key(pdf->data));
        *vec_push(u->arena, &keys) = str_cstring(u->arena, key);
    }
    return keys;
}

static bool is_same(const Update *u, qpdf_oh old, qpdf_oh now) {
    return str_eq(pdf_text(&u->old, u->arena, old), pdf_text(&u->now, u->arena, now));
}

// No key but those of `may` differs.
static bool differs_only_in(const Update *u, qpdf_oh old, qpdf_oh now, const char *const *may) {
    const Keys before = keys_of(u, &u->old, old), after = keys_of(u, &u->now, now);
    for (size_t i = 0; i < before.n + after.n; i++) {
        const char *key = i < before.n ? before.at[i] : after.at[i - before.n];
        if (!is_in(may, key) && !is_same(u, pdf_key(&u->old, old, key), pdf_key(&u->now, now, key)))
            return false;
    }
    return true;
}

static bool has_only(const Update *u, qpdf_oh dict, const char *const *may) {
    const Keys keys = keys_of(u, &u->now, dict);
    for (size_t i = 0; i < keys.n; i++)
        if (!is_in(may, keys.at[i])) return false;
    return true;
}

static bool is_new(const Update *u, qpdf_oh object) {
    const bool indirect = u->lib->oh_is_indirect(u->now.data, object);
    return indirect && (size_t)u->lib->oh_get_object_id(u->now.data, object) >= u->first_new;
}

// Nothing is seen of it: no area, or hidden (ISO 32000-1, 12.5.3).
static bool is_unseen(const Update *u, qpdf_oh widget) {
    const qpdf_oh box = pdf_key(&u->now, widget, "/Rect"), flags = pdf_key(&u->now, widget, "/F");
    size_t bits = 0;
    if (pdf_is_size(&u->now, flags, &bits) && bits & 2) return true;
    if (!u->lib->oh_is_array(u->now.data, box)) return false;
    double at[4];
    for (int i = 0; i < 4; i++)
        at[i] = u->lib->oh_get_numeric_value(u->now.data,
                                             u->lib->oh_get_array_item(u->now.data, box, i));
    return at[0] == at[2] && at[1] == at[3];
}

// A field of a signature with its widget in one, unseen and without actions.
static bool is_field(const Update *u, qpdf_oh object) {
    static const char *const KEYS[] = {
        "/Type", "/Subtype", "/FT",   "/T",  "/TU",   "/F",  "/Ff",           "/Rect",     "/P",
        "/V",    "/SV",      "/Lock", "/AP", "/Lang", "/MK", "/StructParent", "/Contents", NULL};
    return is_dictionary(&u->now, object) && has_only(u, object, KEYS) &&
           pdf_is_name(&u->now, pdf_key(&u->now, object, "/Subtype"), "/Widget") &&
           pdf_is_name(&u->now, pdf_key(&u->now, object, "/FT"), "/Sig") && is_unseen(u, object);
}

// The element of such a field in the structure.
static bool is_element(const Update *u, qpdf_oh object) {
    return is_dictionary(&u->now, object) && is_new(u, object) &&
           pdf_is_name(&u->now, pdf_key(&u->now, object, "/S"), "/Form");
}

typedef bool IsAddition(const Update *u, qpdf_oh object);

// The elements of a list, or the one that stands for it; none for null.
static int count_of(const Pdf *pdf, qpdf_oh list) {
    if (pdf->lib->oh_is_array(pdf->data, list))
        return pdf->lib->oh_get_array_n_items(pdf->data, list);
    return pdf->lib->oh_is_null(pdf->data, list) ? 0 : 1;
}

static qpdf_oh item_of(const Pdf *pdf, qpdf_oh list, int i) {
    return pdf->lib->oh_is_array(pdf->data, list) ? pdf->lib->oh_get_array_item(pdf->data, list, i)
                                                  : list;
}

// The list goes on as it was, and what follows is such an addition.
static bool is_longer(const Update *u, qpdf_oh old, qpdf_oh now, IsAddition *is_addition) {
    const int before = count_of(&u->old, old), after = count_of(&u->now, now);
    if (after < before) return false;
    for (int i = 0; i < after; i++) {
        const qpdf_oh item = item_of(&u->now, now, i);
        const bool ok =
            i < before ? is_same(u, item_of(&u->old, old, i), item) : is_addition(u, item);
        if (!ok) return false;
    }
    return true;
}

static bool is_new_field(const Update *u, qpdf_oh object) {
    return is_new(u, object) && is_field(u, object);
}

// Pairs of a number tree (ISO 32000-1, 7.9.7) that lead to the elements of fields.
static bool is_number_or_element(const Update *u, qpdf_oh object) {
    return u->lib->oh_is_integer(u->now.data, object) || is_element(u, object);
}

// Covers the file up to the end of the update, but for its own hexadecimal digits (12.8.1).
static bool covers(const Update *u, qpdf_oh value) {
    const qpdf_oh range = pdf_key(&u->now, value, "/ByteRange");
    const Str pdf = u->now.bytes;
    size_t at[4];
    if (!u->lib->oh_is_array(u->now.data, range)) return false;
    for (int i = 0; i < 4; i++)
        if (!pdf_is_size(&u->now, u->lib->oh_get_array_item(u->now.data, range, i), &at[i]) ||
            at[i] > pdf.n)
            return false;
    if (at[0] != 0 || at[1] + 2 > at[2] || at[2] + at[3] != pdf.n) return false;
    if (at[1] < u->old.bytes.n || pdf.at[at[1]] != '<' || pdf.at[at[2] - 1] != '>') return false;
    static const char HEX[] = "0123456789abcdefABCDEF";
    for (size_t i = at[1] + 1; i + 1 < at[2]; i++)
        if (!memchr(HEX, pdf.at[i], sizeof HEX - 1)) return false;
    return true;
}

static bool judge_form(Update *u, qpdf_oh form) {
    static const char *const KEYS[] = {"/Fields", "/SigFlags", NULL};
    if (u->lib->oh_is_null(u->now.data, form)) return true;
    if (!is_dictionary(&u->now, form) || !has_only(u, form, KEYS))
        return refuse(u, "it has a form");
    const qpdf_oh fields = pdf_key(&u->now, form, "/Fields");
    for (int i = 0; i < count_of(&u->now, fields); i++) {
        const qpdf_oh field = item_of(&u->now, fields, i);
        if (!is_field(u, field)) return refuse(u, "it has a field that is more than a signature");
        const qpdf_oh value = pdf_key(&u->now, field, "/V");
        if (is_new(u, field) && is_dictionary(&u->now, value) && covers(u, value))
            u->is_signed = true;
    }
    return true;
}

static bool judge_catalog(const Update *u, int number, qpdf_oh old, qpdf_oh now) {
    static const char *const MAY[] = {"/AcroForm", "/Perms", "/DSS", "/Extensions", NULL};
    return differs_only_in(u, old, now, MAY) || refuse_object(u, number, "the catalog");
}

static bool judge_page(const Update *u, int number, qpdf_oh old, qpdf_oh now) {
    static const char *const MAY[] = {"/Annots", NULL};
    return (differs_only_in(u, old, now, MAY) &&
            is_longer(u, pdf_key(&u->old, old, "/Annots"), pdf_key(&u->now, now, "/Annots"),
                      is_new_field)) ||
           refuse_object(u, number, "a page");
}

static bool judge_structure(const Update *u, int number, qpdf_oh old, qpdf_oh now) {
    static const char *const MAY[] = {"/K", "/ParentTreeNextKey", NULL};
    return (differs_only_in(u, old, now, MAY) &&
            is_longer(u, pdf_key(&u->old, old, "/K"), pdf_key(&u->now, now, "/K"), is_element)) ||
           refuse_object(u, number, "an element of the structure");
}

static bool judge_numbers(const Update *u, int number, qpdf_oh old, qpdf_oh now) {
    static const char *const MAY[] = {"/Nums", NULL};
    return (differs_only_in(u, old, now, MAY) &&
            is_longer(u, pdf_key(&u->old, old, "/Nums"), pdf_key(&u->now, now, "/Nums"),
                      is_number_or_element)) ||
           refuse_object(u, number, "a tree of numbers");
}

static bool judge_dictionary(const Update *u, int number, qpdf_oh old, qpdf_oh now) {
    const qpdf_oh type = pdf_key(&u->old, old, "/Type");
    if (number == u->catalog) return judge_catalog(u, number, old, now);
    if (u->form && number == u->form) return true; // judge_form looks at all of it
    if (pdf_is_name(&u->old, type, "/Page")) return judge_page(u, number, old, now);
    if (pdf_is_name(&u->old, type, "/StructElem") || pdf_is_name(&u->old, type, "/StructTreeRoot"))
        return judge_structure(u, number, old, now);
    if (!u->lib->oh_is_null(u->old.data, pdf_key(&u->old, old, "/Nums")))
        return judge_numbers(u, number, old, now);
    return refuse_object(u, number, "which no signature needs");
}

static bool judge_object(const Update *u, XrefRow row) {
    if (row.number == 0 || (!row.freed && (size_t)row.number >= u->first_new)) return true;
    const qpdf_oh old = u->lib->get_object_by_id(u->old.data, row.number, row.generation);
    const qpdf_oh now = u->lib->get_object_by_id(u->now.data, row.number, row.generation);
    if (row.freed || u->lib->oh_is_stream(u->old.data, old) ||
        u->lib->oh_is_stream(u->now.data, now))
        return refuse_object(u, row.number, row.freed ? "which is taken away" : "a stream");
    if (is_dictionary(&u->old, old) && is_dictionary(&u->now, now))
        return judge_dictionary(u, row.number, old, now);
    const bool lists =
        u->lib->oh_is_array(u->old.data, old) && u->lib->oh_is_array(u->now.data, now);
    return (lists && is_longer(u, old, now, is_new_field)) ||
           refuse_object(u, row.number, "which no signature needs");
}

static int number_of(const Pdf *pdf, qpdf_oh object) {
    return pdf->lib->oh_is_indirect(pdf->data, object)
               ? pdf->lib->oh_get_object_id(pdf->data, object)
               : 0;
}

static bool judge_trailer(Update *u) {
    static const char *const MAY[] = {"/Size",  "/Prev",   "/ID",     "/Type",        "/W",
                                      "/Index", "/Filter", "/Length", "/DecodeParms", NULL};
    const qpdf_oh old = u->lib->get_trailer(u->old.data), now = u->lib->get_trailer(u->now.data);
    return (pdf_is_size(&u->old, pdf_key(&u->old, old, "/Size"), &u->first_new) &&
            differs_only_in(u, old, now, MAY)) ||
           refuse(u, "its trailer is another");
}

static bool judge_update(Update *u, size_t start) {
    XrefRows rows;
    const qpdf_oh old = u->lib->get_root(u->old.data), now = u->lib->get_root(u->now.data);
    u->catalog = number_of(&u->old, old);
    u->form = number_of(&u->old, pdf_key(&u->old, old, "/AcroForm"));
    if (!judge_trailer(u)) return false;
    if (start < u->old.bytes.n || !xref_read(&u->now, u->arena, start, &rows))
        return refuse(u, "what was changed cannot be told");
    for (size_t i = 0; i < rows.n; i++)
        if (!judge_object(u, rows.at[i])) return false;
    if (!judge_form(u, pdf_key(&u->now, now, "/AcroForm"))) return false;
    return u->is_signed || refuse(u, "no signature covers what was appended");
}

void signature_judge(const QpdfLib *lib, Arena *arena, Str pdf, const Revisions *revisions,
                     ArchivedFiles *out) {
    out->change = revisions->n > 1 ? ARCHIVE_SIGNED : ARCHIVE_ORIGINAL;
    bool ok = !revisions->untidy;
    if (!ok) {
        out->change = ARCHIVE_CHANGED;
        out->what = str_of(revisions->untidy);
    }
    for (size_t i = revisions->n - 1; ok && i > 0; i--) {
        Update u = {.lib = lib, .arena = arena, .out = out};
        const bool opened =
            !pdf_open(&u.old, lib, arena, str_slice(pdf, 0, revisions->ends[i])) &&
            !pdf_open(&u.now, lib, arena, str_slice(pdf, 0, revisions->ends[i - 1]));
        ok = opened ? judge_update(&u, revisions->starts[i - 1]) : refuse(&u, "it cannot be read");
        pdf_close(&u.old);
        pdf_close(&u.now);
    }
}
