/* test_extract_zip_cases: makes ZIP files in memory, and tells what a reader hands over of them. */
#ifndef TEST_EXTRACT_ZIP_CASES_H
#define TEST_EXTRACT_ZIP_CASES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "pipeline/base/extracted.h"
#include "pipeline/base/text.h"

/* Zero-initialise it. */
struct zip {
    struct bytes file, directory;
    unsigned count;
};

static inline void zip_number(struct bytes *out, uint64_t value, int width)
{
    for (int i = 0; i < width; i++)
        bytes_append_byte(out, (char)(unsigned char)(value >> (8 * i)));
}

static inline struct bytes zip_deflate(struct pilar_text text)
{
    struct bytes out = {0};
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)text.data, .avail_in = (uInt)text.length};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
    uLong bound = deflateBound(&stream, text.length);
    stream.next_out = (Bytef *)bytes_room(&out, bound);
    stream.avail_out = (uInt)bound;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.length = stream.total_out;
    deflateEnd(&stream);
    return out;
}

/* Adds a member that says it has `size` bytes when inflated, and the bits `flags`. */
static inline void zip_add_as(struct zip *zip, const char *name, struct pilar_text text,
                              uint32_t size, uint32_t flags)
{
    struct bytes data = zip_deflate(text);
    struct bytes header = {0};
    uint32_t offset = (uint32_t)zip->file.length;
    zip_number(&header, 20, 2); /* the version needed */
    zip_number(&header, flags, 2);
    zip_number(&header, 8, 2); /* deflated */
    zip_number(&header, 0, 4);
    zip_number(&header, (uint32_t)crc32(0, (const Bytef *)text.data, (uInt)text.length), 4);
    zip_number(&header, (uint32_t)data.length, 4);
    zip_number(&header, size, 4);
    zip_number(&header, (uint32_t)strlen(name), 2);
    zip_number(&header, 0, 2);
    bytes_append(&zip->file, "PK\x03\x04", 4);
    bytes_append_text(&zip->file, bytes_text(&header));
    bytes_append_string(&zip->file, name);
    bytes_append_text(&zip->file, bytes_text(&data));
    bytes_append(&zip->directory, "PK\x01\x02\x14\0", 6);
    bytes_append_text(&zip->directory, bytes_text(&header));
    zip_number(&zip->directory, 0, 8);
    zip_number(&zip->directory, 0, 2);
    zip_number(&zip->directory, offset, 4);
    bytes_append_string(&zip->directory, name);
    zip->count++;
    bytes_free(&header);
    bytes_free(&data);
}

static inline void zip_add(struct zip *zip, const char *name, const char *text)
{
    zip_add_as(zip, name, text_of(text), (uint32_t)strlen(text), 0);
}

/* The whole file; the caller frees it, and the ZIP is empty again. */
static inline struct bytes zip_finish(struct zip *zip)
{
    struct bytes file = zip->file;
    uint32_t offset = (uint32_t)file.length, size = (uint32_t)zip->directory.length;
    bytes_append_text(&file, bytes_text(&zip->directory));
    bytes_append(&file, "PK\x05\x06\0\0\0\0", 8);
    zip_number(&file, zip->count, 2);
    zip_number(&file, zip->count, 2);
    zip_number(&file, size, 4);
    zip_number(&file, offset, 4);
    zip_number(&file, 0, 2);
    bytes_free(&zip->directory);
    *zip = (struct zip){0};
    assert_false(file.failed);
    return file;
}

typedef enum pilar_status zip_reader(struct pilar_text content, struct bytes *stream,
                                     struct pilar_error *error);

/* A line a line: its text, behind "#" and the depth for headings, "|" for rows; of blocks "*" if
 * bold, "/" if italic, "^" if centred stand before it. */
static inline struct bytes zip_lines(zip_reader *reader, struct pilar_text content)
{
    static const struct {
        uint32_t bit;
        const char *sign;
    } styles[] = {{EXTRACTED_BOLD, "*"}, {EXTRACTED_ITALIC, "/"}, {EXTRACTED_CENTRED, "^"}};
    struct bytes stream = {0}, out = {0};
    struct pilar_error error = {0};
    struct extracted_line line;
    bool damaged = false;
    extracted_begin(&stream);
    if (reader(content, &stream, &error) != PILAR_OK)
        bytes_append_format(&out, "error: %s\n", error.message);
    extracted_end(&stream);
    struct pilar_text rest = bytes_text(&stream);
    assert_true(extracted_open(&rest));
    while (error.status == PILAR_OK && extracted_next(&rest, &line, &damaged)) {
        if (line.kind == EXTRACTED_HEADING)
            bytes_append_format(&out, "#%u ", line.size);
        else if (line.kind == EXTRACTED_ROW)
            bytes_append_string(&out, "| ");
        for (size_t i = 0; line.kind == EXTRACTED_BLOCK && i < 3; i++)
            bytes_append_string(&out, (line.style & styles[i].bit) != 0 ? styles[i].sign : "");
        bytes_append_text(&out, line.text);
        bytes_append_byte(&out, '\n');
    }
    assert_false(damaged);
    bytes_append_byte(&out, '\0');
    bytes_free(&stream);
    return out;
}

#endif
