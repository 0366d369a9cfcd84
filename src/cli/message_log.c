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

static bool is_shown(const MessageLog *log, const Finding *finding) {
    return finding->severity > SEVERITY_INFO || log->options->with_infos;
}

static void add_annotation(MessageLog *log, const Finding *finding) {
    const size_t order = log->annotations.n;
    *vec_push(log->arena, &log->annotations) =
        (GithubLine){order, finding->severity, message_github_line(log->arena, finding)};
}

static void add_each(MessageLog *log, const Diag *diag, Buf *text) {
    for (size_t i = 0; i < diag->findings.n; i++) {
        const Finding *finding = &diag->findings.at[i];
        if (!is_shown(log, finding)) continue;
        if (log->options->format == MESSAGE_JSON) message_json(finding, text);
        if (log->options->format == MESSAGE_SARIF) message_sarif_result(finding, &log->results);
        if (log->options->format == MESSAGE_GITHUB) add_annotation(log, finding);
    }
}

void message_log_add(MessageLog *log, const Diag *diag) {
    Buf text = {0};
    if (log->options->format <= MESSAGE_SHORT)
        messages_write(diag, log->options, &text);
    else
        add_each(log, diag, &text);
    write_out(log, &text);
}

void message_log_end(MessageLog *log) {
    Buf text = {0};
    if (log->options->format == MESSAGE_SARIF) message_sarif(buf_str(&log->results), &text);
    if (log->options->format == MESSAGE_GITHUB)
        message_github(log->annotations.at, log->annotations.n, &text);
    write_out(log, &text);
    buf_release(&log->results);
}
