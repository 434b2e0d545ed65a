"""A seed → the edition's page of puzzles: a crossword of words from the steppe, two number squares, their solutions.

The crossword is laid by a search of its own over a list of words and clues; the squares are made by filling one and
taking figures out for as long as a single solution is left.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from photo_studio.sheet import BLACK, PAPER, Face, Ink, Sheet

SANS, SEMI, BOLD = (f"IBMPlexSans-{cut}.ttf" for cut in ("Regular", "SemiBold", "Bold"))
SERIF, SLANT = "SourceSerif4-Bold.ttf", "SourceSerif4-Italic.ttf"
ACCENT: Ink = (78, 22, 34, 22)
SOFT: Ink = (0, 0, 0, 62)

CLUES = {
    "SAMOVAR": "It is stoked at noon and must not go out",
    "STEPPE": "Seems empty from a train window",
    "DOMBRA": "One string says something, the other answers",
    "SAIGA": "Nose first, then the antelope",
    "TENGE": "What things cost here",
    "YURT": "House without corners",
    "CRANE": "She flew west, and was followed",
    "ELEVATOR": "Full of wheat in May, alas",
    "CULVERT": "Seven of them belong to nobody",
    "FERRY": "Two brothers and a goat were on it",
    "APRICOT": "Stone with something good around it",
    "SLEEPER": "Passenger, or what he rolls over",
    "KUMIS": "Milk with ideas of its own",
    "WELL": "Five gave the city its name",
    "POPLAR": "It may have a tyre round it",
    "FELT": "Wool after an argument with water",
    "ROOK": "Behind the plough, or in the corner of a board",
    "TULIP": "Wild ancestor of a Dutch fortune",
    "BAIGA": "Twenty-five kilometres, riders under fourteen",
    "EAGLE": "It sits on telegraph poles, since they are there",
    "DYKE": "Nine centimetres too low",
    "GOAT": "Ate the toll list",
    "TEA": "One is asked only how strong",
    "SALT": "A lake of it lies at the end of the line",
    "ECHO": "It answers in the words of the question",
    "HERB": "One of 412 sheets",
    "ICE": "It lasts until 14 June, in one hall",
    "OAT": "Grain that is felt by horses",
    "LENS": "The watchmaker changes his every ten years",
    "RUST": "What stands on the siding does it",
    "NIGHT": "When the drills go out",
    "LAMP": "Mr Sultan asked for a better one",
    "GAUGE": "Two hundred kilos that hold up a harvest",
    "SEED": "A sack of it for each plot",
    "CHALK": "All that the pupils asked for, and a bench",
    "OPERA": "Somebody dies in it, at length",
    "ARAL": "Sea that moved away",
    "ROPE": "It runs from the stage to the balcony",
    "ONION": "190 tenge, and tears",
    "UNION": "The bus drivers have one",
    "OTTER": "Wet neighbour of the reeds",
    "REED": "It bends at the river, and sings in a clarinet",
    "ORE": "Stone that is worth the trouble",
    "EAR": "Corner of a front page, or of a donkey",
    "PLUM": "Tree fruit, or a good job",
    "INK": "This page is full of it",
}


@dataclass
class _Board:
    """Letters by place, and the words that lie on it: (word, column, line, across?)."""

    side: int
    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    laid: list[tuple[str, int, int, bool]] = field(default_factory=list)

    def crossings(self, word: str, column: int, line: int, flat: bool) -> int:
        """How many letters it shares, or -1 where it cannot lie."""
        dx, dy = (1, 0) if flat else (0, 1)
        last = (column + dx * (len(word) - 1), line + dy * (len(word) - 1))
        if min(column, line) < 0 or max(last) >= self.side:
            return -1
        if (column - dx, line - dy) in self.letters or (last[0] + dx, last[1] + dy) in self.letters:
            return -1
        shared = 0
        for index, letter in enumerate(word):
            spot = (column + dx * index, line + dy * index)
            held = self.letters.get(spot)
            if held is not None and held != letter:
                return -1
            if held == letter:
                shared += 1
            elif (spot[0] + dy, spot[1] + dx) in self.letters or (spot[0] - dy, spot[1] - dx) in self.letters:
                return -1
        return shared

    def lay(self, word: str, column: int, line: int, flat: bool) -> None:
        """Put it down."""
        dx, dy = (1, 0) if flat else (0, 1)
        for index, letter in enumerate(word):
            self.letters[column + dx * index, line + dy * index] = letter
        self.laid.append((word, column, line, flat))


def crossword(side: int, seed: int) -> _Board:
    """The fullest board of many tries: each word where it crosses most of the others."""
    best = _Board(side)
    for attempt in range(60):
        rng = random.Random(seed * 1000 + attempt)
        words = sorted(CLUES, key=lambda word: (-len(word) + rng.uniform(-2.5, 2.5), word))
        board = _Board(side)
        board.lay(words[0], (side - len(words[0])) // 2, side // 2, True)
        for _ in range(3):
            for word in words:
                if any(word == entry[0] for entry in board.laid):
                    continue
                spots = list(_spots(board, word))
                if spots:
                    _, _, column, line, flat = max(spots)
                    board.lay(word, column, line, flat)
        if (len(board.laid), len(board.letters)) > (len(best.laid), len(best.letters)):
            best = board
    return best


def _spots(board: _Board, word: str) -> Iterator[tuple[int, int, int, int, bool]]:
    middle = board.side / 2
    for (x, y), letter in board.letters.items():
        for index, own in enumerate(word):
            if own == letter:
                for flat in (True, False):
                    column, line = (x - index, y) if flat else (x, y - index)
                    shared = board.crossings(word, column, line, flat)
                    if shared > 0:
                        yield shared, -round(abs(x - middle) + abs(y - middle)), column, line, flat


def number_square(seed: int, givens: int) -> tuple[list[int], list[int]]:
    """A square of nine by nine with one solution, and that solution; 0 is an empty cell."""
    rng = random.Random(seed)
    base = [[(3 * (line % 3) + line // 3 + column) % 9 + 1 for column in range(9)] for line in range(9)]
    figures = rng.sample(range(1, 10), 9)
    lines = [3 * band + line for band in rng.sample(range(3), 3) for line in rng.sample(range(3), 3)]
    columns = [3 * band + line for band in rng.sample(range(3), 3) for line in rng.sample(range(3), 3)]
    whole = [figures[base[line][column] - 1] for line in lines for column in columns]
    asked, left = list(whole), 81
    for spot in rng.sample(range(81), 81):
        if left <= givens:
            break
        held, asked[spot] = asked[spot], 0
        if _solutions(asked, 2) == 1:
            left -= 1
        else:
            asked[spot] = held
    return asked, whole


def _solutions(cells: list[int], enough: int) -> int:
    """How many ways there are to fill it, counted up to `enough`."""
    best: tuple[int, list[int]] | None = None
    for spot, value in enumerate(cells):
        if not value:
            line, column = divmod(spot, 9)
            corner = line // 3 * 27 + column // 3 * 3
            taken = {
                *cells[line * 9 : line * 9 + 9],
                *cells[column::9],
                *(cells[corner + a * 9 + b] for a in range(3) for b in range(3)),
            }
            free = [figure for figure in range(1, 10) if figure not in taken]
            if best is None or len(free) < len(best[1]):
                best = (spot, free)
    if best is None:
        return 1
    found = 0
    spot, free = best
    for figure in free:
        cells[spot] = figure
        found += _solutions(cells, enough - found)
        if found >= enough:
            break
    cells[spot] = 0
    return found


def puzzle_page() -> bytes:
    """The whole page, 280 by 430 mm, with text that can be searched."""
    sheet = Sheet(280, 430)
    sheet.text("16", 266, 19, Face(BOLD, 9), BLACK, "r")
    sheet.text("The Steppe Courier · Tuesday, 19 May 2026", 14, 19, Face(SANS, 9), BLACK)
    sheet.stroke([(14, 21), (266, 21)], BLACK, 0.18)
    sheet.text("Puzzles", 14, 43, Face(SERIF, 52), BLACK)
    sheet.text("to be solved in pencil, and on the way home", 84, 43, Face(SLANT, 20), ACCENT)
    board = crossword(15, 3)
    cell, left, top = 11.4, 14.0, 62.0
    sheet.text("Crossword", 14, 57, Face(BOLD, 13), ACCENT)
    numbers = _numbered(board)
    _draw_board(sheet, board, numbers, (left, top), cell, solved=False)
    _clues(sheet, board, numbers)
    for index, (name, seed, givens) in enumerate(
        (("Number square, easy", 12, 34), ("Number square, for the night train", 27, 26))
    ):
        x = 14 + index * 88
        sheet.text(name, x, 256, Face(BOLD, 11), ACCENT)
        asked, whole = number_square(seed, givens)
        _square(sheet, asked, (x, 260), 8.9, 15)
        _square(sheet, whole, (14 + index * 50, 361), 4.6, 8)
    sheet.stroke([(14, 349), (266, 349)], BLACK, 0.18)
    sheet.text("Solutions. Turn the page over first, and count to ten.", 14, 356, Face(SEMI, 9.5), SOFT)
    _draw_board(sheet, board, numbers, (114, 361), 3.1, solved=True)
    _riddle(sheet)
    return sheet.pdf("Puzzles, 19 May 2026")


def _numbered(board: _Board) -> dict[tuple[int, int], int]:
    starts = sorted({(line, column) for _, column, line, _ in board.laid})
    return {(column, line): number for number, (line, column) in enumerate(starts, 1)}


def _draw_board(
    sheet: Sheet,
    board: _Board,
    numbers: dict[tuple[int, int], int],
    corner: tuple[float, float],
    cell: float,
    *,
    solved: bool,
) -> None:
    left, top = corner
    side = board.side * cell
    sheet.rect(left, top, side, side, (0, 0, 0, 78))
    for (column, line), letter in sorted(board.letters.items()):
        x, y = left + column * cell, top + line * cell
        sheet.rect(x + 0.1, y + 0.1, cell - 0.2, cell - 0.2, PAPER)
        if solved:
            sheet.text(letter, x + cell / 2, y + cell * 0.78, Face(SEMI, cell * 2.3), BLACK, "m")
        elif (column, line) in numbers:
            sheet.text(str(numbers[column, line]), x + 0.8, y + 2.9, Face(SEMI, 7), BLACK)
    sheet.stroke(
        [(left, top), (left + side, top), (left + side, top + side), (left, top + side), (left, top)],
        BLACK,
        0.5,
    )


def _clues(sheet: Sheet, board: _Board, numbers: dict[tuple[int, int], int]) -> None:
    x, y, face, number_face = 192.0, 62.0, Face(SANS, 8.4), Face(BOLD, 8.4)
    for name, wanted in (("Across", True), ("Down", False)):
        sheet.text(name, x, y + 2.5, Face(BOLD, 10.5), ACCENT)
        y += 7.0
        for number, word in sorted(
            (numbers[column, line], word) for word, column, line, flat in board.laid if flat is wanted
        ):
            sheet.text(str(number), x + 4.6, y, number_face, BLACK, "r")
            for row in _broken(f"{CLUES[word]} ({len(word)})", face, 67.0):
                sheet.text(row, x + 6.4, y, face)
                y += 3.62
            y += 0.55
        y += 3.0


def _broken(words: str, face: Face, width: float) -> list[str]:
    rows: list[str] = []
    for word in words.split():
        if rows and face.width(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def _square(sheet: Sheet, cells: list[int], corner: tuple[float, float], cell: float, size: float) -> None:
    left, top = corner
    for index in range(10):
        wide = 0.6 if index % 3 == 0 else 0.18
        sheet.stroke([(left + index * cell, top), (left + index * cell, top + 9 * cell)], BLACK, wide)
        sheet.stroke([(left, top + index * cell), (left + 9 * cell, top + index * cell)], BLACK, wide)
    for spot, value in enumerate(cells):
        if value:
            line, column = divmod(spot, 9)
            face = Face(SEMI, size)
            sheet.text(
                str(value),
                left + (column + 0.5) * cell,
                top + (line + 0.5) * cell + size * 0.125,
                face,
                BLACK,
                "m",
            )


def _riddle(sheet: Sheet) -> None:
    """What fills the corner: three riddles and their answers, and the winner of last week."""
    x = 192.0
    sheet.text("Three riddles", x, 256, Face(BOLD, 11), ACCENT)
    y = 263.0
    for number, riddle in enumerate((
        "I have a bed and never sleep, a mouth and never eat. In April I get up and visit people.",
        "The more it dries, the wetter it becomes. Fourteen are on loan in Zarechny, of the other kind.",
        "Three drivers of the depot have each driven a third of the route, and yet nobody has moved. Why?",
    ), 1):  # fmt: skip
        sheet.text(f"{number}.", x, y, Face(BOLD, 10), BLACK)
        for row in _broken(riddle, Face(SANS, 10), 66):
            sheet.text(row, x + 5.5, y, Face(SANS, 10))
            y += 4.4
        y += 2.6
    sheet.rect(x, y + 2, 74, 40, (8, 2, 4, 4))
    sheet.text("Last Tuesday’s winner", x + 4, y + 9, Face(BOLD, 10), ACCENT)
    lines = _broken(
        "Raikhan Omar of Microdistrict 3 sent in all three squares by pigeon post, as promised. The pigeon has been "
        "fed. Her book from the Fifth Shelf is waiting at the front desk, Abay Street 9.", Face(SANS, 10), 66,
    )  # fmt: skip
    sheet.lines(lines, x + 4, y + 15, Face(SANS, 10), 12.6)
    sheet.text("Riddles", x, 364, Face(BOLD, 8.4), BLACK)
    sheet.lines(
        ["1. The river.", "2. A towel.", "3. It was break: they were reading the timetable aloud."],
        x,
        369,
        Face(SANS, 8.4),
        11,
    )
