// SPDX-License-Identifier: MIT
// Manifest as it is read back. JSON is YAML (YAML 1.2.2, 1.3), so the reader of the data reads it,
// with its limits.
#include "archive/manifest.h"
#include "base/utf8.h"
#include "read/yaml.h"

static Str text_of(const Value *map, Str key) {
    const Value *value = value_member(map, key);
    return value && value->kind == VALUE_SCALAR ? value->text : (Str){0};
}

static bool truth_of(const Value *map, Str key) {
    return str_eq(text_of(map, key), STR("true"));
}

static void read_inputs(Arena *arena, const Value *list, ManifestFacts *out) {
    if (!list || list->kind != VALUE_LIST) return;
    out->inputs = arena_alloc(arena, sizeof *out->inputs, list->n, alignof(max_align_t));
    for (size_t i = 0; i < list->n; i++) {
        out->inputs[i].name = text_of(list->items[i], STR("path"));
        out->inputs[i].sha256 = text_of(list->items[i], STR("sha256"));
    }
    out->input_count = list->n;
}

// All words of a tree, each on a line.
static void put_words(const Value *value, Buf *out) {
    if (!value) return;
    for (size_t i = 0; value->kind != VALUE_SCALAR && i < value->n; i++) {
        const bool map = value->kind == VALUE_MAP;
        if (map) buf_put(out, value->members[i].key);
        put_words(map ? value->members[i].value : value->items[i], out);
    }
    if (value->kind == VALUE_SCALAR) buf_put(out, value->text);
    buf_putc(out, '\n');
}

static bool is_of_program(Str name) {
    return str_starts(name, STR("sources/program/")) || str_starts(name, STR("system/"));
}

static Str tools_of(Arena *arena, const Value *tree, const ManifestFacts *facts) {
    static const Str PARTS[] = {STR_INIT("program"), STR_INIT("fonts"), STR_INIT("hyphenation"),
                                STR_INIT("libraries")};
    Buf words = {0};
    for (size_t i = 0; i < COUNT_OF(PARTS); i++) put_words(value_member(tree, PARTS[i]), &words);
    for (size_t i = 0; i < facts->input_count; i++) {
        if (!is_of_program(facts->inputs[i].name)) continue;
        buf_put(&words, facts->inputs[i].name);
        buf_put(&words, facts->inputs[i].sha256);
        buf_putc(&words, '\n');
    }
    const Str copy = str_copy(arena, buf_str(&words));
    buf_release(&words);
    return copy;
}

static bool refuse(Diag *diag) {
    diag_add(diag, SEVERITY_FATAL, "PDF-24", (Place){0},
             "the manifest in the PDF is not one that can be read");
    return false;
}

bool manifest_read_facts(Arena *arena, Str json, Diag *diag, ManifestFacts *out) {
    Diag own; // places in the PDF would say nothing
    diag_init(&own, arena);
    Source *source = arena_push(arena, Source, 1);
    *source = (Source){.path = STR(ARCHIVE_MANIFEST), .bytes = json};
    const bool utf8 = json.n <= MANIFEST_MAX && utf8_invalid_at(json) == SIZE_MAX;
    const Value *tree = utf8 ? yaml_read(arena, source, &own) : NULL;
    if (!tree || !str_eq(text_of(tree, STR("format")), STR("rapporteur-manifest/1")))
        return refuse(diag);
    const Value *data = value_member(tree, STR("data")), *build = value_member(tree, STR("build"));
    const Value *content = value_member(tree, STR("content"));
    int64_t handout = 0;
    str_to_int64(text_of(build, STR("handout")), &handout);
    *out = (ManifestFacts){
        .program = text_of(tree, STR("program")),
        .data = text_of(data, STR("file")),
        .data_sha256 = text_of(data, STR("sha256")),
        .edition_sha256 = text_of(value_member(tree, STR("previous")), STR("sha256")),
        .document = text_of(build, STR("document")),
        .lang = text_of(build, STR("lang")),
        .item = text_of(build, STR("item")),
        .theme = text_of(build, STR("theme")),
        .epoch = text_of(build, STR("epoch")),
        .configured = truth_of(build, STR("configured")),
        .force = truth_of(build, STR("force")),
        .strict = truth_of(build, STR("strict")),
        .handout = handout == 2 || handout == 3 ? (unsigned)handout : 0,
        .pages = text_of(content, STR("pages")),
        .text = text_of(content, STR("text")),
    };
    Str why;
    if (!standards_parse(arena, text_of(build, STR("standards")), &out->standards, &why))
        return refuse(diag);
    read_inputs(arena, value_member(tree, STR("inputs")), out);
    out->tools = tools_of(arena, tree, out);
    return attach_mode_named(text_of(tree, STR("attach")), &out->attach) || refuse(diag);
}
