// SPDX-License-Identifier: MIT
// CSV to values: cells, places, nesting, mistakes, long input.
#include "support.h"

static const Value *read(Bench *bench, Str bytes) {
    return csv_read(bench->arena, source_of(bench, bytes), &bench->diag);
}

static const Value *cell(const Value *rows, size_t row, const char *name) {
    const Value *value = value_member(rows->items[row], str_of(name));
    assert_non_null(value);
    return value;
}

static void cells_keep_blanks_and_places(void **state) {
    const Value *rows =
        read(*state, STR("id,name,text\r\n1, a ,\"two\nlines\"\r\n\r\n2,\"é, \"\"q\"\"\",\n"));
    assert_int_equal(rows->kind, VALUE_LIST);
    assert_int_equal(rows->n, 2);
    assert_str(cell(rows, 0, "name")->text, " a ");
    assert_str(cell(rows, 0, "text")->text, "two\nlines");
    assert_str(cell(rows, 1, "name")->text, "é, \"q\"");
    assert_str(bytes_at(cell(rows, 1, "name")->place), "é, \"\"q\"\"");
    assert_int_equal(cell(rows, 1, "name")->place.cell->row, 2);
    assert_str(cell(rows, 1, "name")->place.cell->column, "name");
    assert_str(bytes_at(rows->items[1]->place), "2,\"é, \"\"q\"\"\",");
    assert_true(cell(rows, 0, "text")->clean);
    assert_false(cell(rows, 1, "name")->clean);
    assert_str(bytes_at(rows->items[0]->members[1].key_place), "name");
}

static void an_empty_cell_was_not_given(void **state) {
    const Value *rows = read(*state, STR("a,b,c.x,c.y\n1,,,\n2,\"\",,z\n3,,\"\","));
    assert_int_equal(cell(rows, 0, "a")->style, SCALAR_CELL);
    assert_int_equal(cell(rows, 0, "b")->style, SCALAR_PLAIN);
    assert_int_equal(cell(rows, 1, "b")->style, SCALAR_QUOTED);
    assert_int_equal(cell(rows, 0, "c")->kind, VALUE_SCALAR);
    assert_int_equal(cell(rows, 0, "c")->style, SCALAR_PLAIN);
    assert_int_equal(cell(rows, 1, "c")->kind, VALUE_MAP);
    assert_str(value_member(cell(rows, 1, "c"), STR("y"))->text, "z");
    assert_int_equal(cell(rows, 2, "c")->kind, VALUE_MAP);
}

static void dotted_names_nest(void **state) {
    const Value *rows = read(*state, STR("id,d.url,t,d.deep.er\n1,u,x,v\n"));
    const Value *row = rows->items[0], *d = cell(rows, 0, "d");
    assert_int_equal(row->n, 3);
    assert_int_equal(d->n, 2);
    assert_str(value_member(d, STR("url"))->text, "u");
    assert_str(value_member(value_member(d, STR("deep")), STR("er"))->text, "v");
    assert_str(value_member(d, STR("url"))->place.cell->column, "d.url");
}

static void headers_alone_are_an_empty_list(void **state) {
    Bench *bench = *state;
    const Value *rows = read(bench, STR("id,name"));
    assert_int_equal(rows->kind, VALUE_LIST);
    assert_int_equal(rows->n, 0);
    assert_int_equal(read(bench, STR("a\r1\r2"))->n, 2);
    assert_null(read(bench, STR("\n\r\n")));
    one_finding(bench, "CSV-11");
    assert_null(read(bench, STR("")));
    one_finding(bench, "CSV-11");
}

typedef struct {
    const char *text, *code, *at;
    uint32_t row;
    const char *column, *note;
} Mistake;

