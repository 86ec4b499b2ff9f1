"""A small program: reads (path, bytes) pairs from standard input and writes the files.

Pages that may have inline code are named on standard output, one a line, at the end: earlier
nobody reads it. Run by `FileWriter` with only the standard library, so that it starts at once
and stays small.
"""

import marshal
import os
import re
import sys

SCRIPT = re.compile(
    rb'<script(?! type="application/(?:ld\+)?json"|(?: type="module")? src="(?!//)[./\w-]*assets/)'
)
ELEMENTS = re.compile(rb"<(?:iframe|frame|object|embed|base|applet)")
ADDRESS = re.compile(rb"""href(?<=[\s"'/:]href)\s*=\s*["']?[a-z]*[^a-z0-9:/.?#"'_%-]""")
"""One with an entity, a blank or a control within what may be its scheme: `java&#115;cript:`."""
ATTRIBUTES = (
    re.compile(rb"on(?<=[\s\"'/]on)[a-z]+\s*="),
    re.compile(rb"style(?<=[\s\"'/]style)\s*="),
)


def may_have_code(html: bytes) -> bool:
    """Whether a page has to be looked at for inline code; true of few that have none.

    Patterns begin with plain letters: so 300 MB are read in a second, and 40 MB otherwise.
    """
    html = html.lower()
    return (
        b"<style" in html
        or b"javascript:" in html
        or b"refresh" in html
        or ELEMENTS.search(html) is not None
        or ADDRESS.search(html) is not None
        or SCRIPT.search(html) is not None
        or any(pattern.search(html) for pattern in ATTRIBUTES)
    )


def main(folder: str) -> None:
    """Write every file below `folder` until the input ends with None."""
    suspects = []
    while (item := marshal.load(sys.stdin.buffer)) is not None:  # noqa: S302 - our own parent writes it
        path, content = item
        write(os.path.join(folder, path), content)
        if path.endswith(".html") and may_have_code(content):
            suspects.append(path)
    sys.stdout.write("".join(f"{path}\n" for path in suspects))


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
        done = out.write(content)
        if done < len(content):  # the disk is nearly full; writing the rest says so
            out.write(content[done:])


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except OSError as fault:  # with its number, by which people are told what to do
        sys.exit(f"{fault.errno}\t{fault.strerror}\t{fault.filename or ''}")
