// SPDX-License-Identifier: MIT
// Archive: inputs to attachments: each gets a name that says where it came from, never the path it
// has on this machine.
#include "archive/archive.h"

#include <stdlib.h>

#include "archive/manifest.h"
#include "base/fs.h"
#include "model/canonical.h"

enum { CONFIG_LIMIT = 1 << 20 }; // [bytes] of rapporteur.yaml and the manifest of fonts

static const Str MODES[] = {STR_INIT("data"), STR_INIT("sources"), STR_INIT("none")};

Str attach_mode_name(AttachMode mode) {
    return MODES[mode];
}

bool attach_mode_named(Str name, AttachMode *out) {
    for (size_t i = 0; i < COUNT_OF(MODES); i++)
        if (str_eq(MODES[i], name)) return *out = (AttachMode)i, true;
    return false;
}

static Str type_of(Str name) {
    static const struct {
        Str ending, type;
    } TYPES[] = {
        {STR_INIT(".yaml"), STR_INIT("application/yaml")},
        {STR_INIT(".yml"), STR_INIT("application/yaml")},
        {STR_INIT(".csv"), STR_INIT("text/csv")},
        {STR_INIT(".md"), STR_INIT("text/markdown")},
        {STR_INIT(".markdown"), STR_INIT("text/markdown")},
        {STR_INIT(".lua"), STR_INIT("text/x-lua")},
        {STR_INIT(".json"), STR_INIT("application/json")},
        {STR_INIT(".png"), STR_INIT("image/png")},
        {STR_INIT(".jpg"), STR_INIT("image/jpeg")},
        {STR_INIT(".jpeg"), STR_INIT("image/jpeg")},
    };
    for (size_t i = 0; i < COUNT_OF(TYPES); i++)
        if (str_ends(name, TYPES[i].ending)) return TYPES[i].type;
    return STR("application/octet-stream");
}

// "<prefix><path from the folder>", empty when `path` (resolved) is not below `folder`.
static Str name_below(Arena *arena, const char *folder, Str path, Str prefix) {
    const Str root = folder ? fs_real_path(arena, folder) : (Str){0};
    if (root.n == 0 || !str_starts(path, root) || path.n <= root.n) return (Str){0};
    const size_t from = root.at[root.n - 1] == '/' ? root.n : root.n + 1;
    if (from > root.n && path.at[root.n] != '/') return (Str){0};
    const Str rest = str_slice(path, from, path.n);
    return str_format(arena, "%.*s%.*s", STR_ARGS(prefix), STR_ARGS(rest));
}

// Links of folders are followed; a file that is a link keeps the name it is read by.
static Str place_of(Arena *arena, Str path) {
    const Str folder = fs_real_path(arena, str_cstring(arena, fs_folder(path)));
    return fs_join(arena, folder, fs_base_name(path));
}

// The program's files first: its folder may stand in the workspace, or the other way round.
static Str name_of(const ArchiveRequest *request, Str path, bool *attached) {
    Arena *arena = request->arena;
    const Str real = place_of(arena, path);
    const struct {
        const char *folder;
        Str prefix;
    } PLACES[] = {
        {request->layouts, STR_INIT(ARCHIVE_LAYOUTS)},
        {request->root, STR_INIT(ARCHIVE_WORKSPACE)},
        {request->own_layouts, STR_INIT(ARCHIVE_OWN_LAYOUTS)},
    };
    *attached = true;
    for (size_t i = 0; i < COUNT_OF(PLACES); i++) {
        const Str name = name_below(arena, PLACES[i].folder, real, PLACES[i].prefix);
        if (name.n) return name;
    }
    *attached = false;
    return str_format(arena, "system/%.*s", STR_ARGS(fs_base_name(real)));
}

static int compare_names(const void *a, const void *b) {
    return str_cmp(((const ArchiveInput *)a)->name, ((const ArchiveInput *)b)->name);
}

static void add_file(const ArchiveRequest *request, const char *path, Str name,
                     ArchiveInputs *out) {
    ArchiveInput input = {.name = name, .attached = true};
    if (fs_read(request->arena, path, CONFIG_LIMIT, (Place){0}, request->diag, &input.bytes))
        *vec_push(request->arena, out) = input;
}

