// Without the headers of ICU, which libxml2 includes for its character sets only: Foundation brings another version of them,
// and a module must not have both.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
