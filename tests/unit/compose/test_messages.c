// SPDX-License-Identifier: MIT
// Messages: declared arguments, plurals by ICU, and the mistakes a translator can make.
#include "compose_kit.h"

#include "compose/messages.h"

static const char HEAD[] =
    "format: rapporteur-messages/1\n"
    "digits: latin\n"
    "dates:\n"
    "  long: {day: d MMMM y, month: MMMM y, quarter: QQQ y, year: y}\n"
    "messages:\n"
    "  date-range: {arguments: {from: text, to: text}, text: '{from}–{to}'}\n";

static Messages *load(Kit *kit, const char *lang, const char *list) {
    const Str name = str_format(kit->arena, "messages/%s.yaml", lang);
    kit_write(kit, name.at, str_format(kit->arena, "%s%s", HEAD, list));
    return messages_load(&(MessagesOptions){
        .arena = kit->arena, .diag = &kit->diag, .layouts = kit->folder, .lang = str_of(lang)});
}

// The message `m` of a file in `lang` with a text `t` and a number `n`.
static void gives(const char *lang, const char *message, int64_t n, const char *expected) {
    Kit kit;
    kit_open(&kit);
    const Str list =
        str_format(kit.arena, "  m:\n    arguments: {t: text, n: number}\n    text: %s\n", message);
    Messages *messages = load(&kit, lang, list.at);
    if (!messages) kit_expect(&kit, "", "nothing");
    const MessageValue values[] = {{.name = "n", .number = n},
                                   {.name = "t", .text = text_plain(kit.arena, STR("T"))}};
    const Str words = messages_words(messages, kit.arena, "m", values, 2);
    assert_string_equal(str_cstring(kit.arena, words), expected);
    messages_drop(messages);
    kit_close(&kit);
}

static void values_stand_where_their_names_do(void **state) {
    (void)state;
    gives("en", "'{t} has {n}'", 5, "T has 5");
    gives("en", "'{n, number} of {t}, {t}'", 1234567, "1,234,567 of T, T");
    gives("fr", "'{n} {t}'", 1234567,
          "1\xE2\x80\xAF"
          "234\xE2\x80\xAF"
          "567 T");
    gives("en", "\"it's {t}'s {n}\"", 0, "it's T's 0");
    gives("en", "\"it''s {t} {n}\"", -7, "it's T -7");
}

static void plurals_are_those_of_the_language(void **state) {
    (void)state;
    const char *en = "'{n, plural, =0 {no item} one {one item} other {{n} items}} of {t}'";
    gives("en", en, 0, "no item of T");
    gives("en", en, 1, "one item of T");
    gives("en", en, 21000, "21,000 items of T");
    const char *ru = "'{n, plural, one {{n} пункт} few {{n} пункта} other {{n} пунктов}} {t}'";
    gives("ru", ru, 21, "21 пункт T");
    gives("ru", ru, 3, "3 пункта T");
    gives("ru", ru, 11, "11 пунктов T");
    gives("en",
          "\"{t, select, T {yes it''s so} other {no}} {n, selectordinal, one {#st} two {#nd} "
          "few {#rd} other {#th}}\"",
          22, "yes it's so 22nd");
    gives("en", "'{n, plural, one {a} other {{t, select, T {deep {n}} other {x}}}}'", 2, "deep 2");
}

static void rich_text_keeps_its_marks(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    Messages *messages = load(&kit, "en",
                              "  m:\n    arguments: {a: text, n: number}\n"
                              "    text: '{n, plural, one {only {a}} other {all {a} and {a}}}!'\n");
    assert_non_null(messages);
    const Text plain = text_plain(kit.arena, STR("word"));
    const MessageValue values[] = {
        {.name = "a", .text = text_marked(kit.arena, plain, text_mark_to, STR("there"))},
        {.name = "n", .number = 2}};
    const Text text = messages_text(messages, kit.arena, "m", values, 2);
    assert_int_equal(text.n, 5);
    assert_true(str_eq(text.at[1].to, STR("there")));
    assert_true(str_eq(text.at[4].text, STR("!")));
    assert_true(str_eq(text_plain_words(kit.arena, text), STR("all word and word!")));
    messages_drop(messages);
    kit_close(&kit);
}

static Str date_words(Messages *messages, Kit *kit, const char *date) {
    Date parsed;
    Str words = {0};
    assert_true(date_parse(str_of(date), &parsed));
    assert_true(messages_date(messages, kit->arena, parsed, (Str){0}, &words));
    return words;
}