static const Mistake MISTAKES[] = {
    {"id,b\n1,x\n2\n", "CSV-01", "2", 2, "b", NULL},
    {"id,b,c\n1\n", "CSV-01", "1", 1, "b", NULL},
    {"id,b\n2,3,4\n", "CSV-02", "4", 1, "", "b"},
    {"id,b\n1,a\"b\n2,c\n", "CSV-03", "\"", 1, "b", NULL},
    {"id,b\n1,\"abc\n2,\"def\n", "CSV-03", "d", 1, "b", "\""},
    {"id,b\n1,\"a\" \n", "CSV-03", " ", 1, "b", "\""},
    {"id,b\n1,\"abc\n2,x\n", "CSV-04", "\"", 1, "b", NULL},
    {"id,b\n1,x\n2,\"", "CSV-04", "\"", 2, "b", NULL},
    {"id,,b\n1,2,3\n", "CSV-05", "", 0, NULL, NULL},
    {"id,a.,b\n1,2,3\n", "CSV-05", "a.", 0, NULL, NULL},
    {"id,b,id\n1,2,3\n", "CSV-06", "id", 0, NULL, "id"},
    {"a.b,a\n1,2\n", "CSV-07", "a", 0, NULL, "a.b"},
    {"a,a.b\n1,2\n", "CSV-07", "a.b", 0, NULL, "a"},
    {"id;b\n1;2\n", "CSV-08", "id;b", 0, NULL, NULL},
    {"id\tb\n1\t2\n", "CSV-08", "id\tb", 0, NULL, NULL},
    {"\"id\n1,2\n", "CSV-04", "\"", 0, NULL, NULL},
    {"a.b.c.d.e.f.g.h.i\n1\n", "CSV-05", "a.b.c.d.e.f.g.h.i", 0, NULL, NULL},
};

static void every_mistake_has_row_and_column(void **state) {
    Bench *bench = *state;
    for (size_t i = 0; i < COUNT_OF(MISTAKES); i++) {
        const Mistake *m = &MISTAKES[i];
        assert_null(read(bench, str_of(m->text)));
        const Finding finding = one_finding(bench, m->code);
        assert_int_equal(finding.severity, SEVERITY_FATAL);
        assert_str(bytes_at(finding.place), m->at);
        assert_int_equal(finding.place.cell != NULL, m->column != NULL);
        if (m->column) {
            assert_int_equal(finding.place.cell->row, m->row);
            assert_str(finding.place.cell->column, m->column);
        }
        assert_int_equal(finding.notes.n, m->note != NULL);
        if (m->note) assert_str(bytes_at(finding.notes.at[0].place), m->note);
    }
}

static void several_mistakes_are_told_in_one_run(void **state) {
    Bench *bench = *state;
    assert_null(read(bench, STR("id,b\n1\n2,x\n3,a\"b\n4,y,z\n5,z\n6,\"")));
    assert_int_equal(bench->diag.findings.n, 4);
    assert_str(bench->diag.findings.at[3].code, "CSV-04");
    assert_int_equal(bench->diag.findings.at[3].place.cell->row, 6);
}

static void a_wrong_file_gives_few_findings(void **state) {
    Bench *bench = *state;
    Str text = STR("a,b\n");
    for (int i = 0; i < 100; i++) text = str_format(bench->arena, "%.*sx\n", STR_ARGS(text));
    assert_null(read(bench, text));
    assert_int_equal(bench->diag.findings.n, 21);
    assert_str(bench->diag.findings.at[20].message, "80 more mistakes like these");
}

static void long_tables_and_cells_are_linear(void **state) {
    Bench *bench = *state;
    const size_t rows = 100000, n = 5 + rows * 6;
    char *text = arena_push(bench->arena, char, n);
    memcpy(text, "id,bb", 5);
    for (size_t i = 0; i < rows; i++) memcpy(text + 5 + i * 6, "\n12,34", 6);
    const Value *list = read(bench, (Str){text, n});
    assert_int_equal(list->n, rows);
    assert_int_equal(cell(list, rows - 1, "bb")->place.cell->row, rows);
    memset(text, '"', n - n % 2); // a header of one cell with nothing but quotes
    text[n - 1] = '\n';
    list = read(bench, (Str){text, n});
    assert_int_equal(list->n, 0);
    char *wide = arena_push(bench->arena, char, 4000);
    memset(wide, ',', 4000);
    assert_null(read(bench, (Str){wide, 4000}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_BENCH(cells_keep_blanks_and_places),
        WITH_BENCH(an_empty_cell_was_not_given),
        WITH_BENCH(dotted_names_nest),
        WITH_BENCH(headers_alone_are_an_empty_list),
        WITH_BENCH(every_mistake_has_row_and_column),
        WITH_BENCH(several_mistakes_are_told_in_one_run),
        WITH_BENCH(a_wrong_file_gives_few_findings),
        WITH_BENCH(long_tables_and_cells_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
