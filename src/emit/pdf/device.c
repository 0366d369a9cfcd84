// SPDX-License-Identifier: MIT
// The PDF device: gives each operation to the part that knows it, and at the end lets every part
// write what it kept. The findings of the output are PDF-01 to PDF-07.
#include "emit/pdf/annotation.h"
#include "emit/pdf/catalog.h"
#include "emit/pdf/device.h"
#include "emit/pdf/show.h"

enum { BLOCK_SIZE = 64 << 10 }; // [bytes] of the document's arena

static PdfDevice *pdf_of(Device *device) {
    return (PdfDevice *)device;
}

static bool begin_document(Device *device, const DocumentInfo *info) {
    PdfDevice *pdf = pdf_of(device);
    pdf->info = document_info_copy(pdf->arena, info);
    conformance_begin_document(pdf->conformance, info);
    // Without the profile colours have no meaning that PDF/A accepts, so nothing can be claimed.
    const Severity severity = pdf->options.standards ? SEVERITY_FATAL : SEVERITY_WARNING;
    const bool found = pdf_profile_read(pdf->arena, pdf->options.color_profile, severity,
                                        device->diag, &pdf->profile);
    return found || !pdf->options.standards;
}

static bool begin_page(Device *device, const PageInfo *info) {
    PdfDevice *pdf = pdf_of(device);
    conformance_begin_page(pdf->conformance, info);
    pdf->page = pdf_pages_begin(pdf->pages, info, pdf->file);
    if (!pdf->page) {
        diag_add(device->diag, SEVERITY_FATAL, "PDF-02", (Place){0},
                 "the document has more than %d pages", PDF_MAX_PAGES);
        return false;
    }
    pdf->page_index = info->index;
    if (info->index >= pdf->page_count) pdf->page_count = info->index + 1; // or it goes on
    pdf_content_begin(&pdf->content, pdf->page->height);
    pdf_marked_page(&pdf->marked, pdf->page);
    return true;
}

static bool end_page(Device *device) {
    PdfDevice *pdf = pdf_of(device);
    pdf_content_end(&pdf->content);
    const uint32_t object = pdf_file_reserve(pdf->file);
    pdf_file_put_stream(pdf->file, object, (Str){0}, buf_str(&pdf->content.out), PDF_DEFLATE);
    pdf_pages_add(pdf->pages, &pdf->page->contents, object);
    pdf->page = NULL;
    return true;
}

static bool open_element(Device *device, const Element *element) {
    PdfDevice *pdf = pdf_of(device);
    pdf_marked_interrupt(&pdf->marked); // it comes between the kids of its parent
    conformance_open(pdf->conformance, element);
    if (!pdf_structure_open(pdf->structure, element)) return false;
    if (!pdf_file_is_2(pdf->file)) return true;
    pdf->opened = element;
    pdf_names_settle(pdf->names, pdf_structure_object(pdf->structure, element));
    return true;
}

static bool close_element(Device *device, const Element *element) {
    PdfDevice *pdf = pdf_of(device);
    pdf_marked_interrupt(&pdf->marked);
    pdf->opened = NULL;
    conformance_close(pdf->conformance, element);
    return pdf_structure_close(pdf->structure, element);
}

static Str language_of(const PdfDevice *pdf, const Element *element) {
    for (; element; element = element->parent)
        if (element->lang.n) return element->lang;
    return pdf->info.lang;
}

static bool begin_content(Device *device, const Element *element) {
    PdfDevice *pdf = pdf_of(device);
    pdf->opened = NULL;
    conformance_content(pdf->conformance, element);
    pdf->lang = language_of(pdf, element);
    return pdf_marked_begin(&pdf->marked, element);
}

static bool begin_artifact(Device *device, ArtifactKind kind) {
    PdfDevice *pdf = pdf_of(device);
    conformance_artifact(pdf->conformance);
    pdf_marked_artifact(&pdf->marked, kind);
    return true;
}

static bool end_content(Device *device) {
    pdf_marked_end(&pdf_of(device)->marked);
    return true;
}

// What the pages say, whatever they look like: a line for each run.
static void note_text(PdfDevice *pdf, Str text) {
    if (!pdf->text) return;
    hash_put(pdf->text, text);
    hash_put(pdf->text, STR("\n"));
}

