/* folds: divides a corpus into parts of whole documents, alike in size and labels. */
#ifndef LEARNING_FOLDS_H
#define LEARNING_FOLDS_H

#include "pipeline/learning/corpus.h"

/* Gives each example a part below `fold_count` in `folds` [corpus->count]. Examples of one
 * document stay together, unless there are fewer documents than parts: then each stands for
 * itself. Documents are dealt out largest first, each to the part that is most in want of its
 * labels (as the iterative stratification of Sechidis et al., 2011, with documents for
 * examples); `seed` decides between equals. False if memory is out. */
bool folds_divide(const struct corpus *corpus, size_t fold_count, uint64_t seed, uint32_t *folds);

#endif
