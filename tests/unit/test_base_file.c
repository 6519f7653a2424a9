/* test_base_file: files come whole or not at all, and a folder gives each file once, in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "pipeline/base/file.h"
#include "pipeline/base/text.h"

enum { LIMIT = 1 << 24, NOBODY = 65534 };

static char folder[64];

/* ---- a folder for each test ---- */

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/pilar-file-XXXXXX");
    return mkdtemp(folder) == NULL || chmod(folder, 0755) != 0 ? -1 : 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_entry, 32, FTW_DEPTH | FTW_PHYS);
}

/* The path of `name` in the folder; good for the next three calls. */
static const char *in_folder(const char *name)
{
    static char paths[4][1024];
    static size_t turn;
    turn = (turn + 1) % 4;
    snprintf(paths[turn], sizeof paths[turn], "%s/%s", folder, name);
    return paths[turn];
}

static const char *put(const char *name, struct pilar_text content)
{
    const char *path = in_folder(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void assert_content(const char *path, struct pilar_text expected)
{
    struct bytes content = {0};
    struct pilar_error error = {0};
    if (file_read(path, LIMIT, &content, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    assert_int_equal(content.length, expected.length);
    assert_true(text_equal(bytes_text(&content), expected));
    bytes_free(&content);
}

/* The message must name the file. */
static void assert_unreadable(const char *path, size_t limit, enum pilar_status expected)
{
    struct bytes content = {0};
    struct pilar_error error = {0};
    assert_int_equal(file_read(path, limit, &content, &error), expected);
    assert_int_equal(error.status, expected);
    assert_true(text_starts_with(text_of(error.message), path));
    bytes_free(&content);
}

static size_t count_entries(void)
{
    DIR *entries = opendir(folder);
    size_t count = 0;
    assert_non_null(entries);
    while (readdir(entries) != NULL)
        count++;
    closedir(entries);
    return count - 2;
}

/* Appends one gzip member. */
static void pack(struct bytes *packed, struct pilar_text text)
{
    enum { GZIP = 16, MEMORY = 8 };
    z_stream stream = {0};
    assert_int_equal(
        deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + GZIP, MEMORY, Z_DEFAULT_STRATEGY), Z_OK);
    size_t bound = deflateBound(&stream, text.length);
    char *room = bytes_room(packed, bound);
    assert_non_null(room);
    stream.next_in = (Bytef *)(uintptr_t)text.data;
    stream.avail_in = (uInt)text.length;
    stream.next_out = (Bytef *)room;
    stream.avail_out = (uInt)bound;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed->length += bound - stream.avail_out;
    deflateEnd(&stream);
}

/* Bytes that hardly shrink when packed. */
static struct bytes make_noise(size_t length)
{
    struct bytes noise = {0};
    uint32_t value = 1;
    for (size_t i = 0; i < length; i++) {
        value = value * 1664525 + 1013904223;
        bytes_append_byte(&noise, (char)(value >> 24));
    }
    assert_false(noise.failed);
    return noise;
}

/* Root may read and write everything, so a test of permissions runs as nobody. False where that
 * cannot be. */
static bool become_nobody(void)
{
    return geteuid() != 0 || seteuid(NOBODY) == 0;
}

static void become_oneself(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
}

/* ---- reading ---- */

static void a_file_is_read_whole(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 200000};
    struct bytes noise = make_noise(200000);
    noise.data[0] = '\0'; /* whatever it is, it is not gzip */
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct pilar_text content = {noise.data, sizes[i]};
        assert_content(put("a", content), content);
    }
    bytes_free(&noise);
}

static void what_is_read_is_appended(void **state)
{
    (void)state;
    struct bytes content = {0}, packed = {0};
    pack(&packed, text_of(" tres"));
    bytes_append_string(&content, "uno");
    assert_int_equal(file_read(put("a", text_of(" dos")), LIMIT, &content, NULL), PILAR_OK);
    assert_int_equal(file_read(put("b", bytes_text(&packed)), LIMIT, &content, NULL), PILAR_OK);
    assert_true(text_is(bytes_text(&content), "uno dos tres"));
    bytes_free(&packed);
    bytes_free(&content);
}

static void gzip_is_unpacked_whatever_its_name(void **state)
{
    (void)state;
    static const char *const names[] = {"a.gz", "a.txt", "a"};
    struct bytes packed = {0}, noise = make_noise(200000);
    pack(&packed, bytes_text(&noise));
    for (size_t i = 0; i < 3; i++)
        assert_content(put(names[i], bytes_text(&packed)), bytes_text(&noise));
    assert_content(put("plain.gz", text_of("sin comprimir")), text_of("sin comprimir"));
    bytes_free(&packed);
    bytes_free(&noise);
}

static void gzip_members_follow_one_another(void **state)
{
    (void)state;
    struct bytes packed = {0}, plain = make_noise(100000);
    pack(&packed, text_of(""));
    assert_content(put("empty", bytes_text(&packed)), text_of(""));
    pack(&packed, bytes_text(&plain));
    pack(&packed, text_of(""));
    pack(&packed, text_of("fin"));
    pack(&packed, text_of(""));
    bytes_append_string(&plain, "fin");
    assert_content(put("a", bytes_text(&packed)), bytes_text(&plain));
    bytes_free(&packed);
    bytes_free(&plain);
}

static void gzip_cut_anywhere_is_damaged(void **state)
{
    (void)state;
    struct bytes packed = {0};
    pack(&packed, text_of("Los Estados deben proteger sus infraestructuras críticas."));
    for (size_t length = 2; length < packed.length; length++)
        assert_unreadable(put("a", (struct pilar_text){packed.data, length}), LIMIT,
                          PILAR_ERROR_INPUT);
    assert_content(put("a", (struct pilar_text){packed.data, 1}), text_of("\x1F"));
    size_t first = packed.length;
    pack(&packed, text_of("Y sus redes."));
    for (size_t length = first + 1; length < packed.length; length++)
        assert_unreadable(put("a", (struct pilar_text){packed.data, length}), LIMIT,
                          PILAR_ERROR_INPUT);
    bytes_free(&packed);
}

static void a_flipped_bit_in_gzip_is_found_or_without_effect(void **state)
{
    (void)state;
    struct bytes packed = {0};
    struct pilar_text plain = text_of("medidas de fomento de la confianza, medidas y medidas");
    pack(&packed, plain);
    for (size_t bit = 16; bit < packed.length * 8; bit++) { /* behind the magic number */
        struct bytes content = {0};
        struct pilar_error error = {0};
        packed.data[bit / 8] = (char)(packed.data[bit / 8] ^ 1 << bit % 8);
        enum pilar_status status =
            file_read(put("a", bytes_text(&packed)), LIMIT, &content, &error);
        if (status == PILAR_OK)
            assert_true(text_equal(bytes_text(&content), plain));
        else
            assert_int_equal(status, PILAR_ERROR_INPUT);
        packed.data[bit / 8] = (char)(packed.data[bit / 8] ^ 1 << bit % 8);
        bytes_free(&content);
    }
    bytes_free(&packed);
}

static void gzip_with_something_else_behind_it_is_damaged(void **state)
{
    (void)state;
    struct bytes packed = {0};
    pack(&packed, text_of("norma"));
    bytes_append_string(&packed, "basura");
    assert_unreadable(put("a", bytes_text(&packed)), LIMIT, PILAR_ERROR_INPUT);
    bytes_free(&packed);
}

static void the_limit_may_be_reached_but_not_passed(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 100, 65536, 70000, 131072};
    struct bytes noise = make_noise(131072);
    noise.data[0] = '\0';
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct bytes packed = {0}, content = {0};
        struct pilar_text text = {noise.data, sizes[i]};
        const char *path = put("plain", text);
        assert_int_equal(file_read(path, sizes[i], &content, NULL), PILAR_OK);
        assert_unreadable(path, sizes[i] - 1, PILAR_ERROR_INPUT);
        bytes_free(&content);
        memset(noise.data + 1, 'x', sizes[i] - 1); /* so that it shrinks */
        pack(&packed, text);
        path = put("packed", bytes_text(&packed));
        if (packed.length < sizes[i]) {
            assert_int_equal(file_read(path, sizes[i], &content, NULL), PILAR_OK);
            assert_unreadable(path, sizes[i] - 1, PILAR_ERROR_INPUT);
        }
        bytes_free(&content);
        bytes_free(&packed);
    }
    bytes_free(&noise);
}

