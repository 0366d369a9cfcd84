// SPDX-License-Identifier: MIT
// Each hole of plain Lua, tried: the attack must end with a clear error at its line, in time.
#include "compose_kit.h"

#include "compose/cage.h"
#include "compose/host.h"

static int run_attack(lua_State *lua) {
    cage_open(lua);
    host_require(lua, STR("attack"));
    return 0;
}

typedef struct {
    Kit kit;
    bool ok;
} Attempt;

static void attempt_bytes(Attempt *attempt, Str code) {
    kit_open(&attempt->kit);
    kit_write(&attempt->kit, "attack.lua", code);
    const HostOptions options = {.arena = attempt->kit.arena,
                                 .diag = &attempt->kit.diag,
                                 .layouts = attempt->kit.folder,
                                 .memory_limit = HOST_MEMORY,
                                 .step_limit = 2000000};
    Host *host = host_new(&options);
    assert_non_null(host);
    attempt->ok = host_run(host, run_attack, NULL, options.step_limit, (Place){0});
    assert_true(host->memory <= options.memory_limit);
    host_drop(host);
}

// The code must fail with a finding of that code, which says the words, on that line.
static void expect(const char *code, const char *rule, const char *words, uint32_t line) {
    Attempt attempt;
    attempt_bytes(&attempt, str_of(code));
    assert_false(attempt.ok);
    const Finding *finding = kit_expect(&attempt.kit, rule, words);
    assert_int_equal(finding->severity, SEVERITY_FATAL);
    assert_int_equal(kit_line(finding), line);
    kit_close(&attempt.kit);
}

// The code must run: its assertions hold.
static void expect_fine(const char *code) {
    Attempt attempt;
    attempt_bytes(&attempt, str_of(code));
    if (!attempt.ok) kit_expect(&attempt.kit, "", "nothing");
    assert_true(attempt.ok);
    kit_close(&attempt.kit);
}

static void endless_loops_end(void **state) {
    (void)state;
    expect("while true do end", "LUA-03", "takes more than", 1);
    expect("local function f() return f() end\nf()", "LUA-03", "does a loop never end", 1);
    expect("::again::\ngoto again", "LUA-03", "steps", 2);
    expect("for i = 1, math.huge do end", "LUA-03", "steps", 1);
    expect("for w in ('a'):rep(1000):gmatch('') do while true do end end", "LUA-03", "steps", 1);
    expect("local t = {}\nfor i = 1, 100 do t[i] = i end\n"
           "while true do table.sort(t, function(a, b) return a > b end) end",
           "LUA-03", "steps", 3);
}

static void there_is_no_way_to_catch_an_error(void **state) {
    (void)state;
    expect("while true do pcall(function() while true do end end) end", "LUA-01",
           "'pcall' is not given to layouts", 1);
    expect("xpcall(f, g)", "LUA-01", "'xpcall' is not given", 1);
    expect("coroutine.wrap(f)", "LUA-01", "'coroutine' is not given", 1);
}

static void nothing_runs_at_collection_or_at_the_end_of_a_scope(void **state) {
    (void)state;
    expect("setmetatable({}, {__gc = function() while true do end end})", "LUA-01",
           "'setmetatable' is not given", 1);
    expect("local x <close> = {}", "LUA-01", "non-closable value", 1);
    expect("collectgarbage()", "LUA-01", "'collectgarbage' is not given", 1);
    expect_fine("local x <close> = nil\nlocal t = {__gc = 1, __close = 2, __index = 3}\n"
                "assert(t.y == nil)\nreturn 1");
}

static void memory_is_bounded(void **state) {
    (void)state;
    expect("local s = 'x'\nwhile true do s = s .. s end", "LUA-04", "more than 64 MiB", 2);
    expect("local t = {}\nlocal s = ('x'):rep(1000)\nfor i = 1, 1e9 do\n  t[i] = s .. i\nend",
           "LUA-04", "memory", 4);
    expect("local s = string.rep('x', 1 << 30)", "LUA-01", "string.rep would make more than", 1);
    expect("local s = ('x'):rep(1000, ('y'):rep(10000))", "LUA-01", "string.rep", 1);
    expect("local s = ('x'):rep(1 << 62, 'yy')", "LUA-01", "string.rep", 1);
    expect("local t = {}\nfor i = 1, 100 do t[i] = ('x'):rep(1 << 20) end\nreturn table.concat(t)",
           "LUA-04", "memory", 2);
    expect("local p = ('x'):rep(1 << 20)\nlocal t = {}\nfor i = 1, 100 do t[i] = p end\n"
           "return table.concat(t)",
           "LUA-04", "memory", 4);
    expect("local s = ('x'):rep(100000)\nreturn s:gsub('x', ('y'):rep(1000))", "LUA-04", "memory",
           2);
}

