#!/usr/bin/env python3
"""Computes the audit golden vector a second time, from docs/audit-chain.md and the standards alone.

Usage: python3 audit_vector.py audit-vector.json

Reads the member "input" of the file and prints what its member "expected" must be: leaf hashes, Merkle
roots, country heads, the operator's heads and their Ed25519 signatures. Only Python's standard library.
Sources: RFC 8785 (canonical JSON), RFC 6962 section 2.1 (tree), RFC 8032 section 5.1 (Ed25519).
"""

import hashlib
import json
import sys


# --- RFC 8785 -----------------------------------------------------------------------------------

SHORT_ESCAPES = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def canonical(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return canonical_string(value)
    if isinstance(value, (int, float)):
        return canonical_number(float(value))
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    # Members go in the order of their UTF-16 code units, which is the order of these bytes.
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical_string(n) + ":" + canonical(value[n]) for n in names) + "}"


def canonical_string(text):
    out = []
    for letter in text:
        code = ord(letter)
        if code in SHORT_ESCAPES:
            out.append(SHORT_ESCAPES[code])
        elif code < 32:
            out.append("\\u%04x" % code)
        else:
            out.append(letter)
    return '"' + "".join(out) + '"'


def canonical_number(number):
    """ECMAScript's Number::toString: the shortest digits, and an exponent from 1e21 and below 1e-6."""
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
    sign = "+" if point > 0 else "-"
    return digits[0] + tail + "e" + sign + str(abs(point - 1))


# --- RFC 6962 -----------------------------------------------------------------------------------


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def tree_root(leaf_hashes):
    if not leaf_hashes:
        return sha256()
    if len(leaf_hashes) == 1:
        return leaf_hashes[0]
    split = 1
    while split * 2 < len(leaf_hashes):
        split *= 2
    return sha256(b"\x01", tree_root(leaf_hashes[:split]), tree_root(leaf_hashes[split:]))


# --- RFC 8032 -----------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(one, other):
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a = (y1 - x1) * (y2 - x2) % P
    b = (y1 + x1) * (y2 + x2) % P
    c = 2 * t1 * t2 * D % P
    d = 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def base_point():
    y = 4 * pow(5, P - 2, P) % P
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x & 1:
        x = P - x
    return (x, y, 1, x * y % P)


def encode(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def key_pair(seed):
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little")
    scalar = scalar & (2**254 - 8) | 2**254
    return scalar, digest[32:], encode(times(scalar, base_point()))


def sign(seed, message):
    scalar, prefix, public = key_pair(seed)
    nonce = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ORDER
    commitment = encode(times(nonce, base_point()))
    challenge = int.from_bytes(hashlib.sha512(commitment + public + message).digest(), "little")
    return commitment + ((nonce + challenge * scalar) % ORDER).to_bytes(32, "little")


# --- The log (docs/audit-chain.md) ----------------------------------------------------------------


class Log:
    def __init__(self, seed):
        self.seed = seed
        self.public = key_pair(seed)[2]
        self.key_id = hashlib.sha256(self.public).hexdigest()[:16]
        self.leaf_hashes = {}
        self.heads = {}
        self.leaves_out, self.heads_out, self.seals_out = [], [], []

    def introduce(self, at, book, act):
        statement = {
            "format": 1,
            "kind": "audit-key-introduced",
            "keyId": self.key_id,
            "publicKey": self.public.hex(),
            "previousKeyId": None,
            "after": None,
            "book": book,
        }
        signature = sign(self.seed, b"\x04" + canonical(statement).encode())
        self.batch("00", at, [{
            "act": {**act, "kind": statement["kind"], "requestHash": None},
            "visibility": "public",
            "records": [],
            "entries": [],
            "facts": {
                "statement": statement,
                "signatures": [{"keyId": self.key_id, "signature": signature.hex()}],
            },
        }])

    def batch(self, country, at, drafts):
        hashes = self.leaf_hashes.setdefault(country, [])
        for draft in drafts:
            place = {"format": 1, "country": country, "sequence": len(hashes), "at": at}
            text = canonical({**draft, **place})
            leaf = sha256(b"\x00", text.encode())
            self.leaves_out.append(
                {"country": country, "sequence": len(hashes), "payload": text, "hash": leaf.hex()}
            )
            hashes.append(leaf)
        previous = self.heads.get(country)
        head = {
            "format": 1,
            "country": country,
            "size": len(hashes),
            "root": tree_root(hashes).hex(),
            "previous": previous["hash"] if previous else None,
            "at": at,
        }
        digest = sha256(b"\x02", canonical(head).encode()).hex()
        self.heads[country] = {"size": len(hashes), "hash": digest}
        del head["format"]
        self.heads_out.append({**head, "hash": digest})

    def seal(self, at):
        previous = self.seals_out[-1]["hash"] if self.seals_out else None
        text = canonical({
            "format": 1,
            "number": len(self.seals_out) + 1,
            "at": at,
            "previous": previous,
            "keyId": self.key_id,
            "heads": [
                {"country": country, "size": head["size"], "headHash": head["hash"]}
                for country, head in sorted(self.heads.items())
            ],
        })
        message = b"\x03" + text.encode()
        self.seals_out.append({
            "body": text,
            "hash": sha256(message).hex(),
            "signature": sign(self.seed, message).hex(),
        })


def main(path):
    with open(path, encoding="utf-8") as file:
        given = json.load(file)["input"]
    log = Log(bytes.fromhex(given["seed"]))
    for step in given["steps"]:
        if step["do"] == "introduce-key":
            log.introduce(step["at"], step["book"], step["act"])
        elif step["do"] == "batch":
            log.batch(step["country"], step["at"], step["drafts"])
        else:
            log.seal(step["at"])
    numbers = [sha256(b"\x00", str(n).encode()) for n in range(max(given["treeSizes"]))]
    json.dump({
        "publicKey": log.public.hex(),
        "keyId": log.key_id,
        "leaves": log.leaves_out,
        "heads": log.heads_out,
        "operatorHeads": log.seals_out,
        "trees": [
            {"size": size, "root": tree_root(numbers[:size]).hex()} for size in given["treeSizes"]
        ],
        "subtrees": [
            {"level": 8, "index": index, "hash": tree_root(numbers[index * 256:index * 256 + 256]).hex()}
            for index in range(max(given["treeSizes"]) // 256)
        ],
    }, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
