// SPDX-License-Identifier: MIT
// LI-06: an address is whole: no line end in a URL, no mail address that cannot be one.
#include "model/rules/checks.h"
#include "model/rules/text.h"

enum { PAGE = 8192 }; // [bytes] how far away an address is looked for

static bool is_blank(char c) {
    return (unsigned char)c <= ' ';
}

static size_t token_end(Str text, size_t at) {
    while (at < text.n && !is_blank(text.at[at]) && text.at[at] != '<' && text.at[at] != '>' &&
           text.at[at] != '"')
        at++;
    return at;
}

static bool begins_url(Str text) {
    return str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
}

// The next URL at or after `from`.
static bool next_url(Str text, size_t from, Span *out) {
    size_t at = str_find(text, STR("http"), from);
    while (at != SIZE_MAX && !begins_url(str_slice(text, at, text.n)))
        at = str_find(text, STR("http"), at + 1);
    if (at == SIZE_MAX) return false;
    *out = (Span){(uint32_t)at, (uint32_t)token_end(text, at)};
    return true;
}

// The first word of the next line; empty when a blank line or nothing follows.
static Span continuation(Str text, size_t at) {
    while (at < text.n && text.at[at] == ' ') at++;
    if (at >= text.n || text.at[at] != '\n') return (Span){0};
    at++;
    const size_t end = token_end(text, at);
    return end > at ? (Span){(uint32_t)at, (uint32_t)end} : (Span){0};
}

// Where the address stands whole, other than at `not_at`: a PDF lists the targets of a page's links
// at its end.
static bool find_whole(Str text, Str address, size_t not_at, Span *out) {
    const Str page = str_slice(text, 0, not_at + PAGE);
    const size_t from = not_at > PAGE ? not_at - PAGE : 0;
    for (size_t at = str_find(page, address, from); at != SIZE_MAX;
         at = str_find(page, address, at + 1)) {
        if (at == not_at) continue;
        *out = (Span){(uint32_t)at, (uint32_t)(at + address.n)};
        return true;
    }
    return false;
}

static void report_broken(const TextJob *job, Span url, Span rest, Str address) {
    const Str text = job->value->text;
    Span whole;
    const bool proven = find_whole(text, address, url.lo, &whole);
    const Span at = {url.lo, rest.hi};
    text_report(job, "LI-06", at, STR("the address is broken by a line end"));
    if (proven)
        diag_note(job->diag, value_place_at(job->value, whole.lo, whole.hi), "here it is whole");
    diag_help(job->diag, "write '%.*s'", STR_ARGS(address));
    text_offer(job, at, address);
}

// A line end behind '-' is one within the address; elsewhere only the whole address proves it.
static void check_url(const TextJob *job, Span url) {
    const Str text = job->value->text;
    const Span rest = continuation(text, url.hi);
    if (rest.hi == 0) return;
    const Str address = str_format(job->diag->arena, "%.*s%.*s", (int)(url.hi - url.lo),
                                   text.at + url.lo, (int)(rest.hi - rest.lo), text.at + rest.lo);
    Span whole;
    const bool hyphen = text.at[url.hi - 1] == '-';
    if (hyphen || find_whole(text, address, url.lo, &whole)) report_broken(job, url, rest, address);
}

static bool is_mail_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == '+' || c == '@' || c < 0;
}

// name@host.domain: one '@', a dot in the host, no dot at an end or beside another.
static bool is_mail_address(Str address) {
    const size_t at = str_find_char(address, '@', 0);
    const Str host = str_slice(address, at + 1, address.n);
    if (at == 0 || host.n == 0 || str_find_char(host, '@', 0) != SIZE_MAX) return false;
    if (str_find(address, STR(".."), 0) != SIZE_MAX || str_find_char(host, '_', 0) != SIZE_MAX)
        return false;
    const size_t dot = str_find_char(host, '.', 0);
    return dot != SIZE_MAX && dot > 0 && host.at[host.n - 1] != '.' && host.at[host.n - 1] != '-' &&
           host.at[0] != '-';
}

// The token around '@'; empty when nothing is in front of it: "@name" is no address.
static Span mail_around(Str text, size_t at) {
    size_t lo = at, hi = at + 1;
    while (lo > 0 && is_mail_byte(text.at[lo - 1]) && text.at[lo - 1] != '@') lo--;
    while (hi < text.n && is_mail_byte(text.at[hi])) hi++;
    while (hi > at + 1 && text.at[hi - 1] == '.') hi--; // the stop of the sentence
    const bool in_url = lo > 0 && (text.at[lo - 1] == '/' || text.at[lo - 1] == ':');
    const bool in_mailto = lo >= 7 && str_eq(str_slice(text, lo - 7, lo), STR("mailto:"));
    return lo == at || (in_url && !in_mailto) ? (Span){0} : (Span){(uint32_t)lo, (uint32_t)hi};
}

static void check_mail(const TextJob *job) {
    const Str text = job->value->text;
    for (size_t at = str_find_char(text, '@', 0); at != SIZE_MAX;) {
        const Span mail = mail_around(text, at);
        const Str address = str_slice(text, mail.lo, mail.hi);
        if (mail.hi && !is_mail_address(address)) {
            text_report(
                job, "LI-06", mail,
                str_format(job->diag->arena, "'%.*s' is no mail address", STR_ARGS(address)));
            diag_help(job->diag, "write it as name@host.domain");
        }
        const size_t next = mail.hi > at ? mail.hi : at + 1;
        at = str_find_char(text, '@', next);
    }
}

void text_addresses(const TextJob *job) {
    Span url = {0};
    while (next_url(job->value->text, url.hi, &url)) check_url(job, url);
    check_mail(job);
}

void check_addresses(const Model *model, Diag *diag) {
    text_visit(model, diag, text_addresses);
}
