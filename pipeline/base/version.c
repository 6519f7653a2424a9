#include "pipeline/pilar.h"

const char *pilar_version(void)
{
    return PILAR_VERSION;
}
