#include <zlib.h>

// Macros, which Swift does not import.
static inline int shim_inflateInit2(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
static inline int shim_deflateInit2(z_stream *stream, int bits) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
}
