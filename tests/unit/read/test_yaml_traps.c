// SPDX-License-Identifier: MIT
// YAML's traps: each is named at its place, with its fix.
#include "support.h"

typedef struct {
    const char *text;
    const char *code;
    const char *at;   // the bytes that are shown
    uint32_t line;    // and their line
    const char *note; // the bytes of the second place, or NULL
} Trap;

static const Trap TRAPS[] = {
    {"a: [Rec #, Status]\nb: 1\n", "YAML-10", "#, Status]", 1, NULL},
    {"Rec #: 13\nb: c\n", "YAML-10", "#: 13", 1, NULL},
    {"x: y\nRec #: 13\nb: c\n", "YAML-10", "#: 13", 2, NULL},
    {"- {id: 1, text: Item # 4}\n- b\n", "YAML-10", "# 4}", 1, NULL},
    {"x:\n  - {id: \"3\", text: whether [...]}\n", "YAML-11", "[", 2, "{"},
    {"- {id: 3, text: [...]}\n", "YAML-11", "[...]", 1, NULL},
    {"- text: [...]\n", "YAML-11", "[...]", 1, NULL},
    {"- {text: Trust, choice, id: 1}\n", "YAML-11", "choice", 1, "Trust"},
    {"- {text: \"Trust\", choice}\n", "YAML-11", "choice", 1, "Trust"},
    {"text: {count x}\n", "YAML-11", "count x", 1, NULL},
    {"text: Note: see\n", "YAML-12", ":", 1, NULL},
    {"- {text: a: b}\n", "YAML-12", ":", 1, NULL},
    {"status: complete\n  notes: x\n", "YAML-12", ":", 2, NULL},
    {"a:1\nb: 2\n", "YAML-12", ":", 2, NULL},
    {"a:\n\tb: c\n", "YAML-13", "\t", 2, NULL},
    {"a:\n  b: c\n\td: e\n", "YAML-13", "\t", 3, NULL},
    {"a:\n  - b\n  \t- c: d\n", "YAML-13", "\t", 3, NULL},
    {"a: 1\nb: \"abc\nc: d\n", "YAML-14", "\"", 2, ""},
    {"text: 'tis the season\nb: c\n", "YAML-14", "'", 1, ""},
    {"title: \"abc\nname: \"def\"\n", "YAML-14", "def\"", 2, "\""},
    {"a: \"A\" and \"B\"\n", "YAML-14", "and \"B\"", 1, NULL},
    {"text: *em* text\n", "YAML-15", "*", 1, NULL},
    {"text: **strong** x\n", "YAML-15", "*", 1, NULL},
    {"text: @foo\n", "YAML-15", "@", 1, NULL},
    {"text: `x`\n", "YAML-15", "`", 1, NULL},
    {"text: %x\n", "YAML-15", "%", 1, NULL},
    {"text: [see](http://x) more\nb: c\n", "YAML-15", "(http://x) more", 1, NULL},
    {"text: !wow x\n", "YAML-05", "!wow", 1, NULL},
    {"text: !!str x\n", "YAML-05", "!!str", 1, NULL},
    {"a: &x [*x]\n", "YAML-06", "*x", 1, "&x "},
    {"a: *x\n", "YAML-06", "*x", 1, NULL},
    {"a: 1\n---\nb: 2\n", "YAML-03", "---", 2, NULL},
    {"", "YAML-02", "", 1, NULL},
    {"# only a comment\n", "YAML-02", "", 1, NULL},
    {"? [a]\n: b\n", "YAML-08", "[a]", 1, NULL},
    {"é: \"x\\qy\"\n", "YAML-17", "\\q", 1, NULL},
    {"é: x\001y\n", "YAML-16", "\001", 1, NULL},
    {"a:\n  - x\n - y\n", "YAML-01", "-", 3, ""},
    {"a: b\nc\n", "YAML-01", "c", 2, NULL},
};

static void every_trap_is_named(void **state) {
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(TRAPS); i++) {
        const Trap *trap = &TRAPS[i];
        assert_null(yaml_read(bench->arena, source_of(bench, str_of(trap->text)), &bench->diag));
        const Finding finding = one_finding(bench, trap->code);
        assert_int_equal(finding.severity, SEVERITY_FATAL);
        assert_str(bytes_at(finding.place), trap->at);
        assert_int_equal(source_line_column(finding.place.source, finding.place.span.lo).line,
                         trap->line);
        assert_int_equal(finding.notes.n, trap->note != NULL);
        if (trap->note) {
            const Str noted = bytes_at(finding.notes.at[0].place);
            assert_str(str_slice(noted, 0, strlen(trap->note)), trap->note);
        }
    }
}

static void lost_text_behind_a_number_sign_is_warned_of(void **state) {
    Bench *bench = *state;
    const Str text =
        STR("text: Recommendation #13 done\nok: x # a comment\nyes: y  #5\nt: Rec #\n");
    assert_non_null(yaml_read(bench->arena, source_of(bench, text), &bench->diag));
    assert_int_equal(bench->diag.findings.n, 2);
    assert_int_equal(bench->diag.counts[SEVERITY_WARNING], 2);
    assert_str(bytes_at(bench->diag.findings.at[0].place), "#13 done");
    assert_str(bytes_at(bench->diag.findings.at[1].place), "#");
}

static void several_mistakes_are_told_in_one_run(void **state) {
    Bench *bench = *state;
    const Str text = STR("a: 1\na: 2\nb: !t x\nc: *none\nd: {x, y}\n");
    assert_null(yaml_read(bench->arena, source_of(bench, text), &bench->diag));
    assert_int_equal(bench->diag.findings.n, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(every_trap_is_named),
        WITH_BENCH(lost_text_behind_a_number_sign_is_warned_of),
        WITH_BENCH(several_mistakes_are_told_in_one_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
