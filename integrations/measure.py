"""How long each engine takes with the same articles, and a crawl to its archive: `cargo xtask bench engines` runs it.

Each is warm before it is measured; the shortest of three rounds counts. What is printed is a row of the table in
docs/cluster.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER / "tests")]
ROUNDS = 3


def shortest(work) -> float:
    """Seconds of the shortest round, after one that does not count."""
    work()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def told(what: str, seconds: float, articles: int, size: int) -> None:
    print(f"| {what} | {seconds:.2f} s | {articles / seconds:,.0f} | {size / seconds / 1e6:.1f} MB |", flush=True)


def main() -> None:
    import on_record
    import pyarrow as pa
    import pyarrow.parquet as parquet
    from spark_warc import command

    file = os.environ["ON_RECORD_ARTICLES"]
    with open(file, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    given = [{"id": article["id"], "text": article["text"]} for article in articles]
    size = sum(len(article["text"].encode()) for article in given)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "articles.parquet"
        parquet.write_table(pa.Table.from_pylist(given), source, row_group_size=len(given) // 4 + 1)
        print(f"{len(given)} articles, {size / 1e6:.2f} MB of text, {os.cpu_count()} cores")
        print("| | Time | Articles a second | Text a second |\n|---|---|---|---|")

        def by_command():
            words = [command(), "extract", file, "--format", "parquet", "-o", str(folder / "command.parquet")]
            subprocess.run(words, check=True)

        def by_library():
            parquet.write_table(pa.table(on_record.extract_batch(parquet.read_table(source))), folder / "library.parquet")

        told("the command", shortest(by_command), len(given), size)
        told("Python, `extract_batch`", shortest(by_library), len(given), size)
        spark(folder, source, len(given), size)
        daft(folder, source, len(given), size)
        ray(folder, source, len(given), size)
        print(f"statements as Parquet: {(folder / 'command.parquet').stat().st_size / 1e6:.2f} MB")
        crawled(folder, articles)


def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"], os.environ["PYTHONPATH"] = sys.executable, str(FOLDER)
    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    made = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def spark(folder: Path, source: Path, count: int, size: int) -> None:
    from spark import statements

    frame = session().read.parquet(str(source)).repartition(os.cpu_count()).persist()
    work = lambda: statements(frame).write.mode("overwrite").parquet(str(folder / "spark"))
    told("Spark, `local[*]`", shortest(work), count, size)


def daft(folder: Path, source: Path, count: int, size: int) -> None:
    import daft
    from daft_frames import statements

    work = lambda: statements(daft.read_parquet(str(source))).select("id", "read").write_parquet(str(folder / "daft"))
    told("Daft", shortest(work), count, size)


def ray(folder: Path, source: Path, count: int, size: int) -> None:
    import ray
    from ray_data import statements

    ray.init(include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    frame = ray.data.read_parquet(str(source)).repartition(os.cpu_count()).materialize()
    work = lambda: statements(frame).write_parquet(str(folder / "ray"))
    told("Ray Data", shortest(work), count, size)
    ray.shutdown()


def crawled(folder: Path, articles: list) -> None:
    """From WARC files with damaged records to the archive, step by step, once."""
    from crawl import crawl
    from spark import statements
    from spark_warc import articles as read, pack

    (folder / "crawl").mkdir()
    lost = crawl(folder / "crawl", articles, a_file=max(len(articles) // 8, 50))
    files = sorted(str(file) for file in (folder / "crawl").iterdir())
    begun = time.perf_counter()
    pages = read(session(), files).persist()
    whole, errors = pages.where("text is not null").count(), pages.where("error is not null").count()
    times = [("articles of pages", begun)]
    times.append(("statements", time.perf_counter()))
    statements(pages.where("text is not null")).write.parquet(str(folder / "statements"))
    times.append(("archive", time.perf_counter()))
    pack(pages, str(folder / "out"))
    times.append(("", time.perf_counter()))
    steps = ", ".join(f"{what} {until - since:.1f} s" for (what, since), (_, until) in zip(times, times[1:]))
    print(f"a crawl in {len(files)} WARC files: {whole} articles, {errors} of {len(lost)} damaged records told; {steps}")
    session().stop()


if __name__ == "__main__":
    main()
