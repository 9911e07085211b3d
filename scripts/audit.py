"""What a release is made of: the packages that run with it are listed in build/sbom.json
(CycloneDX), each must have a licence that permits its use here, and none a fault that is known.

Known faults are asked over the network. Where that is not reached it is said and nothing fails: a
machine without a network cannot learn of them.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
OUT = ROOT / "build" / "sbom.json"
# Copyleft that would reach the whole work; the lesser form, used as a library, does not.
FORBIDDEN = re.compile(
    r"(?<!L)(?<!Lesser )\bA?GPL|Affero|(?<!Lesser )General Public", re.IGNORECASE
)
# Packages that carry the text of a licence without its name.
READ_BY_US = {"resvg_py": "MIT"}
UNREACHED = "could not be audited"


def main() -> int:
    """List the parts, hold their licences to the rule, and ask for known faults."""
    bill = _running(_bill())
    bill["components"] += list(_front_end())
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    wrong = [*without_permission(bill["components"]), *_known_faults()]
    print(f"{len(bill['components'])} parts in {OUT.relative_to(ROOT)}")
    print("\n".join(wrong))
    return 1 if wrong else 0


def _bill() -> dict[str, Any]:
    tool = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable]
    asked = [*tool, "--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
    told = subprocess.run([*asked, "--of", "JSON"], capture_output=True, text=True, check=True)
    return dict(json.loads(told.stdout))


def _running(bill: dict[str, Any]) -> dict[str, Any]:
    """Only what the work itself needs, and what that needs in turn."""
    names = _needed()
    kept = [one for one in bill["components"] if _plain(one["name"]) in names]
    refs = {one["bom-ref"] for one in kept} | {bill["metadata"]["component"]["bom-ref"]}
    return {
        **bill,
        "components": kept,
        "dependencies": [
            {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in refs]}
            for one in bill["dependencies"]
            if one["ref"] in refs
        ],
    }


def _needed() -> set[str]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    open_, seen = [Requirement(one) for one in told["dependencies"]], set[str]()
    while open_:
        wanted = open_.pop()
        # With each extra a package needs more, so that each is looked at by itself.
        for extra in ("", *wanted.extras):
            key = f"{_plain(wanted.name)}[{extra}]"
            if key not in seen:
                seen.add(key)
                open_ += _needs(wanted.name, extra)
    return {key.partition("[")[0] for key in seen}


def _needs(name: str, extra: str) -> Iterator[Requirement]:
    for said in metadata.requires(name) or ():
        one = Requirement(said)
        if one.marker is None or one.marker.evaluate({"extra": extra}):
            yield one


def _front_end() -> Iterator[dict[str, Any]]:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, one in locked.items():
        if place and not one.get("dev") and not one.get("optional"):
            name = place.rpartition("node_modules/")[2]
            yield {
                "type": "library",
                "bom-ref": f"npm:{name}@{one['version']}",
                "name": name,
                "version": one["version"],
                "purl": f"pkg:npm/{name.replace('@', '%40')}@{one['version']}",
                "licenses": [{"license": {"name": one.get("license", "")}}],
            }


def without_permission(parts: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the licences of the parts, a sentence each."""
    for one in parts:
        said = " ".join(_licences(one))
        if not said.strip():
            yield f"{one['name']} says no licence."
        elif FORBIDDEN.search(said):
            yield f"{one['name']} stands under {said}, which does not permit its use here."


def _licences(part: dict[str, Any]) -> Iterator[str]:
    if part["name"] in READ_BY_US:
        yield READ_BY_US[part["name"]]
    for one in part.get("licenses", []):
        told = one.get("license", {})
        yield one.get("expression") or told.get("id") or told.get("name") or ""


def _known_faults() -> Iterator[str]:
    # One package first: where the answer is that nobody can be asked, the rest is not tried.
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    pins = [line.rstrip("\\ ").partition(" ;")[0] for line in lines if re.match(r"[\w.-]+==", line)]
    if UNREACHED in _asked(pins[:1]).stdout:
        print("Known faults were not asked: nobody who lists them is reached from here.")
        return
    told = _asked(pins)
    if told.returncode:
        yield told.stdout + told.stderr


def _asked(pins: list[str]) -> subprocess.CompletedProcess[str]:
    listed = OUT.with_suffix(".txt")
    listed.write_text("\n".join(pins), encoding="utf-8")
    asked = [
        "--requirement",
        str(listed),
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
    ]
    return subprocess.run(
        [sys.executable, "-m", "pip_audit", *asked], capture_output=True, text=True, check=False
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
