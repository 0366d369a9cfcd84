// SPDX-License-Identifier: MIT
// Inline text: its markup, its braces, the places of both, and what must stay text.
#include "support.h"

#include "base/buf.h"

// "kind(argument)[source]{text or children}" for each inline.
static void put(Buf *to, const Inline *first) {
    static const char *const NAMES[] = {"",     "em",     "strong", "code",  "link",
                                        "lang", "domain", "rec",    "count", "br"};
    for (const Inline *i = first; i; i = i->next) {
        if (i->kind == INLINE_TEXT) {
            buf_printf(to, "'%.*s'", STR_ARGS(i->text));
            continue;
        }
        buf_printf(to, "%s", NAMES[i->kind]);
        if (i->argument.n) buf_printf(to, "(%.*s)", STR_ARGS(i->argument));
        buf_printf(to, "[%.*s]", STR_ARGS(bytes_at(i->place)));
        if (i->text.n) buf_printf(to, "'%.*s'", STR_ARGS(i->text));
        if (!i->children) continue;
        buf_putc(to, '{');
        put(to, i->children);
        buf_putc(to, '}');
    }
}

typedef struct {
    const char *text, *expected;
} Case;

static void check(Bench *bench, const Case *cases, size_t n) {
    Buf got = {0};
    for (size_t i = 0; i < n; i++) {
        buf_clear(&got);
        put(&got, inline_read(bench->arena, scalar_of(bench, str_of(cases[i].text)), &bench->diag));
        assert_str(buf_str(&got), cases[i].expected);
        assert_int_equal(bench->diag.findings.n, 0);
    }
    buf_release(&got);
}

static void blocks_stay_text(void **state) {
    static const Case CASES[] = {
        {"1. Formalize *x*", "'1. Formalize 'em[*x*]{'x'}"},
        {"1) a_", "'1) a_'"},
        {"# x *y*", "'# x 'em[*y*]{'y'}"},
        {"- x_", "'- x_'"},
        {"+ x_", "'+ x_'"},
        {"> x_", "'> x_'"},
        {"    indented_ ", "'indented_'"},
        {"---", "'---'"},
        {"***", "'***'"},
        {"```", "'```'"},
        {"| a | b_ |", "'| a | b_ |'"},
        {"a\n===", "'a ==='"},
        {"a | b\n--|--\nc | d", "'a | b --|-- c | d'"},
        {"[a]: http://x", "'[a]: http://x'"},
        {"C # #", "'C # #'"},
        {"a\n\n\n- b\n    c", "'a - b c'"},
    };
    check(*state, CASES, COUNT_OF(CASES));
}

static void markup_is_read_with_places(void **state) {
    static const Case CASES[] = {
        {"a **b *c* d** e", "'a 'strong[**b *c* d**]{'b 'em[*c*]{'c'}' d'}' e'"},
        {"***x*** _a_b", "em[***x***]{strong[**x**]{'x'}}' _a_b'"},
        {"`` a ` b `` `c`", "code[`` a ` b ``]'a ` b'' 'code[`c`]'c'"},
        {"[a *b*](http://x/y_(z) \"t\")!",
         "link(http://x/y_(z))[[a *b*](http://x/y_(z) \"t\")]{'a 'em[*b*]{'b'}}'!'"},
        {"see [here](#) or [](x)", "'see 'link(#)[[here](#)]{'here'}' or 'link(x)[[](x)]"},
        {"[e]() [s](<a b>)", "link[[e]()]{'e'}' 'link(a b)[[s](<a b>)]{'s'}"},
        {"<https://a.b/c>", "link(https://a.b/c)[<https://a.b/c>]{'https://a.b/c'}"},
        {"https://a.b/c_d_e", "'https://a.b/c_d_e'"},
        {"mail me@x.org.", "'mail 'link(mailto:me@x.org)[me@x.org]{'me@x.org'}'.'"},
        {"*me@x.org*", "em[*me@x.org*]{link(mailto:me@x.org)[me@x.org]{'me@x.org'}}"},
        {"[x@y.org](mailto:x@y.org) <x@y.org>",
         "link(mailto:x@y.org)[[x@y.org](mailto:x@y.org)]{'x@y.org'}' '"
         "link(mailto:x@y.org)[<x@y.org>]{'x@y.org'}"},
        {"[a](x?b&amp;c=1)", "link(x?b&c=1)[[a](x?b&amp;c=1)]{'a'}"},
        {"&#65;&#x42;&eacute; &foo; &amp", "'ABé &foo; &amp'"},
        {"\\*x\\* *\\*a\\**", "'*x* 'em[*\\*a\\**]{'*a*'}"},
        {"a  \nb\\\nc\nd", "'a'br[  \n]'b'br[\\\n]'c d'"},
        {"*a\nb* [c\n d](e)", "em[*a\nb*]{'a b'}' 'link(e)[[c\n d](e)]{'c d'}"},
        {"a < b & c > d ] ! x_y", "'a < b & c > d ] ! x_y'"},
        {"季度*报*告 ✓", "'季度'em[*报*]{'报'}'告 ✓'"},
    };
    check(*state, CASES, COUNT_OF(CASES));
}

