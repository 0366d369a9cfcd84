// SPDX-License-Identifier: MIT
// bar_chart { rows = progress.series, label = "period", stack = vocab.status, title = … }: stacked,
// grouped or 100 % bars with the table of their numbers, kept together.
#include "compose/bar_chart.h"

#include "compose/args.h"
#include "compose/constructors.h"
#include "model/derive.h"

enum { CATEGORIES_MOST = 200, SERIES_MOST = 100 };

typedef struct {
    lua_State *lua;
    Arena *arena;
    ChartBlock *chart;
    ChartCategory *categories;
    ChartSeries *series;
    int64_t *values; // series after series
} ChartMaker;

static const Str SERIES_KEYS[] = {STR_INIT("id"), STR_INIT("label"), STR_INIT("look")};

// The text of a field of the record or table on top of the stack; empty when it has none.
static Text field_text(lua_State *lua, Str field) {
    Text text = {0};
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (box) {
        Composer *composer = composer_of(lua);
        return composer_text(composer, composer->options.arena, record_field(box->record, field));
    }
    lua_getfield(lua, -1, field.at);
    if (!lua_isnil(lua, -1)) text = value_check_text(lua, -1, field.at);
    lua_pop(lua, 1);
    return text;
}

// One series from the status record or table {id=, label=, look=} on top of the stack.
static Str read_series(ChartMaker *m, size_t i) {
    lua_State *lua = m->lua;
    if (!box_of(lua, -1, BOX_RECORD) && !lua_istable(lua, -1)) {
        host_fail(lua, "bar_chart: 'stack' is a list of statuses or of tables, got a %s",
                  value_name(lua, -1));
    }
    const Str id = text_plain_words(m->arena, field_text(lua, SERIES_KEYS[0]));
    if (id.n == 0) host_fail(lua, "bar_chart: a part of the stack has no 'id'");
    ChartSeries *series = &m->series[i];
    series->label = field_text(lua, SERIES_KEYS[1]);
    if (text_is_empty(series->label)) series->label = text_plain(m->arena, id);
    const Str look = text_plain_words(m->arena, field_text(lua, SERIES_KEYS[2]));
    series->look = look.n ? look : id;
    series->values = m->values + i * m->chart->category_count;
    return id;
}

static int32_t month_of(const Record *period) {
    const Datum *date = record_field(period, STR("date"));
    if (date->kind != DATUM_DATE) return 0;
    int32_t year, month, day;
    date_civil(date->date.last, &year, &month, &day);
    return year * 12 + month - 1;
}

// The label of a period as written, else its date in words.
static Text period_label(Composer *composer, const Record *period) {
    Arena *arena = composer->options.arena;
    const Text label = composer_text(composer, arena, record_field(period, STR("label")));
    if (label.n) return label;
    const Text date = composer_text(composer, arena, record_field(period, STR("date")));
    return date.n ? date : composer_text(composer, arena, record_field(period, STR("id")));
}

static void read_record_category(ChartMaker *m, const Record *record, Str field,
                                 ChartCategory *out) {
    Composer *composer = composer_of(m->lua);
    const Datum *label = record_field(record, field);
    const bool refers = label->kind == DATUM_REFERENCE && label->record;
    if (!refers) {
        out->label = composer_text(composer, m->arena, label);
        return;
    }
    out->label = period_label(composer, label->record);
    out->second_label =
        composer_text(composer, m->arena, record_field(label->record, STR("quarter")));
    out->month = month_of(label->record);
}

// The category of the row on top of the stack.
static void read_category(ChartMaker *m, size_t i, Str field) {
    static const Str second = STR_INIT("second_label"), mark = STR_INIT("mark");
    lua_State *lua = m->lua;
    ChartCategory *category = &m->categories[i];
    const Box *box = box_of(lua, -1, BOX_RECORD);
    if (box) {
        read_record_category(m, box->record, field, category);
    } else if (lua_istable(lua, -1)) {
        category->label = field_text(lua, field);
        category->second_label = field_text(lua, second);
        category->mark = text_plain_words(m->arena, field_text(lua, mark));
        lua_getfield(lua, -1, "month");
        category->month = (int32_t)lua_tointeger(lua, -1);
        lua_pop(lua, 1);
    } else {
        host_fail(lua, "bar_chart: a row is a record or a table, got a %s", value_name(lua, -1));
    }
    if (text_is_empty(category->label)) {
        host_fail(lua, "bar_chart: row %zu has no '%.*s' to print", i + 1, STR_ARGS(field));
    }
}

