// SPDX-License-Identifier: MIT
// PdfStructure: elements become small objects in object streams as they close.
#include "emit/pdf/structure.h"

#include <stdlib.h>

#include "emit/pdf/namespace.h"
#include "emit/pdf/open.h"
#include "emit/pdf/token.h"
#include "emit/pdf/tree.h"

typedef struct {
    Str id;
    uint32_t object;
} NamedElement;

struct PdfStructure {
    Arena *arena;
    PdfFile *file;
    Diag *diag;
    PdfNamespaces namespaces;
    uint32_t root; // object of the root
    OpenElements open;
    Buf root_kids;
    VEC(uint32_t) parents; // object of each key in the parent tree
    VEC(NamedElement) named;
};

PdfStructure *pdf_structure_new(Arena *arena, PdfFile *file, Diag *diag) {
    PdfStructure *structure = arena_push(arena, PdfStructure, 1);
    structure->arena = arena;
    structure->file = file;
    structure->diag = diag;
    structure->open.arena = arena;
    structure->namespaces = pdf_namespaces_write(file);
    structure->root = pdf_file_reserve(file);
    return structure;
}

void pdf_structure_drop(PdfStructure *structure) {
    if (!structure) return;
    open_elements_release(&structure->open);
    buf_release(&structure->root_kids);
}

// A mistake of the program itself: the tree would be broken.
static bool out_of_order(PdfStructure *structure, const Element *element, const char *what) {
    diag_add(structure->diag, SEVERITY_FATAL, "PDF-01", (Place){0},
             "internal error: structure element %u (%s) %s", element ? element->id : 0,
             element ? structure_tag_name(element->tag) : "none", what);
    return false;
}

static Buf *next_kid(OpenElement *entry) {
    if (entry->kid_count++) buf_putc(&entry->kids, ' ');
    return &entry->kids;
}

bool pdf_structure_open(PdfStructure *structure, const Element *element) {
    if (open_elements_find(&structure->open, element))
        return out_of_order(structure, element, "is opened twice");
    OpenElement *parent = open_elements_find(&structure->open, element->parent);
    if (element->parent && !parent)
        return out_of_order(structure, element, "is opened outside its parent");
    OpenElement *entry = open_elements_add(&structure->open, element->id);
    entry->object = pdf_file_reserve(structure->file);
    entry->parent = parent ? parent->object : structure->root;
    pdf_put_ref(parent ? next_kid(parent) : &structure->root_kids, entry->object);
    if (!parent) buf_putc(&structure->root_kids, ' ');
    return true;
}

uint32_t pdf_structure_object(const PdfStructure *structure, const Element *element) {
    const OpenElement *entry = open_elements_find(&structure->open, element);
    return entry ? entry->object : 0;
}

uint32_t pdf_structure_add_content(PdfStructure *structure, const Element *element, uint32_t page,
                                   uint32_t mcid) {
    OpenElement *entry = open_elements_find(&structure->open, element);
    if (!entry) {
        out_of_order(structure, element, "has content and is not open");
        return 0;
    }
    Buf *kids = next_kid(entry);
    if (!entry->page) entry->page = page;
    if (entry->page != page) {
        pdf_put(kids, "<</Type/MCR/Pg ");
        pdf_put_ref(kids, page);
        pdf_put(kids, "/MCID ");
    }
    buf_put_int(kids, mcid);
    if (entry->page != page) pdf_put(kids, ">>");
    return entry->object;
}

bool pdf_structure_add_object(PdfStructure *structure, const Element *element, uint32_t page,
                              uint32_t object) {
    OpenElement *entry = open_elements_find(&structure->open, element);
    if (!entry) return out_of_order(structure, element, "has a link and is not open");
    Buf *kids = next_kid(entry);
    if (!entry->page) entry->page = page;
    pdf_put(kids, "<</Type/OBJR/Obj ");
    pdf_put_ref(kids, object);
    if (entry->page != page) {
        pdf_put(kids, "/Pg ");
        pdf_put_ref(kids, page);
    }
    pdf_put(kids, ">>");
    return true;
}

