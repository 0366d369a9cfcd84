// SPDX-License-Identifier: MIT
// Marks, ligatures and signs from right to left: each character has a code of its own, in a place
// where readers look for it; and the glyphs that a subset gets for that.
#include "test_pdf_bench.h"

#include "emit/pdf/glyf.h"
#include "emit/pdf/show.h"
#include "emit/pdf/subset.h"

// Shows a run alone, as uncompressed content.
static Str show(PdfBench *bench, PdfContent *content, PdfFonts *fonts, const GlyphRun *run) {
    pdf_content_begin(content, LEN(100));
    const PdfShow with = {.content = content, .fonts = fonts, .diag = &bench->diag};
    assert_true(pdf_show_run(&with, run, (Point){LEN(10), LEN(20)}, (Str){0}));
    return buf_str(&content->out);
}

// How many codes of two bytes stand in the strings of the content; none of them is escaped.
static size_t count_codes(Str content) {
    size_t bytes = 0;
    for (size_t at = str_find_char(content, '(', 0); at != SIZE_MAX;
         at = str_find_char(content, '(', at + 1)) {
        const size_t end = str_find_char(content, ')', at);
        bytes += end - at - 1;
        at = end;
    }
    return bytes / 2;
}

static void vowel_signs_move_nothing(void **state) {
    (void)state;
    static const char *const TEXTS[] = {"كَتَبَ", "الدَّرْسَ", "בְּרֵ", "нов", "за́мок"};
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        PdfFonts *fonts = pdf_fonts_new(bench.arena);
        const Str out = show(&bench, &content, fonts, shape_run(&bench, TEXTS[i], &BODY, "und"));
        assert_false(has(out, "Ts\n"));
        assert_false(has(out, "ActualText"));
        assert_int_equal(count_codes(out), utf8_count(str_of(TEXTS[i])));
    }
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void a_ligature_shares_its_width_among_its_letters(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    const GlyphRun *run = shape_run(&bench, "لله", &BODY, "ar");
    assert_int_equal(run->n, 1);
    const Str out = show(&bench, &content, fonts, run);
    assert_int_equal(count_codes(out), 3);
    assert_false(has(out, ")-")); // the pen is where it should be after each of them
    PdfFont *font = pdf_fonts_for(fonts, run->font, 1);
    const int32_t units = font_advance(run->font, run->glyphs->id);
    const PdfVariant first = {.glyph = run->glyphs->id, .advance = (uint16_t)(units / 3)};
    uint16_t id = 0;
    assert_true(pdf_font_variant(font, first, &id));
    assert_int_equal(id, font_glyph_count(run->font)); // it was there already, the first of all
    const PdfCode *code = pdf_font_code(font, id, STR("ه"));
    assert_int_equal(code->code, 1);
    assert_int_equal(code->width, (uint32_t)(units / 3) * 1000000 / font_units_per_em(run->font));
    // From left to right a code may stand for several letters.
    const GlyphRun *fi = shape_run(&bench, "fi", &BODY, "en");
    assert_int_equal(count_codes(show(&bench, &content, fonts, fi)), fi->n);
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static void signs_from_right_to_left_come_in_the_order_of_the_text(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    static const TextStyle TEN = {.size = LEN(10)};
    PdfContent content = {0};
    PdfFonts *fonts = pdf_fonts_new(bench.arena);
    GlyphRun *run = (GlyphRun *)(uintptr_t)shape_run(&bench, ":(", &TEN, "en");
    Glyph *glyphs = (Glyph *)(uintptr_t)run->glyphs;
    const Glyph colon = glyphs[0];
    glyphs[0] = glyphs[1]; // as they are painted
    glyphs[1] = colon;
    run->level = 1;
    const Str out = show(&bench, &content, fonts, run);
    const size_t first = str_find(out, (Str){"[(\0\1)]TJ\n", 9}, 0);
    const size_t second = str_find(out, (Str){"[(\0\2)]TJ\n", 9}, 0);
    assert_true(first < second && second != SIZE_MAX);
    // The second stands to the left of the first.
    assert_int_equal(out.at[first + 9], '-');
    PdfFont *font = pdf_fonts_for(fonts, run->font, 1);
    assert_int_equal(pdf_font_code(font, colon.id, STR(":"))->code, 1);
    pdf_content_release(&content);
    pdf_bench_close(&bench);
}

static hb_font_t *open_program(Str program) {
    hb_blob_t *blob =
        hb_blob_create(program.at, (unsigned)program.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

static void a_subset_draws_its_variants(void **state) {
    (void)state;
    PdfBench bench;
    pdf_bench_open(&bench);
    const GlyphRun *run = shape_run(&bench, "n", &BODY, "en");
    PdfVariants variants = {.arena = bench.arena, .first = font_glyph_count(run->font)};
    uint16_t glyphs[4] = {run->glyphs->id};
    const PdfVariant moved = {run->glyphs->id, -300, 120, 77}, none = {0};
    assert_true(variants_glyph(&variants, moved, &glyphs[1]));
    assert_true(variants_glyph(&variants, none, &glyphs[2]));
    assert_true(variants_glyph(&variants, moved, &glyphs[3]));
    assert_int_equal(glyphs[3], glyphs[1]);
    Subset subset;
    assert_true(subset_make(bench.arena, &(SubsetRequest){run->font, glyphs, 4, &variants, false},
                            &subset));
    hb_font_t *font = open_program(subset.program);
    assert_int_equal(hb_face_get_glyph_count(hb_font_get_face(font)), 4); // .notdef, n, two
    hb_glyph_extents_t plain, shifted, empty;
    assert_true(hb_font_get_glyph_extents(font, subset.ids[0], &plain));
    assert_true(hb_font_get_glyph_extents(font, subset.ids[1], &shifted));
    assert_int_equal(shifted.x_bearing, plain.x_bearing - 300);
    assert_int_equal(shifted.y_bearing, plain.y_bearing + 120);
    assert_int_equal(shifted.width, plain.width);
    assert_int_equal(shifted.height, plain.height);
    assert_true(hb_font_get_glyph_extents(font, subset.ids[2], &empty));
    assert_int_equal(empty.width, 0);
    assert_int_equal(hb_font_get_glyph_h_advance(font, subset.ids[0]),
                     font_advance(run->font, run->glyphs->id));
    assert_int_equal(hb_font_get_glyph_h_advance(font, subset.ids[1]), 77);
    assert_int_equal(hb_font_get_glyph_h_advance(font, subset.ids[2]), 0);
    hb_font_destroy(font);
    pdf_bench_close(&bench);
}

static void a_font_without_room_has_no_variants(void **state) {
    (void)state;
    Arena *arena = arena_new(1U << 12);
    PdfVariants variants = {.arena = arena, .first = 0xffff};
    uint16_t glyph = 0;
    assert_true(variants_glyph(&variants, (PdfVariant){1, 2, 3, 4}, &glyph));
    assert_int_equal(glyph, 0xffff);
    assert_false(variants_glyph(&variants, (PdfVariant){1, 2, 3, 5}, &glyph));
    assert_true(variants_glyph(&variants, (PdfVariant){1, 2, 3, 4}, &glyph));
    assert_null(variants_of(&variants, 0xfffe));
    assert_int_equal(variants_of(&variants, 0xffff)->dy, 3);
    arena_drop(arena);
}

static void damaged_tables_are_refused(void **state) {
    (void)state;
    Arena *arena = arena_new(1U << 12);
    static const char HEAD[54] = {0}, HMTX[8] = {0, 10, 0, 0, 0, 20}, LOCA[6] = {0};
    static char hhea[36], maxp[32];
    hhea[35] = 2;
    maxp[5] = 2; // two glyphs that draw nothing
    const GlyfTables sound = {{HEAD, 54}, {hhea, 36}, {HMTX, 8}, {maxp, 32}, {LOCA, 6}, {"", 0}};
    const PdfVariant variant = {1, 5, 5, 9}, wild = {700, 0, 0, 0};
    GlyfTables out;
    assert_true(glyf_append(arena, &sound, &variant, 1, &out));
    assert_int_equal(out.maxp.at[5], 3);
    assert_int_equal(out.hhea.at[35], 3);
    assert_int_equal(out.hmtx.n, 12);
    assert_int_equal(out.hmtx.at[9], 9);
    assert_int_equal(out.loca.n, 16);
    assert_int_equal(out.glyf.n, 0);
    assert_true(glyf_append(arena, &sound, &wild, 1, &out)); // of no glyph: draws nothing
    assert_int_equal(out.glyf.n, 0);
    for (size_t i = 0; i < 5; i++) {
        GlyfTables cut = sound;
        Str *const tables[] = {&cut.head, &cut.hhea, &cut.hmtx, &cut.maxp, &cut.loca};
        tables[i]->n--;
        assert_false(glyf_append(arena, &cut, &variant, 1, &out));
    }
    hhea[35] = 3; // more widths than glyphs
    assert_false(glyf_append(arena, &sound, &variant, 1, &out));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vowel_signs_move_nothing),
        cmocka_unit_test(a_ligature_shares_its_width_among_its_letters),
        cmocka_unit_test(signs_from_right_to_left_come_in_the_order_of_the_text),
        cmocka_unit_test(a_subset_draws_its_variants),
        cmocka_unit_test(a_font_without_room_has_no_variants),
        cmocka_unit_test(damaged_tables_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
