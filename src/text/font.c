// SPDX-License-Identifier: MIT
// Font book: chooses the font of a character by the manifest and opens each font on first use.
#include "text/font.h"

#include <sha2.h>
#include <stdlib.h>

#include "text/face.h"
#include "text/manifest.h"
#include "text/unicode.h"

typedef struct {
    const FontFile *file;
    Font font;
} Slot;

struct FontBook {
    Arena *arena;
    const Manifest *manifest;
    VEC(Slot *) slots; // one for each file and face in use
    uint32_t used;
};

FontBook *font_book_open_in(const char *manifest_path, Str folders, Diag *diag) {
    // In the findings' arena, because findings point into the manifest.
    const Manifest *manifest = manifest_read(diag->arena, manifest_path, folders, diag);
    if (!manifest) return NULL;
    Arena *arena = arena_new(16 * 1024);
    FontBook *book = arena_push(arena, FontBook, 1);
    book->arena = arena;
    book->manifest = manifest;
    return book;
}

FontBook *font_book_open(const char *manifest_path, Diag *diag) {
    return font_book_open_in(manifest_path, (Str){0}, diag);
}

void font_book_drop(FontBook *book) {
    if (!book) return;
    for (size_t i = 0; i < book->slots.n; i++) face_close(&book->slots.at[i]->font);
    arena_drop(book->arena);
}

static Slot *slot_of(FontBook *book, const FontFile *file, unsigned face) {
    for (size_t i = 0; i < book->slots.n; i++) {
        Slot *slot = book->slots.at[i];
        if (slot->file == file && slot->font.face_index == face) return slot;
    }
    Slot *slot = arena_push(book->arena, Slot, 1);
    slot->file = file;
    slot->font.path_name = str_of(file->path);
    slot->font.face_index = face;
    slot->font.file_name = file->name;
    slot->font.sha256 = file->sha256;
    *vec_push(book->arena, &book->slots) = slot;
    return slot;
}

// The opened font of a design, NULL when its file is damaged.
static const Font *open_cut(FontBook *book, const FontDesign *design, Cut cut, Str lang) {
    Slot *slot = slot_of(book, design->cuts[cut], design_face(design, lang));
    Font *font = &slot->font;
    if (!font->tried) {
        font->tried = true;
        font->usable = face_open(font, slot->file->path, book->arena);
        if (font->usable) font->id = book->used++;
    }
    return font->usable ? font : NULL;
}

static Cut cut_of(const TextStyle *style) {
    if (style->bold) return style->italic ? CUT_BOLD_ITALIC : CUT_BOLD;
    return style->italic ? CUT_ITALIC : CUT_REGULAR;
}

static const Font *open_if_drawn(FontBook *book, const FontDesign *design, Cut cut, Str lang,
                                 uint32_t scalar) {
    const Font *font = open_cut(book, design, cut, lang);
    return font && face_glyph(font, scalar) ? font : NULL;
}

static bool design_suits(const FontDesign *design, uint32_t scalar) {
    if (design->script_count == 0) return true;
    for (size_t i = 0; i < design->script_count; i++) {
        if (char_has_script(scalar, design->scripts[i])) return true;
    }
    return false;
}

// Fallbacks made for the character's script (and for signs) come before all others.
static const Font *fallback_for(FontBook *book, Cut cut, Str lang, uint32_t scalar) {
    const Manifest *manifest = book->manifest;
    for (int suited = 1; suited >= 0; suited--) {
        for (size_t i = 0; i < manifest->fallback_count; i++) {
            const FontDesign *design = &manifest->fallbacks[i];
            if (design_suits(design, scalar) != (suited == 1)) continue;
            const Font *font = open_if_drawn(book, design, cut, lang, scalar);
            if (font) return font;
        }
    }
    return NULL;
}

const Font *font_book_main(FontBook *book, const TextStyle *style, Str lang) {
    return open_cut(book, &book->manifest->families[style->family], cut_of(style), lang);
}

const Font *font_book_for_char(FontBook *book, const TextStyle *style, uint32_t scalar, Str lang) {
    const FontDesign *families = book->manifest->families;
    const Cut cut = cut_of(style);
    const Font *font = open_if_drawn(book, &families[style->family], cut, lang, scalar);
    if (!font && style->family != FAMILY_SANS) {
        font = open_if_drawn(book, &families[FAMILY_SANS], cut, lang, scalar);
    }
    return font ? font : fallback_for(book, cut, lang, scalar);
}

static void verify_file(const FontFile *file, Diag *diag) {
    char digest[SHA256_DIGEST_STRING_LENGTH] = "";
    if (!SHA256File(file->path, digest)) {
        diag_add(diag, SEVERITY_SYSTEM, "FONT-04", file->place, "cannot read font file '%s'",
                 file->path);
        return;
    }
    if (str_eq(str_of(digest), file->sha256)) return;
    diag_add(diag, SEVERITY_WARNING, "FONT-02", file->place,
             "font file '%s' is not the one of the manifest", file->path);
    diag_help(diag, "its SHA-256 is %s; the same input may give other pages than elsewhere",
              digest);
}

bool font_book_verify(const FontBook *book, Diag *diag) {
    const size_t before = diag->findings.n;
    for (size_t i = 0; i < book->manifest->file_count; i++) {
        if (book->manifest->files[i].path) verify_file(&book->manifest->files[i], diag);
    }
    return diag->findings.n == before;
}

Str font_file_name(const Font *font) {
    return font->file_name;
}

Str font_sha256(const Font *font) {
    return font->sha256;
}

Str font_name(const Font *font) {
    return font->name;
}
Str font_bytes(const Font *font) {
    return font->bytes;
}
unsigned font_face_index(const Font *font) {
    return font->face_index;
}
bool font_is_cff(const Font *font) {
    return font->cff;
}
uint32_t font_id(const Font *font) {
    return font->id;
}
uint16_t font_units_per_em(const Font *font) {
    return font->units_per_em;
}
uint32_t font_glyph_count(const Font *font) {
    return font->glyph_count;
}
const FontMetrics *font_metrics(const Font *font) {
    return &font->metrics;
}