uint32_t pdf_structure_add_parent(PdfStructure *structure, uint32_t object) {
    *vec_push(structure->arena, &structure->parents) = object;
    return (uint32_t)structure->parents.n - 1;
}

uint32_t pdf_structure_refer(PdfStructure *structure, const Element *element) {
    OpenElement *entry = open_elements_find(&structure->open, element);
    if (!entry || entry->refers) return 0;
    return entry->refers = pdf_file_reserve(structure->file);
}

bool pdf_structure_set_bounds(PdfStructure *structure, const Element *element, Rect bounds,
                              Len page_height) {
    OpenElement *entry = open_elements_find(&structure->open, element);
    if (!entry) return out_of_order(structure, element, "has bounds and is not open");
    entry->bounded = true;
    entry->bounds = bounds;
    entry->page_height = page_height;
    return true;
}

// "/A<</O/Table/Scope/Column/ColSpan 2/Headers[(a)]>>" (14.8.5.7)
static void put_cell(const Element *element, Buf *out) {
    static const Str SCOPES[] = {[SCOPE_NONE] = STR_INIT(""),
                                 [SCOPE_ROW] = STR_INIT("/Scope/Row"),
                                 [SCOPE_COLUMN] = STR_INIT("/Scope/Column"),
                                 [SCOPE_BOTH] = STR_INIT("/Scope/Both")};
    const bool scoped = element->tag == TAG_TH && element->scope != SCOPE_NONE;
    const bool spans = element->col_span > 1 || element->row_span > 1;
    if (!scoped && !spans && element->header_count == 0) return;
    pdf_put(out, "/A<</O/Table");
    if (scoped) buf_put(out, SCOPES[element->scope]);
    if (element->col_span > 1) {
        pdf_put(out, "/ColSpan ");
        buf_put_int(out, element->col_span);
    }
    if (element->row_span > 1) {
        pdf_put(out, "/RowSpan ");
        buf_put_int(out, element->row_span);
    }
    if (element->header_count) pdf_put(out, "/Headers[");
    for (size_t i = 0; i < element->header_count; i++) pdf_put_string(out, element->headers[i]);
    if (element->header_count) buf_putc(out, ']');
    pdf_put(out, ">>");
}

// PDF 1.7 has one word for labels that follow no order, whatever they are.
static const char *numbering_of(const PdfStructure *structure, ListNumbering numbering) {
    const bool newer = numbering == NUMBERING_UNORDERED || numbering == NUMBERING_DESCRIPTION;
    return list_numbering_name(newer && !pdf_file_is_2(structure->file) ? NUMBERING_NONE
                                                                        : numbering);
}

static void put_attributes(const PdfStructure *structure, const Element *element,
                           const OpenElement *entry, Buf *out) {
    if (element->tag == TAG_TH || element->tag == TAG_TD) {
        put_cell(element, out);
    } else if (element->tag == TAG_L) {
        pdf_put(out, "/A<</O/List/ListNumbering/");
        buf_put(out, str_of(numbering_of(structure, element->numbering)));
        pdf_put(out, ">>");
    } else if (element->tag == TAG_NOTE && pdf_file_is_2(structure->file)) {
        pdf_put(out, "/A<</O/FENote/NoteType/Footnote>>"); // ISO 32000-2, 14.8.5.5
    } else if (entry->bounded) {
        pdf_put(out, "/A<</O/Layout/Placement/Block/BBox");
        pdf_put_rect(out, entry->bounds, entry->page_height);
        pdf_put(out, ">>");
    }
}

static void put_refers(const OpenElement *entry, Buf *out) {
    if (!entry->refers) return;
    pdf_put(out, "/Ref ");
    pdf_put_ref(out, entry->refers);
}

static void put_text_entry(Str key, Str text, Buf *out) {
    if (text.n == 0) return;
    buf_put(out, key);
    pdf_put_text(out, text);
}

// The identifier that headers need; a note needs one too (ISO 14289-1, 7.9).
static Str id_of(PdfStructure *structure, const Element *element, const OpenElement *entry) {
    if (element->header_id.n) return str_copy(structure->arena, element->header_id);
    if (element->tag != TAG_NOTE) return (Str){0};
    return str_format(structure->arena, "note-%u", entry->id);
}

