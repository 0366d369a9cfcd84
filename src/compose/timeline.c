// SPDX-License-Identifier: MIT
// timeline { title = …, milestones = { { label, from, to, status } }, as_of = … }: milestones over
// months, with the words that stand for the drawing.
#include "compose/args.h"
#include "compose/constructors.h"

enum { MILESTONES_MOST = 60, MONTHS = 12, QUARTERS = 4 };

typedef struct {
    Composer *composer;
    Arena *arena;
    Milestone *milestones;
    LookKey *keys; // one for each status seen
    size_t key_count;
    Milestone *next;
} TimelineMaker;

// The date in field `key` of the table at index 1: of the model, or as ISO 8601. False without one.
static bool read_date(lua_State *lua, const char *key, Date *out) {
    const int type = lua_getfield(lua, 1, key);
    const Box *box = box_at(lua, -1);
    bool have = false;
    if (box && box->kind == BOX_DATE) {
        *out = box->datum->date;
        have = true;
    } else if (type == LUA_TSTRING) {
        have = date_parse(host_str(lua, -1), out);
        if (!have) host_fail(lua, "timeline: '%s' is no date such as 2023-06-30", key);
    } else if (type != LUA_TNIL && !(box && box->kind == BOX_NO_VALUE)) {
        host_fail(lua, "timeline: '%s' is a date, got a %s", key, value_name(lua, -1));
    }
    lua_pop(lua, 1);
    return have;
}

static Text date_words(const TimelineMaker *m, Date date) {
    return text_plain(m->arena, composer_date(m->composer, m->arena, date, STR("short")));
}

static Text milestone_dates(const TimelineMaker *m, const Milestone *milestone, Date from,
                            Date to) {
    if (milestone->kind == MILESTONE_UNDATED) return (Text){0};
    if (milestone->kind == MILESTONE_POINT) return date_words(m, from);
    const MessageValue values[] = {{.name = "from", .text = date_words(m, from)},
                                   {.name = "to", .text = date_words(m, to)}};
    return messages_text(m->composer->messages, m->arena, "date-range", values, COUNT_OF(values));
}

// The status in the table at index 1 gives the look, and the legend its label.
static void read_status(lua_State *lua, TimelineMaker *m, Milestone *out) {
    lua_getfield(lua, 1, "status");
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (box) {
        const Record *status = box->record;
        out->look = record_string(status, STR("id"));
        size_t i = 0;
        while (i < m->key_count && !str_eq(m->keys[i].look, out->look)) i++;
        if (i == m->key_count) {
            m->keys[m->key_count++] =
                (LookKey){composer_text(m->composer, m->arena, record_field(status, STR("label"))),
                          out->look};
        }
    }
    lua_pop(lua, 1);
}

static int read_milestone(lua_State *lua) {
    static const ArgSpec specs[] = {{"label", ARG_TEXT, true},  {"detail", ARG_TEXT, false},
                                    {"from", ARG_ANY, false},   {"to", ARG_ANY, false},
                                    {"status", ARG_ANY, false}, {"look", ARG_WORD, false}};
    static const ArgTable table = ARG_TABLE("a milestone", specs, false);
    TimelineMaker *m = lua_touserdata(lua, 2);
    args_check(lua, &table);
    Milestone *out = m->next++;
    Date from = {0}, to = {0};
    const bool begins = read_date(lua, "from", &from);
    const bool ends = read_date(lua, "to", &to);
    out->kind = begins && ends   ? MILESTONE_BAR
                : begins || ends ? MILESTONE_POINT
                                 : MILESTONE_UNDATED;
    if (!begins) from = to;
    if (begins && ends && date_is_before(to, from)) {
        host_fail(lua, "timeline: a milestone ends before it begins");
    }
    out->from = (DaySpan){from.first, from.last};
    out->to = ends ? (DaySpan){to.first, to.last} : out->from;
    out->label = args_text(lua, "label");
    out->look = args_word(lua, "look");
    read_status(lua, m, out);
    out->detail =
        args_given(lua, "detail") ? args_text(lua, "detail") : milestone_dates(m, out, from, to);
    return 0;
}

