"""Everything that accord raises on purpose.

    AccordError
    ├── InputError        a page, manifest or folder cannot be used
    ├── ModelError        the language model is missing or does not fit this version
    ├── KnowledgeError    a data file of accord.knowledge is missing or damaged
    └── RecordError       the record cannot be opened, read or written
        ├── RecordVersionError   written by a newer accord, or by one too old
        └── NotFound             no such event, claim, actor or page in the record

A message names the file, what is wrong and what to do.
"""

from __future__ import annotations


class AccordError(Exception):
    """Base of all errors that accord raises on purpose."""


class InputError(AccordError):
    """A page, manifest or folder cannot be used."""


class ModelError(AccordError):
    """The language model is missing or does not fit this version."""


class KnowledgeError(AccordError):
    """A data file of `accord.knowledge` is missing or damaged."""


class RecordError(AccordError):
    """The record cannot be opened, read or written."""


class RecordVersionError(RecordError):
    """The record was written by a newer accord, or holds results of one too old to be gone on with."""


class NotFound(RecordError):
    """No such event, claim, actor or page in the record."""
