// SPDX-License-Identifier: MIT
// Blocks of documents and decks from the tree to the PDF: everything that is set stands in the file
// once, tagged as what it is. With a path as argument the PDF is written there, to be looked at and
// checked.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "emit/emit.h"
#include "paint/display_list.h"
#include "typeset/typeset.h"

typedef struct {
    Arena *arena;
    Diag diag;
    FontBook *fonts;
    TextEngine *engine;
    Theme theme;
    Composition composition;
} Bench;

static const struct {
    TextRole role;
    double size, leading, before, after;
    bool bold;
} STYLES[] = {
    {ROLE_HEADING_1, 16, 20, 16, 8, true},  {ROLE_TITLE, 30, 38, 0, 8, true},
    {ROLE_LEAD, 10.5, 14, 0, 3, true},      {ROLE_NOTE, 8, 11, 0, 3, false},
    {ROLE_CAPTION, 9, 12, 7, 5, true},      {ROLE_TABLE_HEAD, 8.5, 11.5, 0, 0, true},
    {ROLE_FURNITURE, 7.5, 10, 0, 0, false},
};

static void set_theme(Theme *theme) {
    static const Look looks[] = {{.id = STR_INIT("complete"), .fill = 0x14503F, .text = 0xFFFFFF}};
    *theme = (Theme){.page_width = LEN(595.276),
                     .page_height = LEN(841.89),
                     .margin_top = LEN(78),
                     .margin_bottom = LEN(72),
                     .margin_start = LEN(70.9),
                     .margin_end = LEN(70.9),
                     .head_baseline = LEN(46),
                     .foot_baseline = LEN(804),
                     .grid = LEN(14),
                     .paper = 0xFFFFFF,
                     .ink = 0x1A1F2B,
                     .muted = 0x566072,
                     .hairline = 0xCDD3DB,
                     .tint = 0xF3F5F8,
                     .accent = 0x0B5CAD,
                     .looks = looks,
                     .look_count = 1,
                     .cell_padding_block = LEN(4),
                     .cell_padding_inline = LEN(3),
                     .rule_thin = LEN(0.35),
                     .rule_thick = LEN(0.8)};
    for (size_t i = 0; i < ROLE__COUNT; i++)
        theme->text[i] = (TextStyle){.size = LEN(9.75), .leading = LEN(14), .color = 0x1A1F2B};
    theme->text[ROLE_BODY].space_after = LEN(7);
    for (size_t i = 0; i < COUNT_OF(STYLES); i++) {
        TextStyle *style = &theme->text[STYLES[i].role];
        style->size = (Len)(STYLES[i].size * 1000);
        style->leading = (Len)(STYLES[i].leading * 1000);
        style->space_before = (Len)(STYLES[i].before * 1000);
        style->space_after = (Len)(STYLES[i].after * 1000);
        style->bold = STYLES[i].bold;
    }
}

static void bench_open(Bench *bench) {
    *bench = (Bench){.arena = arena_new(1U << 16)};
    diag_init(&bench->diag, bench->arena);
    bench->fonts = font_book_open(TEST_ROOT "/fonts/manifest.yaml", &bench->diag);
    assert_non_null(bench->fonts);
    bench->engine = text_engine_new(bench->fonts);
    set_theme(&bench->theme);
    bench->composition =
        (Composition){.lang = STR("en"), .title = STR("Blocks"), .theme = &bench->theme};
}

static void bench_close(Bench *bench) {
    text_engine_drop(bench->engine);
    font_book_drop(bench->fonts);
    arena_drop(bench->arena);
}

// ---- blocks ----

static Text words(Bench *bench, const char *text) {
    TextSpan *span = arena_push(bench->arena, TextSpan, 1);
    span->text = str_of(text);
    return (Text){span, 1};
}

static Block *block_of(Bench *bench, BlockKind kind) {
    Block *block = arena_push(bench->arena, Block, 1);
    block->kind = kind;
    return block;
}

static Block *paragraph(Bench *bench, const char *text) {
    Block *block = block_of(bench, BLOCK_PARAGRAPH);
    block->paragraph.text = words(bench, text);
    return block;
}