Str archive_edition_name(const ArchiveRequest *request) {
    const PdfEdition *edition = request->edition;
    bool attached;
    const Str name = name_of(request, edition->path, &attached);
    return edition->is_alone ? str_slice(name, 0, name.n - STR(EDITION_ALONE).n) : name;
}

// The name of a file that was read. An earlier edition in a PDF stands as its data alone.
static ArchiveInput input_of(const ArchiveRequest *request, Str path, Str bytes) {
    const PdfEdition *edition = request->edition;
    ArchiveInput input = {.bytes = bytes};
    input.name = name_of(request, path, &input.attached);
    if (!edition || edition->is_alone || !str_eq(path, edition->path)) return input;
    input.bytes = edition->data;
    input.name = str_format(request->arena, "%.*s" EDITION_ALONE, STR_ARGS(input.name));
    return input;
}

// What is read later is not in the pages.
static void add_read(const ArchiveRequest *request, const FileLog *files, ArchiveInputs *out) {
    const size_t n = files->contents.n;
    for (size_t i = 0; i < n; i++)
        *vec_push(request->arena, out) =
            input_of(request, files->paths.at[i], files->contents.at[i]);
}

// All inputs by name. Two paths to one file are one input.
static ArchiveInputs name_inputs(const ArchiveRequest *request) {
    ArchiveInputs named = {0};
    Arena *arena = request->arena;
    add_read(request, request->files, &named);
    if (request->shared_files) add_read(request, request->shared_files, &named);
    if (request->configured)
        add_file(request, fs_join(arena, str_of(request->root), STR("rapporteur.yaml")).at,
                 STR(ARCHIVE_WORKSPACE "rapporteur.yaml"), &named);
    add_file(request, request->fonts, STR(ARCHIVE_FONTS), &named);
    if (named.n) qsort(named.at, named.n, sizeof *named.at, compare_names);
    size_t kept = 0;
    for (size_t i = 0; i < named.n; i++)
        if (kept == 0 || !str_eq(named.at[kept - 1].name, named.at[i].name))
            named.at[kept++] = named.at[i];
    named.n = kept;
    return named;
}

// The edition's data beside that of the document, where the latter names it.
static bool edition_input(const ArchiveRequest *request, ArchiveInput *out) {
    const PdfEdition *edition = request->edition;
    if (!edition || edition->path.n == 0) return false;
    Str name = fs_base_name(edition->path);
    if (edition->is_alone) name = str_slice(name, 0, name.n - STR(EDITION_ALONE).n);
    name = canonical_edition(request->arena, name);
    *out = (ArchiveInput){
        .name = str_format(request->arena, "%.*s" EDITION_ALONE, STR_ARGS(name)),
        .bytes = edition->data,
        .attached = true,
    };
    return true;
}

static Str copied(Arena *arena, Buf *buf) {
    const Str copy = str_copy(arena, buf_str(buf));
    buf_release(buf);
    return copy;
}

PdfAttachmentList archive_attachments(void *context, const PdfFacts *facts) {
    const ArchiveRequest *request = context;
    Arena *arena = request->arena;
    const ArchiveInputs inputs = name_inputs(request);
    Buf data = {0}, manifest = {0};
    model_canonical(request->model, &data);
    const Str data_name = request->data_name;
    const Str bytes = copied(arena, &data);
    ArchiveInput edition;
    const bool compared = edition_input(request, &edition);
    const ManifestParts parts = {data_name, bytes, &inputs, compared ? &edition : NULL};
    manifest_put(request, facts, &parts, &manifest);
    VEC(PdfAttachment) list = {0};
    *vec_push(arena, &list) = (PdfAttachment){data_name, STR("application/yaml"),
                                              STR("The data of this document"), bytes, false};
    *vec_push(arena, &list) =
        (PdfAttachment){STR(ARCHIVE_MANIFEST), STR("application/json"),
                        STR("What this document was made of"), copied(arena, &manifest), false};
    if (compared)
        *vec_push(arena, &list) =
            (PdfAttachment){edition.name, type_of(edition.name),
                            STR("The data of the earlier edition"), edition.bytes, true};
    for (size_t i = 0; request->mode == ATTACH_SOURCES && i < inputs.n; i++) {
        const ArchiveInput *input = &inputs.at[i];
        if (input->attached)
            *vec_push(arena, &list) =
                (PdfAttachment){input->name, type_of(input->name), STR("A source of this document"),
                                input->bytes, true};
    }
    return (PdfAttachmentList){list.at, list.n};
}
