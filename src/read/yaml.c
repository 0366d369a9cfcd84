// SPDX-License-Identifier: MIT
// YAML: libyaml's events to a tree of Values. libyaml counts characters, so its marks are turned
// into byte offsets on the way.
#include "read/yaml.h"

#include <yaml.h>

#include "base/map.h"
#include "base/utf8.h"
#include "read/yaml_problem.h"
#include "read/yaml_scalar.h"

typedef struct {
    const Value *value; // NULL while the anchored node is still open
    size_t weight;      // nodes in it, aliases counted as often as they are used
    Place place;
} Anchor;

typedef struct {
    Arena *arena, *scratch; // scratch: items and members of open collections
    const Source *source;
    Diag *diag;
    yaml_parser_t parser;
    size_t mark_index, mark_offset; // the newest mark that was turned into a byte offset
    bool ascii;                     // marks are byte offsets
    Map anchors;                    // name -> Anchor
    size_t nodes;                   // expanded so far
    int depth;
    bool failed;      // a finding was made that leaves no tree
    bool stopped;     // nothing more can be read
    uint32_t end;     // of the newest scalar, alias or flow collection
    Span last_quoted; // with its quotes
} YamlReader;

// libyaml's character index to a byte offset. Marks come nearly in order, so steps are short.
static uint32_t byte_offset(YamlReader *r, size_t index) {
    const Str bytes = r->source->bytes;
    if (r->ascii) return (uint32_t)(index < bytes.n ? index : bytes.n);
    size_t i = r->mark_index, offset = r->mark_offset;
    for (; i < index && offset < bytes.n; i++) utf8_next(bytes, &offset);
    for (; i > index && offset > 0; i--) {
        do offset--;
        while (offset > 0 && (bytes.at[offset] & 0xC0) == 0x80);
    }
    r->mark_index = i;
    r->mark_offset = offset;
    return (uint32_t)offset;
}

static Place event_place(YamlReader *r, const yaml_event_t *event) {
    const uint32_t lo = byte_offset(r, event->start_mark.index);
    const uint32_t hi = byte_offset(r, event->end_mark.index);
    return (Place){r->source, {lo, hi < lo ? lo : hi}, NULL};
}

#define FAIL(r, code, place, ...)                                                                  \
    ((r)->failed = true, diag_add((r)->diag, SEVERITY_FATAL, (code), (place), __VA_ARGS__))

static void report_problem(YamlReader *r) {
    const yaml_parser_t *parser = &r->parser;
    r->failed = r->stopped = true;
    YamlProblem problem = {.source = r->source,
                           .problem = parser->problem ? parser->problem : "it cannot be read",
                           .context = parser->context,
                           .last_quoted = r->last_quoted};
    if (parser->error == YAML_READER_ERROR) {
        problem.at = (uint32_t)parser->problem_offset;
    } else {
        problem.at = byte_offset(r, parser->problem_mark.index);
        if (parser->context) problem.context_at = byte_offset(r, parser->context_mark.index);
    }
    yaml_problem_report(&problem, r->diag);
}

static bool next_event(YamlReader *r, yaml_event_t *event) {
    if (r->stopped) return false;
    if (yaml_parser_parse(&r->parser, event)) return true;
    if (r->parser.error == YAML_MEMORY_ERROR) fatal_out_of_memory(r->source->bytes.n);
    report_problem(r);
    return false;
}

static ScalarStyle style_of(yaml_scalar_style_t style) {
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return SCALAR_QUOTED;
    const bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    return block ? SCALAR_BLOCK : SCALAR_PLAIN;
}

static const Value *read_scalar(YamlReader *r, const yaml_event_t *event) {
    Span written = event_place(r, event).span;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        written.lo = yaml_skip_properties(r->source->bytes, written.lo, written.hi);
    const ScalarStyle style = style_of(event->data.scalar.style);
    const Str text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    const Value *value = yaml_scalar_new(r->arena, r->source, written, style, text);
    if (style == SCALAR_QUOTED) r->last_quoted = written;
    if (style == SCALAR_PLAIN && text.n) yaml_warn_lost_comment(value->place, r->diag);
    const uint32_t end = style == SCALAR_BLOCK ? value->place.span.hi : written.hi;
    if (end > r->end) r->end = end;
    return value;
}

