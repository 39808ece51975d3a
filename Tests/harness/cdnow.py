"""The purchase base of CDNOW (Fader & Hardie): 23,570 customers who first bought early in 1997, and all their purchases until June 1998."""

import collections
import csv
import io
import pathlib

SOURCE = pathlib.Path(__file__).resolve().parents[2] / ".venv/cdnow/CDNOW_master.txt"
CUSTOMERS, ORDERS = 23_570, 69_659


def purchases() -> list[tuple[str, str, str, str]]:
    """(customer, YYYYMMDD, number of CDs, dollars) for each purchase, in the order of the file."""
    lines = SOURCE.read_text().splitlines()[1:]
    return [tuple(line.split()) for line in lines if line.strip()]


def customers_csv() -> bytes:
    rows = [(customer, f"CDNOW customer {customer}", "person") for customer in dict.fromkeys(row[0] for row in purchases())]
    return table(["external_id", "name", "kind"], rows)


def orders_csv() -> bytes:
    """The file has no order numbers: the n-th purchase of a customer is his order n."""
    turn = collections.Counter()
    rows = []
    for customer, day, count, dollars in purchases():
        turn[customer] += 1
        rows.append((f"{customer}-{turn[customer]}", f"CD-{customer}-{turn[customer]}", customer, f"{day[:4]}-{day[4:6]}-{day[6:]}", count, dollars, "USD"))
    return table(["external_id", "number", "customer", "ordered_on", "item_count", "total", "total_currency"], rows)


def table(header: list[str], rows: list[tuple]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
