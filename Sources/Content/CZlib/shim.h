#include <zlib.h>

// A macro, which Swift does not import.
static inline int shim_inflateInit2(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
