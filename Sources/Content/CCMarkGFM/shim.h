#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

// Exported by the library, declared in none of the headers that Debian installs.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

// The node types of the extensions are C variables, which Swift 6 does not import.
static inline unsigned shim_type_table(void) { return CMARK_NODE_TABLE; }
static inline unsigned shim_type_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline unsigned shim_type_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
static inline unsigned shim_type_strikethrough(void) { return CMARK_NODE_STRIKETHROUGH; }
