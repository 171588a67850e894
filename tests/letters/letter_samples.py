"""Sample letters and contexts for the tests of the renderer. Every person, number and address is a specimen."""

from pathlib import Path

from ledraft import resources
from ledraft.letters.compiled import CompiledTemplate
from ledraft.letters.compiling import compile_prose
from ledraft.letters.control import Control

DATA = Path(__file__).parent / "data"
FILTERS = {"money": lambda value: value, "count": len}
FRAMES = {"zh": "zh/frame-official.docx", "en": "en/frame-letter.docx"}
HOSTILE = 'A & B <b> "q" | * _x_ **y** # ` {{ 7*7 }} {% if %} {# c #} }} %} ｛｛ &lt; 😀 𠮷\nsecond line\tend'


def frame(language: str) -> bytes:
    """The frame of the sample letter in `language`."""
    return (resources.templates() / FRAMES[language]).read_bytes()


def source(language: str) -> str:
    """The sample letter in `language`."""
    return (DATA / f"sample-{language}.md").read_text("utf-8")


def letter(language: str) -> CompiledTemplate:
    """The compiled sample letter."""
    return compile_prose(source(language), f"sample-{language}.md", frame(language), FILTERS)


def blank(path: str, label: str, bound: bool = False) -> Control:
    """A blank as callers make it."""
    return Control(f"【待办案单位填写：{label}】", path, label, blank=True, bound=bound)


def context(**changes: object) -> dict[str, object]:
    """A complete context of the sample letters."""
    orders = [
        {
            "beijing": f"2023-03-21 01:4{n % 10}:08",
            "utc": f"2023-03-20 17:4{n % 10}:08",
            "side": "BUY",
            "amount": f"1.4696613{n}",
            "id": f"web_SpecimenOrder{n:05d}",
        }
        for n in range(6)
    ]
    values: dict[str, object] = {
        "incident": {"title": "王某某账户资产被盗案", "date": "2023年3月21日", "signed": "2026年11月21日"},
        "recipient": {"name": "Specimen Exchange"},
        "agency": {"name": "某市公安局某区分局"},
        "officer": {
            "name": blank("officer.name", "警官姓名"),
            "position": blank("officer.position", "职务"),
            "phone": Control("+86 10 5550 0000", "officer.phone", "电话"),
        },
        "reference": "LD-2026-0001",
        "account": "192837465",
        "orders": orders,
        "txid": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "note": "第一行\n第二行",
        "third": "",
        "preserve": True,
        "kyc": True,
        "page": {
            "draft": "草稿，未签发不得使用 DRAFT, not issued",
            "specimen": "",
            "validity": "",
            "reference": "LD-2026-0001",
        },
    }
    return {**values, **changes}
