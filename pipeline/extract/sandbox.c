#include "pipeline/extract/sandbox.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pipeline/base/error.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static enum pilar_status refused(struct pilar_error *error, const char *lock, int reason)
{
    return error_set(error, PILAR_ERROR_IO, "cannot be locked down: %s: %s", lock,
                     strerror(reason));
}

/* ---- limits ---- */

/* What the process is limited to more strictly already stays so. */
static bool limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
    struct rlimit present;
    if (getrlimit(resource, &present) != 0)
        return false;
    if (present.rlim_max < hard)
        hard = present.rlim_max;
    struct rlimit wanted = {soft < hard ? soft : hard, hard};
    return setrlimit(resource, &wanted) == 0;
}

static enum pilar_status limit_resources(struct pilar_error *error)
{
    /* the signal for the end of time, at the soft limit, tells what happened; the one at the hard
     * limit would not */
    bool limited =
        limit(RLIMIT_CPU, SANDBOX_SECONDS, SANDBOX_SECONDS + 1) && limit(RLIMIT_CORE, 0, 0);
    if (limited && !SANITIZED)
        limited = limit(RLIMIT_AS, SANDBOX_MEMORY, SANDBOX_MEMORY) && limit(RLIMIT_FSIZE, 0, 0) &&
                  limit(RLIMIT_NOFILE, STDERR_FILENO + 1, STDERR_FILENO + 1);
    return limited ? PILAR_OK : refused(error, "limits", errno);
}

static enum pilar_status give_up_privileges(struct pilar_error *error)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return refused(error, "privileges", errno);
    return PILAR_OK;
}

/* ---- files: Landlock ---- */

/* All rights to files that this version of Landlock knows: a bit each. */
static uint64_t rights_of(long version)
{
    static const unsigned counts[] = {13, 14, 15, 15, 16}; /* of version 1, 2, ... */
    const long known = (long)(sizeof counts / sizeof *counts);
    return (UINT64_C(1) << counts[(version < known ? version : known) - 1]) - 1;
}

static enum pilar_status forbid_files(struct pilar_error *error)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    /* asking is harmless: to be refused an answer is to be without it */
    if (version < 1)
        return PILAR_OK;
    struct landlock_ruleset_attr attributes = {.handled_access_fs = rights_of(version)};
    long rules = syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (rules < 0)
        return refused(error, "Landlock", errno);
    bool forbidden = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    int reason = errno;
    close((int)rules);
    return forbidden ? PILAR_OK : refused(error, "Landlock", reason);
}

/* ---- system calls: seccomp ---- */

/* Memory, time, random numbers, and what abort() and exit() need. */
static const int ALLOWED[] = {
    SCMP_SYS(brk),           SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(madvise),       SCMP_SYS(futex),          SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(time),
    SCMP_SYS(sysinfo),       SCMP_SYS(getpid),         SCMP_SYS(gettid),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),     SCMP_SYS(restart_syscall),
};

/* What libraries ask in passing and do without: these fail, and harm nobody. */
static const int DENIED[] = {
    SCMP_SYS(open),      SCMP_SYS(openat),     SCMP_SYS(stat),       SCMP_SYS(lstat),
    SCMP_SYS(fstat),     SCMP_SYS(statx),      SCMP_SYS(newfstatat), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),   SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),    SCMP_SYS(ioctl),
};

/* Allows `call` where the bits of `mask` in its argument `index`, from 0, are those of `value`. */
static int allow_with(scmp_filter_ctx filter, int call, unsigned index, uint32_t mask,
                      uint32_t value)
{
    const struct scmp_arg_cmp argument = {
        .arg = index, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &argument);
}

/* Returns 0 or a negative error number. */
static int add_rules(scmp_filter_ctx filter)
{
    int result = 0;
    for (size_t i = 0; i < sizeof ALLOWED / sizeof *ALLOWED && result == 0; i++)
        result = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, ALLOWED[i], 0, NULL);
    for (size_t i = 0; i < sizeof DENIED / sizeof *DENIED && result == 0; i++)
        result = seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EACCES), DENIED[i], 0, NULL);
    for (uint32_t stream = STDOUT_FILENO; stream <= STDERR_FILENO && result == 0; stream++)
        result = allow_with(filter, SCMP_SYS(write), 0, UINT32_MAX, stream);
    if (result == 0) /* memory, but none that can be run */
        result = allow_with(filter, SCMP_SYS(mmap), 2, PROT_EXEC, 0);
    if (result == 0)
        result = allow_with(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
    if (result == 0) /* abort() */
        result = allow_with(filter, SCMP_SYS(tgkill), 0, UINT32_MAX, (uint32_t)getpid());
    return result;
}

static enum pilar_status forbid_calls(struct pilar_error *error)
{
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0 && errno == EINVAL)
        return PILAR_OK; /* the kernel is without it */
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return refused(error, "seccomp", ENOMEM);
    int result = add_rules(filter);
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    return result == 0 ? PILAR_OK : refused(error, "seccomp", -result);
}

enum pilar_status sandbox_enter(struct pilar_error *error)
{
    enum pilar_status status = PILAR_OK;
    if (!SANITIZED)
        status = give_up_privileges(error);
    if (status == PILAR_OK && !SANITIZED)
        status = forbid_files(error);
    if (status == PILAR_OK)
        status = limit_resources(error);
    if (status == PILAR_OK && !SANITIZED)
        status = forbid_calls(error);
    return status;
}
