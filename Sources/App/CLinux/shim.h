// Only macros are included: a header with types would take them away from the C library's module.
#include <sys/syscall.h>

extern long syscall(long number, ...);

// Exchanges two folders in one step (Linux 3.15); Swift's Glibc does not import renameat2.
static inline int shim_exchange(const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, one, -100, other, 2u /* RENAME_EXCHANGE */);
}