static void braces_are_read_with_places(void **state) {
    static const Case CASES[] = {
        {"{rec 13}", "rec(13)[{rec 13}]"},
        {"{rec WS2 2.3} x", "rec(WS2 2.3)[{rec WS2 2.3}]' x'"},
        {"is {count  recommendations status=in_progress a_b }.",
         "'is 'count(recommendations status=in_progress a_b)"
         "[{count  recommendations status=in_progress a_b }]'.'"},
        {"{lang he: שלום *x*}!", "lang(he)[{lang he: שלום *x*}]{'שלום 'em[*x*]{'x'}}'!'"},
        {"{lang zh-Hans:季度 {lang en: q}}",
         "lang(zh-Hans)[{lang zh-Hans:季度 {lang en: q}}]{'季度 'lang(en)[{lang en: q}]{'q'}}"},
        {"*{rec 1}* **{lang ar: ab}**", "em[*{rec 1}*]{rec(1)[{rec 1}]}' 'strong[**{lang ar: ab}**]"
                                        "{lang(ar)[{lang ar: ab}]{'ab'}}"},
        {"[{rec 1}](#r)", "link(#r)[[{rec 1}](#r)]{rec(1)[{rec 1}]}"},
        {"`{rec 1}` {domain x*y*z}", "code[`{rec 1}`]'{rec 1}'' 'domain(x*y*z)[{domain x*y*z}]"},
        {"\\{rec 1\\} \\{x} \\\\{rec 2}", "'{rec 1} {x} \\'rec(2)[{rec 2}]"},
        {"{rec\n 5}", "rec(5)[{rec\n 5}]"},
    };
    check(*state, CASES, COUNT_OF(CASES));
}

typedef struct {
    const char *text, *code, *at, *plain;
} Mistake;

static void mistakes_lose_no_text(void **state) {
    static const Mistake MISTAKES[] = {
        {"see {total} x", "IN-01", "{total}", "see {total} x"},
        {"{lan he: x} y", "IN-01", "{lan he: x}", "{lan he: x} y"},
        {"a { b", "IN-01", "{", "a { b"},
        {"{} x", "IN-01", "{}", "{} x"},
        {"a } b", "IN-02", "}", "a } b"},
        {"a {rec 13 *b*", "IN-02", "{rec", "a {rec 13 b"},
        {"*{lang he: x* y", "IN-02", "{lang", "x y"},
        {"*{lang he: x*} y", "IN-02", "{lang", "x} y"},
        {"{rec} x", "IN-03", "{rec}", "{rec} x"},
        {"{lang : x} y", "IN-03", "{lang : x}", "{lang : x} y"},
        {"{lang he x} y", "IN-03", "{lang he x}", "{lang he x} y"},
        {"a ![alt *x*](p.png) z", "IN-04", "![alt *x*](p.png)", "a alt x z"},
        {"é <br/> x", "LI-05", "<br/>", "é <br/> x"},
        {"x <!-- c --> y", "LI-05", "<!-- c -->", "x <!-- c --> y"},
    };
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(MISTAKES); i++) {
        const Value *scalar = scalar_of(bench, str_of(MISTAKES[i].text));
        const Inline *first = inline_read(bench->arena, scalar, &bench->diag);
        const Finding finding = one_finding(bench, MISTAKES[i].code);
        assert_int_equal(finding.severity, SEVERITY_ERROR);
        assert_str(bytes_at(finding.place), MISTAKES[i].at);
        assert_str(inline_plain(bench->arena, first), MISTAKES[i].plain);
    }
}

static void near_misses_are_offered(void **state) {
    Bench *bench = *state;
    inline_read(bench->arena, scalar_of(bench, STR("{cuont x}")), &bench->diag);
    assert_str(one_finding(bench, "IN-01").help,
               "did you mean '{count recommendations status=complete}'?");
}

