/* test_extract_sandbox: what is locked away stays so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/extract/sandbox.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LOCKED 0 /* such a build is not locked down */
#else
#define LOCKED 1
#endif

enum { DONE = 0, REFUSED = 1, NOT_LOCKED = 2 };

/* How a process ends that is locked down and does `act`, which tells DONE or REFUSED. */
static int end_of(int (*act)(void))
{
    pid_t process = fork();
    assert_true(process >= 0);
    if (process == 0) {
        if (sandbox_enter(NULL) != PILAR_OK)
            _exit(NOT_LOCKED);
        _exit(act());
    }
    int ended;
    assert_int_equal(waitpid(process, &ended, 0), process);
    return ended;
}

static void assert_exit(int (*act)(void), int status)
{
    int ended = end_of(act);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), status);
}

static void assert_killed(int (*act)(void), int number)
{
    int ended = end_of(act);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(WTERMSIG(ended), number);
}

static int compute(void)
{
    char *memory = malloc(1 << 24);
    if (memory == NULL)
        return REFUSED;
    memset(memory, 1, 1 << 24);
    free(memory);
    return DONE;
}

static int open_file(void)
{
    return open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? REFUSED : DONE;
}

static int take_much_memory(void)
{
    return malloc((size_t)SANDBOX_MEMORY + 1) == NULL ? REFUSED : DONE;
}

static int open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) < 0 ? REFUSED : DONE;
}

static int start_process(void)
{
    return fork() < 0 ? REFUSED : DONE;
}

static int run_program(void)
{
    char *const arguments[] = {NULL};
    execve("/bin/true", arguments, arguments);
    return REFUSED;
}

static int read_input(void)
{
    char byte;
    return read(STDIN_FILENO, &byte, 1) < 0 ? REFUSED : DONE;
}

static int write_to_input(void)
{
    return write(STDIN_FILENO, "x", 1) < 0 ? REFUSED : DONE;
}

static int make_code(void)
{
    void *code = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? REFUSED : DONE;
}

static int kill_the_parent(void)
{
    return kill(getppid(), 0) < 0 ? REFUSED : DONE;
}

static int give_up(void)
{
    abort();
}

static void the_process_can_compute(void **state)
{
    (void)state;
    assert_exit(compute, DONE);
}

static void what_libraries_ask_in_passing_fails(void **state)
{
    (void)state;
    if (!LOCKED)
        skip();
    assert_exit(open_file, REFUSED);
    assert_exit(take_much_memory, REFUSED);
}

static void what_reading_does_not_need_kills(void **state)
{
    (void)state;
    if (!LOCKED)
        skip();
    int (*const acts[])(void) = {open_socket, start_process,  run_program,    read_input,
                                 make_code,   write_to_input, kill_the_parent};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        assert_killed(acts[i], SIGSYS);
}

static void a_library_that_gives_up_is_known_by_its_signal(void **state)
{
    (void)state;
    assert_killed(give_up, SIGABRT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_process_can_compute),
        cmocka_unit_test(what_libraries_ask_in_passing_fails),
        cmocka_unit_test(what_reading_does_not_need_kills),
        cmocka_unit_test(a_library_that_gives_up_is_known_by_its_signal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
