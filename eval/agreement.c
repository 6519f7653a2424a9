#include "eval/agreement.h"

#include <math.h>
#include <stdlib.h>

#include "pipeline/base/error.h"
#include "pipeline/base/memory.h"
#include "pipeline/base/names.h"

double agreement_kappa(const size_t *confusion, size_t class_count)
{
    double count = 0, agreed = 0, by_chance = 0;
    for (size_t class = 0; class < class_count; class ++) {
        double left = 0, right = 0;
        for (size_t other = 0; other < class_count; other++) {
            left += (double)confusion[class * class_count + other];
            right += (double)confusion[other * class_count + class];
        }
        count += left;
        agreed += (double)confusion[class * class_count + class];
        by_chance += left * right;
    }
    double disagreed_by_chance = count * count - by_chance;
    return disagreed_by_chance == 0 ? NAN : 1 - count * (count - agreed) / disagreed_by_chance;
}

enum pilar_status agreement_pair(const struct annotator *left, const struct annotator *right,
                                 size_t count, size_t label_count, double *kappas,
                                 struct pilar_error *error)
{
    size_t classes = label_count + 1;
    size_t *primary = memory_array(classes * classes, sizeof *primary);
    size_t(*labels)[4] = memory_array(label_count, sizeof *labels);
    enum pilar_status status = PILAR_OK;
    if (primary == NULL || labels == NULL) {
        status = error_memory(error);
        goto done;
    }

    for (size_t row = 0; row < count; row++) {
        if (!left->present[row] || !right->present[row])
            continue;
        size_t a = left->primary[row], b = right->primary[row];
        primary[(a == JUDGED_NONE ? label_count : a) * classes +
                (b == JUDGED_NONE ? label_count : b)]++;
        for (size_t label = 0; label < label_count; label++) {
            size_t cell = row * label_count + label;
            labels[label][2 * left->labels[cell] + right->labels[cell]]++;
        }
    }
    for (size_t label = 0; label < label_count; label++)
        kappas[label] = agreement_kappa(labels[label], 2);
    kappas[label_count] = agreement_kappa(primary, classes);

done:
    free(labels);
    free(primary);
    return status;
}

double agreement_masi(const unsigned char *left, const unsigned char *right, size_t label_count)
{
    size_t left_count = 0, right_count = 0, both = 0;
    for (size_t label = 0; label < label_count; label++) {
        left_count += left[label];
        right_count += right[label];
        both += left[label] && right[label];
    }
    size_t either = left_count + right_count - both;
    if (both == either)
        return 0;
    bool nested = both == left_count || both == right_count;
    return 1 - (double)both / (double)either * (nested ? 2.0 : 1.0) / 3;
}

/* The distance of two of the distinct label sets, by number. */
static double distance(const struct names *sets, size_t left, size_t right, size_t label_count)
{
    return agreement_masi((const unsigned char *)sets->texts[left].data,
                          (const unsigned char *)sets->texts[right].data, label_count);
}

enum pilar_status agreement_alpha(const struct annotator *annotators, size_t annotator_count,
                                  size_t count, size_t label_count, double *alpha,
                                  struct pilar_error *error)
{
    struct names sets = {0};
    size_t *uses = NULL, capacity = 0; /* of each distinct set */
    size_t total = 0;
    double observed = 0, expected = 0;
    enum pilar_status status = PILAR_OK;
    uint32_t *said = memory_array(annotator_count, sizeof *said);
    if (said == NULL)
        goto out_of_memory;

    for (size_t row = 0; row < count; row++) {
        size_t voices = 0;
        for (size_t i = 0; i < annotator_count; i++) {
            if (!annotators[i].present[row])
                continue;
            const unsigned char *labels = annotators[i].labels + row * label_count;
            size_t known = sets.count;
            uint32_t set = names_add(&sets, (struct pilar_text){(const char *)labels, label_count});
            if (set == NAMES_NONE || !memory_reserve(&uses, &capacity, sets.count, sizeof *uses))
                goto out_of_memory;
            if (sets.count > known)
                uses[set] = 0;
            said[voices++] = set;
        }
        if (voices < 2)
            continue;
        double disagreement = 0;
        for (size_t i = 0; i < voices; i++) {
            uses[said[i]]++;
            for (size_t j = 0; j < i; j++)
                disagreement += distance(&sets, said[i], said[j], label_count);
        }
        observed += disagreement / (double)(voices - 1);
        total += voices;
    }
    for (size_t i = 0; i < sets.count; i++) {
        for (size_t j = 0; j < i; j++)
            expected += (double)uses[i] * (double)uses[j] * distance(&sets, i, j, label_count);
    }
    *alpha = expected == 0 ? NAN : 1 - (double)(total - 1) * observed / expected;
    goto done;

out_of_memory:
    status = error_memory(error);
done:
    names_free(&sets);
    free(uses);
    free(said);
    return status;
}
