// SPDX-License-Identifier: MIT
// diff: what changed between two editions of a document, for people or as JSON.
#include <stdio.h>
#include <string.h>

#include "archive/edition.h"
#include "base/fs.h"
#include "base/json.h"
#include "cli/cli.h"
#include "cli/message_log.h"
#include "model/bind.h"
#include "model/changes.h"

static const char HELP[] =
    "usage: rapporteur diff [--format human|json] OLD NEW\n"
    "\n"
    "Compares two editions of a document: recommendations that are new, gone, moved or have\n"
    "another priority, and due dates that changed. Each is a document file, or a PDF that carries\n"
    "its data. Exit status 0 also when there are changes.\n";

enum { DIFF_ARENA_BYTES = 1 << 20 };

typedef struct {
    bool json;
    const char *old_path, *new_path;
} DiffOptions;

static const Model *load(Arena *arena, Diag *diag, const char *path) {
    const Str folder = fs_folder(fs_real_path(arena, path));
    PdfEdition edition = {.arena = arena};
    const BindOptions options = {
        .arena = arena,
        .diag = diag,
        .root = str_cstring(arena, folder.n ? folder : STR(".")),
        .open = edition_open,
        .open_context = &edition,
    };
    return model_load_edition(&options, path, str_of(path));
}

static Str date_words(const Datum *datum) {
    return datum->value ? datum->value->text : (Str){0};
}

static Str due_words(const Record *row, const Record *milestone) {
    if (!milestone)
        return date_words(record_field(record_child(row, STR("timeline")), STR("expected")));
    const Datum *to = record_field(milestone, STR("to"));
    return date_words(to->kind == DATUM_DATE ? to : record_field(milestone, STR("date")));
}

// What a change is from and to, in words; both empty when it has no ends.
static void ends_of(Arena *arena, const Change *change, Str *from, Str *to) {
    if (change->kind == CHANGE_MOVED) {
        *from = record_string(change->from, STR("id"));
        *to = record_string(change->to, STR("id"));
    } else if (change->kind == CHANGE_PRIORITY) {
        *from = change_priority_words(arena, change->before);
        *to = change_priority_words(arena, change->after);
    } else if (change->kind == CHANGE_DUE) {
        *from = due_words(change->before, change->milestone_before);
        *to = due_words(change->after, change->milestone);
    }
}

static const Record *row_of(const Change *change) {
    return change->after ? change->after : change->before;
}

static void put_place(Buf *out, const char *key, const Record *row) {
    const Place place = row ? record_place(row, STR("id")) : (Place){0};
    if (!place.source) return;
    const LineColumn at = source_line_column(place.source, place.span.lo);
    json_put_key(out, key);
    buf_putc(out, '{');
    json_put_member(out, "file", place.source->path);
    json_put_number(out, "line", at.line);
    json_put_number(out, "column", at.column);
    buf_putc(out, '}');
}

static void put_json(Arena *arena, const Change *change, Buf *out) {
    Str from = {0}, to = {0};
    ends_of(arena, change, &from, &to);
    json_put_comma(out);
    buf_putc(out, '\n');
    buf_putc(out, '{');
    json_put_member(out, "change", str_of(change_kind_word(change->kind)));
    json_put_member(out, "recommendation", record_string(row_of(change), STR("id")));
    json_put_member(out, "review",
                    record_string(record_child(row_of(change), STR("review")), STR("id")));
    if (from.n) json_put_member(out, "from", from);
    if (to.n) json_put_member(out, "to", to);
    if (change->milestone)
        json_put_member(out, "milestone", record_string(change->milestone, STR("title")));
    if (change->kind == CHANGE_DUE) json_put_number(out, "days", change->days);
    put_place(out, "old", change->before);
    put_place(out, "new", change->after);
    buf_putc(out, '}');
}

static void write_json(Arena *arena, const Changes *changes, Buf *out) {
    buf_put(out, STR("{\"counts\":{"));
    for (int kind = 0; kind < CHANGE__COUNT; kind++)
        json_put_number(out, change_kind_word((ChangeKind)kind), (int64_t)changes->counts[kind]);
    buf_put(out, STR("},\"changes\":["));
    for (size_t i = 0; i < changes->n; i++) put_json(arena, &changes->at[i], out);
    buf_put(out, STR("]}\n"));
}

