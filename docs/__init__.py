"""What keeps the documentation true: examples that are run, and a reference made from the code.

`make readme` (python -m docs) brings all of it up to date.
"""