static bool enter(void *context, const Expansion *expansion) {
    return pdf_marked_expand(context, expansion);
}

// Abbreviations are explained in texts, not in a figure, for which its Alt is read.
static bool glyphs(Device *device, const GlyphRun *run, Point baseline) {
    PdfDevice *pdf = pdf_of(device);
    const Element *element = pdf->marked.element;
    note_text(pdf, run->text);
    conformance_glyphs(pdf->conformance, run);
    const bool foreign = element && run->lang.n && !str_eq(run->lang, pdf->lang);
    const bool spoken = element && element->tag != TAG_FIGURE && !foreign;
    if (!spoken && !pdf_marked_draw(&pdf->marked)) return false;
    const PdfShow with = {&pdf->content, pdf->fonts, spoken ? enter : NULL, &pdf->marked,
                          device->diag};
    return pdf_show_run(&with, run, baseline, foreign ? run->lang : (Str){0});
}

static bool fill(Device *device, const Path *path, Color color) {
    PdfDevice *pdf = pdf_of(device);
    if (!pdf_marked_draw(&pdf->marked)) return false;
    pdf_content_fill(&pdf->content, path, color);
    return true;
}

static bool stroke(Device *device, const Path *path, const Stroke *how) {
    PdfDevice *pdf = pdf_of(device);
    if (!pdf_marked_draw(&pdf->marked)) return false;
    pdf_content_stroke(&pdf->content, path, how);
    return true;
}

static bool image(Device *device, const Image *picture, Rect rect) {
    PdfDevice *pdf = pdf_of(device);
    if (!pdf_marked_draw(&pdf->marked)) return false;
    const unsigned number = pdf_images_use(pdf->images, picture, pdf->file, device->diag);
    if (!number) return false;
    pdf_content_image(&pdf->content, number, rect);
    pdf->page->transparent |= picture->alpha;
    return true;
}

static bool push_clip(Device *device, const Path *path) {
    PdfDevice *pdf = pdf_of(device);
    if (!pdf_marked_draw(&pdf->marked)) return false;
    if (pdf_content_push_clip(&pdf->content, path)) return true;
    diag_add(device->diag, SEVERITY_FATAL, "PDF-02", (Place){0},
             "internal error: clips are nested more than %d deep", PDF_MAX_CLIPS);
    return false;
}

static bool pop_clip(Device *device) {
    pdf_content_pop_clip(&pdf_of(device)->content);
    return true;
}

// In PDF 2.0 an entry of the contents refers to its section (ISO 14289-2, 8.2.5.20), and the mark
// of a footnote to its note: the element that does, or NULL.
static const Element *referrer_of(const PdfDevice *pdf, const Element *link) {
    if (!pdf_file_is_2(pdf->file)) return NULL;
    const Element *element = link;
    while (element && element->tag != TAG_REFERENCE) element = element->parent;
    const bool entry = element && element->parent && element->parent->tag == TAG_TOCI;
    return entry ? element->parent : element;
}

static void want_place(PdfDevice *pdf, Str name, const Element *link) {
    const Element *referrer = referrer_of(pdf, link);
    const uint32_t refers = pdf_structure_refer(pdf->structure, referrer);
    pdf_names_want(pdf->names, name, refers ? pdf_structure_object(pdf->structure, referrer) : 0,
                   refers);
}

// A link that no element holds would break the structure, so it is left out.
static bool link_to(Device *device, Rect rect, Str url, Str to, Str description,
                    const Element *element) {
    PdfDevice *pdf = pdf_of(device);
    if (!element || (url.n == 0 && to.n == 0)) return true;
    PdfPage *page = pdf->page;
    pdf_marked_interrupt(&pdf->marked);
    conformance_link(pdf->conformance, &(DeviceLink){rect, url, to, description, element});
    const uint32_t owner = pdf_structure_object(pdf->structure, element);
    const uint32_t object = pdf_file_reserve(pdf->file);
    if (!pdf_structure_add_object(pdf->structure, element, page->object, object)) return false;
    if (url.n == 0) want_place(pdf, to, element);
    pdf_pages_add(pdf->pages, &page->annotations, object);
    const PdfLink link = {
        .rect = rect,
        .page_height = page->height,
        .page = page->object,
        .parent_key = pdf_structure_add_parent(pdf->structure, owner),
        .url = url,
        .to = to,
        .description = description,
    };
    pdf_link_write(pdf->file, object, &link);
    return true;
}

