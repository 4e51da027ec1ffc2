"""Scripts that make the data files of `accord.knowledge`; not needed at run time."""
