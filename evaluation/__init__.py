"""Scores every stage against hand-made annotations; `python -m evaluation` prints all figures."""
