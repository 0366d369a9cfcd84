// SPDX-License-Identifier: MIT
// Revision: walks from the trailer to the form and the first page. libqpdf finds the objects and
// writes them in PDF syntax; entries that change are taken out there and appended here. All of this
// runs in a confined child (sign/revision_read.c).
#include "sign/revision.h"

#include "archive/pdf.h"
#include "archive/reader.h"
#include "base/map.h"
#include "emit/pdf/file.h"

enum {
    TAIL = 1024,        // [bytes] "startxref" stands in the last of them (7.5.5, note; libqpdf)
    MAX_DEPTH = 64,     // of page tree nodes
    MAX_REFERENCES = 8, // of one signature
};

typedef struct {
    Pdf pdf;
    Arena *arena;
    Str shown;
    Certify certify;
    Diag *diag;
    Revision *out;
} Reading;

static bool is_damaged(const Reading *r, const char *what) {
    diag_add(r->diag, SEVERITY_FATAL, "PDF-21", (Place){0}, "'%.*s' is no sound PDF: %s",
             STR_ARGS(r->shown), what);
    return false;
}

static bool is_unsuited(const Reading *r, const char *code, const char *why) {
    diag_add(r->diag, SEVERITY_FATAL, code, (Place){0}, "'%.*s' cannot be signed: %s",
             STR_ARGS(r->shown), why);
    return false;
}

static qpdf_oh key_of(const Reading *r, qpdf_oh dict, const char *key) {
    return pdf_key(&r->pdf, dict, key);
}

static bool is_null(const Reading *r, qpdf_oh value) {
    return r->pdf.lib->oh_is_null(r->pdf.data, value);
}

static bool is_dict(const Reading *r, qpdf_oh value) {
    return r->pdf.lib->oh_is_dictionary(r->pdf.data, value);
}

static bool is_named(const Reading *r, qpdf_oh value, const char *name) {
    return pdf_is_name(&r->pdf, value, name);
}

// 0 of a direct object.
static uint32_t number_of(const Reading *r, qpdf_oh value) {
    const int number = r->pdf.lib->oh_get_object_id(r->pdf.data, value);
    return number > 0 ? (uint32_t)number : 0;
}

static Str syntax_of(const Reading *r, qpdf_oh value) {
    return pdf_text(&r->pdf, r->arena, value);
}

static size_t count_items(const Reading *r, qpdf_oh array) {
    if (!r->pdf.lib->oh_is_array(r->pdf.data, array)) return 0;
    const int n = r->pdf.lib->oh_get_array_n_items(r->pdf.data, array);
    return n > 0 ? (size_t)n : 0;
}

static qpdf_oh item(const Reading *r, qpdf_oh array, size_t i) {
    return r->pdf.lib->oh_get_array_item(r->pdf.data, array, (int)i);
}

// A dictionary or an array without its closing bracket, so that more can be appended.
static Str without_end(const Reading *r, qpdf_oh value, Str bracket) {
    const Str all = str_of(r->pdf.lib->oh_unparse_resolved(r->pdf.data, value));
    const size_t end = all.n - (str_ends(all, bracket) ? bracket.n : 0);
    return str_copy(r->arena, str_trim(str_slice(all, 0, end)));
}

static Str open_array(const Reading *r, qpdf_oh array) {
    return is_null(r, array) ? STR("[") : without_end(r, array, STR("]"));
}

static void revise(const Reading *r, qpdf_oh dict, Str body) {
    const int generation = r->pdf.lib->oh_get_generation(r->pdf.data, dict);
    r->out->objects[r->out->object_count++] =
        (RevisedObject){number_of(r, dict), (uint32_t)generation, body};
}

