/* digest: SHA-256, as lower-case hexadecimal digits. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "pipeline/pilar.h"

enum { DIGEST_SIZE = 65 };

/* Writes the SHA-256 (FIPS 180-4) of `text`: 64 digits and a NUL. */
void digest_of(struct pilar_text text, char digest[DIGEST_SIZE]);

#endif