static void recursion_is_bounded(void **state) {
    (void)state;
    expect("local function f() return 1 + f() end\nreturn f()", "LUA-04", "more than 64 MiB", 1);
    expect("local t = {3, 2, 1}\n"
           "local function f(a, b) table.sort(t, f) return a < b end\ntable.sort(t, f)",
           "LUA-01", "C stack overflow", 2);
    expect("local s = ('('):rep(100000)\nreturn s:find(s)", "LUA-01", "too many captures", 2);
    expect("return ('a'):rep(1000):find(('a?'):rep(1000))", "LUA-01", "pattern is too complex", 1);
    expect("return ('x'):gsub('x', function(a) return a:gsub('x', '%1%2') end)", "LUA-01",
           "invalid capture index", 1);
    Attempt attempt;
    char deep[4100];
    memset(deep, '{', sizeof deep);
    memcpy(deep, "return ", 7);
    attempt_bytes(&attempt, (Str){deep, sizeof deep});
    assert_false(attempt.ok);
    kit_expect(&attempt.kit, "LUA-01", "C stack overflow");
    kit_close(&attempt.kit);
}

static void patterns_that_backtrack_end(void **state) {
    (void)state;
    expect("local n = 30\nreturn ('a'):rep(n):match(('a?'):rep(n) .. ('a'):rep(n))", "LUA-03",
           "steps", 2);
    expect("return ('a'):rep(200):find(('.-'):rep(20) .. 'b')", "LUA-03", "steps", 1);
    expect("return ('a'):rep(5000):gsub(('a*'):rep(8) .. 'b', '')", "LUA-03", "steps", 1);
    expect("for x in ('a'):rep(5000):gmatch(('a*'):rep(8) .. 'b') do end", "LUA-03", "steps", 1);
    expect("return ('('):rep(1 << 20):find('%b()')", "LUA-03", "steps", 1);
    expect("return ('a'):rep(1 << 20):find('(a*)%1b')", "LUA-03", "steps", 1);
}

static void patterns_are_those_of_lua(void **state) {
    (void)state;
    expect_fine("local a, b, c = ('2023-06-30'):match('^(%d+)-(%d+)-(%d+)$')\n"
                "assert(a == '2023' and b == '06' and c == '30')\n"
                "assert(('  x y '):match('^%s*(.-)%s*$') == 'x y')\n"
                "assert(('THE (quick) fox'):find('%((%a+)%)') == 5)\n"
                "assert(('f(a(b)c)d'):match('%b()') == '(a(b)c)')\n"
                "assert(('THE fox'):gsub('%f[%a]%a+', string.lower) == 'the fox')\n"
                "assert(('a,b,,c'):gsub(',', ';', 2) == 'a;b;,c')\n"
                "assert(('abc'):gsub('', '-') == '-a-b-c-')\n"
                "assert(('hello'):gsub('l+', {ll = 'LL'}) == 'heLLo')\n"
                "assert(('x = 1, y = 2'):gsub('(%w) = (%w)', '%2 = %1') == '1 = x, 2 = y')\n"
                "local t = {}\nfor k, v in ('a=1, b=2'):gmatch('(%w)=(%w)') do t[k] = v end\n"
                "assert(t.a == '1' and t.b == '2')\n"
                "assert(('abc'):find('b', 1, true) == 2 and ('a.c'):find('.', 1, true) == 2)\n"
                "assert(('abc'):find('()c') == 3 and select(3, ('abc'):find('()c')) == 3)\n"
                "assert(('[x]'):match('[]x[]+') == '[x]' and ('a-b'):match('[a%-b]+') == 'a-b')\n"
                "assert(('xyz'):match('[^x]+') == 'yz' and ('aXb'):match('%u') == 'X')\n"
                "assert(('\"it\" '):match('([\"\\'])(.-)%1') == '\"')\n"
                "local n = 0\nfor _ in ('abc'):gmatch('') do n = n + 1 end\nassert(n == 4)\n"
                "assert(('abc'):match('c', -1) == 'c' and not ('abc'):find('a', 2))\n"
                "assert(not ('a'):find('b', 10) and ('äb'):len() == 3)\nreturn 1");
    expect("return ('a'):find('[a')", "LUA-01", "missing ']'", 1);
    expect("return ('a'):find('%')", "LUA-01", "ends with '%'", 1);
    expect("return ('a'):find('a)')", "LUA-01", "a ')' without '('", 1);
    expect("return ('a'):find('(a')", "LUA-01", "unfinished capture", 1);
    expect("return ('a'):find('%f')", "LUA-01", "missing '['", 1);
    expect("return ('a'):find('%b(')", "LUA-01", "missing arguments", 1);
    expect("return ('a'):gsub('a', '%')", "LUA-01", "invalid use of '%'", 1);
}

