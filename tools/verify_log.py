#!/usr/bin/env python3
"""Checks an exported log of JCM Ledger a second time, with Python's standard library and nothing else.

    python3 verify_log.py FILE [--key KEY] [--head FILE] [--balances] [--places] [--json]
    python3 verify_log.py --receipt FILE [--key KEY]

Written from docs/audit-chain.md and the standards, not from the program's code, so that a fault in one
of the two verifiers shows as a difference between them. KEY is the operator's public key (64 hex
digits, or a file that holds them, alone or as JSON member "publicKey"), had from elsewhere than FILE.
Exit codes: 0 nothing is wrong, 1 something is, 2 not understood.

Sources: RFC 8785 (canonical JSON), RFC 6962 section 2.1 (tree), RFC 8032 section 5.1 (Ed25519).
Apache License 2.0.
"""

import argparse
import hashlib
import json
import os
import re
import sys

SAFE = 2**53 - 1
FINDINGS_KEPT = 1000


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unhex(text):
    """Bytes of hex digits, as far as they are hex digits."""
    good = re.match(r"(?:[0-9a-fA-F]{2})*", text).group(0)
    return bytes.fromhex(good)


def is_hex(value, size):
    return isinstance(value, str) and len(value) == size * 2 and re.fullmatch(r"[0-9a-f]*", value) is not None


# --- RFC 8785: canonical JSON -------------------------------------------------------------------

SHORT_ESCAPES = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
NEEDS_ESCAPE = re.compile(r'[\x00-\x1f"\\]')


class NotCanonical(ValueError):
    pass


def canonical(value, depth=0):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return canonical_string(value)
    if isinstance(value, (int, float)):
        return canonical_number(float(value))
    if depth == 256:
        raise NotCanonical("nested too deeply")
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    # Members go in the order of their UTF-16 code units, which is the order of these bytes.
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical_string(n) + ":" + canonical(value[n], depth + 1) for n in names) + "}"


def escape(match):
    code = ord(match.group(0))
    return SHORT_ESCAPES.get(code) or "\\u%04x" % code


def canonical_string(text):
    if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise NotCanonical("a lone surrogate")
    return '"' + NEEDS_ESCAPE.sub(escape, text) + '"'


def canonical_number(number):
    """ECMAScript's Number::toString: the shortest digits, and an exponent from 1e21 and below 1e-6."""
    if number != number or number in (float("inf"), float("-inf")):
        raise NotCanonical("not a finite number")
    if number == 0:
        return "0"
    if number < 0:
        return "-" + canonical_number(-number)
    mantissa, _, exponent = ("%r" % number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or "0")
    digits = whole + fraction
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return digits[0] + tail + "e" + ("+" if point > 0 else "-") + str(abs(point - 1))


def parse_json(text):
    def whole(digits):
        value = int(digits)
        return value if -SAFE <= value <= SAFE else float(digits)

    def constant(name):
        raise ValueError(name)

    return json.loads(text, parse_int=whole, parse_constant=constant)


# --- RFC 8032: Ed25519, verification only -------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def point_add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        scalar >>= 1
    return result


