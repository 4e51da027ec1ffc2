"""The stage extract: claims by rules over dependency trees, with their voices, tolls and modality."""

from accord.extract.claims import extract

__all__ = ["extract"]