// A place counted up from the bottom edge, as destinations have it.
static Point place_on(const PdfPage *page, Point at) {
    return (Point){at.x, page->height - at.y};
}

// In PDF 2.0 it is that of the element which was opened just before it, or comes next.
static bool destination(Device *device, Str name, Point at) {
    PdfDevice *pdf = pdf_of(device);
    const bool note = pdf->opened && pdf->opened->tag == TAG_NOTE;
    const PdfPlace place = {
        .page = pdf->page->object,
        .at = place_on(pdf->page, at),
        .element = pdf_structure_object(pdf->structure, pdf->opened),
        .referrers = note ? pdf_structure_refer(pdf->structure, pdf->opened) : 0,
    };
    pdf_names_add(pdf->names, name, &place);
    return true;
}

static bool outline(Device *device, uint8_t level, Str title, Point at, const Element *element) {
    PdfDevice *pdf = pdf_of(device);
    conformance_outline(pdf->conformance, title, element);
    const PdfBookmark bookmark = {
        .level = level,
        .title = title,
        .page_index = pdf->page_index,
        .page = pdf->page->object,
        .at = place_on(pdf->page, at),
        .element = pdf_structure_object(pdf->structure, element),
    };
    pdf_outline_add(pdf->outline, &bookmark);
    return true;
}

static bool bounds(Device *device, const Element *element, Rect rect) {
    PdfDevice *pdf = pdf_of(device);
    conformance_bounds(pdf->conformance, element);
    return pdf_structure_set_bounds(pdf->structure, element, rect, pdf->page->height);
}

static void check(Device *device) {
    conformance_report(pdf_of(device)->conformance, device->diag);
}

static bool end_document(Device *device) {
    return pdf_device_end(pdf_of(device));
}

static void drop(Device *device) {
    PdfDevice *pdf = pdf_of(device);
    pdf_content_release(&pdf->content);
    pdf_structure_drop(pdf->structure);
    haru_drop(pdf->haru);
    pdf_file_drop(pdf->file);
    arena_drop(pdf->arena);
}

static const DeviceOps PDF_OPS = {
    .begin_document = begin_document,
    .check = check,
    .end_document = end_document,
    .begin_page = begin_page,
    .end_page = end_page,
    .open_element = open_element,
    .close_element = close_element,
    .begin_content = begin_content,
    .begin_artifact = begin_artifact,
    .end_content = end_content,
    .glyphs = glyphs,
    .fill = fill,
    .stroke = stroke,
    .image = image,
    .push_clip = push_clip,
    .pop_clip = pop_clip,
    .link = link_to,
    .destination = destination,
    .outline = outline,
    .bounds = bounds,
    .drop = drop,
};

Device *pdf_device_new(FileWriter *writer, const PdfOptions *options, Diag *diag) {
    Arena *arena = arena_new(BLOCK_SIZE);
    PdfDevice *pdf = arena_push(arena, PdfDevice, 1);
    device_init(&pdf->base, &PDF_OPS, diag);
    pdf->arena = arena;
    pdf->options = *options;
    pdf->options.color_profile = str_copy(arena, options->color_profile);
    if (options->attach) pdf->text = hash_new(arena);
    const PdfVersion version = standards_want_pdf2(options->standards) ? PDF_2_0 : PDF_1_7;
    pdf->file = pdf_file_new(arena, writer, version, !options->uncompressed);
    pdf->haru = haru_new(arena);
    pdf->fonts = pdf_fonts_new(arena);
    pdf->images = pdf_images_new(arena);
    pdf->structure = pdf_structure_new(arena, pdf->file, diag);
    pdf->pages = pdf_pages_new(arena);
    pdf->names = pdf_names_new(arena);
    pdf->outline = pdf_outline_new(arena);
    pdf->conformance = conformance_new(arena, options->standards, options->attach != NULL);
    pdf->marked.file = pdf->file;
    pdf->marked.structure = pdf->structure;
    pdf->marked.pages = pdf->pages;
    pdf->marked.content = &pdf->content;
    return &pdf->base;
}
