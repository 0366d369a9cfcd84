// SPDX-License-Identifier: MIT
// LA-01, LA-02: the language given is that of the text and of the address. LA-03: a translation
// leads to the text that counts.
#include "base/utf8.h"
#include "model/rules/ask.h"

enum {
    LETTERS_MIN = 40,     // fewer say nothing about a language
    LETTERS_MOST = 50000, // more say nothing new
};

// Scripts that tell languages apart; all others are Latin.
typedef enum { LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, HAN, KANA, HANGUL, SCRIPTS } Script;

static const char *const SCRIPT_NAMES[SCRIPTS] = {"Latin",  "Greek", "Cyrillic", "Hebrew",
                                                  "Arabic", "Han",   "Kana",     "Hangul"};

static const struct {
    uint32_t first, last;
    Script script;
} RANGES[] = {
    {'A', 'Z', LATIN},      {'a', 'z', LATIN},        {0xC0, 0x24F, LATIN},
    {0x370, 0x3FF, GREEK},  {0x400, 0x52F, CYRILLIC}, {0x5D0, 0x5EA, HEBREW},
    {0x620, 0x64A, ARABIC}, {0x671, 0x6D3, ARABIC},   {0x3040, 0x30FF, KANA},
    {0x3400, 0x4DBF, HAN},  {0x4E00, 0x9FFF, HAN},    {0xAC00, 0xD7A3, HANGUL},
};

static const struct {
    char lang[3];
    Script script;
} LANGUAGES[] = {
    {"ar", ARABIC},   {"fa", ARABIC},   {"ur", ARABIC},   {"he", HEBREW},   {"yi", HEBREW},
    {"ru", CYRILLIC}, {"uk", CYRILLIC}, {"bg", CYRILLIC}, {"be", CYRILLIC}, {"mk", CYRILLIC},
    {"el", GREEK},    {"zh", HAN},      {"ja", KANA},     {"ko", HANGUL},   {"en", LATIN},
    {"fr", LATIN},    {"es", LATIN},    {"pt", LATIN},    {"de", LATIN},    {"it", LATIN},
    {"nl", LATIN},    {"pl", LATIN},    {"cs", LATIN},    {"sv", LATIN},    {"tr", LATIN},
    {"vi", LATIN},    {"id", LATIN},
};

static bool script_of_language(Str lang, Script *out) {
    const Str primary = str_slice(lang, 0, str_find_char(lang, '-', 0));
    for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++)
        if (str_eq_ascii_fold(primary, str_of(LANGUAGES[i].lang)))
            return *out = LANGUAGES[i].script, true;
    return false;
}

typedef struct {
    size_t letters[SCRIPTS], all;
    Place first[SCRIPTS]; // a text that has letters of it
} Letters;

static bool is_ascii_letter(uint32_t scalar) {
    return (scalar | 0x20) >= 'a' && (scalar | 0x20) <= 'z';
}

static void count_letter(Letters *letters, uint32_t scalar, Place place) {
    if (scalar < 0x80 && !is_ascii_letter(scalar)) return;
    for (size_t i = 0; i < COUNT_OF(RANGES); i++) {
        if (scalar < RANGES[i].first || scalar > RANGES[i].last) continue;
        const Script script = RANGES[i].script;
        if (letters->letters[script]++ == 0) letters->first[script] = place;
        letters->all++;
        return;
    }
}

static void see_value(Letters *letters, const Value *value) {
    for (size_t at = 0; at < value->text.n && letters->all < LETTERS_MOST;)
        count_letter(letters, utf8_next(value->text, &at), value->place);
}

// Words of the writer: names and quotations may be of any language, but seldom are most of a text.
static void see_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    (void)owner;
    const bool words = field->type == FIELD_TEXT || field->type == FIELD_LABEL;
    if (words && datum->value && datum->value->kind == VALUE_SCALAR) see_value(self, datum->value);
}

