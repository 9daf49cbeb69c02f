"""A small crawl as web archives, with damaged records among the others."""

import gzip
import html
from pathlib import Path

HEAD = "<!DOCTYPE html><html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{date}'></head><body><article><h1>{title}</h1>"


def page(article: dict) -> bytes:
    """An article as the web page that printed it."""
    title = f"Report of {article['date']}"
    paragraphs = "".join(f"<p>{html.escape(text)}</p>\n" for text in article["text"].split("\n\n"))
    return (HEAD.format(title=title, date=article["date"]) + paragraphs + "</article></body></html>").encode()


def record(number: int, article: dict) -> bytes:
    """The answer of a server with that page."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(article)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def crawl(folder: Path, articles: list, *, a_file: int = 50, damaged: int = 3) -> set:
    """Writes the articles as files of so many records, in each so many damaged; gives the numbers of those.

    Every other file is packed record by record, as crawlers do.
    """
    lost = set()
    for first in range(0, len(articles), a_file):
        numbers = range(first, min(first + a_file, len(articles)))
        is_packed = first // a_file % 2 == 0
        here = {number for place, number in enumerate(numbers) if place % (a_file // damaged) == 5}
        pieces = []
        for number in numbers:
            whole = record(number, articles[number])
            if is_packed:
                whole = bytearray(gzip.compress(whole))
                if number in here:
                    whole[len(whole) // 2] ^= 0xFF
            elif number in here:
                whole = whole.replace(b"Content-Length: ", b"Content-Length: 9")
            pieces.append(bytes(whole))
        lost |= here
        (folder / f"crawl-{first:05}.warc{'.gz' if is_packed else ''}").write_bytes(b"".join(pieces))
    return lost
