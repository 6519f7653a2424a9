/* test_document_extract: whatever becomes of pilar-extract, there are lines or clear words. */
#include "test_document_cases.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/base/extracted.h"
#include "pipeline/document/extract.h"

enum { SOON = 300, LATE = 20 * 1000 }; /* milliseconds */

static const char CONTENT[] = "<html><p>contenido";

static char folder[64];
static char program[128];

/* ---- programs that stand in for pilar-extract ---- */

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
    strcpy(folder, "/tmp/pilar-extract-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(program, sizeof program, "%s/program", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

/* Runs `script` in the program's place; what it wrote is in `stream`. */
static enum pilar_status run(const char *script, int milliseconds, struct bytes *stream,
                             struct pilar_error *error)
{
    bool missing;
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(program, 0755), 0);
    *error = (struct pilar_error){.message = ""};
    enum pilar_status status = extract_run_program(program, milliseconds, "a.html", FORMAT_HTML,
                                                   text_of(CONTENT), stream, &missing, error);
    assert_false(missing);
    errno = 0;
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nothing is left behind */
    return status;
}

static void assert_stream(const char *script, const char *expected)
{
    struct bytes stream = {0};
    struct pilar_error error;
    bytes_append_string(&stream, "antes ");
    if (run(script, LATE, &stream, &error) != PILAR_OK)
        fail_msg("%s", error.message);
    assert_text(bytes_text(&stream), expected);
    bytes_free(&stream);
}

static void assert_fails(const char *script, int milliseconds, enum pilar_status status,
                         const char *message)
{
    struct bytes stream = {0};
    struct pilar_error error;
    bytes_append_string(&stream, "antes");
    assert_int_equal(run(script, milliseconds, &stream, &error), status);
    assert_string_equal(error.message, message);
    assert_text(bytes_text(&stream), "antes");
    bytes_free(&stream);
}

/* ---- what the program gets ---- */

#define BEGIN "echo 'pilar-extract 1'; "
#define END "echo end"

static void the_program_reads_the_content_and_writes_lines(void **state)
{
    (void)state;
    assert_stream(BEGIN "echo $#$1; cat; echo; " END,
                  "antes pilar-extract 1\n1html\n<html><p>contenido\nend\n");
}

static void the_program_gets_no_environment_and_no_other_file(void **state)
{
    (void)state;
    int own = open("/dev/null", O_RDONLY); /* exec would keep it */
    assert_true(own >= 0);
    setenv("SECRETO", "sí", 1);
    assert_stream(BEGIN "echo $SECRETO$HOME; [ -e /proc/$$/fd/4 ] && echo 4; " END,
                  "antes pilar-extract 1\n\nend\n");
    close(own);
}

static void the_program_gets_the_default_signals(void **state)
{
    (void)state;
    void (*before)(int) = signal(SIGTERM, SIG_IGN);
    assert_fails("kill -TERM $$; " BEGIN END, LATE, PILAR_ERROR_INPUT,
                 "a.html: its reader crashed; the file is damaged, or made to do harm (signal 15)");
    signal(SIGTERM, before);
}

static void closed_standard_streams_do_not_matter(void **state)
{
    (void)state;
    int kept[3];
    for (int stream = 0; stream < 3; stream++) {
        kept[stream] = fcntl(stream, F_DUPFD_CLOEXEC, 10);
        close(stream);
    }
    struct bytes stream = {0};
    struct pilar_error error;
    enum pilar_status status = run(BEGIN "cat; echo; " END, LATE, &stream, &error);
    for (int i = 0; i < 3; i++) {
        if (kept[i] < 0)
            continue;
        dup2(kept[i], i);
        close(kept[i]);
    }
    assert_int_equal(status, PILAR_OK);
    assert_text(bytes_text(&stream), "pilar-extract 1\n<html><p>contenido\nend\n");
    bytes_free(&stream);
}

static void much_output_and_many_complaints_pass(void **state)
{
    (void)state;
    struct bytes stream = {0};
    struct pilar_error error;
    assert_int_equal(run(BEGIN
                         "head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero; echo; " END,
                         LATE, &stream, &error),
                     PILAR_OK);
    assert_int_equal(stream.length, 1000000 + 21);
    bytes_free(&stream);
}

static void a_program_that_does_not_read_is_no_harm(void **state)
{
    (void)state;
    assert_stream("exec <&-; " BEGIN END, "antes pilar-extract 1\nend\n");
}

/* ---- what becomes of it ---- */

static void its_last_words_are_told(void **state)
{
    (void)state;
    assert_fails("echo aviso >&2; echo está dañado >&2; exit 1", LATE, PILAR_ERROR_INPUT,
                 "a.html: está dañado");
    assert_fails("printf 'a\\tb\\001\\377\\n\\n' >&2; exit 1", LATE, PILAR_ERROR_INPUT,
                 "a.html: a b \xEF\xBF\xBD");
}

static void long_words_are_cut(void **state)
{
    (void)state;
    struct bytes stream = {0};
    struct pilar_error error;
    assert_int_equal(
        run("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1", LATE, &stream, &error),
        PILAR_ERROR_INPUT);
    assert_int_equal(strlen(error.message), strlen("a.html: ") + 300);
    bytes_free(&stream);
}

static void a_limit_that_was_met_is_named(void **state)
{
    (void)state;
    const char *memory = "a.html: reading it takes more memory than it is given";
    assert_fails("exit 3", LATE, PILAR_ERROR_INPUT, memory);
    assert_fails("echo \"  what():  std::bad_alloc\" >&2; kill -ABRT $$", LATE, PILAR_ERROR_INPUT,
                 memory);
    assert_fails("kill -XCPU $$", LATE, PILAR_ERROR_INPUT,
                 "a.html: reading it took too long, and was given up");
    assert_fails("exec sleep 100", SOON, PILAR_ERROR_INPUT,
                 "a.html: reading it took too long, and was given up");
}