// The number after the last "startxref" (7.5.5).
static bool read_previous(const Reading *r) {
    const Str word = STR("startxref");
    const Str tail =
        str_slice(r->pdf.bytes, r->pdf.bytes.n > TAIL ? r->pdf.bytes.n - TAIL : 0, r->pdf.bytes.n);
    size_t at = str_find(tail, word, 0), last = SIZE_MAX;
    for (; at != SIZE_MAX; at = str_find(tail, word, at + 1)) last = at;
    if (last == SIZE_MAX) return is_damaged(r, "it has no startxref");
    const Str rest = str_trim(str_slice(tail, last + word.n, tail.n));
    size_t n = 0;
    while (n < rest.n && rest.at[n] >= '0' && rest.at[n] <= '9') n++;
    int64_t offset;
    if (!str_to_int64(str_slice(rest, 0, n), &offset) || (uint64_t)offset >= r->pdf.bytes.n)
        return is_damaged(r, "its startxref is no offset");
    r->out->previous = (uint64_t)offset;
    return true;
}

static bool read_ids(const Reading *r, qpdf_oh trailer) {
    const qpdf_oh ids = key_of(r, trailer, "/ID");
    if (is_null(r, ids)) return true;
    if (count_items(r, ids) != 2) return is_damaged(r, "its ID is no pair");
    for (size_t i = 0; i < 2; i++) {
        if (!r->pdf.lib->oh_is_string(r->pdf.data, item(r, ids, i)))
            return is_damaged(r, "its ID is no pair of strings");
        r->out->ids[i] = syntax_of(r, item(r, ids, i));
    }
    return true;
}

static bool read_trailer(const Reading *r) {
    const qpdf_oh trailer = r->pdf.lib->get_trailer(r->pdf.data);
    if (!is_named(r, key_of(r, trailer, "/Type"), "/XRef"))
        return is_unsuited(r, "SIGN-08", "it has no cross-reference stream");
    const qpdf_oh size = key_of(r, trailer, "/Size"), info = key_of(r, trailer, "/Info");
    size_t n;
    if (!pdf_is_size(&r->pdf, size, &n) || n == 0)
        return is_damaged(r, "it does not say how many objects it has");
    if (n > PDF_MAX_OBJECTS - 2) return is_unsuited(r, "SIGN-08", "it has too many objects");
    r->out->signature = (uint32_t)n;
    r->out->field = (uint32_t)n + 1;
    r->out->xref = (uint32_t)n + 2;
    if (!is_null(r, info)) {
        if (!number_of(r, info)) return is_damaged(r, "its information is no object");
        r->out->info = syntax_of(r, info);
    }
    return read_ids(r, trailer) && read_previous(r);
}

// The first page, by the first child of each node.
static bool revise_page(const Reading *r, qpdf_oh root) {
    qpdf_oh page = key_of(r, root, "/Pages");
    for (int depth = 0; is_dict(r, page) && depth < MAX_DEPTH; depth++) {
        const qpdf_oh kids = key_of(r, page, "/Kids");
        if (count_items(r, kids) == 0) break;
        page = item(r, kids, 0);
    }
    if (!is_dict(r, page) || !number_of(r, page) || !is_named(r, key_of(r, page, "/Type"), "/Page"))
        return is_damaged(r, "it has no first page");
    const qpdf_oh annotations = key_of(r, page, "/Annots");
    if (!is_null(r, annotations) && !r->pdf.lib->oh_is_array(r->pdf.data, annotations))
        return is_damaged(r, "the annotations of its first page are no list");
    const Str list = open_array(r, annotations);
    // Annotations ask for an order in which the keyboard reaches them (ISO 14289-1, 7.18.3).
    const char *tabs = is_null(r, key_of(r, page, "/Tabs")) ? "/Tabs/S" : "";
    r->pdf.lib->oh_remove_key(r->pdf.data, page, "/Annots");
    r->out->page = syntax_of(r, page);
    const Str rest = without_end(r, page, STR(">>"));
    revise(r, page,
           str_format(r->arena, "%.*s/Annots%.*s %u 0 R]%s>>", STR_ARGS(rest), STR_ARGS(list),
                      r->out->field, tabs));
    return true;
}

