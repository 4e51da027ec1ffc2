"""What is worked out once for each two of some things that meet: in this build, or in an earlier one.

Things go by numbers; a digest of all that is looked at of a thing tells it in later builds.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from accord.link.memory import LEVEL, Memory

Codes = npt.NDArray[np.int64]
Rows = npt.NDArray[Any]
Make = Callable[[int, int, int], Sequence[float]]  # two things and a flag: their row
DIGEST = 16  # bytes
DENSE = 1_000_000  # codes up to which their places lie in an array


class Lookup:
    """A row of `width` numbers for each two things and a flag (less than `flags`) that were asked for.

    `make` works a row out; it looks at nothing but the `keys` of the things (one key for each, no two alike)
    and the flag. `memory` has, under `name`, the rows of an earlier build.
    """

    def __init__(
        self,
        name: str,
        keys: Sequence[Hashable],
        make: Make,
        memory: Memory,
        *,
        width: int = 1,
        flags: int = 1,
        dtype: type[np.generic] = np.int32,
    ) -> None:
        self._name, self._keys, self._make, self._memory = name, keys, make, memory
        self._count, self._flags = max(1, len(keys)), flags
        self._digests: list[bytes] = []
        self._codes: Codes = np.array([-1])  # in order, with the place of each in `_rows`, and -1 at the end
        self._order: Codes = np.array([-1])
        self._rows: Rows = np.zeros((0, width), dtype=dtype)
        most = self._count * self._count * flags
        self._places = np.full(most, -1, dtype=np.int32) if most <= DENSE else None  # by code, where few are
        self._asked = np.zeros(0, dtype=np.bool_)
        if (data := memory.recall(name)) is not None:
            self._unpack(zlib.decompress(data))

    def rows(self, one: Codes, two: Codes, flag: npt.NDArray[Any] | int = 0) -> Rows:
        """The rows of some pairs: pairs by columns."""
        codes = (one * self._count + two) * self._flags + flag
        at = self._at(codes)
        if (at < 0).any():
            self._work_out(np.unique(codes[at < 0]))
            at = self._at(codes)
        self._asked[at] = True
        found: Rows = self._rows[at]
        return found

    def _at(self, codes: Codes) -> npt.NDArray[np.integer[Any]]:
        """Where the rows of some codes are, -1 for those that are not known yet."""
        if self._places is not None:
            return self._places[codes]
        at = np.searchsorted(self._codes[:-1], codes)
        return np.where(self._codes[at] == codes, self._order[at], -1)

    def _work_out(self, new: Codes) -> None:
        """Work out the rows of new codes."""
        made = [self._make(*self._apart(code)) for code in new.tolist()]
        rows = np.array(made, dtype=self._rows.dtype).reshape(len(new), self._rows.shape[1])
        self._take_in(new, rows, asked=True)

    def _take_in(self, codes: Codes, rows: Rows, *, asked: bool) -> None:
        """Put rows behind those that are known; codes are in order, with one behind all at the end."""
        order = np.arange(len(self._rows), len(self._rows) + len(codes))
        if self._places is not None:
            self._places[codes] = order
        known = np.concatenate((self._codes[:-1], codes))
        by_code = np.argsort(known, kind="stable")
        self._order = np.append(np.concatenate((self._order[:-1], order))[by_code], -1)
        self._codes = np.append(known[by_code], -1)
        self._rows = np.concatenate((self._rows, rows))
        self._asked = np.append(self._asked, np.full(len(codes), asked))

    def _apart(self, code: int) -> tuple[int, int, int]:
        both, flag = divmod(code, self._flags)
        return *divmod(both, self._count), flag

    def _named(self) -> list[bytes]:
        self._digests = self._digests or list(map(_digest, self._keys))
        return self._digests

    def remember(self) -> None:
        """Keep all rows that were asked for."""
        asked = self._order[:-1][self._asked[self._order[:-1]]]
        codes = self._codes[:-1][self._asked[self._order[:-1]]]
        pairs = np.stack(np.divmod(codes // self._flags, self._count), axis=1)
        things, flags = np.unique(pairs), codes % self._flags
        names = sorted((self._named()[i], i) for i in things.tolist())
        place = np.zeros(self._count, dtype=np.int64)
        place[[i for _, i in names]] = np.arange(len(names))
        pairs = place[pairs]
        order = np.lexsort((flags, pairs[:, 1], pairs[:, 0]))
        parts = [
            np.array([len(names), len(codes)], dtype="<i8").tobytes(),
            *(name for name, _ in names),
            pairs[order].astype("<i4").tobytes(),
            flags[order].astype("<i1").tobytes(),
            self._rows[asked[order]].tobytes(),
        ]
        self._memory.after[self._name] = zlib.compress(b"".join(parts), LEVEL)

    def _unpack(self, data: bytes) -> None:
        """Take in what `remember` kept, of those things that are here again."""
        things, rows = np.frombuffer(data, dtype="<i8", count=2).tolist()
        ends = np.cumsum([16, DIGEST * things, 8 * rows, rows]).tolist()
        here = {name: i for i, name in enumerate(self._named())}
        numbers = np.array(
            [here.get(data[at : at + DIGEST], -1) for at in range(16, ends[1], DIGEST)], dtype=np.int64
        )
        pairs = numbers[np.frombuffer(data[ends[1] : ends[2]], dtype="<i4").reshape(-1, 2)]
        flags = np.frombuffer(data[ends[2] : ends[3]], dtype="<i1").astype(np.int64)
        codes = (pairs[:, 0] * self._count + pairs[:, 1]) * self._flags + flags
        some = np.flatnonzero((pairs >= 0).all(axis=1))
        order = some[np.argsort(codes[some], kind="stable")]
        values = np.frombuffer(data[ends[3] :], dtype=self._rows.dtype).reshape(rows, self._rows.shape[1])
        self._take_in(codes[order], values[order], asked=False)


def _digest(key: Hashable) -> bytes:
    return hashlib.blake2b(_written(key).encode(errors="surrogatepass"), digest_size=DIGEST).digest()


def _written(key: object) -> str:
    """A key in words that are the same in every run."""
    if isinstance(key, frozenset):
        return f"{{{', '.join(sorted(map(_written, key)))}}}"
    if isinstance(key, tuple):
        return f"({', '.join(map(_written, key))})"
    return repr(key)
