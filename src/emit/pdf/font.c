// SPDX-License-Identifier: MIT
// PdfFonts: gives out codes while pages pass; at the end writes the programs and dictionaries.
#include "emit/pdf/font.h"

#include <stdlib.h>

#include "emit/pdf/cmap.h"
#include "emit/pdf/codes.h"
#include "emit/pdf/subset.h"
#include "emit/pdf/token.h"

enum {
    LAST_CODE = 0xffff,
    NO_VARIANTS = 0x10000, // indices end before
    RECENT = 256,          // a power of two
};

// A code asked for lately. Nearly every glyph of a text was met a line ago, so that most glyphs of
// a document cost one comparison here.
typedef struct {
    TextKey text; // 0: free
    uint16_t glyph;
    PdfCode code;
} RecentCode;

struct PdfFont {
    const Font *font;
    unsigned number;
    bool cff;
    const uint16_t *cids; // of a CID-keyed CFF font, by glyph
    size_t cid_count;
    PdfCodes codes;
    PdfVariants variants;
    RecentCode recent[RECENT]; // at the glyph's lower bits
};

struct PdfFonts {
    Arena *arena;
    VEC(PdfFont *) all;
    uint32_t *objects; // of each, once written
};

PdfFonts *pdf_fonts_new(Arena *arena) {
    PdfFonts *fonts = arena_push(arena, PdfFonts, 1);
    fonts->arena = arena;
    return fonts;
}

unsigned pdf_font_number(const PdfFont *font) {
    return font->number;
}

const Font *const *pdf_fonts_used(const PdfFonts *fonts, size_t *n) {
    const Font **used = arena_push(fonts->arena, const Font *, fonts->all.n);
    for (size_t i = 0; i < fonts->all.n; i++) used[i] = fonts->all.at[i]->font;
    *n = fonts->all.n;
    return used;
}

static PdfFont *add_font(PdfFonts *fonts, const Font *font) {
    PdfFont *added = arena_push(fonts->arena, PdfFont, 1);
    added->font = font;
    added->cff = font_is_cff(font);
    added->codes.arena = fonts->arena;
    added->variants.arena = fonts->arena;
    added->variants.first = added->cff ? NO_VARIANTS : font_glyph_count(font);
    if (added->cff) added->cids = subset_cids(fonts->arena, font, &added->cid_count);
    *vec_push(fonts->arena, &fonts->all) = added;
    added->number = (unsigned)fonts->all.n;
    return added;
}

// The newest of a font's instances comes first: earlier ones are full.
PdfFont *pdf_fonts_for(PdfFonts *fonts, const Font *font, size_t codes) {
    if (font_units_per_em(font) == 0) return NULL;
    for (size_t i = fonts->all.n; i-- > 0;) {
        PdfFont *known = fonts->all.at[i];
        if (known->font != font) continue;
        if (known->cff || known->codes.glyphs.n + codes < LAST_CODE) return known;
        break;
    }
    return add_font(fonts, font);
}

bool pdf_font_variant(PdfFont *font, PdfVariant wanted, uint16_t *glyph) {
    return variants_glyph(&font->variants, wanted, glyph);
}

bool pdf_font_has_room(const PdfFont *font, size_t n) {
    return font->variants.first + font->variants.all.n + n <= NO_VARIANTS;
}

static uint32_t width_of(const PdfFont *pdf, uint16_t glyph) {
    const PdfVariant *variant = variants_of(&pdf->variants, glyph);
    const int64_t units = font_units_per_em(pdf->font);
    const int64_t advance = variant ? variant->advance : font_advance(pdf->font, glyph);
    return advance > 0 ? (uint32_t)((advance * 1000000 + units / 2) / units) : 0;
}

// Codes of a CFF font are what its charset says: its CIDs, else (no CIDs) its glyph indices. So a
// glyph has one code there, and its first text. TrueType codes count from 1; 0 is for no glyph.
static uint16_t new_code(const PdfFont *font, uint16_t glyph) {
    if (!font->cff) return (uint16_t)(font->codes.glyphs.n + 1);
    return font->cids && glyph < font->cid_count ? font->cids[glyph] : glyph;
}

static char *escape(char *to, char c) {
    const bool special = c == '(' || c == ')' || c == '\\' || c == '\r';
    if (special) *to++ = '\\';
    *to++ = c == '\r' ? 'r' : c;
    return to;
}

static PdfCode look_up(PdfFont *font, uint16_t glyph, TextKey key) {
    const TextKey asked = font->cff ? 0 : key;
    const PdfGlyph *known = codes_find(&font->codes, glyph, asked);
    if (!known) {
        const PdfGlyph made = {key, width_of(font, glyph), glyph, new_code(font, glyph)};
        known = codes_add(&font->codes, &made, asked);
    }
    PdfCode code = {.width = known->width, .code = known->code, .other = known->text != key};
    char *end = escape(code.bytes, (char)(known->code >> 8));
    end = escape(end, (char)(known->code & 0xff));
    code.n = (uint8_t)(end - code.bytes);
    return code;
}