static Block *section(Bench *bench, const char *title, const char *id, Block *children) {
    Block *block = block_of(bench, BLOCK_SECTION);
    block->section.title = words(bench, title);
    block->id = str_of(id);
    block->children = children;
    return block;
}

static Block *then(Block *first, Block *next) {
    Block *at = first;
    while (at->next) at = (Block *)at->next;
    at->next = next;
    return first;
}

// A paragraph with a note after its first part.
static Block *noted(Bench *bench, const char *before, const char *mark, const char *note,
                    const char *after) {
    TextSpan *spans = arena_push(bench->arena, TextSpan, 3);
    spans[0].text = str_of(before);
    spans[1].text = str_of(mark);
    spans[1].footnote = paragraph(bench, note);
    spans[2].text = str_of(after);
    Block *block = block_of(bench, BLOCK_PARAGRAPH);
    block->paragraph.text = (Text){spans, 3};
    return block;
}

static Block *see_page(Bench *bench, const char *before, const char *of, const char *after) {
    TextSpan *spans = arena_push(bench->arena, TextSpan, 3);
    spans[0].text = str_of(before);
    spans[1] = (TextSpan){.text = STR("0"), .to = str_of(of), .page_of = str_of(of)};
    spans[2].text = str_of(after);
    Block *block = block_of(bench, BLOCK_PARAGRAPH);
    block->paragraph.text = (Text){spans, 3};
    return block;
}

static Block *callout(Bench *bench, const char *title, Block *children) {
    Block *block = block_of(bench, BLOCK_CALLOUT);
    block->callout.title = words(bench, title);
    block->children = children;
    return block;
}

static Block *columns(Bench *bench, Block *first, Block *second) {
    Block *block = block_of(bench, BLOCK_COLUMNS);
    const Block **both = arena_push(bench->arena, const Block *, 2);
    both[0] = first;
    both[1] = second;
    block->columns = (ColumnsBlock){.columns = both, .n = 2};
    return block;
}

static Block *definitions(Bench *bench) {
    static const char *const TERMS[][2] = {
        {"Complete", "The work is done and the implementation team has accepted it."},
        {"In progress, with documentation still to come",
         "Work is under way. What is missing is named in the notes of the recommendation, with "
         "the date by which it is expected."},
        {"Not started", "Nothing has been done."},
    };
    Definition *items = arena_push(bench->arena, Definition, COUNT_OF(TERMS));
    for (size_t i = 0; i < COUNT_OF(TERMS); i++)
        items[i] = (Definition){words(bench, TERMS[i][0]), paragraph(bench, TERMS[i][1])};
    Block *block = block_of(bench, BLOCK_DEFINITIONS);
    block->definitions = (DefinitionsBlock){items, COUNT_OF(TERMS)};
    return block;
}

static bool make_row(void *self, size_t index, Arena *arena, Row *out) {
    Bench *bench = self;
    (void)arena;
    Cell *cells = arena_push(bench->arena, Cell, 2);
    cells[0].children = paragraph(bench, index ? "Second" : "First");
    cells[1].children = index ? paragraph(bench, "Plain text.")
                              : noted(bench, "Text with a note", "b", "A note from a cell.", ".");
    *out = (Row){.cells = cells, .n = 2};
    return true;
}

static Block *table(Bench *bench) {
    TableColumn *heads = arena_push(bench->arena, TableColumn, 2);
    heads[0] = (TableColumn){.head = words(bench, "Row"), .width = WIDTH_FIT, .row_header = true};
    heads[1] = (TableColumn){.head = words(bench, "What it says")};
    Block *block = block_of(bench, BLOCK_TABLE);
    block->table = (TableBlock){.caption = words(bench, "Two rows"),
                                .columns = heads,
                                .column_count = 2,
                                .rows = {2, make_row, bench}};
    return block;
}

static Block *lines(Bench *bench) {
    Block *block = block_of(bench, BLOCK_LINES);
    block->lines.n = 4;
    return block;
}

