// SPDX-License-Identifier: MIT
// Messages: loading and checking messages/<lang>.yaml.
#include "compose/messages.h"

#include <stdlib.h>

#include "base/fs.h"
#include "compose/icu_format.h"
#include "compose/messages_types.h"
#include "read/yaml.h"

static Str scalar(const Value *map, const char *key) {
    const Value *value = value_member(map, str_of(key));
    return value && value->kind == VALUE_SCALAR ? value->text : (Str){0};
}

// The file for `lang`, else for the language without its region; NULL when there is none.
static const char *find_file(const MessagesOptions *options, Str lang, Str *shown) {
    const char *folders[] = {options->workspace, options->layouts};
    for (Str tag = lang; tag.n > 0;) {
        const Str file = str_format(options->arena, "messages/%.*s.yaml", STR_ARGS(tag));
        for (size_t i = 0; i < COUNT_OF(folders); i++) {
            if (!folders[i]) continue;
            const char *path =
                str_cstring(options->arena, fs_join(options->arena, str_of(folders[i]), file));
            if (!fs_exists(path)) continue;
            *shown = fs_join(options->arena, fs_base_name(str_of(folders[i])), file);
            return path;
        }
        while (tag.n > 0 && tag.at[tag.n - 1] != '-') tag.n--;
        if (tag.n > 0) tag.n--;
    }
    return NULL;
}

// A BCP 47 tag has letters, digits and hyphens only; it becomes part of a path.
static bool is_tag(Str lang) {
    for (size_t i = 0; i < lang.n; i++) {
        const char c = lang.at[i];
        const bool fine =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (!fine) return false;
    }
    return lang.n > 0;
}

static bool argument_type(Str word, ArgumentType *out) {
    static const Str words[] = {STR_INIT("text"), STR_INIT("number"), STR_INIT("date")};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!str_eq(words[i], word)) continue;
        *out = (ArgumentType)i;
        return true;
    }
    return false;
}

static bool declare_arguments(Messages *m, Message *message, const Value *arguments) {
    Diag *diag = m->options.diag;
    if (!arguments) return true;
    if (arguments->kind != VALUE_MAP || arguments->n > MESSAGE_ARGUMENTS) {
        diag_add(diag, SEVERITY_FATAL, "MSG-03", arguments->place,
                 "message '%.*s': arguments are a map of at most %d names and types",
                 STR_ARGS(message->name), MESSAGE_ARGUMENTS);
        return false;
    }
    for (size_t i = 0; i < arguments->n; i++) {
        const Member *member = &arguments->members[i];
        MessageArgument *argument = &message->arguments[message->n++];
        argument->name = member->key;
        const bool word = member->value->kind == VALUE_SCALAR;
        if (word && argument_type(member->value->text, &argument->type)) continue;
        diag_add(diag, SEVERITY_FATAL, "MSG-03", member->value->place,
                 "message '%.*s': the type of '%.*s' is text, number or date",
                 STR_ARGS(message->name), STR_ARGS(member->key));
        return false;
    }
    return true;
}

static void load_message(Messages *m, const Member *member) {
    Message *message = arena_push(m->options.arena, Message, 1);
    message->name = member->key;
    const Value *value = member->value;
    const bool plain = value->kind == VALUE_SCALAR;
    message->text = plain ? value : value_member(value, STR("text"));
    if (!message->text || message->text->kind != VALUE_SCALAR) {
        diag_add(m->options.diag, SEVERITY_FATAL, "MSG-01", member->key_place,
                 "message '%.*s' has no text", STR_ARGS(member->key));
        return;
    }
    if (!declare_arguments(m, message, value_member(value, STR("arguments")))) return;
    if (!message_parse(m->options.arena, message, m->options.diag)) return;
    map_put(m->options.arena, &m->by_name, message->name, message);
}