const PdfCode *pdf_font_code(PdfFont *font, uint16_t glyph, Str text) {
    const TextKey key = codes_text_key(&font->codes, text);
    RecentCode *recent = &font->recent[glyph & (RECENT - 1)];
    if (recent->text != key || recent->glyph != glyph)
        *recent = (RecentCode){key, glyph, look_up(font, glyph, key)};
    return &recent->code;
}

static int compare_codes(const void *a, const void *b) {
    const PdfGlyph *left = a, *right = b;
    return (int)left->code - (int)right->code;
}

// [1/1000 em]
static int64_t thousandths(const Font *font, int64_t units) {
    return units * 1000 / font_units_per_em(font);
}

// ISO 32000-1, table 123: FixedPitch, Serif, Symbolic (for codes are not characters), Italic.
static int64_t flags_of(const FontMetrics *metrics) {
    return (metrics->fixed_pitch ? 1 : 0) | (metrics->serif ? 2 : 0) | 4 |
           (metrics->italic ? 64 : 0);
}

// What is being written of one font.
typedef struct {
    PdfFont *font;
    PdfFile *file;
    Haru *haru;
    Arena *arena;
    Subset subset;
    const PdfGlyph *glyphs; // in the order of their codes
    size_t n;
} FontJob;

static uint32_t write_dict(FontJob *job, HaruDict *dict) {
    const uint32_t object = pdf_file_reserve(job->file);
    haru_write_dict(job->haru, dict, pdf_file_open(job->file, object));
    pdf_file_close(job->file);
    return object;
}

// "ABCDEF+NotoSans-Regular" and what follows it.
static const char *base_name(FontJob *job, const char *behind) {
    const Str name = font_name(job->font->font);
    return str_format(job->arena, "%s%.*s%s", job->subset.tag, STR_ARGS(name), behind).at;
}

static uint32_t write_program(FontJob *job) {
    HaruDict *entries = haru_dict(job->haru);
    if (job->font->cff)
        haru_set_name(job->haru, entries, "Subtype", "CIDFontType0C");
    else
        haru_set_int(job->haru, entries, "Length1", (int64_t)job->subset.program.n);
    Buf text = {0};
    haru_write_entries(job->haru, entries, &text);
    const uint32_t object = pdf_file_reserve(job->file);
    pdf_file_put_stream(job->file, object, buf_str(&text), job->subset.program, PDF_DEFLATE);
    buf_release(&text);
    return object;
}

static HaruArray *box_of(FontJob *job, const FontMetrics *metrics) {
    const Font *font = job->font->font;
    HaruArray *box = haru_array(job->haru);
    haru_add_int(job->haru, box, thousandths(font, metrics->x_min));
    haru_add_int(job->haru, box, thousandths(font, metrics->y_min));
    haru_add_int(job->haru, box, thousandths(font, metrics->x_max));
    haru_add_int(job->haru, box, thousandths(font, metrics->y_max));
    return box;
}

static uint32_t write_descriptor(FontJob *job, uint32_t program) {
    const Font *font = job->font->font;
    const FontMetrics *metrics = font_metrics(font);
    Haru *haru = job->haru;
    HaruDict *dict = haru_dict(haru);
    haru_set_name(haru, dict, "Type", "FontDescriptor");
    haru_set_name(haru, dict, "FontName", base_name(job, ""));
    haru_set_int(haru, dict, "Flags", flags_of(metrics));
    haru_set_array(haru, dict, "FontBBox", box_of(job, metrics));
    haru_set_int(haru, dict, "ItalicAngle", metrics->italic_angle_milli / 1000);
    haru_set_int(haru, dict, "Ascent", thousandths(font, metrics->ascent));
    haru_set_int(haru, dict, "Descent", thousandths(font, metrics->descent));
    haru_set_int(haru, dict, "CapHeight", thousandths(font, metrics->cap_height));
    haru_set_int(haru, dict, "XHeight", thousandths(font, metrics->x_height));
    haru_set_int(haru, dict, "StemV", 10 + (metrics->weight - 50) * 220 / 900); // as is customary
    haru_set_ref(haru, dict, job->font->cff ? "FontFile3" : "FontFile2", program);
    return write_dict(job, dict);
}

// "[1 [500 612] 7 [250]]": a run of widths for each run of codes that follow each other.
static HaruArray *widths_of(FontJob *job) {
    HaruArray *widths = haru_array(job->haru), *run = NULL;
    for (size_t i = 0; i < job->n; i++) {
        if (!run || job->glyphs[i].code != job->glyphs[i - 1].code + 1) {
            if (run) haru_add_array(job->haru, widths, run);
            haru_add_int(job->haru, widths, job->glyphs[i].code);
            run = haru_array(job->haru);
        }
        haru_add_milli(job->haru, run, job->glyphs[i].width);
    }
    if (run) haru_add_array(job->haru, widths, run);
    return widths;
}

