// SPDX-License-Identifier: MIT
// message  = { text | "''" | "'" | "#" | "{" argument "}" }
// argument = name [ "," ("number" | "date" | choice) ]
// choice   = ("plural" | "selectordinal" | "select") "," { word "{" message "}" }
#include "compose/message.h"

#include "base/buf.h"

typedef struct {
    Arena *arena;
    Message *message;
    Diag *diag;
    Str in;
    size_t at;
    int depth; // of choices
    bool failed;
    Buf literal; // of the next piece
    Buf out;     // the pattern with positions
} Parser;

static void fail(Parser *p, const char *code, size_t lo, size_t hi, const char *problem) {
    if (p->failed) return;
    p->failed = true;
    const size_t end = hi < p->in.n ? hi : p->in.n;
    diag_add(p->diag, SEVERITY_FATAL, code,
             value_place_at(p->message->text, lo < end ? lo : end, end), "message '%.*s': %s",
             STR_ARGS(p->message->name), problem);
}

static char peek(const Parser *p) {
    return p->at < p->in.n ? p->in.at[p->at] : 0;
}

static void skip_blanks(Parser *p) {
    while (p->at < p->in.n && strchr(" \t\n", p->in.at[p->at])) p->at++;
}

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '=' || c == ':';
}

static Str take_word(Parser *p) {
    skip_blanks(p);
    const size_t from = p->at;
    while (p->at < p->in.n && is_word_byte(p->in.at[p->at])) p->at++;
    const Str word = str_slice(p->in, from, p->at);
    skip_blanks(p);
    return word;
}

static bool take(Parser *p, char c) {
    if (peek(p) != c) return false;
    p->at++;
    return true;
}

static void end_piece(Parser *p, int argument) {
    if (p->literal.n) {
        MessagePiece *piece = vec_push(p->arena, &p->message->pieces);
        *piece = (MessagePiece){str_copy(p->arena, buf_str(&p->literal)), -1};
        buf_clear(&p->literal);
    }
    if (argument >= 0) *vec_push(p->arena, &p->message->pieces) = (MessagePiece){{0}, argument};
}

static int find_argument(Parser *p, Str name, size_t lo) {
    Message *m = p->message;
    Str names[MESSAGE_ARGUMENTS];
    for (size_t i = 0; i < m->n; i++) {
        names[i] = m->arguments[i].name;
        if (str_eq(names[i], name)) {
            m->used[i] = true;
            return (int)i;
        }
    }
    const Str near = diag_did_you_mean(name, names, m->n);
    const Str problem =
        near.n ? str_format(p->arena, "argument '%.*s' is not declared, did you mean '%.*s'?",
                            STR_ARGS(name), STR_ARGS(near))
               : str_format(p->arena, "argument '%.*s' is not declared", STR_ARGS(name));
    fail(p, "MSG-03", lo, p->at, problem.at);
    return -1;
}

static void parse_message(Parser *p);

// The branches of a choice: word "{" message "}" again and again; one is "other".
static void parse_branches(Parser *p, size_t lo) {
    bool other = false;
    while (!p->failed && peek(p) != '}') {
        const Str word = take_word(p);
        if (str_starts(word, STR("offset:"))) {
            buf_putc(&p->out, ' ');
            buf_put(&p->out, word);
            continue;
        }
        if (word.n == 0 || !take(p, '{')) {
            fail(p, "MSG-02", lo, p->at + 1, "a branch is a word and a message in braces");
            return;
        }
        other = other || str_eq(word, STR("other"));
        buf_putc(&p->out, ' ');
        buf_put(&p->out, word);
        buf_putc(&p->out, '{');
        parse_message(p);
        if (!take(p, '}')) fail(p, "MSG-02", lo, p->in.n, "a brace is not closed");
        buf_putc(&p->out, '}');
        skip_blanks(p);
    }
    if (!other) fail(p, "MSG-02", lo, p->at, "a choice needs the branch 'other'");
}

static void parse_choice(Parser *p, int argument, Str kind, size_t lo) {
    const bool select = str_eq(kind, STR("select"));
    const ArgumentType type = p->message->arguments[argument].type;
    if (select ? type != ARGUMENT_TEXT : type != ARGUMENT_NUMBER) {
        fail(p, "MSG-03", lo, p->at,
             select ? "select needs a text argument" : "plural needs a number argument");
    }
    if (++p->depth > MESSAGE_DEPTH) fail(p, "MSG-02", lo, p->at, "choices are nested too deep");
    p->message->chooses = true;
    if (select) p->message->selects[argument] = true;
    buf_put(&p->out, STR(", "));
    buf_put(&p->out, kind);
    buf_putc(&p->out, ',');
    if (!take(p, ',')) fail(p, "MSG-02", lo, p->at + 1, "a comma is missing after the choice");
    skip_blanks(p);
    parse_branches(p, lo);
    p->depth--;
}

