// SPDX-License-Identifier: MIT
// Subsets: HarfBuzz sees only the tables that draw glyphs; layout, names and character maps would
// cost most of the time and are of no use in a PDF.
#include "emit/pdf/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/vec.h"
#include "emit/pdf/cff.h"
#include "emit/pdf/glyf.h"
#include "emit/pdf/hash.h"

static hb_face_t *open_face(const Font *font) {
    const Str bytes = font_bytes(font);
    hb_blob_t *blob =
        hb_blob_create(bytes.at, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, font_face_index(font));
    hb_blob_destroy(blob);
    return face;
}

static hb_blob_t *drawing_table(hb_face_t *face, hb_tag_t tag, void *whole) {
    static const hb_tag_t SHOWN[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('C', 'F', 'F', ' '),
    };
    (void)face;
    for (size_t i = 0; i < COUNT_OF(SHOWN); i++)
        if (SHOWN[i] == tag) return hb_face_reference_table(whole, tag);
    return NULL;
}

const uint16_t *subset_cids(Arena *arena, const Font *font, size_t *n) {
    hb_face_t *face = open_face(font);
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned bytes = 0;
    const char *at = hb_blob_get_data(table, &bytes);
    *n = hb_face_get_glyph_count(face);
    const uint16_t *cids = cff_cids(arena, (Str){at, bytes}, *n);
    hb_blob_destroy(table);
    hb_face_destroy(face);
    return cids;
}

static hb_subset_input_t *input_of(const SubsetRequest *request) {
    const PdfVariants *variants = request->variants;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) fatal_out_of_memory(0);
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < request->n; i++)
        if (request->glyphs[i] < variants->first) hb_set_add(wanted, request->glyphs[i]);
    for (size_t i = 0; i < variants->all.n; i++) hb_set_add(wanted, variants->all.at[i].glyph);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         (request->keep_ids ? HB_SUBSET_FLAGS_RETAIN_GIDS : 0u));
    return input;
}

static void set_tag(Arena *arena, Subset *subset) {
    uint8_t digest[HASH_SIZE];
    Hash *hash = hash_new(arena);
    hash_put(hash, subset->program);
    hash_end(hash, digest);
    for (size_t i = 0; i < 6; i++) subset->tag[i] = (char)('A' + digest[i] % 26);
    subset->tag[6] = '+';
    subset->tag[7] = '\0';
}

static void take_result(Arena *arena, hb_face_t *made, bool cff, Subset *out) {
    hb_blob_t *blob = cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '))
                          : hb_face_reference_blob(made);
    unsigned n = 0;
    const char *at = hb_blob_get_data(blob, &n);
    out->program = str_copy(arena, (Str){at, n});
    hb_blob_destroy(blob);
    set_tag(arena, out);
}

static const hb_tag_t GLYF_TAGS[] = {
    HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
};

static hb_face_t *face_of(const GlyfTables *tables) {
    const Str all[] = {tables->head, tables->hhea, tables->hmtx,
                       tables->maxp, tables->loca, tables->glyf};
    hb_face_t *face = hb_face_builder_create();
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        hb_blob_t *blob =
            hb_blob_create(all[i].at, (unsigned)all[i].n, HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_builder_add_table(face, GLYF_TAGS[i], blob);
        hb_blob_destroy(blob);
    }
    return face;
}

// The subset with the variants behind its glyphs, or NULL.
static hb_face_t *with_variants(Arena *arena, hb_face_t *made, const PdfVariant *variants,
                                size_t n) {
    hb_blob_t *blobs[COUNT_OF(GLYF_TAGS)];
    Str tables[COUNT_OF(GLYF_TAGS)];
    for (size_t i = 0; i < COUNT_OF(GLYF_TAGS); i++) {
        unsigned bytes = 0;
        blobs[i] = hb_face_reference_table(made, GLYF_TAGS[i]);
        tables[i].at = hb_blob_get_data(blobs[i], &bytes);
        tables[i].n = bytes;
    }
    const GlyfTables old = {tables[0], tables[1], tables[2], tables[3], tables[4], tables[5]};
    GlyfTables added;
    hb_face_t *face = glyf_append(arena, &old, variants, n, &added) ? face_of(&added) : NULL;
    for (size_t i = 0; i < COUNT_OF(GLYF_TAGS); i++) hb_blob_destroy(blobs[i]);
    return face;
}

static uint16_t new_id(const hb_map_t *map, uint16_t glyph) {
    const hb_codepoint_t id = hb_map_get(map, glyph);
    return id == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)id;
}

static hb_face_t *run_plan(Arena *arena, const SubsetRequest *request, hb_subset_plan_t *plan,
                           uint16_t *ids) {
    const PdfVariants *variants = request->variants;
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    hb_face_t *made = hb_subset_plan_execute_or_fail(plan);
    if (!made) return NULL;
    const uint32_t count = hb_face_get_glyph_count(made);
    for (size_t i = 0; i < request->n; i++) {
        const uint16_t glyph = request->glyphs[i];
        ids[i] = glyph < variants->first ? new_id(map, glyph)
                                         : (uint16_t)(count + glyph - variants->first);
    }
    if (variants->all.n == 0) return made;
    PdfVariant *renamed = arena_push(arena, PdfVariant, variants->all.n);
    for (size_t i = 0; i < variants->all.n; i++) {
        renamed[i] = variants->all.at[i];
        renamed[i].glyph = renamed[i].glyph ? new_id(map, renamed[i].glyph) : 0;
    }
    hb_face_t *whole = with_variants(arena, made, renamed, variants->all.n);
    hb_face_destroy(made);
    return whole;
}

bool subset_make(Arena *arena, const SubsetRequest *request, Subset *out) {
    hb_face_t *whole = open_face(request->font);
    hb_face_t *face = hb_face_create_for_tables(drawing_table, whole, NULL);
    hb_subset_input_t *input = input_of(request);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    uint16_t *ids = arena_push(arena, uint16_t, request->n);
    hb_face_t *made = plan ? run_plan(arena, request, plan, ids) : NULL;
    if (made) take_result(arena, made, font_is_cff(request->font), out);
    out->ids = ids;
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_face_destroy(whole);
    return made && out->program.n > 0;
}