static void load_date_style(Messages *m, Str name, const Value *patterns) {
    static const char *const keys[] = {[DATE_YEAR] = "year",
                                       [DATE_QUARTER] = "quarter",
                                       [DATE_MONTH] = "month",
                                       [DATE_DAY] = "day"};
    if (m->date_count == DATE_STYLES) return;
    DateStyle *style = &m->dates[m->date_count++];
    style->name = name;
    style->first_day = scalar(patterns, "first-day");
    for (size_t i = 0; i < DATE_RANGE; i++) {
        style->pattern[i] = scalar(patterns, keys[i]);
        if (style->pattern[i].n) continue;
        diag_add(m->options.diag, SEVERITY_FATAL, "MSG-01", patterns->place,
                 "date style '%.*s' has no pattern for a %s", STR_ARGS(name), keys[i]);
    }
}

static void load_file(Messages *m, const Value *root) {
    const Value *list = value_member(root, STR("messages"));
    const Value *dates = value_member(root, STR("dates"));
    if (!list || list->kind != VALUE_MAP || !dates || dates->kind != VALUE_MAP ||
        !str_eq(scalar(root, "format"), STR("rapporteur-messages/1"))) {
        diag_add(m->options.diag, SEVERITY_FATAL, "MSG-01", root->place,
                 "not a message file: it needs 'format: rapporteur-messages/1', 'dates' and "
                 "'messages'");
        return;
    }
    const Str locale = scalar(root, "locale");
    m->locale = str_cstring(m->options.arena, locale.n ? locale : m->options.lang);
    m->latin_digits = str_eq(scalar(root, "digits"), STR("latin"));
    for (size_t i = 0; i < dates->n; i++) {
        load_date_style(m, dates->members[i].key, dates->members[i].value);
    }
    for (size_t i = 0; i < list->n; i++) load_message(m, &list->members[i]);
}

Messages *messages_load(const MessagesOptions *options) {
    Str shown = {0};
    const char *path = is_tag(options->lang) ? find_file(options, options->lang, &shown) : NULL;
    if (!path) {
        diag_add(options->diag, SEVERITY_FATAL, "MSG-01", (Place){0},
                 "there are no messages for the language '%.*s'", STR_ARGS(options->lang));
        diag_help(options->diag, "they would be in messages/%.*s.yaml in the layouts folder",
                  STR_ARGS(options->lang));
        return NULL;
    }
    const Source *source = source_read(options->arena, path, shown, (Place){0}, options->diag);
    const Value *root = source ? yaml_read(options->arena, source, options->diag) : NULL;
    if (!root) return NULL;
    Messages *m = arena_push(options->arena, Messages, 1);
    m->options = *options;
    m->source = source;
    load_file(m, root);
    if (!diag_is_fatal(options->diag)) return m;
    messages_drop(m);
    return NULL;
}

void messages_drop(Messages *m) {
    if (!m) return;
    for (size_t i = 0; i < m->by_name.n; i++) {
        icu_message_close(((Message *)m->by_name.at[i].value)->formatter);
    }
    for (size_t i = 0; i < m->date_count; i++) {
        for (size_t k = 0; k < DATE_RANGE; k++) icu_date_close(m->dates[i].formatter[k]);
        icu_date_close(m->dates[i].first_day_formatter);
    }
    icu_date_close(m->day_formatter);
    icu_number_close(m->number_formatter);
    m->number_formatter = m->day_formatter = NULL;
}

const MessageArgument *messages_arguments(const Messages *m, Str name, size_t *n) {
    const Message *message = map_lookup(&m->by_name, name);
    if (!message) return NULL;
    *n = message->n;
    return message->arguments;
}

size_t messages_names(const Messages *m, Arena *arena, Str **out) {
    *out = arena_push(arena, Str, m->by_name.n);
    for (size_t i = 0; i < m->by_name.n; i++) (*out)[i] = m->by_name.at[i].key;
    return m->by_name.n;
}