static bool is_choice(Str kind) {
    return str_eq(kind, STR("plural")) || str_eq(kind, STR("selectordinal")) ||
           str_eq(kind, STR("select"));
}

// `number` and `date` say again what was declared.
static void check_format(Parser *p, ArgumentType type, Str kind, size_t lo) {
    const bool number = str_eq(kind, STR("number"));
    if (!number && !str_eq(kind, STR("date"))) {
        fail(p, "MSG-02", lo, p->at, "knows number, date, plural, selectordinal and select only");
    } else if (type != (number ? ARGUMENT_NUMBER : ARGUMENT_DATE)) {
        fail(p, "MSG-03", lo, p->at, "the argument is declared with another type");
    }
}

// After the opening brace.
static void parse_argument(Parser *p) {
    const size_t lo = p->at;
    const Str name = take_word(p);
    const int argument = find_argument(p, name, lo);
    if (argument < 0) return;
    const ArgumentType type = p->message->arguments[argument].type;
    buf_putc(&p->out, '{');
    buf_put_int(&p->out, (int64_t)message_position(p->message, (size_t)argument));
    const Str kind = take(p, ',') ? take_word(p) : (Str){0};
    if (is_choice(kind)) {
        parse_choice(p, argument, kind, lo);
    } else {
        if (kind.n) check_format(p, type, kind, lo);
        if (type == ARGUMENT_NUMBER) buf_put(&p->out, STR(", number"));
        if (p->depth == 0) end_piece(p, argument);
    }
    if (!take(p, '}')) fail(p, "MSG-02", lo, p->in.n, "a brace is not closed");
    buf_putc(&p->out, '}');
}

static void parse_apostrophe(Parser *p) {
    const char next = p->at + 1 < p->in.n ? p->in.at[p->at + 1] : 0;
    if (next && strchr("{}#|", next)) {
        fail(p, "MSG-04", p->at, p->at + 2,
             "an ASCII apostrophe before a brace would quote it; write ’ or double it");
    }
    buf_putc(&p->literal, '\'');
    buf_put(&p->out, STR("''"));
    p->at += next == '\'' ? 2 : 1;
}

// Up to the end, or to the brace that closes a branch.
static void parse_message(Parser *p) {
    while (!p->failed && p->at < p->in.n) {
        const char c = peek(p);
        if (c == '}') {
            if (p->depth == 0) fail(p, "MSG-02", p->at, p->at + 1, "a brace closes nothing");
            return;
        }
        if (c == '\'') {
            parse_apostrophe(p);
        } else if (take(p, '{')) {
            parse_argument(p);
        } else {
            buf_putc(&p->literal, c);
            buf_putc(&p->out, c);
            p->at++;
        }
    }
}

size_t message_text_count(const Message *message) {
    size_t texts = 0;
    for (size_t i = 0; i < message->n; i++) texts += message->arguments[i].type != ARGUMENT_NUMBER;
    return texts;
}

size_t message_position(const Message *message, size_t argument) {
    const bool number = message->arguments[argument].type == ARGUMENT_NUMBER;
    size_t position = number ? message_text_count(message) : 0;
    for (size_t i = 0; i < argument; i++) {
        position += (message->arguments[i].type == ARGUMENT_NUMBER) == number;
    }
    return position;
}

static void check_arguments(Parser *p) {
    const Message *m = p->message;
    for (size_t i = 0; i < m->n; i++) {
        if (m->used[i]) continue;
        const Str problem = str_format(p->arena, "argument '%.*s' is declared but not used",
                                       STR_ARGS(m->arguments[i].name));
        fail(p, "MSG-03", 0, p->in.n, problem.at);
    }
    const size_t texts = message_text_count(m);
    if (m->chooses && (texts > MESSAGE_TEXTS || m->n - texts > MESSAGE_NUMBERS)) {
        fail(p, "MSG-02", 0, p->in.n, "a message with a choice takes four texts and four numbers");
    }
}

bool message_parse(Arena *arena, Message *message, Diag *diag) {
    Parser p = {.arena = arena, .message = message, .diag = diag, .in = message->text->text};
    parse_message(&p);
    end_piece(&p, -1);
    check_arguments(&p);
    if (message->chooses) {
        message->pattern = str_copy(arena, buf_str(&p.out));
        message->pieces.n = 0;
    }
    buf_release(&p.literal);
    buf_release(&p.out);
    return !p.failed;
}
