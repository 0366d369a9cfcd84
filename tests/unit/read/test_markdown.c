// SPDX-License-Identifier: MIT
// Prose: blocks, their nesting and their places.
#include "support.h"

#include "base/buf.h"

static void put(Bench *bench, Buf *to, const Prose *first) {
    static const char *const NAMES[] = {"p",     "h",     "list", "item", "code",
                                        "quote", "table", "row",  "cell", "rule"};
    for (const Prose *p = first; p; p = p->next) {
        buf_put(to, str_of(NAMES[p->kind]));
        if (p->kind == PROSE_HEADING) buf_put_int(to, p->level);
        if (p->kind == PROSE_LIST && p->ordered)
            buf_printf(to, "(%u%c)", (unsigned)p->start, p->delimiter);
        if (p->kind == PROSE_LIST && p->tight) buf_put(to, STR("!"));
        if (p->kind == PROSE_TABLE) buf_printf(to, "(%u)", (unsigned)p->header_rows);
        if (p->align) buf_printf(to, "(%c)", p->align);
        if (p->kind == PROSE_CODE) buf_printf(to, "'%.*s'", STR_ARGS(p->text));
        if (p->inlines) buf_printf(to, "'%.*s'", STR_ARGS(inline_plain(bench->arena, p->inlines)));
        if (p->children) {
            buf_putc(to, '{');
            put(bench, to, p->children);
            buf_putc(to, '}');
        }
        if (p->next) buf_putc(to, ' ');
    }
}

typedef struct {
    const char *text, *expected;
} Case;

static const Case CASES[] = {
    {"one\ntwo *x*\n\nthree", "p'one two x' p'three'"},
    {"# A *b*\n\nT\n---\n###### z ##", "h1'A b' h2'T' h6'z'"},
    {"- a\n- b\n", "list!{item{p'a'} item{p'b'}}"},
    {"3) a\n4) b\n\n   c\n", "list(3)){item{p'a'} item{p'b' p'c'}}"},
    {"1. a\n   - b\n     * c\n2. d", "list(1.)!{item{p'a' list!{item{p'b' list!{item{p'c'}}}}} "
                                     "item{p'd'}}"},
    {"> q\n> r\n>\n> - s\n", "quote{p'q r' list!{item{p's'}}}"},
    {"```c\nint {rec 1}; *x*\n\n  y\n```\n", "code'int {rec 1}; *x*\n\n  y'"},
    {"    a\n      b\n", "code'a\n  b'"},
    {"| a | b |\n|:--|:-:|\n| *1* | {count x y} |\n", "table(1){row{cell(l)'a' cell(c)'b'} "
                                                      "row{cell(l)'1' cell(c)'x y'}}"},
    {"a\n\n***\n\nb", "p'a' rule p'b'"},
    {"[a][r] [r]\n\n[r]: http://x/ 't'\n", "p'a r'"},
    {"- \n- *x*\n", "list!{item item{p'x'}}"},
};

static void blocks_become_prose(void **state) {
    Bench *bench = *state;
    Buf got = {0};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        buf_clear(&got);
        const Value *scalar = scalar_of(bench, str_of(CASES[i].text));
        put(bench, &got, markdown_read(bench->arena, scalar, &bench->diag));
        assert_str(buf_str(&got), CASES[i].expected);
        assert_int_equal(bench->diag.findings.n, 0);
    }
    buf_release(&got);
}

static void blocks_have_places(void **state) {
    Bench *bench = *state;
    const Str text =
        STR("# T\n\na *b*\nc\n\n* * *\n\n- x\n  - y\n\n> *q*\n> [l](u)\n\n---\n\n```\ncode\n```\n");
    const Prose *p = markdown_read_source(bench->arena, source_of(bench, text), &bench->diag);
    static const char *const PLACES[] = {"T",   "a *b*\nc", "* * *", "x\n  - y", "*q*\n> [l](u)",
                                         "---", "code"};
    for (size_t i = 0; i < COUNT_OF(PLACES); i++, p = p->next)
        assert_str(bytes_at(p->place), PLACES[i]);
    assert_null(p);
}

static void spans_behind_quote_marks_have_places(void **state) {
    Bench *bench = *state;
    const Str text = STR("* *a*\n\n> b\n> **c** [d\n> e](f)\n");
    const Prose *list = markdown_read(bench->arena, scalar_of(bench, text), &bench->diag);
    assert_str(bytes_at(list->children->children->inlines->place), "*a*");
    const Inline *b = list->next->children->inlines;
    assert_str(bytes_at(b->next->place), "**c**");
    assert_str(bytes_at(b->next->next->next->place), "[d\n> e](f)");
}

static void raw_html_is_refused_once_a_block(void **state) {
    Bench *bench = *state;
    const Str text = STR("<div>\nhi <b>\n</div>\n\nx <i>y</i>\n");
    const Prose *p = markdown_read(bench->arena, scalar_of(bench, text), &bench->diag);
    assert_int_equal(bench->diag.findings.n, 3);
    assert_str(bytes_at(bench->diag.findings.at[0].place), "<div>");
    assert_str(bytes_at(bench->diag.findings.at[1].place), "<i>");
    assert_str(bytes_at(bench->diag.findings.at[2].place), "</i>");
    assert_str(str_trim(inline_plain(bench->arena, p->inlines)), "<div> hi <b> </div>");
    assert_str(inline_plain(bench->arena, p->next->inlines), "x <i>y</i>");
}

static void blank_prose_is_nothing(void **state) {
    Bench *bench = *state;
    assert_null(markdown_read(bench->arena, scalar_of(bench, STR(" \n\n\t\n")), &bench->diag));
    assert_null(markdown_read(bench->arena, scalar_of(bench, STR("")), &bench->diag));
    assert_null(markdown_read(bench->arena, NULL, &bench->diag));
}

static size_t depth_of(const Prose *first) {
    size_t deepest = 0;
    for (const Prose *p = first; p; p = p->next) {
        const size_t depth = 1 + depth_of(p->children);
        if (depth > deepest) deepest = depth;
    }
    return deepest;
}

static const Prose *deepest(const Prose *p) {
    while (p->children) p = p->children;
    return p;
}

static void depth_is_bounded_and_text_kept(void **state) {
    Bench *bench = *state;
    static const char *const MARKS[] = {"> ", "- ", "1. "};
    for (size_t i = 0; i < COUNT_OF(MARKS); i++) {
        Str text = {0};
        for (int k = 0; k < 200; k++)
            text = str_format(bench->arena, "%.*s%s", STR_ARGS(text), MARKS[i]);
        text = str_format(bench->arena, "%.*sdeep", STR_ARGS(text));
        const Prose *p = markdown_read(bench->arena, scalar_of(bench, text), &bench->diag);
        assert_true(depth_of(p) <= 33);
        assert_str(inline_plain(bench->arena, deepest(p)->inlines), "deep");
        one_finding(bench, "IN-05");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(blocks_become_prose),
        WITH_BENCH(blocks_have_places),
        WITH_BENCH(spans_behind_quote_marks_have_places),
        WITH_BENCH(raw_html_is_refused_once_a_block),
        WITH_BENCH(blank_prose_is_nothing),
        WITH_BENCH(depth_is_bounded_and_text_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
