"""The tables of Viet Nam's units: what was counted at the source is what the files hold."""

import collections
import csv
import datetime as dt
import itertools
import pathlib

import pytest

import remit.organisation
from remit.organisation import imports

DATA = pathlib.Path(remit.organisation.__file__).parent / "data" / "vietnam"
PREDECESSORS = ("predecessors-01-37.csv", "predecessors-38-96.csv")
REFORM_ON = dt.date(2025, 7, 1)
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def new_units() -> list[Row]:
    return table("units.csv")


@pytest.fixture(scope="module")
def old_units() -> list[Row]:
    return list(itertools.chain.from_iterable(map(table, PREDECESSORS)))


@pytest.fixture(scope="module")
def successions() -> list[Row]:
    return table("successions.csv")


def kinds(rows: list[Row]) -> dict[str, int]:
    return dict(collections.Counter(row["kind"] for row in rows))


def old_communes(successions: list[Row]) -> list[Row]:
    return [row for row in successions if row["from"].startswith("VN-C")]


def test_since_the_reform_there_are_34_provinces_and_3321_communes(new_units: list[Row]) -> None:
    assert kinds(new_units) == {
        "COUNTRY": 1,
        "PROVINCE": 25,
        "CITY": 9,
        "COMMUNE": 2621,
        "WARD": 687,
        "SPECIAL_ZONE": 13,
    }


def test_until_the_reform_there_were_63_provinces_and_10051_communes(old_units: list[Row]) -> None:
    counted = kinds(old_units)
    assert counted["PROVINCE"] + counted["CITY"] == 63
    assert counted["COMMUNE"] + counted["WARD"] + counted["TOWNSHIP"] == 10_051
    assert counted["DISTRICT"] + counted["TOWN"] == 696
    assert sum(counted.values()) == 63 + 696 + 10_051


def test_a_code_names_one_unit_over_both_eras(new_units: list[Row], old_units: list[Row]) -> None:
    codes = collections.Counter(row["code"] for row in new_units + old_units)
    assert [code for code, times in codes.items() if times > 1] == []


def test_the_eras_meet_on_the_day_of_the_reform(new_units: list[Row], old_units: list[Row]) -> None:
    reform = REFORM_ON.isoformat()
    assert {row["until"] for row in old_units} == {reform}
    assert {(row["from"], row["until"]) for row in new_units if row["code"] != "VN"} == {
        (reform, "")
    }


def test_each_unit_stands_one_level_under_its_parent_of_the_same_era(
    new_units: list[Row], old_units: list[Row]
) -> None:
    levels = {
        (row["code"][:4], row["parent"][:4], row["parent"][-5:] == "-2024")
        for row in new_units + old_units
    }
    assert levels == {
        ("VN", "", False),
        ("VN-P", "VN", False),
        ("VN-C", "VN-P", False),
        ("VN-D", "VN-P", True),
        ("VN-C", "VN-D", True),
    }


def test_each_old_unit_is_succeeded_by_units_in_force(
    new_units: list[Row], old_units: list[Row], successions: list[Row]
) -> None:
    assert {row["from"] for row in successions} == {row["code"] for row in old_units}
    assert {row["to"] for row in successions} == {row["code"] for row in new_units} - {"VN"}
    assert {row["on"] for row in successions} == {REFORM_ON.isoformat()}
    pairs = [(row["from"], row["to"]) for row in successions]
    assert len(set(pairs)) == len(pairs)


def test_440_old_communes_were_split_and_only_split_ones_have_several_successors(
    successions: list[Row],
) -> None:
    heirs = collections.Counter(row["from"] for row in successions)
    split = {row["from"] for row in old_communes(successions) if row["how"] == "SPLIT"}
    assert len(split) == 440
    assert {code for code, number in heirs.items() if number > 1} == split


def test_a_renamed_unit_is_the_only_predecessor_of_its_successor(successions: list[Row]) -> None:
    alike = [row for row in successions if row["how"] != "DISSOLVED"]
    predecessors = collections.Counter(row["to"] for row in alike)
    for row in alike:
        if row["how"] == "RENAMED":
            assert predecessors[row["to"]] == 1, row
        elif row["how"] == "MERGED":
            assert predecessors[row["to"]] > 1, row


def test_eleven_provinces_went_on_and_52_were_merged_into_23(successions: list[Row]) -> None:
    provinces = [row for row in successions if row["from"].startswith("VN-P")]
    merged = [row for row in provinces if row["how"] == "MERGED"]
    assert len(provinces) - len(merged) == 11
    assert (len(merged), len({row["to"] for row in merged})) == (52, 23)


def test_every_part_of_an_old_province_stays_in_the_province_that_followed_it(
    new_units: list[Row], old_units: list[Row], successions: list[Row]
) -> None:
    above = {row["code"]: row["parent"] for row in new_units + old_units}
    followed = {row["from"]: row["to"] for row in successions if row["from"].startswith("VN-P")}
    for row in old_communes(successions):
        home = followed[above[above[row["from"]]]]
        assert home in (row["to"], above[row["to"]]), row


def test_seventeen_communes_and_all_districts_with_communes_were_dissolved(
    successions: list[Row],
) -> None:
    dissolved = collections.Counter(
        (row["from"][:4], row["to"][:4]) for row in successions if row["how"] == "DISSOLVED"
    )
    assert dissolved == {("VN-C", "VN-P"): 17, ("VN-D", "VN-P"): 691}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("VN-P77-2024", {"VN-P79"}),  # Bà Rịa - Vũng Tàu to Ho Chi Minh City
        ("VN-P82-2024", {"VN-P82"}),  # Tiền Giang to Đồng Tháp, and no part to Tây Ninh
        ("VN-D318-2024", {"VN-C11948"}),  # an island district to a special zone
        ("VN-C00019-2024", {"VN-C00004", "VN-C00070", "VN-C00190", "VN-C00226"}),
        ("VN-C01615-2024", {"VN-C01636"}),  # a row of Mỹ Hưng had stood under this code
        ("VN-C01651-2024", {"VN-C01648"}),
        ("VN-C27067-2024", {"VN-C27058", "VN-C27073"}),  # joined by name
    ],
)
def test_known_units_went_where_the_decisions_say(
    successions: list[Row], old: str, new: set[str]
) -> None:
    assert {row["to"] for row in successions if row["from"] == old} == new


def test_every_name_is_given_in_vietnamese_and_in_plain_english(
    new_units: list[Row], old_units: list[Row]
) -> None:
    for row in new_units + old_units:
        assert row["name_vi"] == " ".join(row["name_vi"].split())
        assert row["name_vi"]
        assert row["name_en"]
        assert row["name_en"].isascii()


@pytest.mark.parametrize("name", ["units.csv", *PREDECESSORS, "successions.csv"])
def test_the_files_are_plain_small_and_in_order(name: str) -> None:
    content = (DATA / name).read_bytes()
    assert len(content) < 800_000
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    rows = table(name)
    keys = [tuple(row.values()) for row in rows]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["units.csv", *PREDECESSORS])
def test_the_importer_finds_nothing_wrong_with_them(name: str) -> None:
    known = {} if name == "units.csv" else {"VN": 1}
    preview = imports.preview((DATA / name).read_bytes(), name, known_codes=known)
    assert preview.findings == ()
    assert len(preview.rows) == len(table(name))
