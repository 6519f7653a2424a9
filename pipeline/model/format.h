/* format: what the reader and the writer of a model file agree on. */
#ifndef MODEL_FORMAT_H
#define MODEL_FORMAT_H

#include <stdint.h>

#define FORMAT_MAGIC "PILAR\r\n\x1A"

enum { FORMAT_MAGIC_SIZE = 8, FORMAT_HEADER_SIZE = 36, FORMAT_VERSION = 2 };

#endif