static void a_gzip_bomb_stops_at_the_limit(void **state)
{
    (void)state;
    enum { UNPACKED = 1 << 26, ALLOWED = 1 << 20 };
    struct bytes packed = {0}, content = {0};
    char *zeros = calloc(1, UNPACKED);
    assert_non_null(zeros);
    pack(&packed, (struct pilar_text){zeros, UNPACKED});
    free(zeros);
    assert_true(packed.length < ALLOWED);
    const char *path = put("a", bytes_text(&packed));
    assert_int_equal(file_read(path, ALLOWED, &content, NULL), PILAR_ERROR_INPUT);
    assert_true(content.capacity < 3 * ALLOWED);
    bytes_free(&content);
    bytes_free(&packed);
}

static void a_device_without_end_stops_at_the_limit(void **state)
{
    (void)state;
    assert_unreadable("/dev/full", 1 << 20, PILAR_ERROR_INPUT);
    assert_content("/dev/null", text_of(""));
}

static void folders_and_missing_files_are_errors_of_reading(void **state)
{
    (void)state;
    assert_unreadable(folder, LIMIT, PILAR_ERROR_IO);
    assert_unreadable(in_folder("missing"), LIMIT, PILAR_ERROR_IO);
    assert_unreadable(in_folder("missing/a"), LIMIT, PILAR_ERROR_IO);
    struct bytes content = {0};
    assert_int_equal(file_read("", LIMIT, &content, NULL), PILAR_ERROR_IO);
    bytes_free(&content);
}