static void put_line(Arena *arena, const Change *change, Buf *out) {
    Str from = {0}, to = {0};
    ends_of(arena, change, &from, &to);
    const Str id = record_string(row_of(change), STR("id"));
    buf_printf(out, "  %.*s", STR_ARGS(id));
    if (change->milestone)
        buf_printf(out, ", %.*s", STR_ARGS(record_string(change->milestone, STR("title"))));
    if (from.n || to.n)
        buf_printf(out, ": %.*s -> %.*s", STR_ARGS(from.n ? from : STR("none")),
                   STR_ARGS(to.n ? to : STR("none")));
    if (change->kind == CHANGE_DUE) buf_printf(out, " (%+d days)", change->days);
    if (change->illegal) buf_put(out, STR(" (back from an end, without a note)"));
    buf_putc(out, '\n');
}

static void write_human(Arena *arena, const Changes *changes, Buf *out) {
    static const char *const HEADS[] = {"new", "gone", "moved", "priority changed",
                                        "due date changed"};
    _Static_assert(COUNT_OF(HEADS) == CHANGE__COUNT, "one heading a kind");
    if (changes->n == 0) buf_put(out, STR("nothing changed\n"));
    for (int kind = 0; kind < CHANGE__COUNT; kind++) {
        if (changes->counts[kind] == 0) continue;
        buf_printf(out, "%s: %zu\n", HEADS[kind], changes->counts[kind]);
        for (size_t i = 0; i < changes->n; i++)
            if (changes->at[i].kind == (ChangeKind)kind) put_line(arena, &changes->at[i], out);
    }
}

static ExitStatus compare(const DiffOptions *options, Arena *arena, Diag *diag) {
    const Model *before = load(arena, diag, options->old_path);
    const Model *after = before ? load(arena, diag, options->new_path) : NULL;
    if (!after) return diag_worst(diag) == SEVERITY_SYSTEM ? STATUS_SYSTEM : STATUS_FINDINGS;
    const Changes *changes = model_changes(arena, before, after);
    Buf out = {0};
    if (options->json)
        write_json(arena, changes, &out);
    else
        write_human(arena, changes, &out);
    fwrite(buf_str(&out).at, 1, out.n, stdout);
    buf_release(&out);
    return STATUS_DONE;
}

static ExitStatus run(const DiffOptions *options) {
    Arena *arena = arena_new(DIFF_ARENA_BYTES);
    Diag diag;
    diag_init(&diag, arena);
    const ExitStatus status = compare(options, arena, &diag);
    const MessageOptions human = {0};
    MessageLog log;
    message_log_init(&log, arena, &human, stderr);
    const MessagePart part = message_part(arena, &human, &diag);
    if (status != STATUS_DONE) message_log_add(&log, &part);
    message_log_end(&log);
    arena_drop(arena);
    return status;
}

static bool set_format(DiffOptions *options, const char *word, ExitStatus *status) {
    static const Str FORMATS[] = {STR_INIT("human"), STR_INIT("json")};
    options->json = strcmp(word, "json") == 0;
    if (options->json || strcmp(word, "human") == 0) return true;
    *status = usage_unknown("format", word, FORMATS, COUNT_OF(FORMATS));
    return false;
}

ExitStatus verb_diff(int argc, char **argv) {
    DiffOptions options = {0};
    ExitStatus status;
    for (int i = 1; i < argc; i++) {
        const bool format = strcmp(argv[i], "--format") == 0 && i + 1 < argc;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(HELP, stdout);
            return STATUS_DONE;
        }
        if (format || strncmp(argv[i], "--format=", 9) == 0) {
            const char *word = format ? argv[++i] : argv[i] + 9;
            if (!set_format(&options, word, &status)) return status;
        } else if (argv[i][0] == '-') {
            return usage_error("unknown option '%s'", argv[i]);
        } else if (!options.old_path) {
            options.old_path = argv[i];
        } else if (!options.new_path) {
            options.new_path = argv[i];
        } else {
            return usage_error("diff takes two files");
        }
    }
    if (!options.new_path) return usage_error("diff takes two files: OLD NEW");
    return run(&options);
}
