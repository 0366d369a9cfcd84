// SPDX-License-Identifier: MIT
// Check of texts: findings with places, and on request the corrected text beside the original.
#include "cli/check_text.h"

#include "base/fs.h"
#include "model/rules/text.h"

static Str extension_of(Str path) {
    static const Str KNOWN[] = {STR_INIT(".txt"), STR_INIT(".md"), STR_INIT(".markdown")};
    for (size_t i = 0; i < COUNT_OF(KNOWN); i++)
        if (str_ends(path, KNOWN[i])) return KNOWN[i];
    return (Str){0};
}

bool is_text_file(const char *path) {
    return extension_of(str_of(path)).n > 0;
}

static void write_fixed(const TextFileCheck *check, Str text, Diag *diag, Buf *printed) {
    const Str path = str_of(check->path), extension = extension_of(path);
    const Str target = str_format(diag->arena, "%.*s.fixed%.*s", (int)(path.n - extension.n),
                                  path.at, STR_ARGS(extension));
    FileWriter *writer = file_writer_open(diag->arena, target, diag);
    if (!writer) return;
    file_writer_put(writer, text);
    if (file_writer_commit(writer, diag)) buf_printf(printed, "%.*s\n", STR_ARGS(target));
}

void check_text_file(const TextFileCheck *check, Diag *diag, Buf *printed) {
    const Source *source =
        source_read(diag->arena, check->path, str_of(check->path), (Place){0}, diag);
    if (!source) return;
    TextFixes fixes = {0};
    const PastedText pasted = {source, check->lang, check->config, &fixes};
    rules_run_pasted(&pasted, diag);
    if (check->fix && fixes.n)
        write_fixed(check, text_fixed(diag->arena, source->bytes, &fixes), diag, printed);
}
