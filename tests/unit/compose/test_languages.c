// SPDX-License-Identifier: MIT
// The six languages: each says all that English says, with the same arguments, the plurals that
// CLDR asks for and the punctuation of its script; and none leaves a word in English.
#include "compose_kit.h"

#include <unicode/uenum.h>
#include <unicode/upluralrules.h>

#include "compose/message.h"
#include "compose/messages_types.h"

static const char *const LANGUAGES[] = {"en", "fr", "es", "ru", "ar", "zh"};
static const int64_t NUMBERS[] = {0, 1, 2, 3, 5, 11, 21, 100, 1000, 1000000};

static Messages *load(Kit *kit, const char *lang) {
    Messages *messages = messages_load(&(MessagesOptions){.arena = kit->arena,
                                                          .diag = &kit->diag,
                                                          .layouts = TEST_ROOT "/layouts",
                                                          .lang = str_of(lang)});
    if (!messages) kit_expect(kit, "", "nothing");
    return messages;
}

typedef void (*Inspect)(Kit *kit, Messages *english, Messages *other, const char *lang);

static void each_language(Inspect look, size_t from) {
    for (size_t i = from; i < COUNT_OF(LANGUAGES); i++) {
        Kit kit;
        kit_open(&kit);
        Messages *english = load(&kit, "en"), *other = load(&kit, LANGUAGES[i]);
        look(&kit, english, other, LANGUAGES[i]);
        assert_int_equal(kit.diag.findings.n, 0);
        messages_drop(english);
        messages_drop(other);
        kit_close(&kit);
    }
}

static void same_arguments(const Messages *english, const Messages *other, Str name) {
    size_t n = 0, m = 0;
    const MessageArgument *wanted = messages_arguments(english, name, &n);
    const MessageArgument *given = messages_arguments(other, name, &m);
    if (n != m) fail_msg("%.*s has %zu arguments, not %zu", STR_ARGS(name), m, n);
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(wanted[i].name, given[i].name) || wanted[i].type != given[i].type)
            fail_msg("%.*s: argument '%.*s' differs", STR_ARGS(name), STR_ARGS(wanted[i].name));
    }
}

static void look_at_names(Kit *kit, Messages *english, Messages *other, const char *lang) {
    Str *wanted, *given;
    const size_t n = messages_names(english, kit->arena, &wanted);
    const size_t m = messages_names(other, kit->arena, &given);
    for (size_t i = 0; i < n && i < m; i++) {
        if (!str_eq(wanted[i], given[i]))
            fail_msg("%s says %.*s where English says %.*s", lang, STR_ARGS(given[i]),
                     STR_ARGS(wanted[i]));
        same_arguments(english, other, wanted[i]);
    }
    assert_int_equal(n, m);
    assert_true(n > 200);
    assert_int_equal(english->date_count, other->date_count);
    for (size_t i = 0; i < english->date_count; i++)
        assert_true(str_eq(english->dates[i].name, other->dates[i].name));
}

static void every_language_has_the_messages_of_english(void **state) {
    (void)state;
    each_language(look_at_names, 0);
}

// Where the brace that is open at `at` is closed.
static size_t brace_end(Str s, size_t at) {
    for (size_t depth = 1; at < s.n; at++) {
        if (s.at[at] == '{') depth++;
        if (s.at[at] == '}' && --depth == 0) return at;
    }
    return s.n;
}

// Whether the branches "one {…} other {…}" of a choice have one for the category.
static bool has_branch(Str branches, Str category) {
    for (size_t at = 0; at < branches.n;) {
        while (at < branches.n && branches.at[at] == ' ') at++;
        const size_t open = str_find_char(branches, '{', at);
        if (open == SIZE_MAX) return false;
        if (str_eq(str_trim(str_slice(branches, at, open)), category)) return true;
        at = brace_end(branches, open + 1) + 1;
    }
    return false;
}

static size_t check_plurals(const Message *message, const char *lang) {
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(lang, &status);
    const Str words = message->text->text, plural = STR(", plural,");
    size_t n = 0;
    for (size_t at = 0; (at = str_find(words, plural, at)) != SIZE_MAX; n++) {
        at += plural.n;
        UEnumeration *categories = uplrules_getKeywords(rules, &status);
        assert_true(U_SUCCESS(status));
        const Str branches = str_slice(words, at, brace_end(words, at));
        for (const char *category; (category = uenum_next(categories, NULL, &status));) {
            if (!has_branch(branches, str_of(category)))
                fail_msg("%s, %.*s: no plural '%s'", lang, STR_ARGS(message->name), category);
        }
        uenum_close(categories);
    }
    uplrules_close(rules);
    return n;
}