// The script of more than two thirds of all letters; SCRIPTS when there is none.
static Script main_script(const Letters *letters) {
    for (size_t i = 0; i < SCRIPTS; i++)
        if (letters->letters[i] * 3 > letters->all * 2) return (Script)i;
    return SCRIPTS;
}

static bool fits(Script wanted, Script is) {
    if (wanted == KANA) return is == KANA || is == HAN || is == SCRIPTS;
    return wanted == is;
}

static void check_script(const Model *model, Diag *diag) {
    const Record *document = ask_document(model);
    const bool given = ask_says(document, STR("lang"));
    Letters letters = {0};
    Script wanted;
    if (!script_of_language(model->lang, &wanted)) return;
    model_visit(&(Visitor){.datum = see_datum, .self = &letters}, model->root);
    const Script is = main_script(&letters);
    if (letters.all < LETTERS_MIN || is == SCRIPTS || fits(wanted, is)) return;
    if (letters.letters[wanted] * 10 > letters.all) return; // names of elsewhere in a short text
    const Str field = given ? STR("lang") : STR("title");
    diag_add(diag, given ? SEVERITY_WARNING : SEVERITY_ERROR, given ? "LA-02" : "LA-01",
             record_place(document, field),
             given ? "the language of this edition is '%.*s', but most letters are %s"
                   : "the document says no language: '%.*s' is taken, but most letters are %s",
             STR_ARGS(model->lang), SCRIPT_NAMES[is]);
    diag_note(diag, letters.first[is], "letters of that script stand here");
    ask_end(diag, document, STR("lang"), "write the language of the text into 'lang'",
            given ? "LA-02" : "LA-01");
}

// A language in an address, as in "/ar/" or "-ar.pdf"; empty without one.
static Str language_in(Str url) {
    for (size_t i = 0; i + 3 < url.n; i++) {
        const char before = url.at[i], after = url.at[i + 3];
        const bool folder = before == '/' && after == '/';
        const bool ending = before == '-' && after == '.';
        Script script;
        if ((folder || ending) && script_of_language(str_slice(url, i + 1, i + 3), &script))
            return str_slice(url, i + 1, i + 3);
    }
    return (Str){0};
}

static void check_authoritative_url(Diag *diag, const Record *authoritative) {
    const Str lang = record_string(authoritative, STR("lang"));
    const Str named = language_in(record_string(authoritative, STR("url")));
    if (named.n == 0 || str_eq_ascii_fold(named, str_slice(lang, 0, 2))) return;
    diag_add(diag, SEVERITY_WARNING, "LA-02", record_place(authoritative, STR("url")),
             "the address is that of an edition in '%.*s', not in '%.*s'", STR_ARGS(named),
             STR_ARGS(lang));
    diag_note(diag, record_place(authoritative, STR("lang")), "the language is given here");
    ask_end(diag, authoritative, STR("url"), "correct one of the two", "LA-02");
}

void check_language_of_text(const Model *model, Diag *diag) {
    check_script(model, diag);
    const Record *authoritative = record_child(ask_document(model), STR("authoritative"));
    if (authoritative) check_authoritative_url(diag, authoritative);
}

void check_translations(const Model *model, Diag *diag) {
    const Record *document = ask_document(model);
    const Str own = record_string(document, STR("lang"));
    const Record *authoritative = record_child(document, STR("authoritative"));
    if (str_eq(model->lang, own.n ? own : STR("en"))) return;
    if (authoritative && ask_says(authoritative, STR("url"))) return;
    const Record *at = authoritative ? authoritative : document;
    const Str field = authoritative ? STR("url") : STR("authoritative");
    diag_add(diag, SEVERITY_WARNING, "LA-03", record_place(at, field),
             "the edition in '%.*s' is a translation without a link to the text that counts",
             STR_ARGS(model->lang));
    ask_end(diag, at, field, "add 'authoritative' with its 'lang' and 'url'", "LA-03");
}
