// SPDX-License-Identifier: MIT
// Reading, paths, globs, and the writer that never leaves half a file.
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/pending.h"
#include "base/vec.h"

typedef struct {
    Arena *arena;
    Diag diag;
    Str folder;
} Bench;

static int set_up(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    char folder[] = "/tmp/rapporteur-test-XXXXXX";
    if (!bench || !mkdtemp(folder)) return -1;
    bench->arena = arena_new(1 << 12);
    diag_init(&bench->diag, bench->arena);
    bench->folder = str_copy(bench->arena, str_of(folder));
    *state = bench;
    return 0;
}

static int tear_down(void **state) {
    Bench *bench = *state;
    const Str command = str_format(bench->arena, "rm -rf '%.*s'", STR_ARGS(bench->folder));
    const int result = system(command.at);
    arena_drop(bench->arena);
    free(bench);
    return result;
}

static const char *path_to(const Bench *bench, const char *name) {
    return fs_join(bench->arena, bench->folder, str_of(name)).at;
}

static const char *write_file(const Bench *bench, const char *name, Str bytes) {
    const char *path = path_to(bench, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    if (bytes.n) assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
    fclose(file);
    return path;
}

static Str contents(const Bench *bench, const char *path) {
    Diag diag;
    diag_init(&diag, bench->arena);
    Str bytes = {0};
    return fs_read(bench->arena, path, 1 << 20, (Place){0}, &diag, &bytes) ? bytes : STR("(none)");
}

static size_t files_in(const Bench *bench) {
    Str *found;
    return fs_glob(bench->arena, bench->folder, STR("**"), &found);
}

static void expect(Bench *bench, const char *code, Severity severity) {
    assert_int_equal(bench->diag.findings.n, 1);
    assert_str(bench->diag.findings.at[0].code, code);
    assert_int_equal(bench->diag.findings.at[0].severity, severity);
    diag_init(&bench->diag, bench->arena);
}

static void unreadable_files_are_told(void **state) {
    Bench *bench = *state;
    Str bytes;
    const Place nowhere = {0};
    assert_false(fs_read(bench->arena, path_to(bench, "none"), 10, nowhere, &bench->diag, &bytes));
    expect(bench, "FILE-01", SEVERITY_FATAL);
    assert_false(fs_read(bench->arena, bench->folder.at, 10, nowhere, &bench->diag, &bytes));
    expect(bench, "FILE-02", SEVERITY_FATAL);
    const char *fifo = path_to(bench, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_false(fs_read(bench->arena, fifo, 10, nowhere, &bench->diag, &bytes));
    expect(bench, "FILE-02", SEVERITY_FATAL);
    const char *file = write_file(bench, "file", STR("0123456789"));
    assert_false(fs_read(bench->arena, file, 9, nowhere, &bench->diag, &bytes));
    expect(bench, "FILE-05", SEVERITY_FATAL);
    assert_true(fs_read(bench->arena, file, 10, nowhere, &bench->diag, &bytes));
    assert_str(bytes, "0123456789");
    if (geteuid() != 0) {
        chmod(file, 0);
        assert_false(fs_read(bench->arena, file, 10, nowhere, &bench->diag, &bytes));
        expect(bench, "FILE-03", SEVERITY_SYSTEM);
    }
}

static void sources_are_utf8_without_mark(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "a", STR("\xEF\xBB\xBFŽ\n"));
    const Source *source = source_read(bench->arena, path, STR("shown"), (Place){0}, &bench->diag);
    assert_non_null(source);
    assert_str(source->bytes, "Ž\n");
    assert_int_equal(source->bom, 3);
    assert_str(source->path, "shown");
    path = write_file(bench, "b", STR("\xEF\xBB\xBFŽ\nna\xEFve\xFF\n"));
    assert_null(source_read(bench->arena, path, STR("b"), (Place){0}, &bench->diag));
    const Finding *finding = &bench->diag.findings.at[0];
    assert_int_equal(finding->place.span.lo, 5);
    assert_str(finding->message, "byte 0xEF at offset 8 is not UTF-8");
    assert_str(source_line(finding->place.source, 2), "na?ve?");
    assert_int_equal(source_line_column(finding->place.source, 5).line, 2);
    expect(bench, "FILE-04", SEVERITY_FATAL);
    path = write_file(bench, "c",
                      STR("\xFF\xFE"
                          "a\0"));
    assert_null(source_read(bench->arena, path, STR("c"), (Place){0}, &bench->diag));
    assert_str(bench->diag.findings.at[0].help, "the file looks like UTF-16: save it as UTF-8");
    path = write_file(bench, "d", (Str){0});
    assert_non_null(source_read(bench->arena, path, STR("d"), (Place){0}, &bench->diag));
}

static void paths_are_taken_apart(void **state) {
    Bench *bench = *state;
    Arena *arena = bench->arena;
    assert_str(fs_join(arena, STR("a/"), STR("b")), "a/b");
    assert_str(fs_join(arena, STR("a"), STR("/b")), "/b");
    assert_str(fs_join(arena, STR("."), STR("b")), "b");
    assert_str(fs_join(arena, STR(""), STR("b")), "b");
    assert_str(fs_folder(STR("a/b/c")), "a/b");
    assert_str(fs_folder(STR("/c")), "/");
    assert_str(fs_folder(STR("c")), ".");
    assert_str(fs_base_name(STR("a/b.yaml")), "b.yaml");
    assert_str(fs_base_name(STR("b")), "b");
}

static void links_do_not_lead_out(void **state) {
    Bench *bench = *state;
    Arena *arena = bench->arena;
    assert_true(fs_make_folders(path_to(bench, "root/sub/deep"), &bench->diag));
    assert_true(fs_make_folders(path_to(bench, "root2"), &bench->diag));
    write_file(bench, "root/sub/f", STR("f"));
    write_file(bench, "root2/f", STR("f"));
    assert_int_equal(symlink("../root2", path_to(bench, "root/out")), 0);
    assert_int_equal(symlink("sub", path_to(bench, "root/in")), 0);
    const Str root = str_of(path_to(bench, "root"));
    static const struct {
        const char *path;
        bool inside;
    } CASES[] = {
        {"root/sub/f", true},  {"root", true},     {"root/in/f", true},
        {"root/out/f", false}, {"root2/f", false}, {"root/../root2/f", false},
        {"root/none", false},
    };
    for (size_t i = 0; i < COUNT_OF(CASES); i++)
        assert_int_equal(fs_is_inside(arena, root, str_of(path_to(bench, CASES[i].path))),
                         CASES[i].inside);
    write_file(bench, "file", STR(""));
    assert_false(fs_make_folders(path_to(bench, "file/x"), &bench->diag));
    expect(bench, "OUT-01", SEVERITY_SYSTEM);
}

static void check_glob(const Bench *bench, const char *pattern, const char *expected) {
    Str *found, all = {0};
    const size_t n = fs_glob(bench->arena, bench->folder, str_of(pattern), &found);
    for (size_t i = 0; i < n; i++)
        all = str_format(bench->arena, "%.*s%.*s ", STR_ARGS(all), STR_ARGS(found[i]));
    assert_str(all, expected);
}

static void globs_find_in_byte_order(void **state) {
    Bench *bench = *state;
    assert_true(fs_make_folders(path_to(bench, "a/b/c"), &bench->diag));
    assert_true(fs_make_folders(path_to(bench, ".git"), &bench->diag));
    static const char *const FILES[] = {"x.yaml",      "a/y.yaml", "a/b/z.yaml",    "a/b/c/w.yml",
                                        ".git/h.yaml", "é.yaml",   "a/.hidden.yaml"};
    for (size_t i = 0; i < COUNT_OF(FILES); i++) write_file(bench, FILES[i], STR(""));
    assert_int_equal(symlink("../..", path_to(bench, "a/b/loop")), 0);
    check_glob(bench, "*.yaml", "x.yaml é.yaml ");
    check_glob(bench, "?.yaml", "x.yaml é.yaml ");
    check_glob(bench, "**/*.yaml", "a/b/z.yaml a/y.yaml x.yaml é.yaml ");
    check_glob(bench, "**/**/*.yaml", "a/b/z.yaml a/y.yaml x.yaml é.yaml ");
    check_glob(bench, "a/**", "a/b/c/w.yml a/b/z.yaml a/y.yaml ");
    check_glob(bench, "./a//*/z.*", "a/b/z.yaml ");
    check_glob(bench, "a/.*", "a/.hidden.yaml ");
    check_glob(bench, "../*", "");
    check_glob(bench, "", "");
    check_glob(bench, "*a*a*a*a*a*a*a*a*a*b", "");
}

static void a_commit_replaces_the_file_at_once(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "out", STR("old"));
    FileWriter *writer = file_writer_open(bench->arena, str_of(path), &bench->diag);
    assert_non_null(writer);
    char block[1000];
    memset(block, 'n', sizeof block);
    for (int i = 0; i < 200; i++) file_writer_put(writer, (Str){block, sizeof block});
    char *large = arena_push(bench->arena, char, 100000);
    memset(large, 'L', 100000);
    file_writer_put(writer, (Str){large, 100000});
    file_writer_put(writer, STR("end"));
    assert_int_equal(file_writer_offset(writer), 300003);
    assert_str(contents(bench, path), "old");
    assert_true(file_writer_commit(writer, &bench->diag));
    const Str now = contents(bench, path);
    assert_int_equal(now.n, 300003);
    assert_int_equal(now.at[199999], 'n');
    assert_int_equal(now.at[200000], 'L');
    assert_str(str_slice(now, 300000, now.n), "end");
    assert_int_equal(files_in(bench), 1);
}

