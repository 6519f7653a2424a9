#include "pipeline/base/digest.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>

void digest_of(struct pilar_text text, char digest[DIGEST_SIZE])
{
    struct sha256_ctx context;
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, text.length, (const uint8_t *)text.data);
    sha256_digest(&context, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++)
        snprintf(digest + 2 * i, 3, "%02x", sum[i]);
}
