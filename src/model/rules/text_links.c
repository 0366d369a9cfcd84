// SPDX-License-Identifier: MIT
// Links in plain text. LI-02: words that say where a link leads. LI-01 and LI-05 in a pasted file,
// where no reader of markup goes before.
#include "model/rules/checks.h"
#include "model/rules/text.h"

enum { WORDS_MAX = 512, ADDRESS_MAX = 2048, TAG_MAX = 256 }; // [bytes] longer is something else

bool text_says_nothing(Str words) {
    static const Str EMPTY[] = {
        STR_INIT("here"),       STR_INIT("click here"), STR_INIT("see here"),
        STR_INIT("read here"),  STR_INIT("this link"),  STR_INIT("link"),
        STR_INIT("read more"),  STR_INIT("more"),       STR_INIT("read more here"),
        STR_INIT("learn more"), STR_INIT("this page"),
    };
    words = str_trim(words);
    for (size_t i = 0; i < COUNT_OF(EMPTY); i++)
        if (str_eq_ascii_fold(words, EMPTY[i])) return true;
    return false;
}

static void report_words(const TextJob *job, Span at) {
    const Str words = str_slice(job->value->text, at.lo, at.hi);
    text_report(
        job, "LI-02", at,
        str_format(job->diag->arena, "'%.*s' does not say where it leads", STR_ARGS(words)));
    diag_help(job->diag, "name what is found there, and make these words the link");
}

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
}

// "See here", "read more here": what remains of a link whose address is lost.
void text_link_words(const TextJob *job) {
    static const Str LEADS[] = {STR_INIT("see here"), STR_INIT("click here"),
                                STR_INIT("more here")};
    const Str text = job->value->text;
    if (!str_starts(job->lang, STR("en"))) return;
    for (size_t at = str_find(text, STR("here"), 0); at != SIZE_MAX;
         at = str_find(text, STR("here"), at + 4)) {
        const size_t end = at + 4;
        if (end < text.n && is_word_byte(text.at[end])) continue;
        for (size_t i = 0; i < COUNT_OF(LEADS); i++) {
            const size_t lo = end >= LEADS[i].n ? end - LEADS[i].n : SIZE_MAX;
            if (lo == SIZE_MAX || (lo > 0 && is_word_byte(text.at[lo - 1]))) continue;
            if (str_eq_ascii_fold(str_slice(text, lo, end), LEADS[i]))
                report_words(job, (Span){(uint32_t)lo, (uint32_t)end});
        }
    }
}

// Of the model: the words of real links, then words that should be links.
typedef struct {
    const Record *owner;
    const Field *field;
    Diag *diag;
} WordsCheck;

static bool is_autolink(const Inline *link) {
    const Source *source = link->place.source;
    return source && link->place.span.lo < source->bytes.n &&
           source->bytes.at[link->place.span.lo] == '<';
}

static bool is_bare_address(const Inline *link, Str words) {
    return !is_autolink(link) &&
           (str_starts(words, STR("https://")) || str_starts(words, STR("http://")));
}

static void check_link(void *self, const Inline *at) {
    const WordsCheck *check = self;
    if (at->kind != INLINE_LINK || is_autolink(at)) return;
    const Str words = inline_plain(check->diag->arena, at->children);
    const bool bare = is_bare_address(at, words);
    if (!bare && !text_says_nothing(words)) return;
    diag_add(check->diag, SEVERITY_WARNING, "LI-02", at->place,
             bare ? "the link's only text is its address, '%.*s'"
                  : "'%.*s' does not say where the link leads",
             STR_ARGS(words));
    check_path(check->diag, check->owner, check->field->name);
    diag_help(check->diag, "%s",
              bare ? "write it as <…>, or name what is found there" : "name what is found there");
}

static void check_datum(void *self, const Record *owner, const Field *field, const Datum *datum) {
    WordsCheck check = {owner, field, self};
    datum_visit_inlines(datum, check_link, &check);
}

void check_link_words(const Model *model, Diag *diag) {
    model_visit(&(Visitor){.datum = check_datum, .self = diag}, model->root);
    text_visit(model, diag, text_link_words);
}

// Of a pasted file

static void check_target(const TextJob *job, size_t open, size_t middle) {
    const Str text = job->value->text;
    const Str near = str_slice(text, 0, middle + ADDRESS_MAX);
    const size_t close = str_find_char(near, ')', middle);
    const size_t newline = str_find_char(near, '\n', middle);
    const Span whole = {(uint32_t)open, (uint32_t)(close == SIZE_MAX ? middle + 2 : close + 1)};
    if (close == SIZE_MAX || newline < close) {
        text_report(job, "LI-05", (Span){(uint32_t)open, (uint32_t)middle + 2},
                    STR("the link is not closed"));
        diag_help(job->diag, "end its address with ')'");
        return;
    }
    const Str target = str_trim(str_slice(text, middle + 2, close));
    const Span words = {(uint32_t)open + 1, (uint32_t)middle};
    if (target.n == 0 || str_eq(target, STR("#"))) {
        text_report(job, "LI-01", whole,
                    str_format(job->diag->arena, "the link leads nowhere: its target is '%.*s'",
                               STR_ARGS(target)));
        diag_help(job->diag, "give the address, or remove the link and keep its words");
    }
    if (text_says_nothing(str_slice(text, words.lo, words.hi))) report_words(job, words);
}

// "](" with the "[" that opens it in the same paragraph.
static void check_links(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t at = str_find(text, STR("]("), 0); at != SIZE_MAX;
         at = str_find(text, STR("]("), at + 2)) {
        size_t open = at;
        const size_t first = at > WORDS_MAX ? at - WORDS_MAX : 0;
        while (open > first && text.at[open] != '[' && text.at[open] != '\n') open--;
        if (text.at[open] == '[') check_target(job, open, at);
    }
}

static bool is_tag(Str inside) {
    size_t at = inside.n && inside.at[0] == '/' ? 1 : 0;
    const size_t from = at;
    while (at < inside.n && is_word_byte(inside.at[at])) at++;
    if (at == from || (inside.at[from] >= '0' && inside.at[from] <= '9')) return false;
    return at == inside.n || inside.at[at] == ' ' || inside.at[at] == '/';
}

static void check_tags(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t at = str_find_char(text, '<', 0); at != SIZE_MAX;
         at = str_find_char(text, '<', at + 1)) {
        const size_t close = str_find_char(str_slice(text, 0, at + TAG_MAX), '>', at);
        if (close == SIZE_MAX) continue;
        const Str inside = str_slice(text, at + 1, close);
        if (!is_tag(inside)) continue;
        const Span tag = {(uint32_t)at, (uint32_t)close + 1};
        text_report(job, "LI-05", tag,
                    str_format(job->diag->arena, "raw HTML: '<%.*s>'", STR_ARGS(inside)));
        diag_help(job->diag, "leave it out, or use *emphasis*");
        text_offer(job, tag, (Str){"", 0});
    }
}

void text_targets(const TextJob *job) {
    check_links(job);
    check_tags(job);
}
