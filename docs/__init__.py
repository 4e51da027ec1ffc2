"""What keeps the documentation true: examples that are run, and a reference made from the code."""
