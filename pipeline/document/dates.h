/* dates: Spanish dates as the United Nations print them. */
#ifndef DOCUMENT_DATES_H
#define DOCUMENT_DATES_H

#include <stdbool.h>

#include "pipeline/base/bytes.h"

/* A day of the Gregorian calendar, a month (`day` is 0), or a year (`month` is 0 as well). */
struct date {
    unsigned year, month, day;
};

/* The part of a text that a date was made from. */
struct date_place {
    size_t begin, end;
};

/* Finds the first date of a valid `text`; false if there is none. In this order: a day ("24 de
 * junio de 2013", "24 junio 2013", "1º de julio de 2013", "24/06/2013", "2013-06-24"), a month
 * ("junio de 2013"), a year. Case and accents do not matter; of a month with its day one letter may
 * be misread ("jun1o", "novienbre"), if it cannot be another; O and l may stand for 0 and 1 in
 * numbers. What is no day of the calendar ("31 de febrero de 2013") gives no date, nor do the days
 * of a span ("6 a 10 de julio de 2040"). Years are 1900 to 2199. */
bool dates_find(struct pilar_text text, struct date *date, struct date_place *place);

/* Appends "2013-06-24", "2013-06" or "2013" (ISO 8601). */
void dates_append(struct bytes *out, struct date date);

#endif
