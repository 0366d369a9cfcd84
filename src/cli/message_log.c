// SPDX-License-Identifier: MIT
// MessageLog: which format waits for the end and which does not.
#include "cli/message_log.h"

void message_log_init(MessageLog *log, Arena *arena, const MessageOptions *options, FILE *out) {
    *log = (MessageLog){.arena = arena, .options = options, .out = out};
}

static void write_out(MessageLog *log, Buf *text) {
    fwrite(buf_str(text).at, 1, text->n, log->out);
    buf_release(text);
}

static void add_each(MessagePart *part, Arena *arena, const MessageOptions *options,
                     const Diag *diag, Buf *text) {
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Finding *finding = &diag->findings.at[i];
        if (finding->severity == SEVERITY_INFO && !options->with_infos) continue;
        if (options->format == MESSAGE_JSON) message_json(finding, text);
        if (options->format == MESSAGE_SARIF) message_sarif_result(finding, text);
        if (options->format == MESSAGE_GITHUB)
            *vec_push(arena, &part->annotations) = (GithubLine){
                .severity = finding->severity, .line = message_github_line(arena, finding)};
    }
}

MessagePart message_part(Arena *arena, const MessageOptions *options, const Diag *diag) {
    MessagePart part = {0};
    Buf text = {0};
    if (options->format <= MESSAGE_SHORT)
        messages_write(diag, options, &text);
    else
        add_each(&part, arena, options, diag, &text);
    part.text = str_copy(arena, buf_str(&text));
    buf_release(&text);
    return part;
}

void message_log_add(MessageLog *log, const MessagePart *part) {
    if (log->options->format != MESSAGE_SARIF) {
        fwrite(part->text.at, 1, part->text.n, log->out);
    } else if (part->text.n) {
        if (log->results.n) buf_put(&log->results, STR(",\n"));
        buf_put(&log->results, part->text);
    }
    for (size_t i = 0; i < part->annotations.n; i++) {
        const GithubLine *line = &part->annotations.at[i];
        *vec_push(log->arena, &log->annotations) =
            (GithubLine){log->annotations.n, line->severity, str_copy(log->arena, line->line)};
    }
}

void message_log_end(MessageLog *log) {
    Buf text = {0};
    if (log->options->format == MESSAGE_SARIF) message_sarif(buf_str(&log->results), &text);
    if (log->options->format == MESSAGE_GITHUB)
        message_github(log->annotations.at, log->annotations.n, &text);
    write_out(log, &text);
    buf_release(&log->results);
}