static const char LONG[] =
    "The review team looked at each recommendation twice: when the plan was written, and again "
    "when the documentation came in. What it found is told in the order of the recommendations, "
    "with the words of the teams wherever they were at hand.";

static Block *document(Bench *bench) {
    Block *note = noted(bench, "The board accepted the plan in full", "a",
                        "Resolution 2023.06.11, with the rationale that stands beside it.",
                        ". The teams then began with what others wait for.");
    Block *text = then(note, see_page(bench, "What is still open is told on page ", "open", "."));
    then(text, callout(bench, "In short", paragraph(bench, LONG)));
    then(text, columns(bench, then(paragraph(bench, LONG), paragraph(bench, "End of the first.")),
                       paragraph(bench, LONG)));
    then(text, definitions(bench));
    then(text, table(bench));
    then(text, lines(bench));
    Block *all = section(bench, "What was done", "done", text);
    Block *open = section(bench, "What is open", "open", paragraph(bench, "Nothing."));
    open->section.new_page = true;
    return then(all, open);
}

static Str part_title(void *self, Arena *arena, Str title, size_t part, size_t parts) {
    (void)self;
    return str_format(arena, "%.*s (%zu of %zu)", STR_ARGS(title), part, parts);
}

static Block *slide(Bench *bench, SlideKind kind, const char *title, Block *children) {
    Block *block = block_of(bench, BLOCK_SLIDE);
    block->slide =
        (SlideBlock){.kind = kind, .title = words(bench, title), .part_title = part_title};
    block->children = children;
    return block;
}

static Block *deck(Bench *bench) {
    Block *body = paragraph(bench, LONG);
    for (int i = 0; i < 60; i++) then(body, paragraph(bench, LONG));
    then(body, noted(bench, "The last word", "*", "Of this slide.", "."));
    Block *first = slide(bench, SLIDE_TITLE, "A deck", paragraph(bench, "For the board."));
    then(first, slide(bench, SLIDE_SECTION, "First part", NULL));
    return then(first, slide(bench, SLIDE_CONTENT, "Too much", body));
}

// ---- the way to the device ----

static Typesetter *start(Bench *bench, const PagePlan *plan, unsigned handout) {
    return typesetter_new(&(TypesetOptions){.composition = &bench->composition,
                                            .engine = bench->engine,
                                            .arena = bench->arena,
                                            .diag = &bench->diag,
                                            .plan = plan,
                                            .handout = handout});
}

// Pages to the device; the number of passes over them.
static unsigned play(Bench *bench, Device *device, unsigned handout) {
    const PagePlan *plan = NULL;
    bool settled = false;
    unsigned passes = 0;
    for (; !settled; passes++) {
        Typesetter *typesetter = start(bench, plan, 0);
        while (typesetter_next(typesetter)) continue;
        settled = typesetter_is_settled(typesetter);
        plan = typesetter_plan(typesetter);
        typesetter_drop(typesetter);
        assert_true(passes < 4);
    }
    Typesetter *typesetter = start(bench, plan, handout);
    Arena *arena = arena_new(1U << 16);
    const DocumentInfo info = {.id = STR("blocks"),
                               .title = bench->composition.title,
                               .lang = bench->composition.lang,
                               .program = STR("Rapporteur")};
    assert_true(device_begin_document(device, &info));
    for (const Page *page; (page = typesetter_next(typesetter));) {
        assert_true(display_list_replay(paint_page(arena, page), device));
        arena_reset(arena);
    }
    assert_true(typesetter_is_settled(typesetter));
    assert_true(device_end_document(device));
    typesetter_drop(typesetter);
    arena_drop(arena);
    device_drop(device);
    return passes;
}

static bool has(Str text, const char *needle) {
    return str_find(text, str_of(needle), 0) != SIZE_MAX;
}

static size_t count(Str text, const char *needle) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(text, str_of(needle), at)) != SIZE_MAX; at++) n++;
    return n;
}

