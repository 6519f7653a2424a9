"""Rendering of documents of the corpus as UN documents look; `scripts/render` is the command.

source chooses documents; layout dresses each as the blocks of document, with the help of cover,
notes and annexes; fodt, html and troff write the blocks down; convert has other programs make the
rest of the formats; expected says what is to be found in all of them.
"""