static bool count_nodes(YamlReader *r, size_t more, Place place) {
    r->nodes += more;
    if (r->nodes <= YAML_MAX_EXPANDED) return true;
    FAIL(r, "YAML-07", place, "the data grows to more than %d values", YAML_MAX_EXPANDED);
    diag_help(r->diag, "aliases (*name) repeat whole parts: use fewer of them");
    r->stopped = true;
    return false;
}

static const Value *read_alias(YamlReader *r, const yaml_event_t *event) {
    const Str name = str_of((const char *)event->data.alias.anchor);
    const Place place = event_place(r, event);
    r->end = place.span.hi;
    const Anchor *anchor = map_lookup(&r->anchors, name);
    if (anchor && anchor->value)
        return count_nodes(r, anchor->weight, place) ? anchor->value : NULL;
    const char *why = anchor ? "stands inside the part that it names" : "names no part above it";
    FAIL(r, "YAML-06", place, "the alias '*%.*s' %s", STR_ARGS(name), why);
    if (anchor)
        diag_note(r->diag, anchor->place, "the part named '%.*s' begins here", STR_ARGS(name));
    else
        diag_help(r->diag, "if it is no alias, quote the text that begins with '*'");
    return NULL;
}

static const Value *read_node(YamlReader *r, const yaml_event_t *event);

static Value *new_collection(YamlReader *r, ValueKind kind, const yaml_event_t *event) {
    Value *value = arena_push(r->arena, Value, 1);
    value->kind = kind;
    value->place = event_place(r, event);
    return value;
}

// libyaml ends a block collection where the next thing begins: its own end is that of its last
// part.
static void end_collection(YamlReader *r, Value *value, const yaml_event_t *end) {
    const Span mark = event_place(r, end).span;
    if (mark.hi > mark.lo) r->end = mark.hi; // a bracket
    if (r->end > value->place.span.lo) value->place.span.hi = r->end;
}

// "[...]" is how an omission is printed; YAML makes a list with the text "..." of it.
static void refuse_omission(YamlReader *r, const Value *list) {
    if (list->n != 1 || list->items[0]->style != SCALAR_PLAIN) return;
    if (list->items[0]->kind != VALUE_SCALAR || !str_eq(list->items[0]->text, STR("..."))) return;
    FAIL(r, "YAML-11", list->place, "'[...]' without quotes is a list, not a text");
    diag_help(r->diag, "write \"[...]\" in quotes");
}

static const Value *read_list(YamlReader *r, const yaml_event_t *start) {
    Value *list = new_collection(r, VALUE_LIST, start);
    const ArenaMark mark = arena_mark(r->scratch);
    VEC(const Value *) items = {0};
    yaml_event_t event;
    for (bool open = true; open && next_event(r, &event); yaml_event_delete(&event)) {
        open = event.type != YAML_SEQUENCE_END_EVENT;
        if (!open) end_collection(r, list, &event);
        const Value *item = open ? read_node(r, &event) : NULL;
        if (item) *vec_push(r->scratch, &items) = item;
    }
    list->n = items.n;
    list->items = arena_push(r->arena, const Value *, items.n);
    if (items.n) memcpy(list->items, items.at, items.n * sizeof *items.at);
    arena_rewind(r->scratch, mark);
    refuse_omission(r, list);
    return list;
}

enum { LINEAR_KEYS = 16 }; // a map with more keys is searched by hash

typedef struct {
    VEC(Member) members;
    Map places;                // key -> 1 + index, once there are many
    VEC(const Value *) merged; // maps under "<<", in order
    bool flow;
} OpenMap;

static const Member *find_member(const OpenMap *map, Str key) {
    if (map->places.n) {
        const size_t index = (size_t)(uintptr_t)map_lookup(&map->places, key);
        return index ? &map->members.at[index - 1] : NULL;
    }
    for (size_t i = 0; i < map->members.n; i++)
        if (str_eq(map->members.at[i].key, key)) return &map->members.at[i];
    return NULL;
}

