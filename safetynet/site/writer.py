"""A small program: reads (path, bytes) pairs from standard input and writes the files.

Run by `FileWriter` with only the standard library, so that it starts at once and stays small.
"""

import marshal
import os
import sys


def main(folder: str) -> None:
    """Write every file below `folder` until the input ends with None."""
    while (item := marshal.load(sys.stdin.buffer)) is not None:  # noqa: S302 - our own parent writes it
        path, content = item
        write(os.path.join(folder, path), content)


def write(path: str, content: bytes) -> None:
    """Write a file, most likely into a new folder.

    Asking first whether the folder is there, or buffering a single write, takes longer.
    """
    try:
        os.mkdir(os.path.dirname(path))
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path))
    with open(path, "wb", buffering=0) as out:
        out.write(content)


if __name__ == "__main__":
    main(sys.argv[1])