static void a_program_that_closes_its_pipes_and_lives_on_is_given_up(void **state)
{
    (void)state;
    assert_fails(BEGIN END "; exec sleep 100 >&- 2>&-", SOON, PILAR_ERROR_INPUT,
                 "a.html: reading it took too long, and was given up");
    assert_stream(BEGIN END "; exec sleep 0.2 >&- 2>&-", "antes pilar-extract 1\nend\n");
}

static void a_crash_is_the_documents_fault(void **state)
{
    (void)state;
    assert_fails(BEGIN "kill -SEGV $$", LATE, PILAR_ERROR_INPUT,
                 "a.html: its reader crashed; the file is damaged, or made to do harm (signal 11)");
    assert_fails("kill -SYS $$", LATE, PILAR_ERROR_INPUT,
                 "a.html: its reader was stopped when it tried what reading does not need "
                 "(signal 31)");
    assert_fails("kill -KILL $$", LATE, PILAR_ERROR_INPUT,
                 "a.html: its reader was killed, perhaps for want of memory (signal 9)");
}

static void a_program_that_is_not_as_it_should_be_is_named(void **state)
{
    (void)state;
    assert_fails("echo usage: uno >&2; exit 2", LATE, PILAR_ERROR_IO,
                 "a.html: pilar-extract failed (exit 2): usage: uno");
    assert_fails("exit 1", LATE, PILAR_ERROR_IO, "a.html: pilar-extract failed (exit 1): ");
    assert_fails(BEGIN, LATE, PILAR_ERROR_IO, "a.html: pilar-extract did not finish");
    assert_fails(":", LATE, PILAR_ERROR_IO, "a.html: pilar-extract did not finish");
}

static void children_may_be_reaped_by_others(void **state)
{
    (void)state;
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    assert_int_equal(sigaction(SIGCHLD, &ignored, &before), 0);
    struct bytes stream = {0};
    struct pilar_error error;
    enum pilar_status status = run(BEGIN END, LATE, &stream, &error);
    sigaction(SIGCHLD, &before, NULL);
    assert_int_equal(status, PILAR_OK);
    bytes_free(&stream);
}

static void take_no_notice(int number)
{
    (void)number;
}

static void a_signal_that_the_caller_handles_is_no_end(void **state)
{
    (void)state;
    struct sigaction handled = {.sa_handler = take_no_notice}, before; /* without SA_RESTART */
    assert_int_equal(sigaction(SIGUSR1, &handled, &before), 0);
    assert_stream("kill -USR1 $PPID; " BEGIN "sleep 0.1; kill -USR1 $PPID; " END,
                  "antes pilar-extract 1\nend\n");
    sigaction(SIGUSR1, &before, NULL);
}

static void a_program_that_is_missing_is_said_to_be(void **state)
{
    (void)state;
    struct bytes stream = {0};
    bool missing = false;
    assert_int_equal(extract_run_program("/nada/aquí", LATE, "a.html", FORMAT_HTML,
                                         text_of(CONTENT), &stream, &missing, NULL),
                     PILAR_ERROR_IO);
    assert_true(missing);
    bytes_free(&stream);
}

/* ---- the program itself ---- */

static void a_page_becomes_lines(void **state)
{
    (void)state;
    struct bytes stream = {0};
    struct pilar_error error = {.message = ""};
    if (extract_run("a.html", FORMAT_HTML, text_of("<html><p>Una señal."), &stream, &error) !=
        PILAR_OK)
        fail_msg("%s", error.message);
    assert_text(bytes_text(&stream),
                "pilar-extract 1\nblock\t0\t0\t0\t0\t0\t0\t0\t0\tUna señal.\nend\n");
    bytes_free(&stream);
}

static void each_format_has_its_words(void **state)
{
    (void)state;
    static const enum format formats[] = {FORMAT_HTML, FORMAT_PDF, FORMAT_DOCX, FORMAT_ODT};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct bytes stream = {0};
        struct pilar_error error = {.message = ""};
        assert_int_equal(extract_run("a.x", formats[i], text_of(" "), &stream, &error),
                         PILAR_ERROR_INPUT);
        assert_true(strncmp(error.message, "a.x: ", 5) == 0);
        assert_null(strchr(error.message, '('));
        bytes_free(&stream);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_reads_the_content_and_writes_lines),
        cmocka_unit_test(the_program_gets_no_environment_and_no_other_file),
        cmocka_unit_test(the_program_gets_the_default_signals),
        cmocka_unit_test(closed_standard_streams_do_not_matter),
        cmocka_unit_test(much_output_and_many_complaints_pass),
        cmocka_unit_test(a_program_that_does_not_read_is_no_harm),
        cmocka_unit_test(its_last_words_are_told),
        cmocka_unit_test(long_words_are_cut),
        cmocka_unit_test(a_limit_that_was_met_is_named),
        cmocka_unit_test(a_program_that_closes_its_pipes_and_lives_on_is_given_up),
        cmocka_unit_test(a_crash_is_the_documents_fault),
        cmocka_unit_test(a_program_that_is_not_as_it_should_be_is_named),
        cmocka_unit_test(children_may_be_reaped_by_others),
        cmocka_unit_test(a_signal_that_the_caller_handles_is_no_end),
        cmocka_unit_test(a_program_that_is_missing_is_said_to_be),
        cmocka_unit_test(a_page_becomes_lines),
        cmocka_unit_test(each_format_has_its_words),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
