"""A ten-year-old can read it: short sentences, words that are not hard, grade 6 or below.

English is measured by Flesch-Kincaid, which gives a U.S. grade. Spanish is measured by Crawford,
made for school books in Spanish: it gives a grade as well, so that both have the same limit;
Fernández-Huerta gives a score of ease, and the Flesch-Kincaid formula counts Spanish syllables
as if they were as rare as in English. Only Daybook's own texts are measured, with a short name
in every blank, and only what is said in sentences: names of buttons would pull every mean down.
"""

import pytest
from reading import WORD, filled, grade, hard_words, sentences
from walking import LANGUAGES

from webapp.help_lines import help_lines

LONGEST = 14
HIGHEST = 6
PEOPLE = ("guest", "newcomer", "youth", "youth on the way", "guardian", "supporter")
READERS = [(role, language) for role in PEOPLE for language in LANGUAGES]
languages = pytest.mark.parametrize("language", LANGUAGES)
readers = pytest.mark.parametrize(("role", "language"), READERS)


def too_long(texts):
    return [
        (len(words), " ".join(words))
        for text in texts
        for words in sentences(text)
        if len(words) > LONGEST
    ]


def hard(texts, language):
    known = hard_words(language)
    return [
        (word, text)
        for text in texts
        for word in WORD.findall(filled(text))
        if word.lower() in known
    ]


@languages
def test_no_sentence_of_the_catalogue_is_longer_than_fourteen_words(catalogues, language):
    assert too_long(catalogues[language]) == []


@languages
def test_no_help_line_is_described_in_longer_sentences(language):
    said = [text for line in help_lines() for text in (line.says(language), line.tells(language))]

    assert too_long(filter(None, said)) == []


@readers
def test_no_page_of_youth_or_guardian_uses_a_hard_word(walk, role, language):
    texts = {text for page in walk(role, language).pages for text in page.texts}

    assert hard(sorted(texts), language) == []


@readers
def test_every_page_of_youth_or_guardian_is_for_grade_six_or_below(walk, role, language):
    grades = {page.address: grade(page.texts, language) for page in walk(role, language).pages}

    assert {where: found for where, found in grades.items() if found > HIGHEST} == {}


@readers
def test_no_page_of_youth_or_guardian_has_a_sentence_over_fourteen_words(walk, role, language):
    texts = {text for page in walk(role, language).pages for text in page.texts}

    assert too_long(sorted(texts)) == []
