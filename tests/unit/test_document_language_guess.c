/* test_document_language_guess: a language is told by its small words and its letters. */
#include "pipeline/base/bytes.h"
#include "pipeline/document/language_guess.h"
#include "test_document_cases.h"

static void assert_language(const char *string, const char *expected)
{
    struct pilar_paragraph paragraph = {.text = text_of(string)};
    assert_string_equal(language_guess(&paragraph, 1), expected);
}

static void spanish_is_told(void **state)
{
    (void)state;
    assert_language("Los faros de la costa se apagaron una noche de enero, y con ellos las radios "
                    "que guiaban a los barcos del puerto.",
                    "es");
    assert_language("LOS FAROS DE LA COSTA SE APAGARON UNA NOCHE DE ENERO, Y CON ELLOS LAS RADIOS "
                    "QUE GUIABAN A LOS BARCOS DEL PUERTO",
                    "es");
    assert_language("La informacién que los Estados dafian con sus ataques se relaciona con el uso "
                    "de las tecnolo gias por parte de un gru po.",
                    "es");
}

static void other_languages_are_told(void **state)
{
    (void)state;
    assert_language("The lighthouses of the coast went dark on a night in January, and with them "
                    "the radios that had guided the ships to the harbour.",
                    "en");
    assert_language("Les phares de la côte se sont éteints par une nuit de janvier, et avec eux "
                    "les radios qui guidaient les navires du port vers la mer.",
                    "fr");
    assert_language("Os faróis da costa apagaram-se numa noite de janeiro, e com eles os rádios "
                    "que guiavam os navios do porto. Não há ainda explicação para o que ocorreu.",
                    "pt");
    assert_language("Маяки на побережье погасли январской ночью, а вместе с ними и радиостанции.",
                    "ru");
    assert_language("انطفأت منارات الساحل في ليلة من ليالي يناير وانقطعت معها أجهزة الراديو", "ar");
    assert_language("一月的一个夜晚，海岸上的灯塔全部熄灭，为港口船只导航的无线电也随之中断。",
                    "zh");
}

static void spanish_and_portuguese_are_kept_apart(void **state)
{
    (void)state;
    assert_language("Que se respete por todos, para que no se repita, como se acordó: el puerto no "
                    "se cierra, y la red se cuida por quien la usa en el muelle.",
                    "es");
    assert_language("Que se respeite por todos, para que no porto nada se repita, como se acordou: "
                    "a rede do cais e a da barra, e o que se usa em terra.",
                    "pt");
}

static void too_little_text_tells_nothing(void **state)
{
    (void)state;
    assert_language("", "und");
    assert_language("Texto del informe.", "und");
    assert_language("The end.", "und");
    assert_language("灯塔", "und");
    assert_language("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26", "und");
    assert_string_equal(language_guess(NULL, 0), "und");
}

static void other_languages_are_not_guessed(void **state)
{
    (void)state;
    assert_language("Die Leuchttürme an der Küste erloschen in einer Nacht im Januar, und mit "
                    "ihnen die Funkgeräte, welche die Schiffe zum Hafen geleitet hatten.",
                    "und");
    assert_language("Światła latarni morskich na wybrzeżu zgasły pewnej nocy styczniowej, a wraz "
                    "z nimi umilkły radiostacje prowadzące statki do portu.",
                    "und");
}

static void names_and_quotes_do_not_turn_it(void **state)
{
    (void)state;
    assert_language("El acuerdo entre «The Harbour and the Coast of the North» y la empresa se "
                    "firmó en la sede de la autoridad del puerto, según consta en el acta.",
                    "es");
    assert_language("El informe del grupo (Доклад группы) se distribuyó en las seis lenguas y se "
                    "publicó en la página de la Oficina.",
                    "es");
}

static void two_languages_by_halves_are_none(void **state)
{
    (void)state;
    assert_language("Los faros de la costa se apagaron una noche y los barcos del puerto no lo "
                    "vieron. The lights of the coast went out one night and the ships near the "
                    "harbour did not see it for that is how it was.",
                    "und");
}

static void the_beginning_of_each_paragraph_is_read(void **state)
{
    (void)state;
    enum { SIZE = 8 << 20 };
    struct bytes line = {0};
    bytes_append_string(&line, "Los faros de la costa se apagaron una noche de enero, y con ellos "
                               "las radios que guiaban a los barcos. ");
    char *room = bytes_room(&line, SIZE);
    assert_non_null(room);
    for (size_t i = 0; i < SIZE; i++)
        room[i] = i % 2 == 0 ? '\xC3' : '\xA3'; /* ã over and over, cut at any byte */
    line.length += SIZE;
    struct pilar_paragraph paragraph = {.text = bytes_text(&line)};
    assert_string_equal(language_guess(&paragraph, 1), "pt"); /* nearly 100 of them are read */
    bytes_free(&line);
}

static void paragraphs_from_all_over_are_read(void **state)
{
    (void)state;
    enum { COUNT = 1000, FOREIGN = 300 };
    struct pilar_paragraph paragraphs[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        paragraphs[i].text = text_of(i < FOREIGN ? "The lights of the coast went out in the night."
                                                 : "Los faros de la costa se apagaron una noche.");
    assert_string_equal(language_guess(paragraphs, COUNT), "es");
    assert_string_equal(language_guess(paragraphs, FOREIGN), "en");
}

static void languages_have_names(void **state)
{
    (void)state;
    assert_string_equal(language_guess_name("pt"), "Portuguese");
    assert_string_equal(language_guess_name("es"), "Spanish");
    assert_null(language_guess_name("und"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spanish_is_told),
        cmocka_unit_test(other_languages_are_told),
        cmocka_unit_test(spanish_and_portuguese_are_kept_apart),
        cmocka_unit_test(too_little_text_tells_nothing),
        cmocka_unit_test(other_languages_are_not_guessed),
        cmocka_unit_test(names_and_quotes_do_not_turn_it),
        cmocka_unit_test(two_languages_by_halves_are_none),
        cmocka_unit_test(the_beginning_of_each_paragraph_is_read),
        cmocka_unit_test(paragraphs_from_all_over_are_read),
        cmocka_unit_test(languages_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