static void read_milestones(lua_State *lua, TimelineMaker *m, TimelineBlock *timeline) {
    lua_getfield(lua, 1, "milestones");
    const ListView list = list_check(lua, -1, "timeline: milestones");
    if (list.n < 1 || list.n > MILESTONES_MOST) {
        host_fail(lua, "timeline: 1 to %d milestones", MILESTONES_MOST);
    }
    m->milestones = m->next = arena_push(m->arena, Milestone, (size_t)list.n);
    m->keys = arena_push(m->arena, LookKey, (size_t)list.n);
    for (lua_Integer i = 1; i <= list.n; i++) {
        lua_pushcfunction(lua, read_milestone);
        list_push(&list, i);
        lua_pushlightuserdata(lua, m);
        lua_call(lua, 2, 0);
    }
    lua_pop(lua, 1);
    timeline->milestones = m->milestones;
    timeline->n = (size_t)list.n;
    timeline->keys = m->keys;
    timeline->key_count = m->key_count;
}

// The words of a message that lists names with '|' between them.
static const Str *name_list(const TimelineMaker *m, const char *message, size_t n) {
    Str *names = arena_push(m->arena, Str, n);
    const Str all = messages_words(m->composer->messages, m->arena, message, NULL, 0);
    size_t at = 0;
    for (size_t i = 0; i < n && at <= all.n; i++) {
        size_t end = str_find_char(all, '|', at);
        if (end == SIZE_MAX) end = all.n;
        names[i] = str_slice(all, at, end);
        at = end + 1;
    }
    return names;
}

static Text milestone_words(const TimelineMaker *m, const Milestone *milestone) {
    Messages *messages = m->composer->messages;
    const LookKey *key = NULL;
    for (size_t i = 0; i < m->key_count; i++) {
        if (str_eq(m->keys[i].look, milestone->look)) key = &m->keys[i];
    }
    const MessageValue values[] = {{.name = "label", .text = milestone->label},
                                   {.name = "dates", .text = milestone->detail},
                                   {.name = "status", .text = key ? key->label : (Text){0}}};
    if (text_is_empty(milestone->detail)) {
        return messages_text(messages, m->arena, "timeline-alt-undated", values, 1);
    }
    if (!key) return messages_text(messages, m->arena, "timeline-alt-item", values, 2);
    return messages_text(messages, m->arena, "timeline-alt-status", values, 3);
}

static Str alt_words(const TimelineMaker *m, const TimelineBlock *timeline) {
    TextBuilder to = {.arena = m->arena};
    const MessageValue title = {.name = "title", .text = timeline->caption};
    const Text between = messages_plain(m->composer->messages, m->arena, "sentence-separator");
    text_put_text(&to, messages_text(m->composer->messages, m->arena, "timeline-alt", &title, 1));
    for (size_t i = 0; i < timeline->n; i++) {
        text_put_text(&to, between);
        text_put_text(&to, milestone_words(m, &timeline->milestones[i]));
    }
    if (timeline->as_of_label.n) {
        text_put_text(&to, between);
        const MessageValue label = {.name = "label", .text = timeline->as_of_label};
        text_put_text(
            &to, messages_text(m->composer->messages, m->arena, "timeline-alt-line", &label, 1));
    }
    return text_plain_words(m->arena, text_of_builder(&to));
}

// The line of the day the data was right on.
static void read_line(lua_State *lua, const TimelineMaker *m, TimelineBlock *timeline) {
    Date as_of;
    if (!read_date(lua, "as_of", &as_of)) return;
    timeline->as_of = as_of.last;
    timeline->as_of_label = args_text(lua, "as_of_label");
    if (timeline->as_of_label.n) return;
    const MessageValue date = {.name = "date", .text = date_words(m, as_of)};
    timeline->as_of_label =
        messages_text(m->composer->messages, m->arena, "timeline-as-of", &date, 1);
}

int make_timeline(lua_State *lua) {
    static const ArgSpec specs[] = {{"title", ARG_TEXT, true}, {"milestones", ARG_LIST, true},
                                    {"note", ARG_TEXT, false}, {"name", ARG_WORD, false},
                                    {"as_of", ARG_ANY, false}, {"as_of_label", ARG_TEXT, false}};
    static const ArgTable table = ARG_TABLE("timeline", specs, false);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_TIMELINE);
    TimelineBlock *timeline = &block->timeline;
    TimelineMaker maker = {.composer = composer, .arena = composer->options.arena};
    timeline->name = block->id = args_word(lua, "name");
    timeline->caption = args_text(lua, "title");
    timeline->note = args_text(lua, "note");
    read_milestones(lua, &maker, timeline);
    timeline->months = name_list(&maker, "months-short", MONTHS);
    timeline->quarters = name_list(&maker, "quarters-short", QUARTERS);
    read_line(lua, &maker, timeline);
    timeline->alt = alt_words(&maker, timeline);
    return args_return(lua, block, 0);
}
