"""A crawl with damaged records, through Spark to an archive: what is lost is named, and the archive is the one of one machine."""

import os
import subprocess

from crawl import crawl


def files(folder):
    """What lies below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_crawl_becomes_the_archive_that_one_machine_packs(spark, articles, tmp_path):
    from spark import statements
    from spark_warc import articles as read, pack

    (tmp_path / "crawl").mkdir()
    lost = crawl(tmp_path / "crawl", articles[:200])
    warcs = sorted(str(file) for file in (tmp_path / "crawl").iterdir())
    pages = read(spark, warcs).persist()

    errors = [row.error for row in pages.where("error is not null").collect()]
    assert len(errors) == len(lost) == 12
    assert all("damaged in record " in error and error.endswith("it is skipped") for error in errors), errors
    whole = {f"https://sample.example/{number}" for number in range(200) if number not in lost}
    assert {row.id for row in pages.where("text is not null").select("id").collect()} == whole
    assert statements(pages.where("text is not null")).where("error is null and size(statements) > 0").count() > 150

    pack(pages, str(tmp_path / "out"))
    program = os.environ["ON_RECORD_COMMAND"]
    alone = subprocess.run([program, "pack", *warcs, "--shards", str(tmp_path / "alone")], capture_output=True, text=True)
    assert alone.returncode == 1 and alone.stderr.count("it is skipped") == 12, alone.stderr
    assert files(tmp_path / "out" / "archive") == files(tmp_path / "alone")

    again = [program, "pack", *warcs, "--readings", str(tmp_path / "out" / "readings"), "-o", str(tmp_path / "again.orc")]
    told = subprocess.run(again, capture_output=True, text=True).stderr
    assert "188 of 188 readings were there already" in told, told
