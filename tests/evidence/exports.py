"""Synthetic export files for these tests: invented rows in the exchange's layouts, no real account's data."""

from pathlib import Path

import xlsxwriter

C2C_HEADER = (
    "Order Number,Order Type,Asset Type,Fiat Type,Total Price,Price,Quantity,Exchange rate,Couterparty,Status,Created Time"
)
FUTURES_HEADER = "Uid,Time,Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit,Buyer,Maker,Trade ID,Order ID"
TRADES_HEADER = "Date(UTC),Pair,Side,Price,Executed,Amount,Fee"


def csv_file(folder: Path, text: str, name: str = "export.csv", encoding: str = "utf-8-sig") -> Path:
    """A text file with `text`, CRLF line ends."""
    path = folder / name
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return path


def c2c_line(number: int, side: str = "Buy", total: str = "656.00", quantity: str = "100", **cells: str) -> str:
    """One synthetic C2C order; `number` becomes a 20-digit order number."""
    order = cells.get("order", f"2{number:019d}")
    return (
        f"{order},{side},{cells.get('asset', 'USDT')},CNY,{total},6.56,{quantity},,specimen,"
        f"{cells.get('status', 'Completed')},{cells.get('time', '2023-03-20 17:49:08')}"
    )


def c2c_file(folder: Path, *lines: str, name: str = "export.csv") -> Path:
    """A C2C export of `lines`."""
    return csv_file(folder, "\n".join([C2C_HEADER, *lines]) + "\n", name)


def xlsx_file(folder: Path, rows: list[list[object]], name: str = "export.xlsx", sheet: str = "sheet1") -> Path:
    """A workbook whose texts are text cells and whose numbers are number cells."""
    path = folder / name
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(sheet)
        for index, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                write = page.write_string if isinstance(cell, str) else page.write_number
                write(index, column, cell)
    return path


def ids_of(problems: list) -> list[str]:
    """The ids of problems, in order."""
    return [problem.id for problem in problems]
