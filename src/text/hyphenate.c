// SPDX-License-Identifier: MIT
// Hyphenate: adapter of libhyphen. Works on the letters of a word, in lower case and in the
// dictionary's own encoding; points come back as byte offsets of the text.
#include "text/hyphenate.h"

#include <hyphen.h>
#include <sha2.h>
#include <stdlib.h>
#include <unicode/ucnv.h>

#include "base/fs.h"
#include "base/utf8.h"
#include "text/unicode.h"

#if defined(__SANITIZE_ADDRESS__)
// libhyphen 2.8.8 loses a few bytes for each pattern that a dictionary lists twice (French,
// Russian): once in a process. LeakSanitizer asks here what to overlook.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libhyphen\n";
}
#endif

typedef struct {
    const char *lang, *path;
} DictionaryFile;

// Longest language tags first: the first that begins the asked one counts.
static const DictionaryFile FILES[] = {
    {"en-GB", "/usr/share/hyphen/hyph_en_GB.dic"}, {"en", "/usr/share/hyphen/hyph_en_US.dic"},
    {"fr", "/usr/share/hyphen/hyph_fr.dic"},       {"es", "/usr/share/hyphen/hyph_es_ES.dic"},
    {"ru", "/usr/share/hyphen/hyph_ru_RU.dic"},
};

typedef struct {
    bool tried;
    bool asked; // in this document
    HyphenDict *dictionary;
    UConverter *converter;                    // NULL for UTF-8
    char sha256[SHA256_DIGEST_STRING_LENGTH]; // of the file; empty until it is asked for
} Entry;

struct Hyphenator {
    Entry entries[COUNT_OF(FILES)];
};

Hyphenator *hyphenator_new(void) {
    Hyphenator *hyphenator = calloc(1, sizeof *hyphenator);
    if (!hyphenator) fatal_out_of_memory(sizeof *hyphenator);
    return hyphenator;
}

void hyphenator_drop(Hyphenator *hyphenator) {
    if (!hyphenator) return;
    for (size_t i = 0; i < COUNT_OF(FILES); i++) {
        const Entry *entry = &hyphenator->entries[i];
        if (entry->dictionary) hnj_hyphen_free(entry->dictionary);
        if (entry->converter) ucnv_close(entry->converter);
    }
    free(hyphenator);
}

static void load(Entry *entry, const char *path) {
    entry->tried = true;
    if (!fs_exists(path)) return;
    entry->dictionary = hnj_hyphen_load(path);
    if (!entry->dictionary || entry->dictionary->utf8) return;
    UErrorCode status = U_ZERO_ERROR;
    entry->converter = ucnv_open(entry->dictionary->cset, &status);
    if (U_SUCCESS(status)) return;
    hnj_hyphen_free(entry->dictionary);
    entry->dictionary = NULL;
}

static const Entry *entry_for(Hyphenator *hyphenator, Str lang) {
    for (size_t i = 0; i < COUNT_OF(FILES); i++) {
        const Str tag = str_of(FILES[i].lang);
        if (lang.n < tag.n || !str_eq_ascii_fold(str_slice(lang, 0, tag.n), tag)) continue;
        if (lang.n > tag.n && lang.at[tag.n] != '-') continue;
        Entry *entry = &hyphenator->entries[i];
        if (!entry->tried) load(entry, FILES[i].path);
        entry->asked = true;
        return entry->dictionary ? entry : NULL;
    }
    return NULL;
}

enum { MIN_LETTERS = 5, MAX_LETTERS = 64, MIN_LEFT = 2, MIN_RIGHT = 3, ROOM = MAX_LETTERS * 4 + 8 };

// The letters of a text in the encoding of a dictionary, with the byte that each begins at.
typedef struct {
    char code[ROOM];
    int code_n;
    uint32_t starts[MAX_LETTERS];
    uint16_t codes[MAX_LETTERS]; // where in `code` each letter begins
    int n;
} Letters;

static int encode(const Entry *entry, uint32_t scalar, char to[4]) {
    const uint32_t lower = char_lower(scalar);
    if (!entry->converter) return (int)utf8_encode(lower, to);
    UErrorCode status = U_ZERO_ERROR;
    if (lower > UINT16_MAX) return 0;
    const UChar unit = (UChar)lower;
    const int32_t n = ucnv_fromUChars(entry->converter, to, 4, &unit, 1, &status);
    return U_FAILURE(status) ? 0 : n;
}

// Collects the one run of letters in `text`; false when there is more than one, or none that is
// worth parting.
static bool collect(const Entry *entry, Str text, Letters *letters) {
    bool ended = false;
    for (size_t offset = 0; offset < text.n;) {
        const uint32_t lo = (uint32_t)offset;
        const uint32_t scalar = utf8_next(text, &offset);
        if (!char_is_letter(scalar)) {
            ended = letters->n > 0;
            continue;
        }
        if (ended || letters->n == MAX_LETTERS) return false;
        letters->starts[letters->n] = lo;
        letters->codes[letters->n++] = (uint16_t)letters->code_n;
        const int n = encode(entry, scalar, letters->code + letters->code_n);
        if (n == 0) return false;
        letters->code_n += n;
    }
    return letters->n >= MIN_LETTERS;
}

const bool *hyphenate(Hyphenator *hyphenator, Arena *arena, Str text, Str lang) {
    const Entry *entry = entry_for(hyphenator, lang);
    Letters letters = {.n = 0};
    if (!entry || !collect(entry, text, &letters)) return NULL;
    char marks[ROOM] = "";
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    const int failed = hnj_hyphen_hyphenate2(entry->dictionary, letters.code, letters.code_n, marks,
                                             NULL, &replacements, &positions, &cuts);
    bool *points = NULL;
    for (int i = MIN_LEFT; !failed && i <= letters.n - MIN_RIGHT; i++) {
        // An odd value behind a letter allows a hyphen there; spellings that change are left out.
        const bool changes = replacements && replacements[i - 1];
        // In UTF-8 dictionaries the marks count characters, in others bytes: both are letters here.
        if (!(marks[i - 1] & 1) || changes) continue;
        if (!points) points = arena_push(arena, bool, text.n + 1);
        points[letters.starts[i]] = true;
    }
    for (int i = 0; replacements && i < letters.code_n; i++) free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
    return points;
}

void hyphenator_next_document(Hyphenator *hyphenator) {
    for (size_t i = 0; i < COUNT_OF(FILES); i++) hyphenator->entries[i].asked = false;
}

size_t hyphenator_asked(Hyphenator *hyphenator, Arena *arena, HyphenationFile **out) {
    HyphenationFile *files = arena_push(arena, HyphenationFile, COUNT_OF(FILES));
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(FILES); i++) {
        Entry *entry = &hyphenator->entries[i];
        if (!entry->asked) continue;
        if (entry->dictionary && !entry->sha256[0]) SHA256File(FILES[i].path, entry->sha256);
        const Str name = fs_base_name(str_of(FILES[i].path));
        files[n++] = (HyphenationFile){name, str_copy(arena, str_of(entry->sha256))};
    }
    *out = files;
    return n;
}