// Places in a decoded scalar are places in the file.
static void places_reach_into_folded_and_quoted_text(void **state) {
    Bench *bench = *state;
    const Str text =
        STR("a: >-\n  one\n  *two\n  three* {rec 7}\n  <b>\nb: \"\\u00e9 *x\\ty* <i>\"\n");
    const Value *root = yaml_read(bench->arena, source_of(bench, text), &bench->diag);
    const Inline *a = inline_read(bench->arena, root->members[0].value, &bench->diag);
    assert_str(bytes_at(a->next->place), "*two\n  three*");
    assert_str(bytes_at(a->next->next->next->place), "{rec 7}");
    assert_str(bytes_at(one_finding(bench, "LI-05").place), "<b>");
    const Inline *b = inline_read(bench->arena, root->members[1].value, &bench->diag);
    assert_str(b->text, "é ");
    assert_str(bytes_at(b->next->place), "*x\\ty*");
    assert_str(bytes_at(one_finding(bench, "LI-05").place), "<i>");
}

// A text without markup takes a short way; the long way must come to the same, so that the byte
// "\\!" (an escape that gives "!") changes nothing but itself.
static void the_short_way_gives_what_the_long_way_gives(void **state) {
    Bench *bench = *state;
    static const char *const TEXTS[] = {
        "Formalize and promote ongoing data collection.",
        "  blanks \t at both ends\t ",
        "1. a",
        "a: b; c, d / e = f (g) ~ h | i # j $ k % l ^ m + n - o . p ? q ' r \" s",
        "季度报告 ✓ é",
        "https://www.icann.org/en/x-y?z=1#w",
        "www.x.org",
        "two  blanks   inside",
        "a\tb",
        "---",
        "=",
        "~~x~~",
        "$x$",
        "\xC2\xA0nbsp at the start",
        "# #",
        "1) 2) 3)",
        "    x",
        "x",
        "+",
        ">",
    };
    for (size_t i = 0; i < COUNT_OF(TEXTS); i++) {
        const Str text = str_of(TEXTS[i]);
        const Inline *fast = inline_read(bench->arena, scalar_of(bench, text), &bench->diag);
        const Str marked = str_format(bench->arena, "%.*s &#33;", STR_ARGS(str_trim(text)));
        const Inline *slow = inline_read(bench->arena, scalar_of(bench, marked), &bench->diag);
        assert_null(fast->next);
        assert_null(slow->next);
        assert_str(str_slice(slow->text, 0, slow->text.n - 2),
                   str_cstring(bench->arena, fast->text));
        assert_str(bytes_at(fast->place), str_cstring(bench->arena, fast->text));
    }
    assert_int_equal(bench->diag.findings.n, 0);
}

static void empty_and_blank_texts(void **state) {
    Bench *bench = *state;
    assert_null(inline_read(bench->arena, scalar_of(bench, STR("")), &bench->diag));
    assert_null(inline_read(bench->arena, NULL, &bench->diag));
    const Inline *blank = inline_read(bench->arena, scalar_of(bench, STR(" \n ")), &bench->diag);
    assert_int_equal(blank->kind, INLINE_TEXT);
    assert_str(blank->text, "");
    const Inline *nul = inline_read(bench->arena, scalar_of(bench, STR("a\0b")), &bench->diag);
    assert_str(nul->text, "a\xEF\xBF\xBD"
                          "b");
    assert_str(inline_plain(bench->arena, NULL), "");
}

static size_t depth_of(const Inline *first) {
    size_t deepest = 0;
    for (const Inline *i = first; i; i = i->next) {
        const size_t depth = 1 + depth_of(i->children);
        if (depth > deepest) deepest = depth;
    }
    return deepest;
}

static Str repeated(Bench *bench, const char *part, size_t times) {
    const size_t n = strlen(part);
    char *text = arena_push(bench->arena, char, n *times);
    for (size_t i = 0; i < times; i++) memcpy(text + i * n, part, n);
    return (Str){text, n * times};
}

static void hostile_text_is_bounded(void **state) {
    Bench *bench = *state;
    static const char *const PARTS[] = {
        "*a ", "**a *", "{lang he: ", "{rec ", "[",      "![",   "`",       "<",   "_a*", "{",
        "}",   "\\",    "&",          "[a](",  "x@y.z ", "*a\n", "{rec 1}", "<b>", "((",  "]("};
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
        const Value *scalar = scalar_of(bench, repeated(bench, PARTS[i], 3000));
        const Inline *first = inline_read(bench->arena, scalar, &bench->diag);
        assert_true(depth_of(first) <= 33);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(blocks_stay_text),
        WITH_BENCH(markup_is_read_with_places),
        WITH_BENCH(braces_are_read_with_places),
        WITH_BENCH(mistakes_lose_no_text),
        WITH_BENCH(near_misses_are_offered),
        WITH_BENCH(places_reach_into_folded_and_quoted_text),
        WITH_BENCH(the_short_way_gives_what_the_long_way_gives),
        WITH_BENCH(empty_and_blank_texts),
        WITH_BENCH(hostile_text_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
