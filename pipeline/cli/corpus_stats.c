/* pilar corpus stats: what a corpus holds. */
#include "pipeline/base/error.h"
#include "pipeline/base/text.h"
#include "pipeline/base/utf8.h"
#include "pipeline/cli/corpus_action.h"

/* With six labels a line of each table fits a terminal of 100 columns. */
enum { GENRE_WIDTH = 20, LABEL_WIDTH = 10 };

static void put_spaces(struct bytes *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        bytes_append_byte(out, ' ');
}

/* At most `width` characters of a name, or as many with an ellipsis last; how many that are. A name
 * comes from a file and must not steer the terminal. */
static size_t cut_name(struct bytes *out, struct pilar_text name, size_t width)
{
    size_t count = utf8_count(name), shown = count > width ? width - 1 : count;
    for (size_t at = 0, i = 0, size; i < shown; i++, at += size) {
        uint32_t character = utf8_decode(name, at, &size);
        if (character < 0x20 || (character >= 0x7F && character < 0xA0))
            bytes_append_byte(out, '?');
        else
            bytes_append(out, name.data + at, size);
    }
    if (shown < count)
        bytes_append_string(out, "…");
    return shown + (shown < count);
}

static void put_left(struct bytes *out, struct pilar_text name, size_t width)
{
    struct bytes shown = {0};
    bytes_append_valid(&shown, name);
    put_spaces(out, width - cut_name(out, bytes_text(&shown), width));
    out->failed = out->failed || shown.failed;
    bytes_free(&shown);
}

static void put_right(struct bytes *out, struct pilar_text name, size_t width)
{
    struct bytes shown = {0};
    size_t count = cut_name(&shown, name, width);
    put_spaces(out, width - count);
    bytes_append_text(out, bytes_text(&shown));
    out->failed = out->failed || shown.failed;
    bytes_free(&shown);
}

static double percent(size_t part, size_t whole)
{
    return whole == 0 ? 0 : 100.0 * (double)part / (double)whole;
}

static void put_whole(struct bytes *out, const struct corpus *corpus,
                      const struct census_genre *all)
{
    bytes_append_format(out, "%-24s %6zu\n%-24s %6zu\n", "documents", all->documents, "paragraphs",
                        all->paragraphs);
    for (size_t label = 0; label < corpus->labels.count; label++)
        bytes_append_format(out, "  %-22s %6zu\n", corpus->labels.texts[label].data,
                            all->labels[label]);
    bytes_append_format(out, "  %-22s %6zu\n", "none", all->none);
    bytes_append_format(out, "  %-22s %6zu  (%.1f %%)\n", "several labels", all->several,
                        percent(all->several, all->paragraphs));
}

static void put_genre(struct bytes *out, const struct census_genre *genre)
{
    put_left(out, genre->name, GENRE_WIDTH);
    bytes_append_format(out, " %9zu %10zu %8zu %7zu %9.1f %% %12.1f %%\n", genre->documents,
                        genre->paragraphs, genre->words, genre->stems,
                        percent(genre->own_stems, genre->stems),
                        percent(genre->several, genre->paragraphs));
}

static void put_genres(struct bytes *out, const struct census *census)
{
    bytes_append_format(out, "\n%-*s %9s %10s %8s %7s %11s %14s\n", GENRE_WIDTH, "genre",
                        "documents", "paragraphs", "words", "stems", "stems alone",
                        "several labels");
    for (size_t i = 0; i < census->count; i++)
        put_genre(out, &census->genres[i]);
    put_genre(out, &census->all);
}

static void put_genre_labels(struct bytes *out, const struct corpus *corpus,
                             const struct census_genre *genre)
{
    put_left(out, genre->name, GENRE_WIDTH);
    for (size_t i = 0; i < corpus->labels.count; i++)
        bytes_append_format(out, " %*zu", LABEL_WIDTH, genre->labels[i]);
    bytes_append_format(out, " %6zu\n", genre->none);
}

static void put_labels(struct bytes *out, const struct corpus *corpus, const struct census *census)
{
    bytes_append_format(out, "\n%-*s", GENRE_WIDTH, "labels by genre");
    for (size_t i = 0; i < corpus->labels.count; i++) {
        bytes_append_byte(out, ' ');
        put_right(out, corpus->labels.texts[i], LABEL_WIDTH);
    }
    bytes_append_format(out, " %6s\n", "none");
    for (size_t i = 0; i < census->count; i++)
        put_genre_labels(out, corpus, &census->genres[i]);
    put_genre_labels(out, corpus, &census->all);
}

static void put_pairs(struct bytes *out, const struct corpus *corpus, const struct census *census)
{
    if (census->pair_count > 0)
        bytes_append_string(out, "\nlabels together\n");
    for (size_t i = 0; i < census->pair_count; i++) {
        const struct census_pair *pair = &census->pairs[i];
        bytes_append_format(out, "  %6zu  %s, %s\n", pair->paragraphs,
                            corpus->labels.texts[pair->first].data,
                            corpus->labels.texts[pair->second].data);
    }
}

enum pilar_status corpus_action_stats(const struct corpus_request *request,
                                      struct pilar_error *error)
{
    struct corpus corpus = {0};
    struct census census = {0};
    struct sink sink = {.path = request->output};
    enum pilar_status status = corpus_read(request->paths, request->path_count, &corpus, error);
    if (status == PILAR_OK && !census_take(&corpus, &census))
        status = error_memory(error);
    if (status == PILAR_OK && request->html) {
        corpus_stats_html(&sink.pending, &corpus, &census);
    } else if (status == PILAR_OK) {
        put_whole(&sink.pending, &corpus, &census.all);
        put_genres(&sink.pending, &census);
        put_labels(&sink.pending, &corpus, &census);
        put_pairs(&sink.pending, &corpus, &census);
    }
    if (status == PILAR_OK)
        status = sink_close(&sink, error);
    sink_drop(&sink);
    census_free(&census);
    corpus_free(&corpus);
    return status;
}
