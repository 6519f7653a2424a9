/* masthead: what the lines at the front of a document tell of when it was made. */
#ifndef DOCUMENT_MASTHEAD_H
#define DOCUMENT_MASTHEAD_H

#include "pipeline/document/dates.h"
#include "pipeline/document/front.h"

/* The date that stands for itself: all of a line, or of its column, but for a place before it
 * ("Nueva York, 17 de octubre de 2041"), "Distr. general" or "Fecha". A day goes before a month,
 * and a month before a year; of two alike the first counts. False if there is none. */
bool masthead_date(const struct front *front, struct date *date);

/* The number of the session: of "Sexagésimo octavo período de sesiones", 68; or of the symbol
 * ("A/68/98", "A/C.1/77/L.23"), if no line tells. 0 if there is none. */
unsigned masthead_session(const struct front *front, struct pilar_text symbol);

#endif
