"""What somebody may type who wants no good, or drag into the window: lines, and files that are not what they seem."""

import os
import zipfile
from pathlib import Path

LINES = (
    "", " ", "\u3000", "\u200b", "\x00", "\x1b[2J", "\udcff", "\ufffe", "\U0001f600" * 3, "é" * 600, "x" * 30_000, "王" * 501,
    "{{ 7*7 }}", "{% if %}", "<&>", "null", "$.officer", "../../etc/passwd", "~nobody/x", "C:\\x\\y.png", "'", '"', "\\ ",
    "1e999", "-0", "１２", "9" * 40, "0.1", "2023-02-30", "2023-03-21", "2023-03-21 01:49:08", "2023-03-21T01:49:08+08:00",
    "2023年3月21日", "9999-12-31 23:59", "0001-01-01 00:00+14:00", "+08:00", "a@b", "a@b.example", "+86 138 0000 0000", "110",
    "王", "欧阳", "单", "WANG", "鞍山市公安局铁西分局", "辽宁省", "民警", "CN", "11010519491231002X", "one\ntwo", "\r\n", ".", "。",
)  # fmt: skip
HEADER = b"Time(UTC),Order ID,Client Order ID,Symbol,Type,Side,Price,Quantity,Executed,Average Price,Status\n"
ROW = b"2023-03-20 17:49:08,10000000001,41YkSpecimen1,PERPUSDT,LIMIT,BUY,0.7,22939.6,22939.6,0.7,FILLED\n"
TABLES = {
    "orders.csv": HEADER + ROW,
    "clockless.csv": HEADER.replace(b"(UTC)", b"") + ROW,
    "empty.csv": b"",
    "header.csv": HEADER,
    "nul.csv": HEADER + b"\0" * 500,
    "half.csv": HEADER + ROW[:40],
    "ragged.csv": HEADER + b",,,,\n" * 3 + b"x" + b",y" * 300 + b"\n",
    "unclosed.csv": HEADER + b'"' + ROW * 5,
    "long.csv": HEADER + b"1" * 200_000 + b"," + ROW,
    "figures.csv": HEADER + ROW.replace(b"22939.6", b"1e999").replace(b"0.7", b"NaN"),
    "times.csv": HEADER + ROW.replace(b"2023-03-20 17:49:08", b"9999-99-99 99:99:99"),
    "gbk.csv": "时间,订单号\n二〇二三年,甲\n".encode("gbk"),
    "utf-16.csv": (HEADER + ROW).decode().encode("utf-16"),
    "bytes.csv": bytes(range(256)) * 20,
    "text.xlsx": HEADER + ROW,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "cut.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10",
    "page.html": b"<table><tr><td>" * 50,
}


def files(folder: Path) -> list[str]:
    """Write files of evidence that are broken in many ways, devices and loops among them; their paths."""
    for name, content in TABLES.items():
        (folder / name).write_bytes(content)
    _zips(folder)
    (folder / "folder.csv").mkdir()
    (folder / "dangling.csv").symlink_to(folder / "nothing")
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.csv")
    devices = [name for name in ("/dev/zero", "/dev/null") if Path(name).exists()]
    return sorted(str(path) for path in folder.iterdir()) + devices + [".", "..", "", "case.json"]


def _zips(folder: Path) -> None:
    with zipfile.ZipFile(folder / "orders.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders.csv", HEADER + ROW)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.csv", b"0" * 2_000_000)
    with zipfile.ZipFile(folder / "empty.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    whole = (folder / "orders.zip").read_bytes()
    (folder / "cut.zip").write_bytes(whole[:-20])
    (folder / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "flipped.zip").write_bytes(whole[:60] + bytes([whole[60] ^ 255]) + whole[61:])