static void an_abandoned_file_leaves_nothing(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "out", STR("old"));
    FileWriter *writer = file_writer_open(bench->arena, str_of(path), &bench->diag);
    file_writer_put(writer, STR("new"));
    assert_int_equal(files_in(bench), 2);
    file_writer_abandon(writer);
    file_writer_abandon(NULL);
    assert_int_equal(files_in(bench), 1);
    assert_str(contents(bench, path), "old");
}

static void a_link_is_written_through(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "real", STR("old"));
    const char *link = path_to(bench, "link");
    assert_int_equal(symlink("real", link), 0);
    FileWriter *writer = file_writer_open(bench->arena, str_of(link), &bench->diag);
    file_writer_put(writer, STR("new"));
    assert_true(file_writer_commit(writer, &bench->diag));
    assert_str(contents(bench, path), "new");
    struct stat status;
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void a_full_disk_keeps_the_old_file(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "out", STR("old"));
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    small = old;
    small.rlim_cur = 100000;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    FileWriter *writer = file_writer_open(bench->arena, str_of(path), &bench->diag);
    for (int i = 0; i < 300; i++)
        file_writer_put(writer, STR("01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"
                                    "01234567890123456789012345678901234567890123456789"));
    file_writer_put(writer, STR("tail"));
    const bool ok = file_writer_commit(writer, &bench->diag);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(ok);
    expect(bench, "OUT-04", SEVERITY_SYSTEM);
    assert_str(contents(bench, path), "old");
    assert_int_equal(files_in(bench), 1);
    writer = file_writer_open(bench->arena, STR("/dev/full"), &bench->diag);
    assert_non_null(writer);
    file_writer_put(writer, STR("x"));
    assert_false(file_writer_commit(writer, &bench->diag));
    expect(bench, "OUT-04", SEVERITY_SYSTEM);
}