// False when a certification of this signature allows no change: /P 1.
static bool allows_changes(const Reading *r, qpdf_oh signature) {
    if (!is_dict(r, signature)) return true;
    const qpdf_oh list = key_of(r, signature, "/Reference");
    const size_t n = count_items(r, list);
    for (size_t i = 0; i < n && i < MAX_REFERENCES; i++) {
        const qpdf_oh reference = item(r, list, i);
        if (!is_dict(r, reference) ||
            !is_named(r, key_of(r, reference, "/TransformMethod"), "/DocMDP"))
            continue;
        const qpdf_oh params = key_of(r, reference, "/TransformParams");
        const qpdf_oh level = is_dict(r, params) ? key_of(r, params, "/P") : params;
        if (r->pdf.lib->oh_is_integer(r->pdf.data, level) &&
            r->pdf.lib->oh_get_int_value(r->pdf.data, level) == CERTIFY_CLOSED)
            return false;
    }
    return true;
}

typedef struct {
    Map names;
    bool is_signed, is_closed;
} Fields;

static void look_at_field(const Reading *r, qpdf_oh field, Fields *fields) {
    if (!is_dict(r, field)) return;
    const qpdf_oh name = key_of(r, field, "/T"), value = key_of(r, field, "/V");
    if (r->pdf.lib->oh_is_string(r->pdf.data, name)) {
        Str text;
        text.at = r->pdf.lib->oh_get_binary_utf8_value(r->pdf.data, name, &text.n);
        map_put(r->arena, &fields->names, str_copy(r->arena, text), fields);
    }
    if (!is_named(r, key_of(r, field, "/FT"), "/Sig") || is_null(r, value)) return;
    fields->is_signed = true;
    fields->is_closed = fields->is_closed || !allows_changes(r, value);
}

static bool read_fields(const Reading *r, qpdf_oh form, Fields *fields) {
    const qpdf_oh list = key_of(r, form, "/Fields"), flags = key_of(r, form, "/SigFlags");
    if (!is_null(r, list) && !r->pdf.lib->oh_is_array(r->pdf.data, list))
        return is_damaged(r, "the fields of its form are no list");
    const size_t n = count_items(r, list);
    if (n > REVISION_MAX_FIELDS) return is_unsuited(r, "SIGN-08", "its form has too many fields");
    for (size_t i = 0; i < n; i++) look_at_field(r, item(r, list, i), fields);
    if (r->pdf.lib->oh_is_integer(r->pdf.data, flags) &&
        r->pdf.lib->oh_get_int_value(r->pdf.data, flags) & 1)
        fields->is_signed = true;
    return true;
}

static bool may_sign(const Reading *r, qpdf_oh permissions, const Fields *fields) {
    const bool has_permissions = is_dict(r, permissions);
    const qpdf_oh certified = has_permissions ? key_of(r, permissions, "/DocMDP") : permissions;
    if (fields->is_closed || !allows_changes(r, certified))
        return is_unsuited(r, "SIGN-09", "its certification allows no change");
    if (r->certify && (fields->is_signed || !is_null(r, certified)))
        return is_unsuited(r, "SIGN-10", "only the first signature can certify, and it has one");
    return true;
}

// The form with the new field, without its closing bracket's owner: "<<… /Fields[…]/SigFlags 3>>".
static Str revised_form(const Reading *r, qpdf_oh form) {
    Str list = STR("["), rest = STR("<<");
    if (is_dict(r, form)) {
        list = open_array(r, key_of(r, form, "/Fields"));
        r->pdf.lib->oh_remove_key(r->pdf.data, form, "/Fields");
        r->pdf.lib->oh_remove_key(r->pdf.data, form, "/SigFlags");
        rest = without_end(r, form, STR(">>"));
    }
    // 1: signatures exist, 2: append only (12.7.2, table 219).
    return str_format(r->arena, "%.*s/Fields%.*s %u 0 R]/SigFlags 3>>", STR_ARGS(rest),
                      STR_ARGS(list), r->out->field);
}