static void dates_are_as_exact_as_the_data(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    Messages *messages = load(&kit, "ru", "  none: нет\n");
    assert_non_null(messages);
    assert_true(str_eq(date_words(messages, &kit, "2019-03-14"), STR("14 марта 2019")));
    assert_true(str_eq(date_words(messages, &kit, "2023-06"), STR("июня 2023")));
    assert_true(str_eq(date_words(messages, &kit, "2023"), STR("2023")));
    assert_true(str_eq(date_words(messages, &kit, "1950-01-01/1950-01-02"),
                       STR("1 января 1950–2 января 1950")));
    messages_set_day_pattern(messages, STR("DD.MM.YYYY"));
    assert_true(str_eq(date_words(messages, &kit, "2019-03-14"), STR("14.03.2019")));
    assert_true(str_eq(date_words(messages, &kit, "2023"), STR("2023")));
    messages_drop(messages);
    kit_close(&kit);
}

// A file with this message must be refused.
static void refuses(const char *message, const char *code, const char *words) {
    Kit kit;
    kit_open(&kit);
    assert_null(load(&kit, "en", message));
    const Finding *finding = kit_expect(&kit, code, words);
    assert_true(kit_line(finding) >= 7);
    kit_close(&kit);
}

static void mistakes_are_found_when_loading(void **state) {
    (void)state;
    refuses("  m: 'a {b} c'\n", "MSG-03", "argument 'b' is not declared");
    refuses("  m: {arguments: {total: number}, text: '{totl}'}\n", "MSG-03",
            "did you mean 'total'?");
    refuses("  m: {arguments: {a: text}, text: none}\n", "MSG-03", "declared but not used");
    refuses("  m: {arguments: {a: count}, text: '{a}'}\n", "MSG-03", "text, number or date");
    refuses("  m: {arguments: {a: text}, text: '{a, plural, other {x}}'}\n", "MSG-03",
            "plural needs a number");
    refuses("  m: {arguments: {a: number}, text: '{a, select, other {x}}'}\n", "MSG-03",
            "select needs a text");
    refuses("  m: {arguments: {a: text}, text: '{a, number}'}\n", "MSG-03", "another type");
    refuses("  m: {arguments: {a: text}, text: \"l'{a}\"}\n", "MSG-04", "apostrophe");
    refuses("  m: {arguments: {a: number}, text: '{a, plural, one {x}}'}\n", "MSG-02", "'other'");
    refuses("  m: {arguments: {a: number}, text: '{a'}\n", "MSG-02", "not closed");
    refuses("  m: 'a } b'\n", "MSG-02", "closes nothing");
    refuses("  m: {arguments: {a: number}, text: '{a, spellout}'}\n", "MSG-02", "knows number");
    refuses("  m: [x]\n", "MSG-01", "has no text");
}

static void the_places_are_in_the_text(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    assert_null(load(&kit, "en", "  m: 'two words {name} more'\n"));
    const Finding *finding = kit_expect(&kit, "MSG-03", "'name' is not declared");
    const Str at =
        str_slice(finding->place.source->bytes, finding->place.span.lo, finding->place.span.hi);
    assert_true(str_eq(at, STR("name")));
    kit_close(&kit);
}

static void a_language_without_a_file_is_an_error(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    MessagesOptions options = {
        .arena = kit.arena, .diag = &kit.diag, .layouts = kit.folder, .lang = STR("tlh")};
    assert_null(messages_load(&options));
    kit_expect(&kit, "MSG-01", "no messages for the language 'tlh'");
    options.lang = STR("../../etc/passwd");
    assert_null(messages_load(&options));
    assert_int_equal(kit.diag.findings.n, 2);
    kit_close(&kit);
}

static void a_region_falls_back_to_its_language(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    kit_write(&kit, "messages/pt.yaml", str_format(kit.arena, "%s  none: nenhum\n", HEAD));
    Messages *messages = messages_load(&(MessagesOptions){
        .arena = kit.arena, .diag = &kit.diag, .layouts = kit.folder, .lang = STR("pt-BR")});
    assert_non_null(messages);
    assert_true(str_eq(messages_words(messages, kit.arena, "none", NULL, 0), STR("nenhum")));
    messages_drop(messages);
    kit_close(&kit);
}

static void a_missing_message_is_a_finding(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    Messages *messages = load(&kit, "en", "  one: {arguments: {a: text}, text: '{a}'}\n");
    assert_true(str_eq(messages_words(messages, kit.arena, "two", NULL, 0), STR("two")));
    kit_expect(&kit, "MSG-05", "no message of that name");
    messages_words(messages, kit.arena, "one", NULL, 0);
    kit_expect(&kit, "MSG-03", "a value was not given");
    messages_drop(messages);
    kit_close(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_where_their_names_do),
        cmocka_unit_test(plurals_are_those_of_the_language),
        cmocka_unit_test(rich_text_keeps_its_marks),
        cmocka_unit_test(dates_are_as_exact_as_the_data),
        cmocka_unit_test(mistakes_are_found_when_loading),
        cmocka_unit_test(the_places_are_in_the_text),
        cmocka_unit_test(a_language_without_a_file_is_an_error),
        cmocka_unit_test(a_region_falls_back_to_its_language),
        cmocka_unit_test(a_missing_message_is_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
