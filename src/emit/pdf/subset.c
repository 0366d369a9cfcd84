// SPDX-License-Identifier: MIT
// Subsets: HarfBuzz sees only the tables that draw glyphs; layout, names and character maps would
// cost most of the time and are of no use in a PDF.
#include "emit/pdf/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/vec.h"
#include "emit/pdf/cff.h"
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

static hb_subset_input_t *input_of(const uint16_t *glyphs, size_t n, bool keep_ids) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) fatal_out_of_memory(0);
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < n; i++) hb_set_add(wanted, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         (keep_ids ? HB_SUBSET_FLAGS_RETAIN_GIDS : 0u));
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

static bool run_plan(Arena *arena, const Font *font, hb_subset_plan_t *plan, Subset *out) {
    hb_face_t *made = hb_subset_plan_execute_or_fail(plan);
    if (!made) return false;
    take_result(arena, made, font_is_cff(font), out);
    hb_face_destroy(made);
    return out->program.n > 0;
}

bool subset_make(Arena *arena, const Font *font, const uint16_t *glyphs, size_t n, bool keep_ids,
                 Subset *out) {
    hb_face_t *whole = open_face(font);
    hb_face_t *face = hb_face_create_for_tables(drawing_table, whole, NULL);
    hb_subset_input_t *input = input_of(glyphs, n, keep_ids);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    const bool ok = plan && run_plan(arena, font, plan, out);
    uint16_t *ids = arena_push(arena, uint16_t, n);
    if (ok) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (size_t i = 0; i < n; i++) {
            const hb_codepoint_t id = hb_map_get(map, glyphs[i]);
            ids[i] = id == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)id;
        }
    }
    out->ids = ids;
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_face_destroy(whole);
    return ok;
}