static Str revised_permissions(const Reading *r, qpdf_oh permissions) {
    const Str rest = is_dict(r, permissions) ? without_end(r, permissions, STR(">>")) : STR("<<");
    return str_format(r->arena, "/Perms%.*s/DocMDP %u 0 R>>", STR_ARGS(rest), r->out->signature);
}

// Writes the form again, or the catalog with the form in it, or both.
static bool revise_form(const Reading *r, qpdf_oh root, qpdf_oh form) {
    const qpdf_oh permissions = key_of(r, root, "/Perms");
    const bool stands_alone = number_of(r, form) && is_dict(r, form);
    const Str body = revised_form(r, form);
    const Str added = r->certify ? revised_permissions(r, permissions) : (Str){0};
    if (stands_alone) revise(r, form, body);
    if (stands_alone && !r->certify) return true;
    if (r->certify) r->pdf.lib->oh_remove_key(r->pdf.data, root, "/Perms");
    if (!stands_alone) r->pdf.lib->oh_remove_key(r->pdf.data, root, "/AcroForm");
    const Str rest = without_end(r, root, STR(">>"));
    revise(r, root,
           stands_alone ? str_format(r->arena, "%.*s%.*s>>", STR_ARGS(rest), STR_ARGS(added))
                        : str_format(r->arena, "%.*s/AcroForm%.*s%.*s>>", STR_ARGS(rest),
                                     STR_ARGS(body), STR_ARGS(added)));
    return true;
}

static void choose_name(const Reading *r, const Fields *fields) {
    Str name = STR("Signature1");
    for (size_t n = 2; map_lookup(&fields->names, name); n++)
        name = str_format(r->arena, "Signature%zu", n);
    r->out->field_name = name;
}

static bool read_catalog(const Reading *r) {
    const qpdf_oh root = r->pdf.lib->get_root(r->pdf.data);
    if (r->pdf.lib->has_error(r->pdf.data) || !is_dict(r, root) || !number_of(r, root))
        return is_damaged(r, "it has no catalog");
    const qpdf_oh form = key_of(r, root, "/AcroForm");
    Fields fields = {0};
    if (!is_null(r, form) && !is_dict(r, form)) return is_damaged(r, "its form is no dictionary");
    if (is_dict(r, form) && !read_fields(r, form, &fields)) return false;
    if (!may_sign(r, key_of(r, root, "/Perms"), &fields)) return false;
    choose_name(r, &fields);
    r->out->root = syntax_of(r, root);
    const uint32_t form_number = number_of(r, form), root_number = number_of(r, root);
    if (!revise_page(r, root)) return false;
    const uint32_t page_number = r->out->objects[0].number;
    if (page_number == root_number || page_number == form_number || form_number == root_number)
        return is_damaged(r, "one object is more than one of catalog, form and page");
    return revise_form(r, root, form);
}

// libqpdf goes on past what it finds wrong; a signature must not rest on it.
static bool is_clean(const Reading *r) {
    if (r->pdf.lib->has_error(r->pdf.data)) return is_damaged(r, "an object cannot be read");
    if (!r->pdf.lib->more_warnings(r->pdf.data)) return true;
    const qpdf_error warning = r->pdf.lib->next_warning(r->pdf.data);
    const char *why = r->pdf.lib->get_error_message_detail(r->pdf.data, warning);
    return is_damaged(r, why && *why ? why : "something in it is wrong");
}

bool revision_read_here(Arena *arena, const RevisionRequest *request, Diag *diag, Revision *out) {
    QpdfLib lib;
    *out = (Revision){0};
    Reading r = {.arena = arena,
                 .shown = request->shown,
                 .certify = request->certify,
                 .diag = diag,
                 .out = out};
    if (!qpdflib_load(&lib, diag)) return false;
    const char *why = pdf_open(&r.pdf, &lib, arena, request->pdf);
    const bool ok =
        why ? is_damaged(&r, why) : read_trailer(&r) && read_catalog(&r) && is_clean(&r);
    pdf_close(&r.pdf);
    return ok;
}