static void targets_that_cannot_be_are_told(void **state) {
    Bench *bench = *state;
    assert_null(file_writer_open(bench->arena, bench->folder, &bench->diag));
    expect(bench, "OUT-02", SEVERITY_SYSTEM);
    const Str deep = str_of(path_to(bench, "none/out"));
    assert_null(file_writer_open(bench->arena, deep, &bench->diag));
    expect(bench, "OUT-03", SEVERITY_SYSTEM);
    if (geteuid() != 0) {
        chmod(bench->folder.at, 0500);
        assert_null(file_writer_open(bench->arena, str_of(path_to(bench, "x")), &bench->diag));
        chmod(bench->folder.at, 0700);
        expect(bench, "OUT-03", SEVERITY_SYSTEM);
    }
    FileWriter *null = file_writer_open(bench->arena, STR("/dev/null"), &bench->diag);
    file_writer_put(null, STR("x"));
    assert_true(file_writer_commit(null, &bench->diag));
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void handle_signal(int number) {
    pending_end_all();
    _exit(number);
}

static void a_signal_removes_what_is_open(void **state) {
    Bench *bench = *state;
    const char *path = write_file(bench, "out", STR("old"));
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGTERM, handle_signal);
        FileWriter *first = file_writer_open(bench->arena, str_of(path), &bench->diag);
        FileWriter *second =
            file_writer_open(bench->arena, str_of(path_to(bench, "other")), &bench->diag);
        file_writer_abandon(first);
        file_writer_put(second, STR("half"));
        first = file_writer_open(bench->arena, str_of(path), &bench->diag);
        raise(SIGTERM);
        _exit(first ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == SIGTERM);
    assert_int_equal(files_in(bench), 1);
    assert_str(contents(bench, path), "old");
}

static void many_writers_are_bounded(void **state) {
    Bench *bench = *state;
    FileWriter *writers[65] = {0};
    size_t n = 0;
    while (n < 65 && bench->diag.findings.n == 0) {
        const Str name = str_format(bench->arena, "f%zu", n);
        const char *path = path_to(bench, name.at);
        writers[n++] = file_writer_open(bench->arena, str_of(path), &bench->diag);
    }
    assert_int_equal(n, 65);
    assert_null(writers[64]);
    expect(bench, "OUT-03", SEVERITY_SYSTEM);
    for (size_t i = 0; i < n; i++) file_writer_abandon(writers[i]);
    assert_int_equal(files_in(bench), 0);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(unreadable_files_are_told),
        WITH_FOLDER(sources_are_utf8_without_mark),
        WITH_FOLDER(paths_are_taken_apart),
        WITH_FOLDER(links_do_not_lead_out),
        WITH_FOLDER(globs_find_in_byte_order),
        WITH_FOLDER(a_commit_replaces_the_file_at_once),
        WITH_FOLDER(an_abandoned_file_leaves_nothing),
        WITH_FOLDER(a_link_is_written_through),
        WITH_FOLDER(a_full_disk_keeps_the_old_file),
        WITH_FOLDER(targets_that_cannot_be_are_told),
        WITH_FOLDER(a_signal_removes_what_is_open),
        WITH_FOLDER(many_writers_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
