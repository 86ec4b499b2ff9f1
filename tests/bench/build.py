"""Measure building: seconds, peak memory and bytes a page, for the real and for made-up data.

Run with `make bench`. All sizes are built one after the other in one run, so that the figures
can be compared with each other; on another machine only their ratios mean something.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml
from site_build import ROOT

from safetynet.site.compress import compress_site

SIZES = (1_000, 10_000)
GOALS = {10_000: (20.0, 300.0)}
"""Records → most seconds and most MB (both languages, 2 cores)."""
ASSET = re.compile(r'(?:href|src)="(assets/[^"]+)"')


def made_up_data(folder: Path, count: int) -> Path:
    """A copy of data/ whose services.yaml has `count` records made from the real ones."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "pathways.yaml").unlink()  # they lead to records by ids that the copies do not have
    real = yaml.safe_load((data / "services.yaml").read_text(encoding="utf-8"))
    real = [record for record in real if "part_of" not in record]
    with (data / "services.yaml").open("w", encoding="utf-8") as out:
        for number in range(count):
            record = copy.deepcopy(real[number % len(real)])
            turn = number // len(real)
            record["id"] = f"{record['id'][:70]}-{turn}"
            record["name"]["zh"] += f" {turn}"
            record["name"]["en"] += f" {turn}"
            for phone in record.get("phones", []):
                # Numbers of their own, so that the copies do not look like doubles; mobiles stay,
                # because notes name them and the check compares.
                if re.match(r"0[1-8]\d*-\d{5,}$", phone["number"]):
                    phone["number"] = phone["number"][:-3] + f"{turn:03}"
            yaml.dump([record], out, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return data


def build(data: Path, site: Path) -> tuple[float, float, float]:
    """Build in a process of its own; returns seconds, seconds of CPU and peak memory in MB."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config_file = ROOT / f".bench-{os.getpid()}.yml"
    config_file.write_text(config.replace("data_dir: data", f"data_dir: {data}"), encoding="utf-8")
    start = time.perf_counter()
    try:
        child = os.fork()
        if child == 0:
            arguments = [
                "-m",
                "safetynet.cli",
                "build",
                "--no-compress",  # measured apart: a host may compress by itself
                "--config",
                str(config_file),
                "--site-dir",
                str(site),
            ]
            log = os.open(site.parent / "log", os.O_WRONLY | os.O_CREAT)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - our own command
        _, status, usage = os.wait4(child, 0)
    finally:
        config_file.unlink()
    if status:
        sys.exit((site.parent / "log").read_text(encoding="utf-8"))
    cpu = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, cpu, usage.ru_maxrss / 1024


def page_bytes(site: Path) -> tuple[int, int, int]:
    """Number of pages, median bytes of a page, and the same compressed (200 pages sampled)."""
    pages = sorted(site.rglob("index.html"))
    sample = [page.read_bytes() for page in pages[:: max(1, len(pages) // 200)]]
    return (
        len(pages),
        int(statistics.median(len(page) for page in sample)),
        int(statistics.median(len(gzip.compress(page)) for page in sample)),
    )


def first_load(site: Path) -> int:
    """Compressed bytes of the home page with its style sheets and scripts, without a map."""
    home = (site / "index.html").read_text(encoding="utf-8")
    names = [name for name in ASSET.findall(home) if (site / name).is_file()]
    return sum(len(gzip.compress((site / name).read_bytes())) for name in ["index.html", *names])


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    sizes = parser.parse_args().sizes
    print("records  pages  seconds  of CPU  peak MB  page bytes  compressed  first load")
    for count in [0, *sizes]:
        with tempfile.TemporaryDirectory() as folder:
            data = made_up_data(Path(folder), count) if count else ROOT / "data"
            site = Path(folder) / "site"
            seconds, cpu, memory = build(data, site)
            pages, size, packed = page_bytes(site)
            name = count or "real"
            times = f"{seconds:>7.1f}  {cpu:>6.1f}  {memory:>7.0f}"
            weights = f"{size:>10}  {packed:>10}  {first_load(site):>10}"
            print(f"{name:>7}  {pages:>5}  {times}  {weights}", flush=True)
            _judge(count, seconds, memory)
            start = time.perf_counter()
            files = compress_site(site)
            print(f"         {files} files compressed in {time.perf_counter() - start:.1f} s more")


def _judge(count: int, seconds: float, memory: float) -> None:
    if count in GOALS:
        most_seconds, most_memory = GOALS[count]
        verdict = "met" if seconds <= most_seconds and memory <= most_memory else "MISSED"
        print(f"         goal: {most_seconds:.0f} s and {most_memory:.0f} MB: {verdict}")


if __name__ == "__main__":
    main()
