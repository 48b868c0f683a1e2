#include <xlsxwriter.h>

// Declared here, since the C library shows it to GNU programs only; 1 closes it in programs that this one starts.
extern int memfd_create(const char *name, unsigned int flags);

// The library can only write to a path: this one is memory.
static inline int shim_memory_file(void) { return memfd_create("xlsx", 1); }
