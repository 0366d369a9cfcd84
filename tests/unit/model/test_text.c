// SPDX-License-Identifier: MIT
// Text rules over pasted text: what is found, where, what is offered, and on what they stay silent.
#include "trial.h"

#include "model/rules/text.h"
#include "model/rules/text_icu.h"

typedef struct {
    Arena *arena;
    Diag diag;
    Source source;
    TextFixes fixes;
} Pasted;

static Pasted *pasted_in(const char *lang, const char *text) {
    Arena *arena = arena_new(4096);
    Pasted *pasted = arena_push(arena, Pasted, 1);
    pasted->arena = arena;
    diag_init(&pasted->diag, arena);
    pasted->source = (Source){.path = STR("t.txt"), .bytes = str_of(text)};
    const PastedText job = {&pasted->source, str_of(lang), NULL, &pasted->fixes};
    rules_run_pasted(&job, &pasted->diag);
    return pasted;
}

// "TX-01@3+2 …": code, offset and length of all findings.
static Str codes_of(const Pasted *pasted) {
    Str codes = {0};
    for (size_t i = 0; i < pasted->diag.findings.n; i++) {
        const Finding *finding = &pasted->diag.findings.at[i];
        const Span span = finding->place.span;
        codes = str_format(pasted->arena, "%.*s%s%.*s@%u+%u", STR_ARGS(codes), i ? " " : "",
                           STR_ARGS(finding->code), span.lo, span.hi - span.lo);
    }
    return codes;
}

static void assert_codes_in(const char *lang, const char *text, const char *codes) {
    Pasted *pasted = pasted_in(lang, text);
    assert_string_equal(str_cstring(pasted->arena, codes_of(pasted)), codes);
    arena_drop(pasted->arena);
}

static void assert_codes(const char *text, const char *codes) {
    assert_codes_in("en", text, codes);
}

static void assert_fixed(const char *text, const char *right) {
    Pasted *pasted = pasted_in("en", text);
    const Str fixed = text_fixed(pasted->arena, str_of(text), &pasted->fixes);
    assert_string_equal(str_cstring(pasted->arena, fixed), right);
    arena_drop(pasted->arena);
}

static void symbols_are_offered(void **state) {
    (void)state;
    assert_codes("\xEF\x83\xBC done", "TX-01@0+3");
    assert_fixed("\xEF\x83\xBC a\n\xEF\x82\xA4 b\n\xEF\x82\xB7 c\n", "✓ a\n◉ b\n• c\n");
    assert_fixed("no guess \xEE\x80\x80", "no guess \xEE\x80\x80");
    assert_codes("✓ done • ◉ Ž …", "");
}

// Israel, and names of three more registries whose labels are known.
static void a_label_proves_the_order(void **state) {
    (void)state;
    assert_codes("Israel (xn--4dbrk0ce / לארשי)", "TX-02@23+10 TX-03@23+10");
    assert_fixed("Israel (xn--4dbrk0ce / לארשי)", "Israel (xn--4dbrk0ce / ישראל)");
    assert_codes("Israel (xn--4dbrk0ce / ישראל)", "");
    assert_codes("Israel (ישראל / xn--4dbrk0ce)", "");
    assert_codes("xn--qxa6a (ευ), xn--90ae (бг), xn--90ais (бел)", "");
    assert_codes("xn--qxa6a (υε)", "TX-03@11+4");
    assert_codes("xn--90ae (гб)", "TX-03@10+4");
    assert_codes("xn--90ais (леб)", "TX-03@11+6");
    assert_codes("Израиль: xn--4dbrk0ce (Израиль)", ""); // a name, not the label's other form
}

static void final_letters_prove_the_order(void **state) {
    (void)state;
    assert_codes("\u05DD\u05D5\u05DC\u05E9", "TX-02@0+8"); // mem sofit first
    assert_fixed("\u05DD\u05D5\u05DC\u05E9", "\u05E9\u05DC\u05D5\u05DD");
    assert_codes("\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD", "");
    // The whole run is turned, words and letters.
    assert_fixed("\u05DD\u05DC\u05D5\u05E2 \u05DD\u05D5\u05DC\u05E9",
                 "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD");
    assert_codes("\u0645\u062F\u0631\u0633\u0629", ""); // ends with teh marbuta
    assert_codes("\u0629\u0633\u0631\u062F\u0645", "TX-02@0+10");
    assert_codes("\u05DD", ""); // a letter by itself
}

static void letters_are_letters(void **state) {
    (void)state;
    assert_codes("the \xEF\xAC\x81rst", "TX-04@4+6");
    assert_fixed("the \xEF\xAC\x81rst", "the first");
    assert_fixed("Kec\u030Cic\u0301", "Ke\u010Di\u0107");
    assert_codes("Keči\u0107 ½ … ² ﷺ", ""); // other signs are as they are
}