static void add_member(YamlReader *r, OpenMap *map, Member member) {
    *vec_push(r->scratch, &map->members) = member;
    if (map->members.n <= LINEAR_KEYS) return;
    for (size_t i = map->places.n; i < map->members.n; i++)
        map_put(r->scratch, &map->places, map->members.at[i].key, (void *)(uintptr_t)(i + 1));
}

static void merge(YamlReader *r, OpenMap *map, const Value *from) {
    if (!count_nodes(r, from->n, from->place)) return;
    for (size_t i = 0; i < from->n; i++)
        if (!find_member(map, from->members[i].key)) add_member(r, map, from->members[i]);
}

static void note_merge(YamlReader *r, OpenMap *map, const Value *value) {
    const bool list = value->kind == VALUE_LIST;
    for (size_t i = 0; i < (list ? value->n : 1); i++) {
        const Value *one = list ? value->items[i] : value;
        if (one->kind == VALUE_MAP)
            *vec_push(r->scratch, &map->merged) = one;
        else
            FAIL(r, "YAML-09", one->place, "'<<' takes a map or a list of maps");
    }
}

// In "{text: Trust, choice}" YAML makes a key without value of "choice".
static void refuse_bare_key(YamlReader *r, const OpenMap *map, const Value *key) {
    const Str text = key->text;
    FAIL(r, "YAML-11", key->place, "the key '%.*s' has no value", STR_ARGS(text));
    if (map->members.n == 0) {
        diag_help(r->diag, "'{' begins a map here: quote a text that begins with '{'");
        return;
    }
    const Member *before = &map->members.at[map->members.n - 1];
    diag_note(r->diag, before->value->place, "the ',' behind this value ends it");
    diag_help(r->diag, "inside { } quote a text that holds a comma");
}

// True for a value that is not there, without a ':' behind its key.
static bool is_bare(const YamlReader *r, const Value *key, const Value *value) {
    if (value->kind != VALUE_SCALAR || value->style != SCALAR_PLAIN || value->text.n) return false;
    const Str bytes = r->source->bytes;
    uint32_t at = key->place.span.hi + (key->style == SCALAR_QUOTED);
    while (at < bytes.n && strchr(" \t\r\n", bytes.at[at])) at++;
    return at < bytes.n && bytes.at[at] != ':';
}

static void take_member(YamlReader *r, OpenMap *map, const Value *key, const Value *value) {
    if (key->kind != VALUE_SCALAR) {
        FAIL(r, "YAML-08", key->place, "a key must be a word, not a list or a map");
        diag_help(r->diag, "quote a text that begins with '[' or '{'");
        return;
    }
    if (key->style == SCALAR_PLAIN && str_eq(key->text, STR("<<"))) {
        note_merge(r, map, value);
        return;
    }
    if (map->flow && is_bare(r, key, value)) refuse_bare_key(r, map, key);
    const Member *earlier = find_member(map, key->text);
    if (earlier) {
        FAIL(r, "YAML-04", key->place, "the key '%.*s' stands twice in one map",
             STR_ARGS(key->text));
        diag_note(r->diag, earlier->key_place, "it stands here first");
        return;
    }
    add_member(r, map, (Member){key->text, key->place, value});
}

static const Value *read_map(YamlReader *r, const yaml_event_t *start) {
    Value *value = new_collection(r, VALUE_MAP, start);
    const ArenaMark mark = arena_mark(r->scratch);
    OpenMap map = {.flow = start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE};
    const Value *key = NULL;
    bool at_key = true;
    yaml_event_t event;
    for (bool open = true; open && next_event(r, &event); yaml_event_delete(&event)) {
        open = event.type != YAML_MAPPING_END_EVENT;
        if (!open) end_collection(r, value, &event);
        const Value *part = open ? read_node(r, &event) : NULL;
        if (at_key)
            key = part;
        else if (key && part)
            take_member(r, &map, key, part);
        at_key = !at_key;
    }
    for (size_t i = 0; i < map.merged.n; i++) merge(r, &map, map.merged.at[i]);
    value->n = map.members.n;
    Member *members = arena_push(r->arena, Member, value->n);
    if (value->n) memcpy(members, map.members.at, value->n * sizeof *members);
    value->members = members;
    arena_rewind(r->scratch, mark);
    return value;
}

