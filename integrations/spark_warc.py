"""From web archives to shards with Spark: WARC files in, an archive out that the page opens.

    spark-submit --py-files integrations/spark.py integrations/spark_warc.py /data/crawl /data/out

Or step by step, from a program:

    from spark_warc import articles, pack
    from spark import statements

    pages = articles(spark, glob.glob("/data/crawl/*.warc.gz")).persist()
    pages.where("error is not null").select("file", "error").show()   # damaged records, each with its place
    statements(pages.where("text is not null")).write.parquet("/data/out/statements")
    pack(pages, "/data/out")                                          # /data/out/archive, and what it was made of

Needs `pyspark>=4` and the wheel `on-record` with its command on every worker, and a disk that all of them see. A damaged
record costs itself alone: it is a row with `error`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterator, Sequence

import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame, SparkSession

STATED = ("headline", "date", "outlet", "url", "language")
READ = ", ".join(f"{name} string" for name in ("file", "id", "text", *STATED, "line", "error"))
PACKED = "file string, articles long, error string"
# How many articles are handed on at once.
BATCH = 500


def command() -> str:
    """The command, which the wheel lays beside the Python that it is installed for."""
    beside = Path(sys.executable).with_name("on-record")
    return str(beside) if beside.is_file() else shutil.which("on-record") or "on-record"


def articles(spark: SparkSession, files: Sequence[str]) -> DataFrame:
    """The articles of files in any format that `on-record read` knows, a file a task; `line` is all that was read of one.

    What cannot be read is a row with `file` and `error`.
    """
    return spark.createDataFrame([(file,) for file in files], "file string").repartition(len(files)).mapInArrow(_read, READ)


def pack(pages: DataFrame, folder: str) -> None:
    """Packs articles into the sharded archive `folder`/archive.

    Each partition is read where it lies; its readings go to `folder`/readings, under names that are made of what was read
    and by which program. The last step, which merges actors and statements of all, finds them there and reads nothing.
    """
    place = Path(folder)
    for name in ("articles", "readings", "parts"):
        (place / name).mkdir(parents=True, exist_ok=True)

    def part(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        number = TaskContext.get().partitionId()
        lines = place / "articles" / f"part-{number:05}.jsonl"
        count = 0
        # Spark may run a task twice: the file is there when it is whole.
        with tempfile.NamedTemporaryFile("w", dir=place, delete=False, encoding="utf-8") as file:
            for batch in batches:
                for line in batch.column("line").to_pylist():
                    file.write(line + "\n")
                    count += 1
        Path(file.name).replace(lines)
        error = None
        if count:
            ended = _ended("pack", lines, "--readings", place / "readings", "-o", place / "parts" / f"{number:05}.orc", "-j", "1")
            error = ended.stderr if ended.returncode > 1 else None
        rows = [{"file": str(lines), "articles": count, "error": error}]
        yield pa.RecordBatch.from_pylist(rows, pa.schema([("file", pa.string()), ("articles", pa.int64()), ("error", pa.string())]))

    parts = pages.where("text is not null").select("line").mapInArrow(part, PACKED).collect()
    failed = [row.error for row in parts if row.error]
    files = [row.file for row in parts if row.articles]
    ended = failed or _ended("pack", *sorted(files), "--readings", place / "readings", "--shards", place / "archive")
    if failed or ended.returncode > 1:
        raise RuntimeError(failed[0] if failed else ended.stderr)
    print(ended.stderr, end="", file=sys.stderr)


def _ended(*words) -> subprocess.CompletedProcess:
    return subprocess.run([command(), *map(str, words)], capture_output=True, text=True)


def _read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    schema = pa.schema([(name.split()[0], pa.string()) for name in READ.split(", ")])
    for batch in batches:
        for file in batch.column("file").to_pylist():
            rows: list = []
            for row in _rows(file):
                rows.append({"file": file, **row})
                if len(rows) == BATCH:
                    yield pa.RecordBatch.from_pylist(rows, schema)
                    rows = []
            yield pa.RecordBatch.from_pylist(rows, schema)


def _rows(file: str) -> Iterator[dict]:
    """The articles of a file as they come, then what was skipped."""
    with tempfile.TemporaryDirectory() as folder:
        report, told = Path(folder) / "report.json", Path(folder) / "told"
        words = [command(), "read", file, "--report", str(report)]
        # What is told on the way goes into a file: nobody would empty a pipe meanwhile.
        with told.open("w") as errors, subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8") as reading:
            for line in reading.stdout:
                article = json.loads(line)
                row = {name: article[name] for name in ("id", "text", *STATED)}
                yield row | {"line": line.rstrip("\n")}
        if reading.returncode > 1:
            yield {"error": told.read_text().strip()}
            return
        skipped = json.loads(report.read_text(encoding="utf-8"))
        yield from ({"error": why} for why in skipped["first_skipped"])
        more = skipped["skipped"] - len(skipped["first_skipped"])
        if more > 0:
            yield {"error": f"{file}: {more} more records are skipped"}


def main(crawl: str, out: str) -> None:
    """Reads all files of a folder and writes statements, errors and the archive."""
    from spark import statements

    spark = SparkSession.builder.getOrCreate()
    pages = articles(spark, sorted(str(file) for file in Path(crawl).iterdir() if file.is_file())).persist()
    pages.where("error is not null").select("file", "error").write.json(f"{out}/errors")
    statements(pages.where("text is not null")).write.parquet(f"{out}/statements")
    pack(pages, out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])