static void look_at_plurals(Kit *kit, Messages *english, Messages *other, const char *lang) {
    (void)kit;
    (void)english;
    size_t n = 0;
    for (size_t i = 0; i < other->by_name.n; i++)
        n += check_plurals(other->by_name.at[i].value, lang);
    assert_true(n >= 15);
}

static void plurals_have_all_categories_of_the_language(void **state) {
    (void)state;
    assert_true(has_branch(STR(" one {a} few {b {c}} other {d}"), STR("few")));
    assert_false(has_branch(STR(" one {few {b}} other {d}"), STR("few")));
    each_language(look_at_plurals, 0);
}

// The message with `number` for its numbers and a sign that is no letter for its texts.
static Str say(Kit *kit, Messages *messages, const Message *message, int64_t number) {
    MessageValue values[MESSAGE_ARGUMENTS];
    for (size_t i = 0; i < message->n; i++) {
        const Str text = message->selects[i] ? STR("grouped") : STR("§");
        values[i] = (MessageValue){.name = str_cstring(kit->arena, message->arguments[i].name),
                                   .text = text_plain(kit->arena, text),
                                   .number = number};
    }
    return messages_words(messages, kit->arena, str_cstring(kit->arena, message->name), values,
                          message->n);
}

static void look_at_formats(Kit *kit, Messages *english, Messages *other, const char *lang) {
    (void)english;
    for (size_t i = 0; i < other->by_name.n; i++) {
        const Message *message = other->by_name.at[i].value;
        for (size_t k = 0; k < COUNT_OF(NUMBERS); k++) {
            const Str words = say(kit, other, message, NUMBERS[k]);
            const bool fine = words.n > 0 || str_eq(message->name, STR("sentence-separator"));
            if (!fine || str_find_char(words, '{', 0) != SIZE_MAX ||
                str_find_char(words, '}', 0) != SIZE_MAX ||
                str_find(words, STR("\xEF\xB7"), 0) != SIZE_MAX)
                fail_msg("%s, %.*s with %d: '%.*s'", lang, STR_ARGS(message->name), (int)NUMBERS[k],
                         STR_ARGS(words));
        }
    }
}

static void every_message_can_be_said_of_any_number(void **state) {
    (void)state;
    each_language(look_at_formats, 0);
}

// Words that are the same in another language.
static const struct {
    const char *lang, *name, *why;
} COGNATES[] = {
    {"fr", "colophon-version", "Version is French"},
    {"fr", "colophon-licence", "Licence is French"},
    {"fr", "column-total", "Total is French"},
    {"es", "column-total", "Total is Spanish"},
    {"es", "bars-total", "Total is Spanish"},
    {"fr", "column-date", "Date is French"},
    {"fr", "column-page", "Page is French"},
    {"fr", "column-rapporteur", "English took it from French"},
    {"fr", "document", "document is French"},
    {"fr", "quorum", "quorum is French too"},
    {"es", "no", "no is Spanish"},
};

static bool is_cognate(const char *lang, Str name, bool *used) {
    for (size_t i = 0; i < COUNT_OF(COGNATES); i++) {
        if (strcmp(COGNATES[i].lang, lang) != 0 || !str_eq(str_of(COGNATES[i].name), name))
            continue;
        return used[i] = true;
    }
    return false;
}

// ASCII letters, or letters of more bytes: U+2000 to U+2FFF are signs.
static bool has_letters(Str words) {
    for (size_t i = 0; i < words.n; i++) {
        const unsigned char c = (unsigned char)words.at[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
        if (c >= 0xC3 && c != 0xE2) return true;
    }
    return false;
}

static void nothing_is_left_in_english(void **state) {
    (void)state;
    bool used[COUNT_OF(COGNATES)] = {0};
    for (size_t l = 1; l < COUNT_OF(LANGUAGES); l++) {
        Kit kit;
        kit_open(&kit);
        Messages *english = load(&kit, "en"), *other = load(&kit, LANGUAGES[l]);
        for (size_t i = 0; i < other->by_name.n; i++) {
            const Message *message = other->by_name.at[i].value;
            const Str said = say(&kit, other, message, 2);
            const Str in_english =
                say(&kit, english, map_lookup(&english->by_name, message->name), 2);
            if (str_eq(said, in_english) && has_letters(said) &&
                !is_cognate(LANGUAGES[l], message->name, used))
                fail_msg("%s, %.*s is English: '%.*s'", LANGUAGES[l], STR_ARGS(message->name),
                         STR_ARGS(said));
        }
        messages_drop(english);
        messages_drop(other);
        kit_close(&kit);
    }
    for (size_t i = 0; i < COUNT_OF(COGNATES); i++)
        if (!used[i]) fail_msg("%s, %s is not the same", COGNATES[i].lang, COGNATES[i].name);
}

static void lacks(const char *lang, const Message *message, Str words, const char *wrong) {
    if (str_find(words, str_of(wrong), 0) == SIZE_MAX) return;
    fail_msg("%s, %.*s has '%s': '%.*s'", lang, STR_ARGS(message->name), wrong, STR_ARGS(words));
}

// In French a narrow no-break space stands before these signs and inside « ».
static void look_at_french(const Message *message, Str words) {
    static const char *const signs[] = {":", ";", "!", "?", "»"};
    const Str space = STR("\u202F");
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        for (size_t at = 0; (at = str_find(words, str_of(signs[i]), at)) != SIZE_MAX; at++) {
            if (!str_ends(str_slice(words, 0, at), space)) lacks("fr", message, words, signs[i]);
        }
    }
    lacks("fr", message, words, "« ");
}