static void refuse_tag(YamlReader *r, const yaml_event_t *event, const yaml_char_t *tag) {
    if (!tag || strcmp((const char *)tag, "!") == 0) return;
    Place place = event_place(r, event);
    const Str bytes = r->source->bytes;
    uint32_t *lo = &place.span.lo, *hi = &place.span.hi;
    while (*lo < *hi && bytes.at[*lo] != '!') ++*lo;
    const uint32_t end = *hi;
    for (*hi = *lo; *hi < end && !strchr(" \t\r\n,", bytes.at[*hi]);) ++*hi;
    const Str written = str_slice(bytes, *lo, *hi);
    FAIL(r, "YAML-05", place, "the tag '%.*s' is not allowed", STR_ARGS(written));
    diag_help(r->diag, "leave it out, or quote a text that begins with '!'");
}

static bool enter(YamlReader *r, const yaml_event_t *event) {
    const Place place = event_place(r, event);
    if (!count_nodes(r, 1, place)) return false;
    if (r->depth < YAML_MAX_DEPTH) return true;
    FAIL(r, "YAML-07", place, "lists and maps stand more than %d deep", YAML_MAX_DEPTH);
    r->stopped = true;
    return false;
}

static const Value *read_kind(YamlReader *r, const yaml_event_t *event) {
    if (event->type == YAML_SCALAR_EVENT) return read_scalar(r, event);
    r->depth++;
    const bool list = event->type == YAML_SEQUENCE_START_EVENT;
    const Value *value = list ? read_list(r, event) : read_map(r, event);
    r->depth--;
    return value;
}

// NULL after a finding. Scalars, lists and maps may have an anchor; an alias has none.
static const Value *read_node(YamlReader *r, const yaml_event_t *event) {
    if (event->type == YAML_ALIAS_EVENT) return read_alias(r, event);
    const yaml_char_t *name = event->data.scalar.anchor, *tag = event->data.scalar.tag;
    if (event->type == YAML_SEQUENCE_START_EVENT) {
        name = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        name = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    refuse_tag(r, event, tag);
    const size_t before = r->nodes;
    if (!enter(r, event)) return NULL;
    Anchor *anchor = name ? arena_push(r->arena, Anchor, 1) : NULL;
    if (name) {
        anchor->place = event_place(r, event);
        map_put(r->arena, &r->anchors, str_copy(r->arena, str_of((const char *)name)), anchor);
    }
    const Value *value = read_kind(r, event);
    if (name) {
        anchor->value = value;
        anchor->weight = r->nodes - before;
    }
    return value;
}

// stream = stream-start [document-start node document-end] stream-end
static const Value *read_stream(YamlReader *r) {
    const Value *root = NULL;
    size_t documents = 0;
    yaml_event_t event;
    for (bool open = true; open && next_event(r, &event); yaml_event_delete(&event)) {
        open = event.type != YAML_STREAM_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT && ++documents == 2) {
            FAIL(r, "YAML-03", event_place(r, &event), "a second document begins here");
            diag_help(r->diag, "one file holds one document: take out the line '---'");
            r->stopped = true;
        }
        const bool node = event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
                          event.type == YAML_SEQUENCE_START_EVENT ||
                          event.type == YAML_MAPPING_START_EVENT;
        if (node) root = read_node(r, &event);
    }
    if (!root && !r->failed)
        FAIL(r, "YAML-02", ((Place){r->source, {0, 0}, NULL}), "the file holds no data");
    return root;
}

enum { SCRATCH_BLOCK = 1 << 16 };

const Value *yaml_read(Arena *arena, const Source *source, Diag *diag) {
    YamlReader r = {.arena = arena,
                    .scratch = arena_new(SCRATCH_BLOCK),
                    .source = source,
                    .diag = diag,
                    .ascii = utf8_count(source->bytes) == source->bytes.n};
    if (!yaml_parser_initialize(&r.parser)) fatal_out_of_memory(sizeof r.parser);
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)source->bytes.at,
                                 source->bytes.n);
    const Value *root = read_stream(&r);
    yaml_parser_delete(&r.parser);
    arena_drop(r.scratch);
    return r.failed ? NULL : root;
}