// Elements of one tag: lines such as "open 12 Note".
static size_t opened(Str trace, const char *tag) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(trace, STR("open "), at)) != SIZE_MAX; at++) {
        size_t from = at + 5;
        while (from < trace.n && trace.at[from] >= '0' && trace.at[from] <= '9') from++;
        const Str rest = str_slice(trace, from + 1, trace.n);
        const size_t end = strlen(tag);
        n += str_starts(rest, str_of(tag)) && (rest.at[end] == '\n' || rest.at[end] == ' ');
    }
    return n;
}

static Str trace_of(Bench *bench, Block *blocks, unsigned handout, unsigned *passes) {
    bench->composition.blocks = blocks;
    Buf out = {0};
    *passes = play(bench, trace_device_new(&out, &bench->diag), handout);
    const Str trace = str_copy(bench->arena, buf_str(&out));
    buf_release(&out);
    return trace;
}

static void a_document_has_all_its_blocks(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench);
    unsigned passes = 0;
    const Str trace = trace_of(&bench, document(&bench), 0, &passes);
    assert_int_equal(passes, 2); // the page number is a forward one
    assert_true(has(trace, "Resolution 2023.06.11"));
    assert_true(has(trace, "A note from a cell."));
    assert_int_equal(opened(trace, "Note"), 2);
    assert_int_equal(opened(trace, "Reference"), 2);
    assert_int_equal(bench.diag.findings.n, 0);
    bench_close(&bench);
}

static void a_deck_repeats_its_titles(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench);
    unsigned passes = 0;
    const Str trace = trace_of(&bench, deck(&bench), 0, &passes);
    assert_int_equal(passes, 1);
    assert_true(has(trace, "(1 of "));
    assert_true(has(trace, "(2 of "));
    assert_int_equal(opened(trace, "Sect"), 3);
    assert_int_equal(opened(trace, "H1"), 3);
    assert_int_equal(opened(trace, "Note"), 1);
    bench_close(&bench);
}

static void a_handout_says_what_the_deck_says(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench);
    unsigned passes = 0;
    const Str slides = trace_of(&bench, deck(&bench), 0, &passes);
    const Str sheets = trace_of(&bench, deck(&bench), 3, &passes);
    assert_int_equal(opened(sheets, "Sect"), opened(slides, "Sect"));
    assert_int_equal(opened(sheets, "P"), opened(slides, "P"));
    const size_t pages = count(slides, "\npage ");
    assert_int_equal(count(sheets, "\npage "), (pages + 2) / 3);
    bench_close(&bench);
}

static void a_reference_to_nothing_is_an_error(void **state) {
    (void)state;
    Bench bench;
    bench_open(&bench);
    bench.composition.blocks = see_page(&bench, "See page ", "nowhere", ".");
    Typesetter *first = start(&bench, NULL, 0);
    while (typesetter_next(first)) continue;
    assert_false(typesetter_is_settled(first));
    Typesetter *second = start(&bench, typesetter_plan(first), 0);
    while (typesetter_next(second)) continue;
    assert_int_equal(bench.diag.findings.n, 1);
    assert_true(str_eq(bench.diag.findings.at[0].code, STR("LAY-12")));
    assert_true(typesetter_is_settled(second));
    typesetter_drop(first);
    typesetter_drop(second);
    bench_close(&bench);
}

static int write_sample(const char *path, bool as_deck) {
    Bench bench;
    bench_open(&bench);
    bench.composition.blocks = as_deck ? deck(&bench) : document(&bench);
    FileWriter *writer = file_writer_open(bench.arena, str_of(path), &bench.diag);
    const PdfOptions options = {.standards = STANDARDS_DEFAULT};
    play(&bench, pdf_device_new(writer, &options, &bench.diag), 0);
    bench_close(&bench);
    return 0;
}

int main(int argc, char **argv) {
    if (argc > 1) return write_sample(argv[1], argc > 2);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_has_all_its_blocks),
        cmocka_unit_test(a_deck_repeats_its_titles),
        cmocka_unit_test(a_handout_says_what_the_deck_says),
        cmocka_unit_test(a_reference_to_nothing_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
