// SPDX-License-Identifier: MIT
// Edition: reads the PDF, then the one file in it that its manifest calls the data. Nothing else in
// the PDF is looked at.
#include "archive/edition.h"

#include "archive/manifest.h"
#include "archive/reader.h"
#include "base/fs.h"
#include "base/utf8.h"

static const Source *refuse(Diag *diag, const char *code, Str shown, const char *why) {
    diag_add(diag, SEVERITY_FATAL, code, (Place){0}, "'%.*s' %s", STR_ARGS(shown), why);
    return NULL;
}

static const Source *refuse_changed(Diag *diag, Str shown, Str what) {
    diag_add(diag, SEVERITY_FATAL, "PDF-29", (Place){0},
             "'%.*s' was changed after it was made: %.*s", STR_ARGS(shown), STR_ARGS(what));
    diag_help(diag, "name the PDF as it was published");
    return NULL;
}

// A place in it reads "old.pdf#water.yaml:12:3".
static const Source *source_of(PdfEdition *edition, Str shown, Str name, Str bytes) {
    Source *source = arena_push(edition->arena, Source, 1);
    *source = (Source){
        .path = str_format(edition->arena, "%.*s#%.*s", STR_ARGS(shown), STR_ARGS(name)),
        .bytes = bytes,
    };
    edition->data = bytes;
    return source;
}

static const Source *data_of(PdfEdition *edition, const ArchivedFiles *files, Str shown,
                             Diag *diag) {
    ManifestFacts facts;
    const ArchivedFile *manifest = archive_find(files, STR(ARCHIVE_MANIFEST));
    if (!manifest) return refuse(diag, "PDF-22", shown, "carries no manifest");
    if (!manifest_read_facts(edition->arena, manifest->bytes, diag, &facts)) return NULL;
    const ArchivedFile *data = archive_find(files, facts.data);
    if (!data) return refuse(diag, "PDF-22", shown, "carries no data");
    if (data->bytes.n > EDITION_MAX_DATA)
        return refuse(diag, "PDF-23", shown, "carries too much: its data is longer than 64 MiB");
    if (utf8_invalid_at(data->bytes) != SIZE_MAX ||
        !str_eq(sha256_text(edition->arena, data->bytes), facts.data_sha256))
        return refuse(diag, "PDF-24", shown, "carries other data than its manifest says");
    return source_of(edition, shown, facts.data, data->bytes);
}

static const Source *open_pdf(PdfEdition *edition, const EditionFile *file, Diag *diag) {
    Str pdf;
    ArchivedFiles files;
    const FileRequest request = {file->path, file->shown, ARCHIVE_MAX_PDF, (Place){0}};
    if (!fs_read_shown(edition->arena, &request, diag, &pdf)) return NULL;
    if (!archive_read(edition->arena, pdf, file->shown, diag, &files)) return NULL;
    if (files.change == ARCHIVE_CHANGED) return refuse_changed(diag, file->shown, files.what);
    edition->path = str_of(file->path);
    edition->sha256 = sha256_text(edition->arena, pdf);
    return data_of(edition, &files, file->shown, diag);
}

static const Source *open_alone(PdfEdition *edition, const EditionFile *file, Str path,
                                Diag *diag) {
    if (!fs_is_inside(edition->arena, file->root, path))
        return refuse(diag, "DATA-10", file->shown, "is outside the workspace");
    const Str shown = str_format(edition->arena, "%.*s" EDITION_ALONE, STR_ARGS(file->shown));
    const Source *source = source_read(edition->arena, path.at, shown, (Place){0}, diag);
    if (!source) return NULL;
    edition->path = path;
    edition->is_alone = true;
    edition->sha256 = edition->claimed;
    edition->data = source->bytes;
    return source;
}

const Source *edition_open(void *context, const EditionFile *file, Diag *diag) {
    PdfEdition *edition = context;
    const Str alone = str_format(edition->arena, "%s" EDITION_ALONE, file->path);
    return !fs_exists(file->path) && fs_exists(alone.at) ? open_alone(edition, file, alone, diag)
                                                         : open_pdf(edition, file, diag);
}