static void a_file_that_may_not_be_read_is_an_error_of_reading(void **state)
{
    (void)state;
    const char *path = put("a", text_of("reservado"));
    assert_int_equal(chmod(path, 0), 0);
    if (!become_nobody())
        skip();
    assert_unreadable(path, LIMIT, PILAR_ERROR_IO);
    become_oneself();
}

static void a_dash_is_standard_input(void **state)
{
    (void)state;
    int kept = dup(STDIN_FILENO);
    int given = open(put("a", text_of("por la entrada")), O_RDONLY);
    assert_true(given >= 0);
    assert_int_equal(dup2(given, STDIN_FILENO), STDIN_FILENO);
    assert_content("-", text_of("por la entrada"));
    assert_content("-", text_of("")); /* used up, and still open */
    close(given);
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
}

/* ---- writing ---- */

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    struct bytes noise = make_noise(300000);
    noise.data[0] = '\0';
    assert_int_equal(file_write(in_folder("a"), bytes_text(&noise), NULL), PILAR_OK);
    assert_content(in_folder("a"), bytes_text(&noise));
    assert_int_equal(file_write(in_folder("a"), text_of("corto"), NULL), PILAR_OK);
    assert_content(in_folder("a"), text_of("corto"));
    assert_int_equal(file_write(in_folder("a"), (struct pilar_text){NULL, 0}, NULL), PILAR_OK);
    assert_content(in_folder("a"), text_of(""));
    assert_int_equal(count_entries(), 1);
    bytes_free(&noise);
}

static void a_path_without_a_folder_is_written_where_we_stand(void **state)
{
    (void)state;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    enum pilar_status status = file_write("a", text_of("aquí"), NULL);
    assert_int_equal(chdir(before), 0);
    assert_int_equal(status, PILAR_OK);
    assert_content(in_folder("a"), text_of("aquí"));
}