// The count of a series in the row on top of the stack; -1 when there is none.
static int64_t read_value(lua_State *lua, Str id) {
    lua_pushlstring(lua, id.at, id.n);
    lua_gettable(lua, -2);
    const bool number = lua_isinteger(lua, -1);
    const int64_t value = number ? lua_tointeger(lua, -1) : -1;
    if (!number && !lua_isnil(lua, -1) && !box_of(lua, -1, BOX_NO_VALUE)) {
        host_fail(lua, "bar_chart: '%.*s' is a %s, not a count", STR_ARGS(id), value_name(lua, -1));
    }
    if (number && (value < 0 || value > 1000 * 1000 * 1000)) {
        host_fail(lua, "bar_chart: '%.*s' is %lld, which cannot be drawn", STR_ARGS(id),
                  (long long)value);
    }
    lua_pop(lua, 1);
    return value;
}

static void read_values(ChartMaker *m, const ListView *rows, const ListView *stack) {
    for (size_t s = 0; s < (size_t)stack->n; s++) {
        list_push(stack, (lua_Integer)s + 1);
        const Str id = read_series(m, s);
        lua_pop(m->lua, 1);
        for (size_t i = 0; i < (size_t)rows->n; i++) {
            list_push(rows, (lua_Integer)i + 1);
            m->values[s * (size_t)rows->n + i] = read_value(m->lua, id);
            lua_pop(m->lua, 1);
        }
    }
}

// A chart without data is a mistake in the data when the list is of the model.
static void fail_empty(lua_State *lua, const ListView *rows) {
    Host *host = host_of(lua);
    const Value *value = rows->datum ? rows->datum->value : NULL;
    diag_add(host->options.diag, SEVERITY_FATAL, "CHART-01", value ? value->place : host_place(lua),
             "the chart has no data to draw");
    host->reported = true;
    host_fail(lua, "bar_chart");
}

static void read_chart(lua_State *lua, ChartMaker *m) {
    lua_getfield(lua, 1, "rows");
    const ListView rows = list_check(lua, -1, "bar_chart: rows");
    lua_getfield(lua, 1, "stack");
    const ListView stack = list_check(lua, -1, "bar_chart: stack");
    const Str field = args_given(lua, "label") ? args_word(lua, "label") : STR("label");
    if (rows.n == 0 || stack.n == 0) fail_empty(lua, &rows);
    if (rows.n > CATEGORIES_MOST || stack.n > SERIES_MOST) {
        host_fail(lua, "bar_chart: more than %d bars or %d parts", CATEGORIES_MOST, SERIES_MOST);
    }
    m->chart->category_count = (size_t)rows.n;
    m->chart->series_count = (size_t)stack.n;
    m->categories = arena_push(m->arena, ChartCategory, (size_t)rows.n);
    m->series = arena_push(m->arena, ChartSeries, (size_t)stack.n);
    m->values = arena_push(m->arena, int64_t, (size_t)(rows.n * stack.n));
    m->chart->categories = m->categories;
    m->chart->series = m->series;
    for (size_t i = 0; i < (size_t)rows.n; i++) {
        list_push(&rows, (lua_Integer)i + 1);
        read_category(m, i, field);
        lua_pop(lua, 1);
    }
    read_values(m, &rows, &stack);
    lua_pop(lua, 2);
}

// The layout's note and, when the steps are unequal, that they are.
static Text chart_note(lua_State *lua, ChartBlock *chart, bool by_time) {
    Composer *composer = composer_of(lua);
    Arena *arena = composer->options.arena;
    const Text note = args_text(lua, "note");
    int64_t least, most;
    if (!chart_is_unequal(chart, &least, &most)) return note;
    const MessageValue values[] = {{.name = "least", .number = least},
                                   {.name = "most", .number = most}};
    const Text steps = messages_text(composer->messages, arena,
                                     by_time ? "chart-steps-by-time" : "chart-steps-unequal",
                                     values, COUNT_OF(values));
    if (text_is_empty(note)) return steps;
    return text_join(
        arena,
        text_join(arena, note, messages_plain(composer->messages, arena, "sentence-separator")),
        steps);
}