def point_read(text):
    """A point from its 32 bytes; None where it is none."""
    y = int.from_bytes(text, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_read((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    key = point_read(public_key)
    r = point_read(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    left, right = point_times(s, BASE), point_add(r, point_times(k, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def key_id(public_key):
    return hashlib.sha256(public_key).hexdigest()[:16]


# --- RFC 6962: a tree that only grows -----------------------------------------------------------


class Tree:
    def __init__(self):
        self.size = 0
        self.peaks = []

    def append(self, node):
        index = self.size
        while index % 2 == 1:
            node = sha256(b"\x01", self.peaks.pop(), node)
            index //= 2
        self.peaks.append(node)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha256()
        node = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            node = sha256(b"\x01", left, node)
        return node


# --- shapes of lines ----------------------------------------------------------------------------


def is_count(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) <= SAFE and value == int(value)


def matches(value, shape):
    if isinstance(shape, str):
        if shape == "any":
            return value is not MISSING
        if shape.endswith("?") and value is None:
            return True
        return isinstance(value, str) if shape.startswith("text") else is_count(value)
    if isinstance(shape, list):
        return isinstance(value, list) and all(matches(each, shape[0]) for each in value)
    return isinstance(value, dict) and all(matches(value.get(name, MISSING), of) for name, of in shape.items())


MISSING = object()
POSTING = {
    "leg": "count", "accountId": "text", "commodity": "text", "exponent": "count",
    "amount": "text", "balanceAfter": "text", "accountVersion": "count",
}
ENTRY = {
    "auditSequence": "count", "id": "text", "kind": "text", "effectiveOn": "text", "recordedAt": "text",
    "legCount": "count", "principalId": "text", "actId": "text", "reference": "text?", "memo": "text?",
    "reverses": "text?", "postings": [POSTING],
}
RECORD = {
    "auditSequence": "count", "type": "text", "id": "text", "version": "count", "validFrom": "text",
    "recordedAt": "text", "body": "any",
}
LINES = {
    "manifest": {"format": "count", "edition": "text", "book": "any"},
    "key": {
        "keyId": "text", "publicKey": "text", "previousKeyId": "text?",
        "introducedSequence": "count", "revokedSequence": "count?",
    },
    "leaf": {"country": "text", "sequence": "count", "at": "text", "hash": "text"},
    "head": {
        "country": "text", "size": "count", "root": "text", "previous": "text?", "at": "text", "hash": "text",
    },
    "operator-head": {"body": "text", "hash": "text", "signature": "text"},
    "entry": {"country": "text", "entry": ENTRY},
    "record": {"country": "text", "record": RECORD},
    "posting": {"country": "text", "posting": {"entryId": "text", "leg": "count"}},
    "end": {"counts": "any"},
}
LEAF = {
    "format": "count", "country": "text", "sequence": "count", "at": "text",
    "act": {"id": "text", "kind": "text", "principal": "text", "requestHash": "text?"},
    "visibility": "text",
    "records": [{"type": "text", "id": "text", "version": "count", "validFrom": "text", "body": "any"}],
    "entries": [
        {
            "id": "text", "kind": "text", "effectiveOn": "text", "reference": "text?", "memo": "text?",
            "reverses": "text?", "postings": [{"account": "text", "commodity": "text", "amount": "text"}],
        }
    ],
    "facts": "any",
}


def parse_line(text):
    try:
        value = parse_json(text)
    except (ValueError, RecursionError):
        return None
    kind = value.get("line") if isinstance(value, dict) else None
    shape = LINES.get(kind) if isinstance(kind, str) else None
    return value if shape is not None and matches(value, shape) else None


# --- findings -----------------------------------------------------------------------------------


class Findings:
    def __init__(self):
        self.kept = []
        self.total = 0

    def add(self, code, detail, country=None, sequence=None, row=None):
        self.total += 1
        if self.total > FINDINGS_KEPT:
            return
        finding = {"code": code}
        for name, value in (("country", country), ("sequence", sequence), ("row", row)):
            if value is not None:
                finding[name] = value
        finding["detail"] = detail
        self.kept.append(finding)


# --- amounts ------------------------------------------------------------------------------------

DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def decimals_of(amount):
    return len(amount.partition(".")[2])


def units_of(amount, exponent):
    """An amount as a whole number of its last decimal; None where it is no amount."""
    if DECIMAL.fullmatch(amount) is None or decimals_of(amount) > exponent or exponent > 30:
        return None
    if len(amount.lstrip("-").partition(".")[0]) > 30:
        return None
    if amount.startswith("-") and re.search("[1-9]", amount) is None:
        return None
    return int(amount.replace(".", "") + "0" * (int(exponent) - decimals_of(amount)))


def amount_text(units, decimals):
    decimals = int(decimals)
    digits = str(abs(units)).rjust(decimals + 1, "0")
    sign = "-" if units < 0 else ""
    return sign + (digits if decimals == 0 else digits[:-decimals] + "." + digits[-decimals:])


def bare(identifier):
    return identifier[3:] if re.match(r"[A-Z0-9]{2}-[0-9a-f]{8}-", identifier) else identifier


class LogBalances:
    """What the leaves alone add up to."""

    def __init__(self, country, findings):
        self.country, self.findings, self.accounts = country, findings, {}

    def take(self, leaf):
        for entry in leaf["entries"]:
            fault = self.fault_of(entry) or self.post(entry)
            if fault:
                row = "journal entry %s-%s" % (self.country, bare(entry["id"]))
                detail = "%s: leaf %d: %s" % (row, leaf["sequence"], fault)
                self.findings.add("LEAF.UNBALANCED", detail, self.country, leaf["sequence"], row)

    @staticmethod
    def fault_of(entry):
        if len(entry["postings"]) < 2:
            return "it has fewer than two postings"
        sums = {}
        for posting in entry["postings"]:
            decimals = decimals_of(posting["amount"])
            units = units_of(posting["amount"], decimals)
            total, known = sums.get(posting["commodity"], (0, decimals))
            if units is None or known != decimals:
                return "%s %s is no amount" % (posting["amount"], posting["commodity"])
            sums[posting["commodity"]] = (total + units, decimals)
        for commodity, (units, decimals) in sums.items():
            if units != 0:
                return "off by %s %s" % (amount_text(units, decimals), commodity)
        return None

    def post(self, entry):
        fault = None
        for posting in entry["postings"]:
            decimals = decimals_of(posting["amount"])
            account = bare(posting["account"])
            commodity, exponent, units, number = self.accounts.get(account, (posting["commodity"], decimals, 0, 0))
            if commodity != posting["commodity"] or exponent != decimals:
                fault = "account %s counts %s" % (account, commodity)
                continue
            units += units_of(posting["amount"], decimals)
            self.accounts[account] = (commodity, exponent, units, number + 1)
        return fault


# --- the place of every serial ------------------------------------------------------------------

SERIALS = re.compile(r"([\x21-\x7e]+-20\d{2})-([1-9]\d{0,11})-([1-9]\d{0,11})", re.ASCII)
CREDIT_CLASS = re.compile(r"[\x21-\x7e]+-20\d{2}", re.ASCII)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)
# The last byte of the account that counts a class in a place of that kind.
STATES = {"held": 1, "locked": 2, "retired": 3, "cancelled": 4, "transferred-out": 5}
FOR_GOOD = ("retired", "cancelled", "transferred-out")


def account_of(owner, state, class_id):
    """The ledger account that counts a class in a place: its id follows from theirs."""
    if state == "issued":
        return owner[:-2] + "01"
    digest = hashlib.sha256(("%s credit class %s" % (owner, class_id)).encode("ascii")).hexdigest()
    return "%s-7%s-%s%s-%s%02x" % (
        owner[:13], digest[:3], "89ab"[int(digest[3], 16) & 3], digest[4:7], digest[7:17], STATES[state])


def place_in(value, may_issue):
    if not isinstance(value, dict):
        return None
    identifier, state = value.get("id"), value.get("state")
    if not isinstance(identifier, str) or not isinstance(state, str):
        return None
    owner = bare(identifier)
    issued = may_issue and state == "issued"
    if UUID.fullmatch(owner) is None or (issued and not owner.endswith("00")):
        return None
    return (owner, state) if issued or state in STATES else None


def movements_in(facts):
    """(name, class, first, last, from, to) of every run that a leaf moves; None where it cannot be read."""
    moved = facts.get("moved", []) if isinstance(facts, dict) else []
    if not isinstance(moved, list):
        return None
    found = []
    for route in moved:
        if not isinstance(route, dict) or not isinstance(route.get("serials"), list):
            return None
        source, target = place_in(route.get("from"), True), place_in(route.get("to"), False)
        if source is None or target is None:
            return None
        for text in route["serials"]:
            match = SERIALS.fullmatch(text) if isinstance(text, str) else None
            if match is None or int(match.group(3)) < int(match.group(2)):
                return None
            found.append((text, match.group(1), int(match.group(2)), int(match.group(3)), source, target))
    # A leaf lists by route, not by number: what is issued comes first, in the order of its numbers.
    issued = sorted((each for each in found if each[4][1] == "issued"), key=lambda each: each[2])
    return issued + [each for each in found if each[4][1] != "issued"]


class LogPlaces:
    """Follows every serial from the movements that the leaves tell of, and nothing else."""

    def __init__(self, country, findings):
        self.country, self.findings = country, findings
        self.classes = {}  # name: [id, runs as (first, last, place), in order]

    def add(self, code, sequence, name, why):
        row = "act of leaf %d" % sequence if name is None else "credits " + name
        self.findings.add(code, "%s: leaf %d: %s" % (row, sequence, why), self.country, sequence, row)

    def take(self, leaf):
        sequence, movements = leaf["sequence"], movements_in(leaf["facts"])
        if movements is None:
            self.add("SERIAL.MALFORMED", sequence, None, "what it moves cannot be read")
            return
        reversal = any(entry["kind"] == "registry-reversal" for entry in leaf["entries"])
        tonnes = {}
        for name, kind, first, last, source, target in movements:
            if source[1] == "issued":
                self.issue(sequence, name, kind, first, last, source, target)
            else:
                self.move(sequence, name, kind, first, last, source, target, reversal)
            if kind in self.classes:
                for (owner, state), change in ((source, first - last - 1), (target, last - first + 1)):
                    key = (account_of(owner, state, self.classes[kind][0]), kind)
                    tonnes[key] = tonnes.get(key, 0) + change
        for entry in leaf["entries"]:
            for posting in entry["postings"]:
                if CREDIT_CLASS.fullmatch(posting["commodity"]) is not None:
                    key = (bare(posting["account"]), posting["commodity"])
                    tonnes[key] = tonnes.get(key, 0) - (units_of(posting["amount"], 0) or 0)
        for (account, kind), off in sorted(tonnes.items()):
            if off != 0:
                why = "account %s-%s: serials and postings differ by %d" % (self.country, account, off)
                self.add("SERIAL.NOT_POSTED", sequence, kind, why)

    def issue(self, sequence, name, kind, first, last, source, target):
        of = self.classes.setdefault(kind, [source[0], []])
        end = of[1][-1][1] if of[1] else 0
        if of[0] != source[0]:
            self.add("SERIAL.ISSUED_TWICE", sequence, name, "the class comes from %s" % of[0])
        if first <= end:
            self.add("SERIAL.ISSUED_TWICE", sequence, name, "numbers up to %d were issued before" % end)
        if first > end + 1:
            self.add("SERIAL.LEFT_OUT", sequence, name, "the next number to be issued is %d" % (end + 1))
        if last > end:
            self.put(of, max(first, end + 1), last, target)

    def move(self, sequence, name, kind, first, last, source, target, reversal):
        of = self.classes.get(kind, [None, []])
        found = [
            (max(first, run[0]), min(last, run[1]), run[2])
            for run in of[1][self.index(of[1], first):self.index(of[1], last) + 1]
            if run[0] <= last and run[1] >= first
        ]
        elsewhere = [run for run in found if run[2] != source]
        if elsewhere:
            a, b, (owner, state) = elsewhere[0]
            self.add("SERIAL.NOT_HELD", sequence, name, "%d to %d are %s by %s" % (a, b, state, owner))
        if sum(run[1] - run[0] + 1 for run in found) != last - first + 1:
            self.add("SERIAL.NOT_HELD", sequence, name, "it moves what was never issued")
        if source[1] in FOR_GOOD and not reversal:
            self.add("SERIAL.LEFT_FOR_GOOD", sequence, name, "it moves what is %s for good" % source[1])
        for a, b, _ in found:
            self.put(of, a, b, target)

    @staticmethod
    def index(runs, serial):
        """The place of the first run that ends at this serial or behind it."""
        low, high = 0, len(runs)
        while low < high:
            middle = (low + high) // 2
            if runs[middle][1] < serial:
                low = middle + 1
            else:
                high = middle
        return low

    def put(self, of, first, last, place):
        """From now on these serials are there, wherever they were."""
        runs = of[1]
        start, end = self.index(runs, first), self.index(runs, last)
        end += 1 if end < len(runs) and runs[end][0] <= last else 0
        pieces = [(first, last, place)]
        if start < end and runs[start][0] < first:
            pieces.insert(0, (runs[start][0], first - 1, runs[start][2]))
        if start < end and runs[end - 1][1] > last:
            pieces.append((last + 1, runs[end - 1][1], runs[end - 1][2]))
        start, end = max(0, start - 1), min(len(runs), end + 1)
        joined = []
        before = [r for r in runs[start:end] if r[1] < pieces[0][0]]
        after = [r for r in runs[start:end] if r[0] > pieces[-1][1]]
        for run in before + pieces + after:
            if joined and joined[-1][1] + 1 == run[0] and joined[-1][2] == run[2]:
                joined[-1] = (joined[-1][0], run[1], run[2])
            else:
                joined.append(run)
        runs[start:end] = joined

    def places(self):
        for kind in sorted(self.classes):
            for first, last, (owner, state) in self.classes[kind][1]:
                yield {
                    "country": self.country, "class": kind, "first": str(first), "last": str(last),
                    "account": "%s-%s" % (self.country, owner), "state": state,
                }


class RunningBalances:
    """Holds the running balance and version of every posting against the log."""

    def __init__(self, country, findings):
        self.country, self.findings, self.accounts = country, findings, {}

    def post(self, row, logged):
        legs = {posting["leg"]: posting for posting in row["postings"]}
        if logged is None:
            moves = [(p["accountId"], p["amount"], p["commodity"], p) for p in row["postings"]]
        else:
            moves = [
                (bare(p["account"]), p["amount"], p["commodity"], legs.get(at + 1))
                for at, p in enumerate(logged["postings"])
            ]
        for account, amount, commodity, posting in moves:
            exponent = decimals_of(amount) if posting is None else posting["exponent"]
            state = self.move(account, amount, commodity, exponent)
            if posting is None:
                continue
            if state is None:
                self.differs(row, posting, "amount")
            else:
                self.compare(row, posting, state)

    def miss(self, logged):
        for posting in logged["postings"]:
            self.move(bare(posting["account"]), posting["amount"], posting["commodity"], decimals_of(posting["amount"]))

    def move(self, account, amount, commodity, exponent):
        moved = units_of(amount, exponent)
        if moved is None:
            return None
        state = self.accounts.setdefault(account, {"units": 0, "version": 0, "of": (commodity, exponent)})
        if state["of"] != (commodity, exponent):
            return None
        state["units"] += moved
        state["version"] += 1
        return state

    def compare(self, row, posting, state):
        balance = posting["balanceAfter"] != amount_text(state["units"], state["of"][1])
        version = posting["accountVersion"] != state["version"]
        if balance:
            self.differs(row, posting, "balance")
        if version:
            self.differs(row, posting, "account version")
        if balance and version and state["of"] == (posting["commodity"], posting["exponent"]):
            # One loss is told once: the account goes on from the table.
            units = units_of(posting["balanceAfter"], posting["exponent"])
            if units is not None:
                state["units"], state["version"] = units, posting["accountVersion"]

    def differs(self, row, posting, what):
        name = "journal entry %s-%s" % (self.country, row["id"])
        detail = "%s: leg %d: %s of account %s-%s does not follow from the log" % (
            name, posting["leg"], what, self.country, posting["accountId"])
        self.findings.add("ROW.BALANCE_DIFFERS", detail, self.country, row["auditSequence"], name)


# --- rows against leaves ------------------------------------------------------------------------


class RowCheck:
    def __init__(self, country, findings):
        self.country, self.findings = country, findings
        self.balances = RunningBalances(country, findings)
        self.expected = None

    def expect(self, sequence, payload):
        self.expected = (sequence, payload, {}, {})

    def leaf_of(self, sequence):
        if self.expected is not None and sequence > self.expected[0]:
            self.close()
        return self.expected if self.expected is not None and self.expected[0] == sequence else None

    def entry(self, row):
        leaf, name = self.leaf_of(row["auditSequence"]), self.entry_name(row["id"])
        if leaf is None:
            self.extra(row["auditSequence"], name)
            self.balances.post(row, None)
        elif row["id"] in leaf[2]:
            self.extra(row["auditSequence"], name)
        else:
            leaf[2][row["id"]] = row

    def record(self, row):
        leaf, name = self.leaf_of(row["auditSequence"]), self.record_name(row)
        if leaf is None or name in leaf[3]:
            self.extra(row["auditSequence"], name)
        else:
            leaf[3][name] = row

    def stray(self, posting):
        name = "posting of journal entry %s-%s" % (self.country, posting["entryId"])
        detail = "%s, leg %d: there is no such journal entry" % (name, posting["leg"])
        self.findings.add("ROW.EXTRA", detail, self.country, None, name)

    def close(self):
        leaf, self.expected = self.expected, None
        if leaf is None:
            return
        sequence, payload, entries, records = leaf
        if payload is None:
            for row in entries.values():
                self.balances.post(row, None)
            return
        for logged in payload["entries"]:
            row = entries.pop(bare(logged["id"]), None)
            if row is None:
                self.missing(sequence, self.entry_name(bare(logged["id"])))
                self.balances.miss(logged)
            else:
                self.compare_entry(logged, payload, row)
                self.balances.post(row, logged)
        for identifier in entries:
            self.extra(sequence, self.entry_name(identifier))
        for logged in payload["records"]:
            name = self.record_name(dict(logged, id=bare(logged["id"])))
            row = records.pop(name, None)
            if row is None:
                self.missing(sequence, name)
            else:
                self.compare_record(name, logged, payload, row)
        for name in records:
            self.extra(sequence, name)

    def compare_entry(self, logged, payload, row):
        name, sequence = self.entry_name(row["id"]), row["auditSequence"]
        reverses = bare(logged["reverses"]) if logged["reverses"] else logged["reverses"]
        for field, log, table in (
            ("kind", logged["kind"], row["kind"]),
            ("effective day", logged["effectiveOn"], row["effectiveOn"]),
            ("reference", logged["reference"], row["reference"]),
            ("memo", logged["memo"], row["memo"]),
            ("reversed entry", reverses, row["reverses"]),
            ("time of recording", payload["at"], row["recordedAt"]),
            ("principal", bare(payload["act"]["principal"]), row["principalId"]),
            ("act", bare(payload["act"]["id"]), row["actId"]),
            ("number of postings", len(logged["postings"]), row["legCount"]),
        ):
            self.differs(name, sequence, field, log, table)
        legs = {posting["leg"]: posting for posting in row["postings"]}
        for at, posting in enumerate(logged["postings"]):
            leg = legs.pop(at + 1, None)
            if leg is None:
                self.missing(sequence, "%s, leg %d" % (name, at + 1))
                continue
            place = "leg %d: " % (at + 1)
            self.differs(name, sequence, place + "account", bare(posting["account"]), leg["accountId"])
            self.differs(name, sequence, place + "commodity", posting["commodity"], leg["commodity"])
            self.differs(name, sequence, place + "amount", posting["amount"], leg["amount"])
        for _ in legs:
            self.extra(sequence, name)

    def compare_record(self, name, logged, payload, row):
        sequence = row["auditSequence"]
        self.differs(name, sequence, "first valid day", logged["validFrom"], row["validFrom"])
        self.differs(name, sequence, "time of recording", payload["at"], row["recordedAt"])
        log, table = logged["body"], row["body"]
        if not isinstance(log, dict) or not isinstance(table, dict):
            self.differs(name, sequence, "body", canonical(log), canonical(table))
            return
        for member in sorted(set(log) | set(table)):
            texts = [canonical(body[member]) if member in body else None for body in (log, table)]
            self.differs(name, sequence, member, *texts)

    def differs(self, name, sequence, field, log, table):
        if log == table:
            return
        detail = "%s: %s differs from the log: log says %s, table says %s" % (name, field, log, table)
        self.findings.add("ROW.DIFFERS", detail, self.country, sequence, name)

    def missing(self, sequence, name):
        self.findings.add("ROW.MISSING", name + ": the log has it, the table does not", self.country, sequence, name)

    def extra(self, sequence, name):
        self.findings.add("ROW.EXTRA", name + ": the table has it, the log does not", self.country, sequence, name)

    def entry_name(self, identifier):
        return "journal entry %s-%s" % (self.country, identifier)

    def record_name(self, record):
        return "%s %s-%s, version %d" % (record["type"], self.country, record["id"], record["version"])


# --- one country's tree and chain ---------------------------------------------------------------


class CountryCheck:
    def __init__(self, country, findings, rows, payloads_expected):
        self.country, self.findings, self.rows = country, findings, rows
        self.payloads_expected = payloads_expected
        self.balances = LogBalances(country, findings)
        self.places = LogPlaces(country, findings)
        self.tree = Tree()  # None once the leaves are known not to be those that were sealed
        self.next = 0
        self.batch_at = None
        self.end = None  # (size, hash, at)

    def add(self, code, sequence, detail):
        self.findings.add(code, "%s: %s" % (self.country, detail), self.country, sequence)

    def close_rows(self):
        if self.rows is not None:
            self.rows.close()

    def leaf(self, line):
        self.close_rows()
        sequence = line["sequence"]
        if sequence < self.next:
            self.add("LEAF.REPEATED", sequence, "leaf %d comes after leaf %d" % (sequence, self.next - 1))
            return None
        if sequence > self.next:
            self.add("LEAF.MISSING", self.next, "leaves %d to %d are not there" % (self.next, sequence - 1))
            self.tree = None
        self.next = sequence + 1
        payload = self.payload_of(line)
        if self.tree is not None:
            self.tree.append(unhex(line["hash"]))
        if self.batch_at is not None and self.batch_at != line["at"]:
            self.add("LEAF.TIME_DIFFERS", sequence, "time %s in a batch of %s" % (line["at"], self.batch_at))
        if self.batch_at is None:
            self.batch_at = line["at"]
        if payload is not None:
            self.balances.take(payload)
            self.places.take(payload)
        if self.rows is not None:
            self.rows.expect(sequence, payload)
        return payload

    def payload_of(self, line):
        sequence, text = line["sequence"], line.get("payload", MISSING)
        if text is MISSING:
            if self.payloads_expected:
                self.add("LEAF.PAYLOAD_MISSING", sequence, "leaf %d has no payload" % sequence)
            return None
        hashed = sha256(b"\x00", text.encode("utf-8", "replace")).hex() if isinstance(text, str) else None
        if hashed != line["hash"]:
            self.add("LEAF.HASH_DIFFERS", sequence, "leaf %d: its hash is not of its payload" % sequence)
            return None
        try:
            payload = parse_json(text)
            good = canonical(payload) == text and matches(payload, LEAF) and payload["format"] == 1
        except (ValueError, RecursionError):
            good = False
        if not good:
            self.add("LEAF.MALFORMED", sequence, "leaf %d is not canonical JSON of format 1" % sequence)
            return None
        if payload["country"] != self.country or payload["sequence"] != sequence:
            place = "leaf %d of %s" % (payload["sequence"], payload["country"])
            self.add("LEAF.OUT_OF_PLACE", sequence, "in the place of leaf %d stands %s" % (sequence, place))
            return None
        if payload["at"] != line["at"]:
            self.add("LEAF.TIME_DIFFERS", sequence, "leaf %d says %s, its row %s" % (sequence, payload["at"], line["at"]))
        return payload

    def head(self, line):
        self.close_rows()
        size, at, last = line["size"], line["at"], self.end
        if size != self.next:
            self.add("HEAD.LEAVES_MISSING", size - 1, "a head of %d leaves stands behind %d leaves" % (size, self.next))
            if size > self.next:
                self.tree = None
        if self.tree is not None and self.tree.size == size and self.tree.root().hex() != line["root"]:
            start = last[0] if last else 0
            self.tree = None
            self.add("HEAD.ROOT_DIFFERS", start, "leaves %d to %d are not those of head %d" % (start, size - 1, size))
        said = {
            "format": 1, "country": line["country"], "size": size, "root": unhex(line["root"]).hex(),
            "previous": None if line["previous"] is None else unhex(line["previous"]).hex(), "at": at,
        }
        try:
            hashed = sha256(b"\x02", canonical(said).encode("utf-8")).hex()
        except NotCanonical:
            hashed = None
        if hashed != line["hash"]:
            self.add("HEAD.HASH_DIFFERS", size - 1, "the hash of head %d is not of what it says" % size)
        if line["previous"] != (last[1] if last else None):
            self.add("HEAD.CHAIN_BROKEN", size - 1, "head %d does not follow the head before it" % size)
        if last is not None and (at <= last[2] or size <= last[0]):
            self.add("HEAD.TIME_NOT_LATER", size - 1, "head %d of %s follows head %d of %s" % (size, at, last[0], last[2]))
        if self.batch_at is not None and self.batch_at != at:
            self.add("HEAD.TIME_DIFFERS", size - 1, "head %d is of %s, its leaves of %s" % (size, at, self.batch_at))
        self.batch_at = None
        self.end = (size, line["hash"], at)

    def finish(self):
        self.close_rows()
        covered = self.end[0] if self.end else 0
        if self.next > covered:
            self.add("LEAF.WITHOUT_HEAD", covered, "leaves %d to %d stand behind the last head" % (covered, self.next - 1))


# --- signing keys -------------------------------------------------------------------------------

STATEMENT = {"format": "count", "kind": "text", "keyId": "text", "after": "any"}
STATEMENTS = {
    "audit-key-introduced": dict(STATEMENT, publicKey="text", previousKeyId="text?", book="any"),
    "audit-key-rotated": dict(STATEMENT, publicKey="text", previousKeyId="text?", reason="text"),
    "audit-key-revoked": dict(STATEMENT, byKeyId="text", reason="text"),
}


def is_statement(value):
    if not matches(value, STATEMENT) or value["format"] != 1 or value["kind"] not in STATEMENTS:
        return False
    after = value["after"]
    return matches(value, STATEMENTS[value["kind"]]) and (
        after is None or matches(after, {"number": "count", "hash": "text"}))


def statement_signed(statement, signatures, public_key, identifier):
    message = b"\x04" + canonical(statement).encode("utf-8")
    return any(
        each["keyId"] == identifier and is_signed(public_key, message, unhex(each["signature"]))
        for each in signatures
    )


class KeyCheck:
    def __init__(self, findings):
        self.findings, self.chain, self.rows, self.book = findings, [], [], None

    def add(self, code, detail, sequence=None):
        self.findings.add(code, detail, "00", sequence)

    def wrong(self, sequence, detail):
        self.add("KEY.STATEMENT_WRONG", detail, sequence)

    def active(self):
        return self.chain[-1] if self.chain else None

    def find(self, identifier):
        return next((key for key in self.chain if key["keyId"] == identifier), None)

    def leaf(self, payload, last):
        if not payload["act"]["kind"].startswith("audit-key-"):
            return
        facts = payload["facts"] if isinstance(payload["facts"], dict) else {}
        statement, signatures = facts.get("statement"), facts.get("signatures")
        sequence = payload["sequence"]
        if not is_statement(statement) or not matches(signatures, [{"keyId": "text", "signature": "text"}]):
            return self.wrong(sequence, "the statement about a key cannot be read")
        if statement["kind"] != payload["act"]["kind"]:
            self.wrong(sequence, "the act is %s, it says %s" % (payload["act"]["kind"], statement["kind"]))
        after = statement["after"]
        if (None if after is None else (after["number"], after["hash"])) != last:
            self.wrong(sequence, "it was made behind another operator head")
        if statement["kind"] == "audit-key-revoked":
            return self.revoke(sequence, statement, signatures)
        return self.follow(sequence, statement, signatures)

    def follow(self, sequence, statement, signatures):
        public_key, identifier, previous = unhex(statement["publicKey"]), statement["keyId"], self.active()
        if key_id(public_key) != identifier or not statement_signed(statement, signatures, public_key, identifier):
            return self.wrong(sequence, "key %s did not sign its own introduction" % identifier)
        if self.find(identifier) is not None:
            return self.wrong(sequence, "key %s was introduced before" % identifier)
        if statement["previousKeyId"] != (previous["keyId"] if previous else None):
            return self.wrong(sequence, "key %s does not follow the active key" % identifier)
        if statement["kind"] == "audit-key-introduced":
            self.book = statement["book"]
        endorsed = previous is None or statement_signed(statement, signatures, previous["publicKey"], previous["keyId"])
        self.chain.append({
            "keyId": identifier, "publicKey": public_key, "introduced": sequence,
            "previous": statement["previousKeyId"], "endorsed": endorsed, "revoked": None,
        })
        return None

    def revoke(self, sequence, statement, signatures):
        active, key = self.active(), self.find(statement["keyId"])
        if active is None or statement["byKeyId"] != active["keyId"]:
            return self.wrong(sequence, "a key is revoked by one that is not active")
        if not statement_signed(statement, signatures, active["publicKey"], active["keyId"]):
            return self.wrong(sequence, "the revocation is not signed by the active key")
        if key is None or key is active or key["revoked"] is not None:
            return self.wrong(sequence, "key %s cannot be revoked here" % statement["keyId"])
        key["revoked"] = sequence
        return None

    def finish(self, trusted_key, last_signer, manifest):
        told = [(k["keyId"], k["publicKey"].hex(), k["previous"], k["introduced"], k["revoked"]) for k in self.chain]
        rows = [
            (r["keyId"], r["publicKey"], r["previousKeyId"], r["introducedSequence"], r["revokedSequence"])
            for r in self.rows
        ]
        for row in rows:
            if row not in told:
                self.add("KEY.ROW_DIFFERS", "the table of keys has %s, the log does not" % (row,))
        for row in told:
            if row not in rows:
                self.add("KEY.ROW_DIFFERS", "the log has %s, the table of keys does not" % (row,))
        if manifest is not None and manifest["book"] != self.book:
            self.add("KEY.BOOK_DIFFERS", "the file says %s, the first key %s" % (manifest["book"], self.book))
        keys = [key["publicKey"] for key in self.chain]
        if trusted_key not in keys:
            return self.add("KEY.TRUSTED_UNKNOWN", "the key %s never signed this log" % key_id(trusted_key))
        trusted = keys.index(trusted_key)
        for key in self.chain[trusted + 1:]:
            if not key["endorsed"]:
                self.add("KEY.NOT_ENDORSED", "key %s took over unsigned" % key["keyId"], key["introduced"])
        if self.chain[trusted]["revoked"] is not None:
            self.add("KEY.TRUSTED_REVOKED", "the trusted key was revoked", self.chain[trusted]["revoked"])
        sealer = next((at for at, key in enumerate(self.chain) if key["keyId"] == last_signer), -1)
        if sealer < trusted:
            self.add("SEAL.ABSENT", "no operator head is signed by the trusted key or a later one")
        return None


# --- operator's heads ---------------------------------------------------------------------------

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


def is_positive(value):
    return is_count(value) and value > 0


def parse_operator_head(text):
    """What an operator's head says; None where it is not the canonical text of one."""
    try:
        body = parse_json(text)
        if not isinstance(body, dict) or canonical(body) != text:
            return None
    except (ValueError, RecursionError):
        return None
    if set(body) != {"at", "format", "heads", "keyId", "number", "previous"}:
        return None
    heads = body["heads"]
    good = (
        body["format"] == 1 and body["format"] is not True and is_positive(body["number"])
        and isinstance(body["at"], str) and INSTANT.fullmatch(body["at"]) is not None
        and (body["previous"] is None if body["number"] == 1 else is_hex(body["previous"], 32))
        and is_hex(body["keyId"], 8) and isinstance(heads, list)
        and all(
            isinstance(h, dict) and set(h) == {"country", "headHash", "size"} and isinstance(h["country"], str)
            and is_positive(h["size"]) and is_hex(h["headHash"], 32)
            for h in heads
        )
    )
    if not good:
        return None
    countries = [h["country"] for h in heads]
    # "" stands before the first country that there can be.
    return body if all(a < b for a, b in zip(countries, countries[1:])) else None


def operator_bytes(text):
    return b"\x03" + text.encode("utf-8", "replace")


class SealCheck:
    def __init__(self, findings, keys, held):
        self.findings, self.keys, self.held = findings, keys, held
        self.last = None  # (body, hash)
        self.last_signer = None
        self.held_seen = False

    def add(self, code, detail, country=None):
        self.findings.add(code, detail, country)

    def head(self, line, end_of):
        body = parse_operator_head(line["body"])
        if body is None:
            return self.add("SEAL.MALFORMED", "an operator head cannot be read")
        name = "operator head %d" % body["number"]
        hashed = sha256(operator_bytes(line["body"])).hex()
        if hashed != line["hash"]:
            self.add("SEAL.HASH_DIFFERS", name + ": its hash is not of its body")
        self.check_chain(name, body)
        self.check_signature(name, body, line)
        self.check_heads(name, body, end_of)
        if self.held is not None and self.held[1]["number"] == body["number"]:
            self.held_seen = True
            if sha256(operator_bytes(self.held[0]["body"])).hex() != hashed:
                self.add("HELD.DIFFERS", name + " is not the one that you hold: history was rewritten")
        self.last = (body, hashed)
        return None

    def check_chain(self, name, body):
        last = self.last
        expected = last[0]["number"] + 1 if last else 1
        if body["number"] != expected:
            self.add("SEAL.NUMBER_MISSING", "%s stands where %d should" % (name, expected))
        if body["previous"] != (last[1] if last else None):
            self.add("SEAL.CHAIN_BROKEN", name + " does not follow the operator head before it")
        if last is not None and body["at"] <= last[0]["at"]:
            self.add("SEAL.TIME_NOT_LATER", "%s of %s follows one of %s" % (name, body["at"], last[0]["at"]))
        listed = {head["country"] for head in body["heads"]}
        for head in last[0]["heads"] if last else []:
            if head["country"] not in listed:
                self.add("SEAL.COUNTRY_DROPPED", "%s no longer lists %s" % (name, head["country"]), head["country"])

    def check_signature(self, name, body, line):
        key, active = self.keys.find(body["keyId"]), self.keys.active()
        is_active = active is not None and active["keyId"] == body["keyId"]
        if not is_active:
            self.add("SEAL.KEY_NOT_ACTIVE", "%s names key %s, which is not active" % (name, body["keyId"]))
        good = (
            key is not None and is_hex(line["signature"], 64)
            and is_signed(key["publicKey"], operator_bytes(line["body"]), unhex(line["signature"]))
        )
        if not good:
            self.add("SEAL.SIGNATURE_WRONG", "%s does not bear the signature of %s" % (name, body["keyId"]))
        elif is_active:
            self.last_signer = body["keyId"]

    def check_heads(self, name, body, end_of):
        for head in body["heads"]:
            country, size, end = head["country"], head["size"], end_of(head["country"])
            if end is None or end[0] < size:
                self.add("SEAL.HEAD_MISSING", "%s lists %d leaves of %s" % (name, size, country), country)
            elif end[0] > size or end[1] != head["headHash"]:
                self.add("SEAL.HEAD_DIFFERS", "%s lists another head of %s" % (name, country), country)
            elif end[2] > body["at"]:
                self.add("SEAL.TIME_NOT_LATER", "%s is older than its head of %s" % (name, country), country)

    def finish(self, trusted_key):
        if self.held is None:
            return
        head, body = self.held
        found = self.keys.find(body["keyId"])
        key = trusted_key if body["keyId"] == key_id(trusted_key) else (found["publicKey"] if found else None)
        good = (
            key is not None and sha256(operator_bytes(head["body"])).hex() == head["hash"]
            and is_signed(key, operator_bytes(head["body"]), unhex(head["signature"]))
        )
        if not good:
            self.add("HELD.NOT_SIGNED", "the operator head %d that you hold is not signed" % body["number"])
        if not self.held_seen:
            self.add("HELD.MISSING", "you hold operator head %d; the file does not have it" % body["number"])


# --- the receipt of one act ----------------------------------------------------------------------

RECEIPT = {
    "format": "count",
    "leaf": {"country": "text", "sequence": "count", "payload": "text?", "hash": "text"},
    "inclusion": ["text"],
    "head": {"country": "text", "size": "count", "root": "text", "previous": "text?", "at": "text", "hash": "text"},
    "operatorHead": "any", "publicKey": "text?",
}


def root_by_inclusion(leaf, index, size, path):
    """The root that an inclusion proof leads to (RFC 9162 section 2.1.3.2); None where it cannot be one."""
    if not 0 <= index < size:
        return None
    node, last, root = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            root = sha256(b"\x01", step, root)
            while not node & 1 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            root = sha256(b"\x01", root, step)
        node, last = node >> 1, last >> 1
    return root if last == 0 else None


def check_receipt(receipt, public_key):
    """What does not hold of a receipt, in words; empty when all does."""
    leaf, head, seal, faults = receipt["leaf"], receipt["head"], receipt["operatorHead"], []
    payload = leaf["payload"]
    if payload is not None and sha256(b"\x00", payload.encode("utf-8", "replace")).hex() != leaf["hash"]:
        faults.append("the leaf hash is not the hash of the payload")
    if leaf["country"] != head["country"]:
        faults.append("leaf and head are of different countries")
    path = [unhex(step) for step in receipt["inclusion"]]
    root = root_by_inclusion(unhex(leaf["hash"]), leaf["sequence"], head["size"], path)
    if root is None or root.hex() != head["root"]:
        faults.append("the leaf is not under the root of the head")
    said = {name: head[name] for name in ("country", "size", "root", "previous", "at")}
    if sha256(b"\x02", canonical(dict(said, format=1)).encode("utf-8")).hex() != head["hash"]:
        faults.append("the head hash is not the hash of the head")
    if seal is None:
        return faults + ["the head is not sealed by the operator yet"]
    body = parse_operator_head(seal["body"])
    signed = operator_bytes(seal["body"])
    if body is None or sha256(signed).hex() != seal["hash"] or not is_signed(
            public_key, signed, unhex(seal["signature"])):
        return faults + ["the operator head is not signed by this key"]
    if {"country": head["country"], "size": head["size"], "headHash": head["hash"]} not in body["heads"]:
        faults.append("the operator head seals another head of this country")
    return faults


def receipt_main(given):
    with open(given.file, encoding="utf-8") as stream:
        try:
            receipt = parse_json(stream.read())
        except (ValueError, RecursionError):
            receipt = None
    seal = receipt.get("operatorHead") if isinstance(receipt, dict) else None
    if not matches(receipt, RECEIPT) or not (
            seal is None or matches(seal, {"body": "text", "hash": "text", "signature": "text"})):
        print("verify_log: %s is no receipt" % given.file, file=sys.stderr)
        return 2
    if given.key is None:
        print("No --key given: believing the key in the receipt. Compare it with one from elsewhere.", file=sys.stderr)
    key = key_in(given.key) if given.key else unhex(receipt["publicKey"] or "")
    faults = check_receipt(receipt, key)
    for fault in faults:
        print("FAULT " + fault)
    print("Leaf %d of %s (%s)." % (receipt["leaf"]["sequence"], receipt["leaf"]["country"], receipt["leaf"]["hash"]))
    print("THIS RECEIPT DOES NOT HOLD." if faults else "It is in the log that was signed.")
    return 1 if faults else 0


# --- the whole file -----------------------------------------------------------------------------


def verify(lines, trusted_key, held=None, on_balance=None, on_place=None):
    """Checks the lines of an export. `held` is a signed operator's head as a dict, or None."""
    findings = Findings()
    keys = KeyCheck(findings)
    seals = SealCheck(findings, keys, None if held is None else (held, parse_operator_head(held["body"])))
    countries, counts = {}, {}
    manifest, end = None, None

    def of(country):
        if country not in countries:
            auditor = manifest is not None and manifest["edition"] == "auditor"
            rows = RowCheck(country, findings) if auditor else None
            countries[country] = CountryCheck(country, findings, rows, auditor)
        return countries[country]

    for number, text in enumerate(lines, 1):
        line = parse_line(text)
        if line is None or end is not None:
            findings.add("FILE.MALFORMED_LINE", "line %d cannot be read, or stands behind the end" % number)
            continue
        kind = line["line"]
        if number == 1:
            if kind == "manifest" and line["format"] == 1 and line["edition"] in ("public", "auditor"):
                manifest = line
            else:
                findings.add("FILE.NO_MANIFEST", "no manifest of format 1")
        if kind == "end":
            end = line
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "key":
            keys.rows.append(line)
        elif kind == "leaf":
            payload = of(line["country"]).leaf(line)
            if line["country"] == "00" and payload is not None:
                keys.leaf(payload, (seals.last[0]["number"], seals.last[1]) if seals.last else None)
        elif kind == "head":
            of(line["country"]).head(line)
        elif kind == "operator-head":
            seals.head(line, lambda country: of(country).end)
        elif kind in ("entry", "record", "posting"):
            rows = of(line["country"]).rows
            if rows is None:
                findings.add("FILE.MALFORMED_LINE", "a line of the kind %s in the public edition" % kind, line["country"])
            elif kind == "entry":
                rows.entry(line["entry"])
            elif kind == "record":
                rows.record(line["record"])
            else:
                rows.stray(line["posting"])
    for country in countries.values():
        country.finish()
    if end is None:
        findings.add("FILE.INCOMPLETE", "the file has no end line")
    else:
        said = end["counts"] if isinstance(end["counts"], dict) else {}
        for kind in list(counts) + [each for each in said if each not in counts]:
            if counts.get(kind, 0) != said.get(kind, 0):
                findings.add("FILE.COUNTS_DIFFER", "%d lines of the kind %s" % (counts.get(kind, 0), kind))
    seals.finish(trusted_key)
    keys.finish(trusted_key, seals.last_signer, manifest)
    accounts = 0
    for code in sorted(countries):
        for account, (commodity, decimals, units, number) in sorted(countries[code].balances.accounts.items()):
            accounts += 1
            if on_balance is not None:
                on_balance({
                    "country": code, "account": "%s-%s" % (code, account), "commodity": commodity,
                    "balance": amount_text(units, decimals), "postings": number,
                })
    places = 0
    for code in sorted(countries):
        for place in countries[code].places.places():
            places += 1
            if on_place is not None:
                on_place(place)
    sealed = {head["country"]: head["size"] for head in seals.last[0]["heads"]} if seals.last else {}
    unsealed = sum(max(0, check.next - sealed.get(code, 0)) for code, check in countries.items())
    return {
        "ok": findings.total == 0,
        "findings": findings.kept,
        "findingCount": findings.total,
        "edition": manifest["edition"] if manifest else None,
        "counts": counts,
        "sealedThrough": None if seals.last is None else {
            "number": seals.last[0]["number"], "at": seals.last[0]["at"], "hash": seals.last[1],
            "keyId": seals.last[0]["keyId"],
        },
        "unsealedLeaves": unsealed,
        "accounts": accounts,
        "places": places,
    }


def lines_of(file):
    # Only a line feed ends a line; what is not UTF-8 is a finding, not a crash.
    with open(file, encoding="utf-8", errors="replace", newline="\n") as stream:
        for line in stream:
            yield line[:-1] if line.endswith("\n") else line


def key_in(given):
    text = given
    if os.path.exists(given):
        with open(given, encoding="utf-8") as stream:
            text = stream.read()
    text = text.strip()
    if text.startswith("{"):
        text = json.loads(text)["publicKey"]
    if re.fullmatch(r"[0-9a-fA-F]{64}", text) is None:
        raise SystemExit("verify_log: the key must be 64 hex digits")
    return bytes.fromhex(text)


def first_key_of(file):
    for text in lines_of(file):
        line = parse_line(text)
        if line is not None and line["line"] == "key":
            print(
                "No --key given: believing the first key in the file, %s. Whoever made the file could have "
                "made that key too; compare it with one you had from elsewhere." % line["keyId"], file=sys.stderr)
            return unhex(line["publicKey"])
    raise SystemExit("verify_log: %s names no key: give one with --key" % file)


def head_in(file):
    with open(file, encoding="utf-8") as stream:
        head = json.load(stream)
    head = head.get("operatorHead", head)
    if parse_operator_head(head["body"]) is None or not is_hex(head["hash"], 32) or not is_hex(head["signature"], 64):
        raise SystemExit("verify_log: %s holds no signed operator head" % file)
    return head


def print_line(value):
    print(json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def main():
    parser = argparse.ArgumentParser(description="Checks an exported log of JCM Ledger.")
    parser.add_argument("file")
    parser.add_argument("--key", help="the operator's public key, had from elsewhere")
    parser.add_argument("--head", help="a file with a signed head kept from earlier")
    parser.add_argument("--balances", action="store_true", help="print every account as the leaves add it up")
    parser.add_argument("--places", action="store_true", help="print where the leaves put every run of serials")
    parser.add_argument("--json", action="store_true", help="the whole result as JSON")
    parser.add_argument("--receipt", action="store_true", help="FILE is the receipt of one act")
    given = parser.parse_args()
    if not os.path.exists(given.file):
        parser.error("there is no file " + given.file)
    if given.receipt:
        return receipt_main(given)
    result = verify(
        lines_of(given.file),
        key_in(given.key) if given.key else first_key_of(given.file),
        head_in(given.head) if given.head else None,
        print_line if given.balances else None,
        print_line if given.places else None,
    )
    if given.json:
        print(json.dumps(result, indent=2, ensure_ascii=False))
        return 0 if result["ok"] else 1
    for finding in result["findings"]:
        print(json.dumps(finding, ensure_ascii=False))
    sealed = result["sealedThrough"]
    if sealed is None:
        print("No operator head: nothing in this file is signed.")
    else:
        print("Signed through operator head %(number)d of %(at)s (%(hash)s);" % sealed, end=" ")
        print("%d leaves after it." % result["unsealedLeaves"])
    print("%(accounts)d accounts added up, %(places)d runs of serials followed, from the leaves alone." % result)
    print("Nothing is wrong." if result["ok"] else "THIS LOG IS NOT AS IT WAS WRITTEN.")
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
