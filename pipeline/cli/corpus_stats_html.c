/* pilar corpus stats -f html: the counts as a page that needs nothing but itself. */
#include "pipeline/base/text.h"
#include "pipeline/cli/corpus_action.h"
#include "pipeline/output/tagged.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>Corpus</title>\n"
    "<style>\n"
    ":root { color-scheme: light dark; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de;\n"
    "  --page: #ffffff; --bar: #4a7fb5; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root { --text: #e6edf3; --quiet: #9aa4af; --line: #30363d; --page: #0d1117;\n"
    "    --bar: #5b93cc; }\n"
    "}\n"
    "body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: var(--text);\n"
    "  background: var(--page); font: 1rem/1.45 system-ui, sans-serif; }\n"
    "h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 0.5rem; }\n"
    "p { color: var(--quiet); max-width: 45rem; }\n"
    "div { overflow-x: auto; }\n"
    "table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }\n"
    "th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: right;\n"
    "  vertical-align: top; }\n"
    "th:first-child { text-align: left; } tr:last-child.all > * { font-weight: 600; }\n"
    "thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; }\n"
    "tbody th { font-weight: 400; }\n"
    "td i { display: block; height: 0.4rem; margin-top: 0.2rem;\n"
    "  border-radius: 0.2rem; background: var(--bar); }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n"
    "<h1>Corpus</h1>\n";

/* Of the names, which come from files. */
static void put_escaped(struct bytes *out, struct pilar_text text)
{
    struct bytes valid = {0};
    bytes_append_valid(&valid, text);
    for (size_t i = 0; i < valid.length; i++) {
        char c = valid.data[i];
        if (c == '&')
            bytes_append_string(out, "&amp;");
        else if (c == '<')
            bytes_append_string(out, "&lt;");
        else if (c == '>')
            bytes_append_string(out, "&gt;");
        else if (c == '"')
            bytes_append_string(out, "&quot;");
        else if (c == '\'')
            bytes_append_string(out, "&#39;");
        else if ((unsigned char)c < 0x20 || c == 0x7F) /* no character of a page */
            bytes_append_byte(out, '?');
        else
            bytes_append_byte(out, c);
    }
    out->failed = out->failed || valid.failed;
    bytes_free(&valid);
}

static double percent(size_t part, size_t whole)
{
    return whole == 0 ? 0 : 100.0 * (double)part / (double)whole;
}

static void put_percent(struct bytes *out, size_t part, size_t whole)
{
    output_decimal(out, percent(part, whole), 1);
}

/* A table begins: its title, what is to be said about it, and its columns up to a NULL. */
static void begin_table(struct bytes *out, const char *title, const char *about,
                        const char *const *columns)
{
    bytes_append_format(out, "<h2>%s</h2>\n<p>%s</p>\n<div><table>\n<thead><tr>", title, about);
    for (; *columns != NULL; columns++)
        bytes_append_format(out, "<th scope=\"col\">%s</th>", *columns);
}

static void begin_rows(struct bytes *out)
{
    bytes_append_string(out, "</tr></thead>\n<tbody>\n");
}

static void end_table(struct bytes *out)
{
    bytes_append_string(out, "</tbody>\n</table></div>\n");
}

static void begin_row(struct bytes *out, struct pilar_text name, bool all)
{
    bytes_append_format(out, "<tr%s><th scope=\"row\">", all ? " class=\"all\"" : "");
    put_escaped(out, name);
    bytes_append_string(out, "</th>");
}

static void put_count(struct bytes *out, size_t count)
{
    bytes_append_format(out, "<td>%zu</td>", count);
}

static void put_bar(struct bytes *out, size_t part, size_t whole)
{
    bytes_append_string(out, "<i style=\"width: ");
    put_percent(out, part, whole);
    bytes_append_string(out, "%\"></i></td>");
}

/* A count and its share of `whole`, as a number and a bar. */
static void put_counted_share(struct bytes *out, size_t count, size_t whole)
{
    bytes_append_format(out, "<td>%zu (", count);
    put_percent(out, count, whole);
    bytes_append_string(out, " %)");
    put_bar(out, count, whole);
}

static void put_share(struct bytes *out, size_t part, size_t whole)
{
    bytes_append_string(out, "<td>");
    put_percent(out, part, whole);
    bytes_append_string(out, " %");
    put_bar(out, part, whole);
}

static struct pilar_text label_name(const struct corpus *corpus, size_t label)
{
    return text_of(corpus->label_names[label].english);
}

/* ---- the tables ---- */

