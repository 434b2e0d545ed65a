"""this machine → the tools that judge pages: where they are, and what to run when one is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKERS = ROOT / ".venv" / "checkers" / "node_modules"
AXE = CHECKERS / "axe-core" / "axe.min.js"
VNU = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = Path(__file__).with_name("lighthouse.mjs")
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
# Chromium's own sandbox does not start for the superuser, as in a container.
FLAGS = ("--disable-gpu", *(("--no-sandbox",) if AS_ROOT else ()))
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMINGS = ("first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time")
"""Audits that a busy machine costs points."""
LIGHTHOUSE_SECONDS = 180
"""For a page, at most."""
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""A checker runs for seconds: what is compiled thoroughly, and by the side, is not paid back by then. What is compiled
less takes more of the stack."""
# The HTML checker refuses this machine's own addresses unless it is told otherwise.
VNU_MAY = "nu.validator.servlet.allow-forbidden-hosts"

NO_CHROMIUM = "" if CHROMIUM else "Chromium is not installed. Run: scripts/setup --again"
NO_AXE = "" if AXE.is_file() else "axe-core is not installed. Run: scripts/setup --again"


@cache
def no_vnu() -> str:
    """Why there is no HTML checker; empty when there is one."""
    if not VNU.is_file():
        return "the HTML checker vnu is not installed. Run: scripts/setup --again"
    return (
        "" if _runs("java", "-version") else "vnu needs Java. Run: sudo apt-get install default-jre-headless"
    )


@cache
def no_lighthouse() -> str:
    """Why there is no Lighthouse; empty when there is one."""
    if NO_CHROMIUM:
        return NO_CHROMIUM
    if not (CHECKERS / "lighthouse").is_dir():
        return "Lighthouse is not installed. Run: scripts/setup --again"
    return "" if _runs("node", "--version") else "Lighthouse needs Node. Run: sudo apt-get install nodejs"


# ---- The HTML checker --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Remark:
    """What the HTML checker says of a page: its type (error or warning), line, and the words around it."""

    kind: str
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.kind}, line {self.line}: {self.message} [{self.extract}]"


def html_remarks(urls: Sequence[str]) -> dict[str, tuple[Remark, ...]]:
    """The errors and warnings of every page, from one run of the checker for all of them.

    It asks a server for them: of a page from the disk it cannot know what "self" in a policy means.
    """
    command = [
        *JAVA,
        f"-D{VNU_MAY}=true",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    done = subprocess.run([*command, *urls], capture_output=True, text=True, check=True)
    found: dict[str, list[Remark]] = {url: [] for url in urls}
    for message in json.loads(done.stdout)["messages"]:
        if _is_mistaken(message):
            continue
        url = message.get("url", "")
        remark = Remark(
            message.get("subType", message["type"]),
            message.get("lastLine", 0),
            message["message"],
            " ".join(message.get("extract", "").split()),
        )
        # A message without a page is about the checker itself, and no page passes then.
        for each in [url] if url in found else urls:
            found[each].append(remark)
    return {url: tuple(remarks) for url, remarks in found.items()}


def _is_mistaken(message: Mapping[str, object]) -> bool:
    """The checker holds data for search engines to be script; no policy stops what is never run (HTML, 4.12.1)."""
    about_script = str(message["message"]).startswith("Inline script violates")
    return about_script and 'type="application/ld+json"' in str(message.get("extract", ""))


# ---- Lighthouse --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse gives a page: 0 to 100 by category, and the audits that cost points."""

    points: dict[str, int]
    lost: tuple[str, ...]

    def __str__(self) -> str:
        return "/".join(str(self.points[name]) for name in CATEGORIES)

    @property
    def full(self) -> bool:
        """100 in everything."""
        return all(self.points[name] == 100 for name in CATEGORIES)

    @property
    def faults(self) -> tuple[str, ...]:
        """The audits that cost points however fast the machine is."""
        return tuple(one for one in self.lost if one.split()[1] not in TIMINGS)


def lighthouse(url: str, preset: str, *, runs: int = 3) -> Scores:
    """The page's best scores of at most `runs` runs: a busy machine costs points of its own. Preset: mobile or desktop."""
    best: Scores | None = None
    for _ in range(runs):
        (scores,) = lighthouse_each([(url, preset)])
        if best is None or sum(scores.points.values()) > sum(best.points.values()):
            best = scores
        if best.full:
            break
    assert best is not None
    return best


def lighthouse_each(jobs: Sequence[tuple[str, str]]) -> tuple[Scores, ...]:
    """The scores of every page, each given with its preset, from one run of Lighthouse for all of them."""
    asked = {
        "chromium": CHROMIUM,
        "flags": ["--headless=new", *FLAGS],
        "settings": {
            "onlyCategories": CATEGORIES,
            "throttlingMethod": "simulate",
            "disableFullPageScreenshot": True,
        },
        "jobs": jobs,
    }
    done = subprocess.run(
        ["node", str(LIGHTHOUSE), str(CHECKERS), json.dumps(asked)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LIGHTHOUSE_SECONDS * len(jobs),
    )
    assert done.returncode == 0, done.stderr
    return tuple(_scores(report) for report in json.loads(done.stdout))


def _scores(report: dict[str, dict[str, dict[str, object]]]) -> Scores:
    points, lost = {}, []
    for name in CATEGORIES:
        category: dict[str, object] = report["categories"][name]
        points[name] = round(100 * float(str(category["score"] or 0)))
        for entry in category["auditRefs"]:  # type: ignore[attr-defined]
            audit = report["audits"][entry["id"]]
            score = audit["score"]
            if entry["weight"] and isinstance(score, (int, float)) and score < 1:
                lost.append(f"{name}: {entry['id']} {score} {audit.get('displayValue', '')}".strip())
    return Scores(points, tuple(lost))


def _runs(*command: str) -> bool:
    """Does this command run? On some systems a placeholder stands where a program could be."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