static void there_is_no_machine(void **state) {
    (void)state;
    static const char *const absent[] = {
        "load",   "loadstring", "dofile", "loadfile", "io",           "os",    "debug", "package",
        "rawget", "rawset",     "rawlen", "rawequal", "getmetatable", "print", "_G"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        char code[64], words[64];
        snprintf(code, sizeof code, "\nlocal x = %s", absent[i]);
        snprintf(words, sizeof words, "'%s' is not given to layouts", absent[i]);
        expect(code, "LUA-01", words, 2);
    }
    expect_fine("assert(string.dump == nil and string.pack == nil and math.random == nil)\n"
                "assert(math.sin == nil and table.move == nil)\nreturn 1");
}

static void binary_chunks_are_refused(void **state) {
    (void)state;
    Attempt attempt;
    attempt_bytes(&attempt, STR("\x1bLua\x54"));
    assert_false(attempt.ok);
    assert_true(diag_is_fatal(&attempt.kit.diag));
    kit_expect(&attempt.kit, "LUA-02", "attempt to load a binary chunk");
    kit_close(&attempt.kit);
}

static void the_library_cannot_be_changed(void **state) {
    (void)state;
    expect("string.rep = nil", "LUA-01", "string cannot be changed", 1);
    expect("math.floor = 1", "LUA-01", "math cannot be changed", 1);
    expect("table.insert(table, 1)", "LUA-01", "table cannot be changed", 1);
    expect("local s = ''\ns.upper = 1", "LUA-01", "attempt to index a string value", 2);
    expect("getmetatable('').__index = nil", "LUA-01", "'getmetatable' is not given", 1);
    expect("x = 1", "LUA-01", "'x' would be a new global: write 'local' before it", 1);
    expect("function helper() end", "LUA-01", "'helper' would be a new global", 1);
    expect("_ENV.y = 2", "LUA-01", "'y' would be a new global", 1);
}

static void addresses_never_show(void **state) {
    (void)state;
    expect_fine("local f = function() end\n"
                "assert(tostring({}) == 'table' and tostring(f) == 'function')\n"
                "assert(tostring(string) == 'table' and tostring(tostring) == 'function')\n"
                "assert(('%s %s'):format({}, f) == 'table function')\n"
                "assert(('%5.1f|%d|%q|%%|%-4s|'):format(1.25, 7, 'a', 'x') == "
                "'  1.2|7|\"a\"|%|x   |')\nreturn 1");
    expect("return ('%p'):format({})", "LUA-01", "string.format knows no '%p'", 1);
    expect("return ('%10p'):format('x')", "LUA-01", "knows no '%p'", 1);
    expect("error({})", "LUA-01", "string expected, got table", 1);
    expect("return {} .. 'x'", "LUA-01", "attempt to concatenate a table value", 1);
    expect("return ('x'):rep({})", "LUA-01", "number expected, got table", 1);
    expect("assert(false, {})", "LUA-01", "table", 1);
    expect("return {} < {}", "LUA-01", "attempt to compare two table values", 1);
    expect("return table.concat({{}})", "LUA-01", "invalid value (table) at index 1", 1);
}

