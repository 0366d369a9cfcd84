// SPDX-License-Identifier: MIT
// Language tags: those of RFC 5646's examples that are well-formed, and what is not.
#include "base/language.h"

#include "support.h"

static void well_formed_tags_pass(void **state) {
    (void)state;
    static const char *const TAGS[] = {"en",
                                       "de",
                                       "fr",
                                       "zh-Hans",
                                       "sr-Cyrl",
                                       "zh-cmn-Hans-CN",
                                       "cmn-Hans-CN",
                                       "yue-HK",
                                       "zh-yue-HK",
                                       "sr-Latn-RS",
                                       "sl-rozaj",
                                       "sl-rozaj-biske",
                                       "de-CH-1901",
                                       "sl-IT-nedis",
                                       "hy-Latn-IT-arevela",
                                       "es-419",
                                       "de-CH-x-phonebk",
                                       "az-Arab-x-AZE-derbend",
                                       "x-whatever",
                                       "qaa-Qaaa-QM-x-southern",
                                       "en-US-u-islamcal",
                                       "zh-CN-a-myext-x-private",
                                       "en-a-myext-b-another",
                                       "EN-us",
                                       "abcd",
                                       "abcdefgh"};
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (!language_tag_is_well_formed(str_of(TAGS[i]))) fail_msg("%s is refused", TAGS[i]);
}

static void other_tags_are_refused(void **state) {
    (void)state;
    static const char *const TAGS[] = {
        "",        "e",         "-",        "en-",          "-en",
        "en--US",  "en_US",     "a-DE",     "en-u",         "en-u-",
        "en-x",    "x",         "x-",       "abcdefghi",    "en-abcdefghi",
        "12",      "en-12",     "en-US-US", "zh-Hans-Hans", "en us",
        "en-ü",    "i-klingon", "en-u-a",   "de-1",         "en-x-abcdefghi",
        "english-"};
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (language_tag_is_well_formed(str_of(TAGS[i]))) fail_msg("%s passes", TAGS[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_tags_pass),
        cmocka_unit_test(other_tags_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