// A stream of two bytes for each code from 0: the glyph in the subset.
static uint32_t write_glyph_map(FontJob *job) {
    Buf map = {0};
    for (size_t i = 0; i <= job->n; i++) {
        const uint16_t id = i == 0 ? 0 : job->subset.ids[i - 1];
        buf_putc(&map, (char)(id >> 8));
        buf_putc(&map, (char)(id & 0xff));
    }
    const uint32_t object = pdf_file_reserve(job->file);
    pdf_file_put_stream(job->file, object, (Str){0}, buf_str(&map), PDF_DEFLATE);
    buf_release(&map);
    return object;
}

static uint32_t write_descendant(FontJob *job, uint32_t descriptor, uint32_t glyph_map) {
    Haru *haru = job->haru;
    HaruDict *dict = haru_dict(haru), *system = haru_dict(haru);
    haru_set_bytes(haru, system, "Registry", STR("Adobe"));
    haru_set_bytes(haru, system, "Ordering", STR("Identity"));
    haru_set_int(haru, system, "Supplement", 0);
    haru_set_name(haru, dict, "Type", "Font");
    haru_set_name(haru, dict, "Subtype", job->font->cff ? "CIDFontType0" : "CIDFontType2");
    haru_set_name(haru, dict, "BaseFont", base_name(job, ""));
    haru_set_dict(haru, dict, "CIDSystemInfo", system);
    haru_set_ref(haru, dict, "FontDescriptor", descriptor);
    haru_set_array(haru, dict, "W", widths_of(job));
    if (glyph_map) haru_set_ref(haru, dict, "CIDToGIDMap", glyph_map);
    return write_dict(job, dict);
}

static uint32_t write_unicode_map(FontJob *job) {
    CmapEntry *entries = arena_push(job->arena, CmapEntry, job->n);
    char(*spaces)[8] = arena_alloc(job->arena, 8, job->n, 1);
    for (size_t i = 0; i < job->n; i++) {
        const Str text = codes_text(&job->font->codes, job->glyphs[i].text, spaces[i]);
        entries[i] = (CmapEntry){job->glyphs[i].code, text};
    }
    Buf map = {0};
    cmap_put(entries, job->n, &map);
    const uint32_t object = pdf_file_reserve(job->file);
    pdf_file_put_stream(job->file, object, (Str){0}, buf_str(&map), PDF_DEFLATE);
    buf_release(&map);
    return object;
}

static uint32_t write_font(FontJob *job) {
    const uint32_t descriptor = write_descriptor(job, write_program(job));
    const uint32_t glyph_map = job->font->cff ? 0 : write_glyph_map(job);
    const uint32_t descendant = write_descendant(job, descriptor, glyph_map);
    const uint32_t unicode = write_unicode_map(job);
    Haru *haru = job->haru;
    HaruDict *dict = haru_dict(haru);
    HaruArray *descendants = haru_array(haru);
    haru_add_ref(haru, descendants, descendant);
    haru_set_name(haru, dict, "Type", "Font");
    haru_set_name(haru, dict, "Subtype", "Type0");
    haru_set_name(haru, dict, "BaseFont", base_name(job, job->font->cff ? "-Identity-H" : ""));
    haru_set_name(haru, dict, "Encoding", "Identity-H");
    haru_set_array(haru, dict, "DescendantFonts", descendants);
    haru_set_ref(haru, dict, "ToUnicode", unicode);
    return write_dict(job, dict);
}

static bool make_subset(FontJob *job) {
    PdfFont *font = job->font;
    job->n = font->codes.glyphs.n;
    if (job->n) qsort(font->codes.glyphs.at, job->n, sizeof(PdfGlyph), compare_codes);
    job->glyphs = font->codes.glyphs.at;
    uint16_t *ids = arena_push(job->arena, uint16_t, job->n);
    for (size_t i = 0; i < job->n; i++) ids[i] = job->glyphs[i].glyph;
    const SubsetRequest request = {font->font, ids, job->n, &font->variants,
                                   font->cff && !font->cids};
    return subset_make(job->arena, &request, &job->subset);
}

bool pdf_fonts_write(PdfFonts *fonts, PdfFile *file, Haru *haru, Diag *diag) {
    fonts->objects = arena_push(fonts->arena, uint32_t, fonts->all.n);
    for (size_t i = 0; i < fonts->all.n; i++) {
        FontJob job = {.font = fonts->all.at[i], .file = file, .haru = haru, .arena = fonts->arena};
        if (!make_subset(&job)) {
            diag_add(diag, SEVERITY_FATAL, "PDF-05", (Place){0},
                     "the font \"%.*s\" cannot be subset: its file is damaged",
                     STR_ARGS(font_name(fonts->all.at[i]->font)));
            return false;
        }
        fonts->objects[i] = write_font(&job);
    }
    return true;
}

void pdf_fonts_set(const PdfFonts *fonts, HaruDict *resources, Haru *haru) {
    HaruDict *names = haru_dict(haru);
    for (size_t i = 0; i < fonts->all.n; i++)
        haru_set_ref(haru, names, str_format(fonts->arena, "F%zu", i + 1).at, fonts->objects[i]);
    haru_set_dict(haru, resources, "Font", names);
}