static void order_is_the_same_in_every_run(void **state) {
    (void)state;
    expect_fine(
        "local t = {b = 1, a = 2, [3] = 3, [1] = 4, [2.5] = 5, ['é'] = 6, [true] = 7}\n"
        "local keys = {}\nfor k in pairs(t) do table.insert(keys, tostring(k)) end\n"
        "assert(table.concat(keys, ' ') == '1 2.5 3 a b é true')\n"
        "local k = next(t)\nassert(k == 1 and next(t, 1) == 2.5 and next({}) == nil)\n"
        "assert(next(t, true) == nil)\n"
        "for k in pairs(t) do t[k] = nil end\nassert(next(t) == nil)\n"
        "local list = {}\nfor i = 1, 300 do list[i] = {key = i % 3, n = i} end\n"
        "table.sort(list, function(a, b) return a.key < b.key end)\n"
        "for i = 2, 300 do local a, b = list[i - 1], list[i]\n"
        "  assert(a.key < b.key or a.key == b.key and a.n < b.n) end\n"
        "local seen = 0\nfor k, v in pairs(math) do seen = seen + 1 end\nassert(seen > 10)\n"
        "return 1");
    expect("local t = {[{}] = 1}\nfor k in pairs(t) do end", "LUA-01",
           "a table with a table as key has no order", 2);
    expect("table.sort({1, 'x'})", "LUA-01", "attempt to compare", 1);
}

static void errors_have_their_line_and_the_calls(void **state) {
    (void)state;
    Attempt attempt;
    attempt_bytes(&attempt, STR("local function inner(x)\n  return x.title.text\nend\n"
                                "local function outer()\n  return (inner({}))\nend\nouter()\n"));
    const Finding *finding = kit_expect(&attempt.kit, "LUA-01", "attempt to index a nil value");
    assert_true(kit_says(finding->message, "field 'title'"));
    assert_false(kit_says(finding->message, "layout0"));
    assert_int_equal(kit_line(finding), 2);
    assert_int_equal(finding->notes.n, 2);
    const Place second = finding->notes.at[0].place;
    assert_int_equal(source_line_column(second.source, second.span.lo).line, 5);
    kit_close(&attempt.kit);
    expect("error('no good')", "LUA-01", "no good", 1);
    expect("local x = 1\nlocal = 2", "LUA-02", "<name> expected", 2);
    expect("local vocb = strng", "LUA-01", "no global 'strng', did you mean 'string'?", 1);
    expect("assert(nil, 'the value is missing')", "LUA-01", "the value is missing", 1);
}

static void require_reaches_layouts_only(void **state) {
    (void)state;
    expect("require '../secret'", "LUA-01", "is no module name", 1);
    expect("require '/etc/passwd'", "LUA-01", "is no module name", 1);
    expect("require 'a..b'", "LUA-01", "is no module name", 1);
    expect("require 'Upper'", "LUA-01", "is no module name", 1);
    expect("require ''", "LUA-01", "is no module name", 1);
    expect("require 'attack'", "LUA-01", "requires itself", 1);
    expect("\nrequire 'shared.nothing'", "LUA-05", "no layout 'shared.nothing'", 2);
    expect("require(nil)", "LUA-01", "string expected", 1);
}

static void a_link_out_of_the_folder_is_not_followed(void **state) {
    (void)state;
    Kit kit;
    kit_open(&kit);
    kit_write(&kit, "outside.lua", STR("return 1"));
    kit_write(&kit, "layouts/attack.lua", STR("return require 'link'"));
    char from[128], to[128];
    snprintf(from, sizeof from, "%s/outside.lua", kit.folder);
    snprintf(to, sizeof to, "%s/layouts/link.lua", kit.folder);
    assert_int_equal(symlink(from, to), 0);
    const Str layouts = str_format(kit.arena, "%s/layouts", kit.folder);
    const HostOptions options = {.arena = kit.arena, .diag = &kit.diag, .layouts = layouts.at};
    Host *host = host_new(&options);
    assert_false(host_run(host, run_attack, NULL, HOST_STEPS, (Place){0}));
    kit_expect(&kit, "LUA-05", "no layout 'link'");
    host_drop(host);
    kit_close(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_loops_end),
        cmocka_unit_test(there_is_no_way_to_catch_an_error),
        cmocka_unit_test(nothing_runs_at_collection_or_at_the_end_of_a_scope),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(recursion_is_bounded),
        cmocka_unit_test(patterns_that_backtrack_end),
        cmocka_unit_test(patterns_are_those_of_lua),
        cmocka_unit_test(there_is_no_machine),
        cmocka_unit_test(binary_chunks_are_refused),
        cmocka_unit_test(the_library_cannot_be_changed),
        cmocka_unit_test(addresses_never_show),
        cmocka_unit_test(order_is_the_same_in_every_run),
        cmocka_unit_test(errors_have_their_line_and_the_calls),
        cmocka_unit_test(require_reaches_layouts_only),
        cmocka_unit_test(a_link_out_of_the_folder_is_not_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