static void put_id(PdfStructure *structure, const Element *element, const OpenElement *entry,
                   Buf *out) {
    const Str id = id_of(structure, element, entry);
    if (id.n == 0) return;
    *vec_push(structure->arena, &structure->named) = (NamedElement){id, entry->object};
    pdf_put(out, "/ID");
    pdf_put_string(out, id);
}

static void put_kids(const OpenElement *entry, Buf *out) {
    if (entry->page) {
        pdf_put(out, "/Pg ");
        pdf_put_ref(out, entry->page);
    }
    if (entry->kid_count == 0) return;
    pdf_put(out, "/K");
    buf_putc(out, entry->kid_count > 1 ? '[' : ' ');
    buf_put(out, buf_str(&entry->kids));
    if (entry->kid_count > 1) buf_putc(out, ']');
}

bool pdf_structure_close(PdfStructure *structure, const Element *element) {
    OpenElement *entry = open_elements_find(&structure->open, element);
    if (!entry) return out_of_order(structure, element, "is closed and was not open");
    Buf *out = pdf_file_open(structure->file, entry->object);
    pdf_put(out, "<<");
    pdf_put_structure_type(&structure->namespaces, element->tag, out);
    pdf_put(out, "/P ");
    pdf_put_ref(out, entry->parent);
    put_kids(entry, out);
    put_attributes(structure, element, entry, out);
    put_refers(entry, out);
    put_text_entry(STR("/Lang"), element->lang, out);
    put_text_entry(STR("/Alt"), element->alt, out);
    put_text_entry(STR("/ActualText"), element->actual_text, out);
    put_text_entry(STR("/E"), element->expansion, out);
    put_text_entry(STR("/T"), element->title, out);
    put_id(structure, element, entry, out);
    pdf_put(out, ">>");
    pdf_file_close(structure->file);
    open_elements_remove(&structure->open, entry);
    return true;
}

static void put_parent_key(const void *entries, size_t i, Buf *out) {
    (void)entries;
    buf_put_int(out, (int64_t)i);
}

static void put_parent(const void *entries, size_t i, Buf *out) {
    pdf_put_ref(out, ((const uint32_t *)entries)[i]);
}

static void put_named_key(const void *entries, size_t i, Buf *out) {
    pdf_put_string(out, ((const NamedElement *)entries)[i].id);
}

static void put_named(const void *entries, size_t i, Buf *out) {
    pdf_put_ref(out, ((const NamedElement *)entries)[i].object);
}

static int compare_named(const void *a, const void *b) {
    const NamedElement *left = a, *right = b;
    return str_cmp(left->id, right->id);
}

static uint32_t write_ids(PdfStructure *structure) {
    if (structure->named.n)
        qsort(structure->named.at, structure->named.n, sizeof(NamedElement), compare_named);
    const PdfTree tree = {structure->named.at, structure->named.n, "Names", put_named_key,
                          put_named};
    return pdf_tree_write(&tree, structure->file);
}

static void put_tree(Str key, uint32_t tree, Buf *out) {
    if (tree == 0) return;
    buf_put(out, key);
    pdf_put_ref(out, tree);
}

uint32_t pdf_structure_write(PdfStructure *structure) {
    const PdfTree parents = {structure->parents.at, structure->parents.n, "Nums", put_parent_key,
                             put_parent};
    const uint32_t parent_tree = pdf_tree_write(&parents, structure->file);
    const uint32_t id_tree = write_ids(structure);
    Buf *out = pdf_file_open(structure->file, structure->root);
    pdf_put(out, "<</Type/StructTreeRoot/K[");
    buf_put(out, buf_str(&structure->root_kids));
    buf_putc(out, ']');
    put_tree(STR("/ParentTree "), parent_tree, out);
    put_tree(STR("/IDTree "), id_tree, out);
    pdf_put_namespaces(&structure->namespaces, out);
    pdf_put(out, "/ParentTreeNextKey ");
    buf_put_int(out, (int64_t)structure->parents.n);
    pdf_put(out, ">>");
    pdf_file_close(structure->file);
    return structure->root;
}