// targets = { 10, false, 12 }: one for each bar, or the name of the rows' field.
static void read_targets(lua_State *lua, ChartMaker *m) {
    const int type = lua_getfield(lua, 1, "targets");
    if (type == LUA_TNIL) {
        lua_pop(lua, 1);
        return;
    }
    const bool field = type == LUA_TSTRING;
    int64_t *targets = arena_push(m->arena, int64_t, m->chart->category_count);
    if (field) lua_getfield(lua, 1, "rows");
    const ListView list = list_check(lua, -1, "bar_chart: targets");
    for (size_t i = 0; i < m->chart->category_count; i++) {
        targets[i] = -1;
        if ((lua_Integer)i >= list.n) continue;
        list_push(&list, (lua_Integer)i + 1);
        if (field) {
            targets[i] = read_value(lua, host_str(lua, -3));
        } else if (lua_isinteger(lua, -1) && lua_tointeger(lua, -1) >= 0) {
            targets[i] = lua_tointeger(lua, -1);
        } else if (lua_toboolean(lua, -1)) {
            host_fail(lua, "bar_chart: a target is a %s, not a count", value_name(lua, -1));
        }
        lua_pop(lua, 1);
    }
    lua_pop(lua, field ? 2 : 1);
    m->chart->targets = targets;
    m->chart->target_label =
        args_given(lua, "target_label")
            ? args_text(lua, "target_label")
            : messages_plain(composer_of(lua)->messages, m->arena, "chart-target");
}

// What the language sets between the thousands and the rest, taken out of a number. Empty when no
// figure of the chart or its axis can need it: formatters take time to open.
static Str group_sign(Messages *messages, Arena *arena, const ChartBlock *chart) {
    enum { NEEDED_FROM = 5000 }; // an axis goes on to the next round number
    int64_t largest = 0;
    for (size_t i = 0; i < chart->category_count; i++) {
        const int64_t total = chart_words_total(chart, i);
        if (total > largest) largest = total;
        if (chart->targets && chart->targets[i] > largest) largest = chart->targets[i];
    }
    if (largest < NEEDED_FROM) return (Str){0};
    const Str number = messages_number(messages, arena, 10000);
    const bool grouped = str_starts(number, STR("10")) && str_ends(number, STR("000"));
    return grouped ? str_slice(number, 2, number.n - 3) : (Str){0};
}

static void read_form(lua_State *lua, const ArgTable *table, ChartMaker *m) {
    static const Str kinds[] = {STR_INIT("stacked"), STR_INIT("grouped"), STR_INIT("percent")};
    ChartBlock *chart = m->chart;
    chart->kind = (ChartKind)args_choice(lua, table, "kind", kinds, COUNT_OF(kinds), CHART_STACKED);
    chart->horizontal = args_truth(lua, "horizontal");
    chart->by_time = args_truth(lua, "by_time");
    if (chart->horizontal && chart->by_time) {
        host_fail(lua, "bar_chart: horizontal bars do not stand at their dates");
    }
    chart->percent_sign =
        messages_words(composer_of(lua)->messages, m->arena, "percent-sign", NULL, 0);
    read_targets(lua, m);
    chart->group_sign = group_sign(composer_of(lua)->messages, m->arena, chart);
    const lua_Integer height = args_count(lua, "height");
    if (height > 1000) host_fail(lua, "bar_chart: 'height' is at most 1000 points");
    chart->height = (Len)height * 1000;
}

// The head of the first column of the numbers.
static Text first_head(lua_State *lua, const ChartBlock *chart) {
    Composer *composer = composer_of(lua);
    if (args_given(lua, "head")) return args_text(lua, "head");
    return messages_plain(composer->messages, composer->options.arena,
                          chart_is_dated(chart) ? "column-period" : "column-bar");
}

int make_bar_chart(lua_State *lua) {
    static const ArgSpec specs[] = {
        {"rows", ARG_LIST, true},          {"stack", ARG_LIST, true},
        {"label", ARG_WORD, false},        {"title", ARG_TEXT, true},
        {"name", ARG_WORD, false},         {"note", ARG_TEXT, false},
        {"height", ARG_COUNT, false},      {"by_time", ARG_TRUTH, false},
        {"table", ARG_TRUTH, false},       {"kind", ARG_WORD, false},
        {"targets", ARG_ANY, false},       {"head", ARG_TEXT, false},
        {"target_label", ARG_TEXT, false}, {"horizontal", ARG_TRUTH, false}};
    static const ArgTable table = ARG_TABLE("bar_chart", specs, false);
    Composer *composer = composer_of(lua);
    args_check(lua, &table);
    Block *block = args_block(lua, BLOCK_CHART);
    ChartBlock *chart = &block->chart;
    ChartMaker maker = {.lua = lua, .arena = composer->options.arena, .chart = chart};
    read_chart(lua, &maker);
    chart->name = args_word(lua, "name");
    block->id = chart->name;
    chart->caption = args_text(lua, "title");
    read_form(lua, &table, &maker);
    chart->note = chart_note(lua, chart, chart->by_time);
    chart->alt = chart_alt(composer, chart);
    if (args_given(lua, "table") && !args_truth(lua, "table")) return args_return(lua, block, 0);
    Block *group = args_block(lua, BLOCK_GROUP);
    block->next = chart_table(composer, block, first_head(lua, chart));
    group->children = block;
    return args_return(lua, group, 1);
}
