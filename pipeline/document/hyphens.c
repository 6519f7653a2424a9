#include "pipeline/document/hyphens.h"

#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/document/wording.h"

/* The hash of no letters; words are hashed letter by letter, so that two halves can be hashed as
 * one word. FNV-1a (draft-eastlake-fnv); a collision would at worst keep or mend one hyphen. */
static const uint64_t EMPTY = UINT64_C(0xCBF29CE484222325);

static uint64_t extend(uint64_t hash, struct pilar_text letters)
{
    for (size_t i = 0; i < letters.length; i++) {
        unsigned char c = (unsigned char)letters.data[i];
        hash ^= c >= 'A' && c <= 'Z' ? c | 0x20u : c;
        hash *= UINT64_C(0x100000001B3);
    }
    return hash;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

enum { WORD_LONGEST = 60 };

/* The letters at the beginning of `text`. */
static struct pilar_text first_letters(struct pilar_text text)
{
    size_t length = 0;
    while (length < text.length && length < WORD_LONGEST && is_letter(text.data[length]))
        length++;
    return (struct pilar_text){text.data, length};
}

static struct pilar_text last_letters(struct pilar_text text)
{
    size_t begin = text.length;
    while (begin > 0 && text.length - begin < WORD_LONGEST && is_letter(text.data[begin - 1]))
        begin--;
    return (struct pilar_text){text.data + begin, text.length - begin};
}

size_t hyphens_stem(struct pilar_text left)
{
    bool soft = left.length >= 2 && memcmp(left.data + left.length - 2, "\xC2\xAD", 2) == 0;
    return left.length - (soft ? 2 : 1);
}

/* Whether a word in capitals goes on: "PERSUA-DIDA". */
static bool are_capitals(struct pilar_text head, struct pilar_text tail)
{
    return head.length > 1 && text_is_upper(head.data[head.length - 1]) &&
           text_is_upper(head.data[head.length - 2]) && !text_is_lower(tail.data[tail.length - 1]);
}

/* The halves of a word that a hyphen divides; false if it is no case to decide. */
static bool halves(struct pilar_text left, struct pilar_text right, struct pilar_text *head,
                   struct pilar_text *tail)
{
    left.length = hyphens_stem(left);
    *head = last_letters(left);
    *tail = first_letters(right);
    return head->length > 0 && tail->length > 0 &&
           (wording_opening(*tail) == OPENING_LOWER || are_capitals(*head, *tail));
}

/* ---- learning ---- */

static int compare_words(const void *left, const void *right)
{
    uint64_t a, b;
    memcpy(&a, left, sizeof a);
    memcpy(&b, right, sizeof b);
    return (a > b) - (a < b);
}

enum { LOW_COUNT = 1 << 16 };

static size_t find(const struct hyphens *hyphens, uint64_t word)
{
    if (hyphens->count == 0 || !hyphens->low[word % LOW_COUNT])
        return SIZE_MAX;
    uint64_t *found = bsearch(&word, hyphens->words, hyphens->count, sizeof word, compare_words);
    return found == NULL ? SIZE_MAX : (size_t)(found - hyphens->words);
}

static bool collect(struct hyphens *hyphens, const struct lines *lines)
{
    size_t capacity = 0;
    struct pilar_text head, tail;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use != LINE_TEXT || line->ending != ENDING_HYPHEN ||
            !halves(line->text, line[1].text, &head, &tail))
            continue;
        if (!memory_reserve(&hyphens->words, &capacity, hyphens->count + 3, sizeof(uint64_t)))
            return false;
        hyphens->words[hyphens->count++] = extend(EMPTY, head);
        hyphens->words[hyphens->count++] = extend(EMPTY, tail);
        hyphens->words[hyphens->count++] = extend(extend(EMPTY, head), tail);
    }
    return true;
}

/* Marks the words of a line; not the halves at its ends, which the question is about. */
static void look_through(struct hyphens *hyphens, const struct line *line, bool halved_before)
{
    struct pilar_text text = line->text;
    size_t at = halved_before ? first_letters(text).length : 0;
    size_t end = text.length;
    if (line->ending == ENDING_HYPHEN) {
        struct pilar_text stem = {text.data, hyphens_stem(text)};
        end = stem.length - last_letters(stem).length;
    }
    while (at < end) {
        struct pilar_text word = first_letters((struct pilar_text){text.data + at, end - at});
        size_t found = word.length == 0 ? SIZE_MAX : find(hyphens, extend(EMPTY, word));
        if (found != SIZE_MAX)
            hyphens->found[found] = true;
        at += word.length + 1;
    }
}

bool hyphens_learn(struct hyphens *hyphens, const struct lines *lines)
{
    if (!collect(hyphens, lines))
        return false;
    if (hyphens->count == 0)
        return true;
    qsort(hyphens->words, hyphens->count, sizeof *hyphens->words, compare_words);
    size_t distinct = 1;
    for (size_t i = 1; i < hyphens->count; i++) {
        if (hyphens->words[i] != hyphens->words[distinct - 1])
            hyphens->words[distinct++] = hyphens->words[i];
    }
    hyphens->count = distinct;
    hyphens->found = memory_array(distinct, sizeof *hyphens->found);
    hyphens->low = memory_array(LOW_COUNT, sizeof *hyphens->low);
    if (hyphens->found == NULL || hyphens->low == NULL)
        return false;
    for (size_t i = 0; i < distinct; i++)
        hyphens->low[hyphens->words[i] % LOW_COUNT] = true;
    bool halved = false;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->use != LINE_TEXT)
            continue;
        look_through(hyphens, line, halved);
        halved = line->ending == ENDING_HYPHEN;
    }
    return true;
}

void hyphens_free(struct hyphens *hyphens)
{
    free(hyphens->words);
    free(hyphens->found);
    free(hyphens->low);
    *hyphens = (struct hyphens){0};
}

/* ---- deciding ---- */

static bool has(const struct hyphens *hyphens, uint64_t word)
{
    size_t found = find(hyphens, word);
    return found != SIZE_MAX && hyphens->found[found];
}

enum hyphen hyphens_decide(const struct hyphens *hyphens, struct pilar_text left,
                           struct pilar_text right)
{
    struct pilar_text head, tail;
    size_t stem = hyphens_stem(left);
    if (left.length - stem == 2) /* nobody sets a soft hyphen but to divide a word */
        return HYPHEN_MEND;
    if (stem == 0 || left.data[stem - 1] == ' ')
        return HYPHEN_DASH;
    if (!halves(left, right, &head, &tail))
        return HYPHEN_KEEP;
    if (has(hyphens, extend(extend(EMPTY, head), tail)))
        return HYPHEN_MEND;
    /* no compound begins with an article or a preposition ("de-más"), and few end in a short word:
     * "sumar-se", "menos-cabe" are divided words */
    enum { SHORTEST = 5 };
    left.length = stem;
    bool words = !wording_ends_unfinished(left) && tail.length >= SHORTEST &&
                 has(hyphens, extend(EMPTY, head)) && has(hyphens, extend(EMPTY, tail));
    return words ? HYPHEN_KEEP : HYPHEN_MEND;
}