static void a_new_file_has_the_permissions_of_the_umask(void **state)
{
    (void)state;
    struct stat about;
    mode_t before = umask(027);
    enum pilar_status status = file_write(in_folder("a"), text_of("x"), NULL);
    umask(before);
    assert_int_equal(status, PILAR_OK);
    assert_int_equal(stat(in_folder("a"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void files_left_over_from_another_run_are_not_in_the_way(void **state)
{
    (void)state;
    char names[2][64];
    snprintf(names[0], sizeof names[0], "a.%ld-0.tmp", (long)getpid());
    snprintf(names[1], sizeof names[1], ".pilar-%ld-0.tmp", (long)getpid());
    for (size_t i = 0; i < 2; i++)
        put(names[i], text_of("de otro"));
    assert_int_equal(file_write(in_folder("a"), text_of("nuevo"), NULL), PILAR_OK);
    assert_content(in_folder("a"), text_of("nuevo"));
    for (size_t i = 0; i < 2; i++)
        assert_content(in_folder(names[i]), text_of("de otro"));
}

static void a_write_that_fails_leaves_the_old_content_and_nothing_beside_it(void **state)
{
    (void)state;
    struct bytes noise = make_noise(100000);
    struct pilar_error error = {0};
    struct rlimit before, small;
    put("a", text_of("antes"));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 5000;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum pilar_status status = file_write(in_folder("a"), bytes_text(&noise), &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(status, PILAR_ERROR_IO);
    assert_non_null(strstr(error.message, strerror(EFBIG)));
    assert_content(in_folder("a"), text_of("antes"));
    assert_int_equal(count_entries(), 1);
    bytes_free(&noise);
}

static void where_nothing_can_be_written_nothing_is_left(void **state)
{
    (void)state;
    struct pilar_error error = {0};
    assert_int_equal(mkdir(in_folder("below"), 0755), 0);
    assert_int_equal(file_write(in_folder("below"), text_of("x"), &error), PILAR_ERROR_IO);
    assert_true(text_starts_with(text_of(error.message), in_folder("below")));
    assert_int_equal(file_write(in_folder("missing/a"), text_of("x"), NULL), PILAR_ERROR_IO);
    put("a", text_of("x"));
    assert_int_equal(file_write(in_folder("a/b"), text_of("x"), NULL), PILAR_ERROR_IO);
    assert_int_equal(count_entries(), 2);
    assert_true(file_is_folder(in_folder("below")));

    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    enum pilar_status status = file_write("", text_of("x"), NULL);
    assert_int_equal(chdir(before), 0);
    assert_int_equal(status, PILAR_ERROR_IO);
    assert_int_equal(count_entries(), 2);
}

static void a_read_only_folder_is_an_error_of_writing(void **state)
{
    (void)state;
    assert_int_equal(chmod(folder, 0555), 0);
    if (!become_nobody())
        skip();
    struct pilar_error error = {0};
    enum pilar_status status = file_write(in_folder("a"), text_of("x"), &error);
    become_oneself();
    assert_int_equal(chmod(folder, 0755), 0);
    assert_int_equal(status, PILAR_ERROR_IO);
    assert_non_null(strstr(error.message, strerror(EACCES)));
    assert_int_equal(count_entries(), 0);
}

/* The device stands behind a link, so that what must not be replaced is the test's own. */
static void a_full_device_is_an_error_and_is_not_replaced_by_a_file(void **state)
{
    (void)state;
    struct stat about;
    assert_int_equal(symlink("/dev/full", in_folder("full")), 0);
    struct pilar_error error = {0};
    enum pilar_status status = file_write(in_folder("full"), text_of("x"), &error);
    assert_int_equal(stat(in_folder("full"), &about), 0);
    assert_true(S_ISCHR(about.st_mode));
    assert_int_equal(status, PILAR_ERROR_IO);
    assert_non_null(strstr(error.message, strerror(ENOSPC)));
    assert_int_equal(count_entries(), 1);
}

static void a_link_is_followed_and_stays_a_link(void **state)
{
    (void)state;
    struct stat about;
    mkdir(in_folder("d"), 0755);
    put("d/model", text_of("antes"));
    assert_int_equal(symlink("d/model", in_folder("latest")), 0);
    assert_int_equal(file_write(in_folder("latest"), text_of("después"), NULL), PILAR_OK);
    assert_content(in_folder("d/model"), text_of("después"));
    assert_int_equal(lstat(in_folder("latest"), &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(count_entries(), 2);
}

static void a_name_as_long_as_names_can_be_is_written(void **state)
{
    (void)state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    put(name, text_of("antes")); /* so the file system takes it */
    assert_int_equal(file_write(in_folder(name), text_of("después"), NULL), PILAR_OK);
    assert_content(in_folder(name), text_of("después"));
    assert_int_equal(count_entries(), 1);
}

/* ---- folders ---- */

static bool accept_all(struct pilar_text name)
{
    (void)name;
    return true;
}

static bool accept_txt(struct pilar_text name)
{
    return name.length > 4 && memcmp(name.data + name.length - 4, ".txt", 4) == 0;
}

/* The paths below `root`, from behind the folder on, joined by spaces. */
static const char *list(const char *root, bool (*accept)(struct pilar_text), char *out, size_t size)
{
    struct names paths = {0};
    struct pilar_error error = {0};
    size_t length = 0;
    out[0] = '\0';
    if (file_list(root, accept, &paths, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    for (size_t i = 0; i < paths.count; i++) {
        assert_true(text_starts_with(paths.texts[i], folder));
        length += (size_t)snprintf(out + length, size - length, "%s%s", i > 0 ? " " : "",
                                   paths.texts[i].data + strlen(folder) + 1);
    }
    names_free(&paths);
    return out;
}

static void a_folder_is_told_from_what_is_none(void **state)
{
    (void)state;
    assert_true(file_is_folder(folder));
    assert_true(file_is_folder("."));
    assert_false(file_is_folder(put("a", text_of("x"))));
    assert_false(file_is_folder(in_folder("missing")));
    assert_false(file_is_folder(""));
    assert_false(file_is_folder("/dev/null"));
}

static void files_at_any_depth_are_listed_and_hidden_ones_left_out(void **state)
{
    (void)state;
    char out[4096];
    mkdir(in_folder("d"), 0755);
    mkdir(in_folder("d/e"), 0755);
    mkdir(in_folder("empty"), 0755);
    mkdir(in_folder(".hidden"), 0755);
    static const char *const names[] = {"z.txt",     "a.txt", "B.txt",         "ñ.txt",
                                        "d/e/f.txt", ".txt",  ".hidden/a.txt", "d/.b.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(names[i], text_of("x"));
    assert_string_equal(list(folder, accept_all, out, sizeof out),
                        "B.txt a.txt d/e/f.txt z.txt ñ.txt");
    assert_string_equal(list(in_folder("empty"), accept_all, out, sizeof out), "");
    /* a hidden folder that is asked for by name is no secret */
    assert_string_equal(list(in_folder(".hidden"), accept_all, out, sizeof out), ".hidden/a.txt");
}

/* "." and "-" come before "/": the order is not that of a walk through the folders. */
static void paths_are_in_byte_order_as_a_whole(void **state)
{
    (void)state;
    char out[4096];
    mkdir(in_folder("a"), 0755);
    put("a/b.txt", text_of("x"));
    put("a.txt", text_of("x"));
    put("a-1.txt", text_of("x"));
    put("a0.txt", text_of("x"));
    assert_string_equal(list(folder, accept_all, out, sizeof out), "a-1.txt a.txt a/b.txt a0.txt");
}

static void only_accepted_regular_files_are_listed(void **state)
{
    (void)state;
    char out[4096];
    mkdir(in_folder("folder.txt"), 0755);
    put("folder.txt/a.txt", text_of("x"));
    put("b.pdf", text_of("x"));
    put("c.txt", text_of("x"));
    assert_int_equal(mkfifo(in_folder("fifo.txt"), 0644), 0);
    assert_int_equal(symlink("c.txt", in_folder("link.txt")), 0);
    assert_int_equal(symlink("nowhere", in_folder("dangling.txt")), 0);
    assert_int_equal(symlink("self.txt", in_folder("self.txt")), 0);
    assert_int_equal(symlink("/dev/null", in_folder("device.txt")), 0);
    assert_string_equal(list(folder, accept_txt, out, sizeof out),
                        "c.txt folder.txt/a.txt link.txt");
}

static void a_slash_at_the_end_of_a_folder_is_not_doubled(void **state)
{
    (void)state;
    char out[4096];
    put("a.txt", text_of("x"));
    assert_string_equal(list(in_folder(""), accept_all, out, sizeof out), "a.txt");
}

static void listing_adds_to_what_was_listed(void **state)
{
    (void)state;
    struct names paths = {0};
    names_add(&paths, text_of("antes"));
    put("a.txt", text_of("x"));
    assert_int_equal(file_list(folder, accept_all, &paths, NULL), PILAR_OK);
    assert_int_equal(file_list(folder, accept_all, &paths, NULL), PILAR_OK);
    assert_int_equal(paths.count, 2);
    assert_true(text_is(paths.texts[0], "antes"));
    names_free(&paths);
}

static void what_is_no_folder_cannot_be_listed(void **state)
{
    (void)state;
    struct names paths = {0};
    struct pilar_error error = {0};
    assert_int_equal(file_list(in_folder("missing"), accept_all, &paths, &error), PILAR_ERROR_IO);
    assert_true(text_starts_with(text_of(error.message), in_folder("missing")));
    assert_int_equal(file_list(put("a", text_of("x")), accept_all, &paths, NULL), PILAR_ERROR_IO);
    assert_int_equal(paths.count, 0);
    names_free(&paths);
}

static void a_folder_below_that_may_not_be_read_is_an_error(void **state)
{
    (void)state;
    struct names paths = {0};
    struct pilar_error error = {0};
    mkdir(in_folder("below"), 0755);
    assert_int_equal(chmod(in_folder("below"), 0), 0);
    if (!become_nobody())
        skip();
    enum pilar_status status = file_list(folder, accept_all, &paths, &error);
    become_oneself();
    chmod(in_folder("below"), 0755);
    assert_int_equal(status, PILAR_ERROR_IO);
    assert_true(text_starts_with(text_of(error.message), in_folder("below")));
    names_free(&paths);
}

/* Follows a link from `link` to `target`: either it is an error or the file is listed once. With
 * several such links the paths that lead to a file are beyond counting. */
static void list_with_link(const char *target, const char *link)
{
    struct names paths = {0};
    assert_int_equal(symlink(target, in_folder(link)), 0);
    if (file_list(folder, accept_all, &paths, NULL) == PILAR_OK) {
        assert_int_equal(paths.count, 1);
        assert_true(text_is(paths.texts[0], in_folder("d/a.txt")));
    }
    names_free(&paths);
    assert_int_equal(unlink(in_folder(link)), 0);
}

static void a_link_that_leads_back_does_not_give_a_file_twice(void **state)
{
    (void)state;
    mkdir(in_folder("d"), 0755);
    put("d/a.txt", text_of("x"));
    list_with_link("..", "d/up");
    list_with_link(".", "d/here");
    list_with_link(folder, "d/root");
}

static void folders_nested_beyond_reason_are_an_error(void **state)
{
    (void)state;
    struct names paths = {0};
    struct pilar_error error = {0};
    char name[512] = "";
    for (size_t depth = 0; depth < 100; depth++) {
        strcat(name, depth == 0 ? "d" : "/d");
        assert_int_equal(mkdir(in_folder(name), 0755), 0);
    }
    assert_int_equal(file_list(folder, accept_all, &paths, &error), PILAR_ERROR_IO);
    assert_true(text_starts_with(text_of(error.message), folder));
    names_free(&paths);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_read_whole),
        IN_FOLDER(what_is_read_is_appended),
        IN_FOLDER(gzip_is_unpacked_whatever_its_name),
        IN_FOLDER(gzip_members_follow_one_another),
        IN_FOLDER(gzip_cut_anywhere_is_damaged),
        IN_FOLDER(a_flipped_bit_in_gzip_is_found_or_without_effect),
        IN_FOLDER(gzip_with_something_else_behind_it_is_damaged),
        IN_FOLDER(the_limit_may_be_reached_but_not_passed),
        IN_FOLDER(a_gzip_bomb_stops_at_the_limit),
        IN_FOLDER(a_device_without_end_stops_at_the_limit),
        IN_FOLDER(folders_and_missing_files_are_errors_of_reading),
        IN_FOLDER(a_file_that_may_not_be_read_is_an_error_of_reading),
        IN_FOLDER(a_dash_is_standard_input),
        IN_FOLDER(what_is_written_is_read_back),
        IN_FOLDER(a_path_without_a_folder_is_written_where_we_stand),
        IN_FOLDER(a_new_file_has_the_permissions_of_the_umask),
        IN_FOLDER(files_left_over_from_another_run_are_not_in_the_way),
        IN_FOLDER(a_write_that_fails_leaves_the_old_content_and_nothing_beside_it),
        IN_FOLDER(where_nothing_can_be_written_nothing_is_left),
        IN_FOLDER(a_read_only_folder_is_an_error_of_writing),
        IN_FOLDER(a_full_device_is_an_error_and_is_not_replaced_by_a_file),
        IN_FOLDER(a_link_is_followed_and_stays_a_link),
        IN_FOLDER(a_name_as_long_as_names_can_be_is_written),
        IN_FOLDER(a_folder_is_told_from_what_is_none),
        IN_FOLDER(files_at_any_depth_are_listed_and_hidden_ones_left_out),
        IN_FOLDER(paths_are_in_byte_order_as_a_whole),
        IN_FOLDER(only_accepted_regular_files_are_listed),
        IN_FOLDER(a_slash_at_the_end_of_a_folder_is_not_doubled),
        IN_FOLDER(listing_adds_to_what_was_listed),
        IN_FOLDER(what_is_no_folder_cannot_be_listed),
        IN_FOLDER(a_folder_below_that_may_not_be_read_is_an_error),
        IN_FOLDER(a_link_that_leads_back_does_not_give_a_file_twice),
        IN_FOLDER(folders_nested_beyond_reason_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
