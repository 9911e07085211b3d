"""A small annotated text for the tests of measuring, as annotators leave it in their folder."""

import json
from pathlib import Path
from typing import Any

TEXT = (
    "CHỈ THỊ\n"
    "Giao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2025.\n"
    "Giao Sở Nội vụ tổng hợp kết quả, báo cáo trong quý I/2026.\n"
    "Đến nay có 39/133 nhiệm vụ hoàn thành, đạt 31,5%.\n"
    "Trời hôm đó nắng đẹp.\n"
)
HEALTH = "Giao Sở Y tế chủ trì rà soát danh mục, hoàn thành trước ngày 31/12/2025"
HOME = "Giao Sở Nội vụ tổng hợp kết quả, báo cáo trong quý I/2026"


def annotation(**changed: Any) -> dict[str, Any]:
    """The annotation of the text, with some of it changed."""
    form: dict[str, Any] = {
        "document": {"type": "directive", "number": None, "date": None, "issuer": None},
        "references": [],
        "obligations": [
            obligation(HEALTH, "Sở Y tế", "2025-12-31", "before", "trước ngày 31/12/2025"),
            obligation(HOME, "Sở Nội vụ", "2026-Q1", "in", "trong quý I/2026"),
        ],
        "statistics": [
            {"quote": "39/133 nhiệm vụ hoàn thành, đạt 31,5%", "values": [39, 133, 31.5]}
        ],
        "findings": [],
        "checks": [{"code": "part_whole", "quotes": ["39/133", "31,5%"]}],
    }
    return {**form, **changed}


def obligation(quote: str, actor: str, value: str, operator: str, words: str) -> dict[str, Any]:
    """A task with its deadline."""
    return {
        "quote": quote,
        "kind": "task",
        "actor": actor,
        "actor_names": [actor],
        "cooperating": [],
        "deadline": {"value": value, "operator": operator, "quote": words},
        "optional": False,
        "note": "a remark of the annotator",
    }


def work(folder: Path, name: str = "vi-01", source: Any = None, **passes: Any) -> Path:
    """A working folder with the text, its source, and some passes over it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(TEXT.encode())
    told = {"origin": "written", "genre": "directive", "title_en": "A directive", **(source or {})}
    _write(folder / f"{name}.source.json", told)
    for ending, form in passes.items():
        _write(folder / f"{name}.{ending}.json", form)
    return folder


def _write(file: Path, form: Any) -> None:
    file.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