static void look_at_signs(Kit *kit, Messages *english, Messages *other, const char *lang) {
    (void)english;
    static const char *const latin[] = {",", ";", "?", "'", "\""};
    const bool arabic = strcmp(lang, "ar") == 0, chinese = strcmp(lang, "zh") == 0;
    for (size_t i = 0; i < other->by_name.n; i++) {
        const Message *message = other->by_name.at[i].value;
        const Str words = say(kit, other, message, 2);
        for (size_t k = arabic || chinese ? 0 : 3; k < COUNT_OF(latin); k++)
            lacks(lang, message, words, latin[k]);
        if (chinese) lacks(lang, message, words, ":");
        if (chinese) lacks(lang, message, words, "(");
        if (strcmp(lang, "fr") == 0) look_at_french(message, words);
    }
}

static void punctuation_is_that_of_the_language(void **state) {
    (void)state;
    each_language(look_at_signs, 1);
}

static Str date_words(Messages *messages, Kit *kit, const char *date, const char *style) {
    Date parsed;
    Str words = {0};
    assert_true(date_parse(str_of(date), &parsed));
    assert_true(messages_date(messages, kit->arena, parsed, str_of(style), &words));
    return words;
}

// Dates and numbers as each language writes them; the digits are European in all.
static void dates_and_numbers_are_those_of_the_language(void **state) {
    (void)state;
    static const struct {
        const char *lang, *first, *day, *month, *quarter, *number;
    } wanted[] = {
        {"en", "1 May 2024", "9 May 2024", "May 2024", "Q2 2024", "12,345"},
        {"fr", "1er mai 2024", "9\u00A0mai 2024", "mai 2024", "2e trimestre 2024", "12\u202F345"},
        {"es", "1\u00A0de mayo de 2024", "9\u00A0de mayo de 2024", "mayo de 2024",
         "2.º trimestre de 2024", "12.345"},
        {"ru", "1\u00A0мая 2024\u00A0года", "9\u00A0мая 2024\u00A0года", "май 2024\u00A0года",
         "2-й квартал 2024\u00A0года", "12\u00A0345"},
        {"ar", "1\u00A0مايو 2024", "9\u00A0مايو 2024", "مايو 2024", "الربع الثاني من عام 2024",
         "12,345"},
        {"zh", "2024年5月1日", "2024年5月9日", "2024年5月", "2024年第二季度", "12,345"},
    };
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        Kit kit;
        kit_open(&kit);
        Messages *m = load(&kit, wanted[i].lang);
        const Str given[] = {
            date_words(m, &kit, "2024-05-01", "long"), date_words(m, &kit, "2024-05-09", "long"),
            date_words(m, &kit, "2024-05", "long"), date_words(m, &kit, "2024-Q2", "long"),
            messages_number(m, kit.arena, 12345)};
        const char *const words[] = {wanted[i].first, wanted[i].day, wanted[i].month,
                                     wanted[i].quarter, wanted[i].number};
        for (size_t k = 0; k < COUNT_OF(words); k++)
            assert_string_equal(str_cstring(kit.arena, given[k]), words[k]);
        messages_drop(m);
        kit_close(&kit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_the_messages_of_english),
        cmocka_unit_test(plurals_have_all_categories_of_the_language),
        cmocka_unit_test(every_message_can_be_said_of_any_number),
        cmocka_unit_test(nothing_is_left_in_english),
        cmocka_unit_test(punctuation_is_that_of_the_language),
        cmocka_unit_test(dates_and_numbers_are_those_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