static void put_labels(struct bytes *out, const struct corpus *corpus,
                       const struct census_genre *all)
{
    static const char *const columns[] = {"Label", "Paragraphs", NULL};
    begin_table(out, "Labels",
                "How many paragraphs carry each. One with several labels counts for each of them.",
                columns);
    begin_rows(out);
    for (size_t i = 0; i < corpus->labels.count; i++) {
        begin_row(out, label_name(corpus, i), false);
        put_counted_share(out, all->labels[i], all->paragraphs);
        bytes_append_string(out, "</tr>\n");
    }
    begin_row(out, text_of("none"), false);
    put_counted_share(out, all->none, all->paragraphs);
    bytes_append_string(out, "</tr>\n");
    begin_row(out, text_of("several labels"), false);
    put_counted_share(out, all->several, all->paragraphs);
    bytes_append_string(out, "</tr>\n");
    end_table(out);
}

static void put_genre(struct bytes *out, const struct census_genre *genre, bool all)
{
    begin_row(out, genre->name, all);
    put_count(out, genre->documents);
    put_count(out, genre->paragraphs);
    put_count(out, genre->words);
    put_count(out, genre->stems);
    put_share(out, genre->own_stems, genre->stems);
    put_share(out, genre->several, genre->paragraphs);
    bytes_append_string(out, "</tr>\n");
}

static void put_genres(struct bytes *out, const struct census *census)
{
    static const char *const columns[] = {"Genre", "Documents",   "Paragraphs",     "Words",
                                          "Stems", "Stems alone", "Several labels", NULL};
    begin_table(out, "Genres",
                "A file of the corpus is a genre; bags of words of real documents are one. Stems "
                "alone is the share of its distinct stems that stand in no other genre; several "
                "labels, the share of its paragraphs that carry more than one.",
                columns);
    begin_rows(out);
    for (size_t i = 0; i < census->count; i++)
        put_genre(out, &census->genres[i], false);
    put_genre(out, &census->all, true);
    end_table(out);
}

static void put_genre_labels(struct bytes *out, const struct corpus *corpus,
                             const struct census_genre *genre, bool all)
{
    begin_row(out, genre->name, all);
    for (size_t i = 0; i < corpus->labels.count; i++)
        put_counted_share(out, genre->labels[i], genre->paragraphs);
    put_counted_share(out, genre->none, genre->paragraphs);
    bytes_append_string(out, "</tr>\n");
}

static void put_labels_by_genre(struct bytes *out, const struct corpus *corpus,
                                const struct census *census)
{
    static const char *const columns[] = {"Genre", NULL};
    begin_table(out, "Labels by genre",
                "How many paragraphs of a genre carry each label, and what share of its paragraphs "
                "that is.",
                columns);
    for (size_t i = 0; i < corpus->labels.count; i++) {
        bytes_append_string(out, "<th scope=\"col\">");
        put_escaped(out, label_name(corpus, i));
        bytes_append_string(out, "</th>");
    }
    bytes_append_string(out, "<th scope=\"col\">none</th>");
    begin_rows(out);
    for (size_t i = 0; i < census->count; i++)
        put_genre_labels(out, corpus, &census->genres[i], false);
    put_genre_labels(out, corpus, &census->all, true);
    end_table(out);
}

static void put_pairs(struct bytes *out, const struct corpus *corpus, const struct census *census)
{
    static const char *const columns[] = {"Label", "Label", "Paragraphs", NULL};
    if (census->pair_count == 0)
        return;
    begin_table(out, "Labels that stand together",
                "Paragraphs that carry both, and their share of those with several labels.",
                columns);
    begin_rows(out);
    for (size_t i = 0; i < census->pair_count; i++) {
        const struct census_pair *pair = &census->pairs[i];
        begin_row(out, label_name(corpus, pair->first), false);
        bytes_append_string(out, "<td>");
        put_escaped(out, label_name(corpus, pair->second));
        bytes_append_string(out, "</td>");
        put_counted_share(out, pair->paragraphs, census->all.several);
        bytes_append_string(out, "</tr>\n");
    }
    end_table(out);
}

void corpus_stats_html(struct bytes *out, const struct corpus *corpus, const struct census *census)
{
    const struct census_genre *all = &census->all;
    bytes_append_string(out, head);
    bytes_append_format(out,
                        "<p>%zu paragraphs of %zu documents: %zu words, %zu distinct stems.</p>\n",
                        all->paragraphs, all->documents, all->words, all->stems);
    put_labels(out, corpus, all);
    put_genres(out, census);
    put_labels_by_genre(out, corpus, census);
    put_pairs(out, corpus, census);
    bytes_append_string(out, "</body>\n</html>\n");
}
