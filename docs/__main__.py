"""python -m docs (make readme): bring README.md, docs/tutorial.md and docs/reference.md up to date."""

from docs import examples, figures, reference

reference.main()
figures.refresh()
examples.main()
