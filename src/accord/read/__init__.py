"""Stage read: files and folders become captures, with what a manifest states about them."""

from accord.read.decode import decode
from accord.read.files import read

__all__ = ["decode", "read"]