static void blanks_and_capitals(void **state) {
    (void)state;
    assert_codes("one  two", "TX-05@3+2");
    assert_codes("38 Observer .", "TX-05@11+1");
    assert_fixed("a , b  c .\n", "a, b c.\n");
    assert_codes("a .com domain, and ...", "");
    assert_codes("  indented\n  again  \n", "");
    assert_codes_in("fr", "Pourquoi ? Voici : a ; b !", "");
    assert_codes_in("en", "Why ?", "TX-05@3+1");
    assert_codes("• the council met in October.\n", "TX-05@4+3");
    assert_codes("• ccTLD managers met in October.\n• an item\n", "");
}

static void one_style_of_quotes(void **state) {
    (void)state;
    assert_codes("ICANN’s and council's", "TX-06@21+1");
    assert_codes("“a” and \"b\" and \"c\"", "TX-06@12+1");
    assert_codes("ICANN's \"plan\" and council's", "");
}

static void sentences_are_said_once(void **state) {
    (void)state;
    assert_codes("• This forum was made for all managers to discuss what matters to them.\n\n"
                 "This forum was made for\nall managers to discuss  what matters to them. New.\n",
                 "TX-09@75+70 TX-05@122+2");
    assert_codes("See the documentation. See the documentation.", "");
}

static void links_lead_somewhere(void **state) {
    (void)state;
    assert_codes("Read the [report](#) now", "LI-01@9+11");
    assert_codes("Read the [report]() now", "LI-01@9+10");
    assert_codes("Read [here](https://a.org/b)", "LI-02@6+4");
    assert_codes("see here for more", "LI-02@0+8");
    assert_codes("Here it is, there and thereafter", "");
    assert_codes("an [open link](https://a.org\n", "LI-05@3+12");
    assert_codes("<small>x</small> <https://a.org> 3 < 4 > 2", "LI-05@0+7 LI-05@8+8");
    assert_fixed("<small>(note)</small>", "(note)");
}

static void addresses_are_whole(void **state) {
    (void)state;
    assert_codes("https://a.org/inaccuracy-\n2013-en\n", "LI-06@0+33");
    assert_fixed("at https://a.org/x-\n2013-en now\n", "at https://a.org/x-2013-en now\n");
    assert_codes("https://a.org/x\nNext line\n", "");
    assert_codes("https://a.org/x\ny.pdf\n\nhttps://a.org/xy.pdf\n", "LI-06@0+21");
    assert_codes("write to a@example, b@example.org.", "LI-06@9+9");
    assert_codes("@handle and https://m.org/@name", "");
}

static void numbers_agree(void **state) {
    (void)state;
    assert_codes("Sixty-six (67) members", "NU-04@0+9");
    assert_codes("in all Sixty-seven (67) members", "");
    assert_codes("one hundred and five (105), twelve (12)", "");
    assert_codes("67 (sixty-six)", "NU-04@4+9");
    assert_codes("Board resolution (67), this one (2), 12 (see annex)", "");
    assert_codes_in("fr", "soixante-six (67) membres", "NU-04@0+12");
    assert_codes_in("es", "sesenta y siete (67) miembros", "");
    assert_codes("one thousand two hundred (1,200)", "");
}

static void hostile_texts_end(void **state) {
    (void)state;
    assert_codes("", "");
    assert_codes("xn--", "");
    assert_codes("](", "");
    assert_codes("@", "");
    assert_codes("(1", "");
    assert_codes("https://", "");
    assert_codes("\u05E9 xn--\u05E9", "");
}

static void a_model_is_looked_at_too(void **state) {
    (void)state;
    Trial *trial = trial_ruled(
        HEAD
        "domains: [{id: il, a_label: xn--4dbrk0ce, u_label: לארשי}]\n"
        "recommendations:\n"
        "  - {id: \"1\", status: complete, text: 'Sixty-six (67) members of {domain il}.'}\n"
        "  - {id: \"2\", status: complete, text: 'Read [here](https://a.org), Kec\u030Cic.'}\n");
    assert_str(place_text(trial_finding(trial, "NU-04")->place), "Sixty-six");
    assert_str(trial_finding(trial, "NU-04")->path, "recommendations[0].text");
    assert_str(place_text(trial_finding(trial, "TX-03")->place), "לארשי");
    assert_str(place_text(trial_finding(trial, "TX-03")->notes.at[0].place), "xn--4dbrk0ce");
    assert_has(trial_finding(trial, "TX-03")->help, "write 'ישראל'");
    assert_str(place_text(trial_finding(trial, "LI-02")->place), "[here](https://a.org)");
    assert_has(trial_finding(trial, "TX-04")->help, "write 'Ke\u010Dic.'");
    trial_drop(trial);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_are_offered),
        cmocka_unit_test(a_label_proves_the_order),
        cmocka_unit_test(final_letters_prove_the_order),
        cmocka_unit_test(letters_are_letters),
        cmocka_unit_test(blanks_and_capitals),
        cmocka_unit_test(one_style_of_quotes),
        cmocka_unit_test(sentences_are_said_once),
        cmocka_unit_test(links_lead_somewhere),
        cmocka_unit_test(addresses_are_whole),
        cmocka_unit_test(numbers_agree),
        cmocka_unit_test(hostile_texts_end),
        cmocka_unit_test(a_model_is_looked_at_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
