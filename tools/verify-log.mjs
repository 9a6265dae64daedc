#!/usr/bin/env node
/*
 * Checks an exported log of JCM Ledger with nothing but Node (20 or later): no package, no database, no
 * network. One file, to be read, copied and kept apart from the program it checks.
 *
 *   node verify-log.mjs FILE [--key KEY] [--head FILE] [--balances] [--places] [--json]
 *   node verify-log.mjs --receipt FILE [--key KEY]
 *
 * KEY is the operator's public key, or a file that holds it, had from elsewhere than FILE. Exit codes:
 * 0 nothing is wrong, 1 something is, 2 not understood. The format: docs/audit-chain.md.
 *
 * Made from src/audit by tools/make-verifier.mjs; a test compares. Apache License 2.0.
 */
import * as builtin0 from 'node:crypto';
import * as builtin1 from 'node:fs';
import * as builtin2 from 'node:fs/promises';
import * as builtin3 from 'node:path';
import * as builtin4 from 'node:string_decoder';

const BUILTINS = { 'node:crypto': builtin0, 'node:fs': builtin1, 'node:fs/promises': builtin2, 'node:path': builtin3, 'node:string_decoder': builtin4 };
const builtin = (name) => BUILTINS[name];
const modules = {};

// ---- src/audit/log-lines.ts
modules["src/audit/log-lines.ts"] = {};
((exports) => {
exports.LEAF_PAYLOAD = void 0;
exports.parseLine = parseLine;
exports.matches = matches;
/** Reads one line; null where it is not a line of this format. Never throws. */
function parseLine(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    const kind = isRecord(value) && typeof value.line === 'string' ? value.line : '';
    const shape = Object.hasOwn(LINES, kind) ? LINES[kind] : undefined;
    return shape !== undefined && matches(value, shape) ? value : null;
}
/** Whether a value has this shape; members beyond it do not matter. */
function matches(value, shape) {
    if (typeof shape === 'string')
        return matchesWord(value, shape);
    if (isList(shape)) {
        return Array.isArray(value) && value.every((member) => matches(member, shape[0]));
    }
    return isRecord(value) && Object.entries(shape).every(([name, of]) => matches(value[name], of));
}
function matchesWord(value, word) {
    if (word === 'any')
        return value !== undefined;
    if (word.endsWith('?') && value === null)
        return true;
    return word.startsWith('text') ? typeof value === 'string' : Number.isSafeInteger(value);
}
function isList(shape) {
    return Array.isArray(shape);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const POSTING = {
    leg: 'count',
    accountId: 'text',
    commodity: 'text',
    exponent: 'count',
    amount: 'text',
    balanceAfter: 'text',
    accountVersion: 'count',
};
const ENTRY = {
    auditSequence: 'count',
    id: 'text',
    kind: 'text',
    effectiveOn: 'text',
    recordedAt: 'text',
    legCount: 'count',
    principalId: 'text',
    actId: 'text',
    reference: 'text?',
    memo: 'text?',
    reverses: 'text?',
    postings: [POSTING],
};
const RECORD = {
    auditSequence: 'count',
    type: 'text',
    id: 'text',
    version: 'count',
    validFrom: 'text',
    recordedAt: 'text',
    body: 'any',
};
const LINES = {
    manifest: { format: 'count', edition: 'text', book: 'any' },
    key: {
        keyId: 'text',
        publicKey: 'text',
        previousKeyId: 'text?',
        introducedSequence: 'count',
        revokedSequence: 'count?',
    },
    leaf: { country: 'text', sequence: 'count', at: 'text', hash: 'text' },
    head: {
        country: 'text',
        size: 'count',
        root: 'text',
        previous: 'text?',
        at: 'text',
        hash: 'text',
    },
    'operator-head': { body: 'text', hash: 'text', signature: 'text' },
    entry: { country: 'text', entry: ENTRY },
    record: { country: 'text', record: RECORD },
    posting: { country: 'text', posting: { entryId: 'text', leg: 'count' } },
    end: { counts: 'any' },
};
/** The payload of a leaf, as far as a reader of format 1 relies on it. */
exports.LEAF_PAYLOAD = {
    format: 'count',
    country: 'text',
    sequence: 'count',
    at: 'text',
    act: { id: 'text', kind: 'text', principal: 'text', requestHash: 'text?' },
    visibility: 'text',
    records: [{ type: 'text', id: 'text', version: 'count', validFrom: 'text', body: 'any' }],
    entries: [
        {
            id: 'text',
            kind: 'text',
            effectiveOn: 'text',
            reference: 'text?',
            memo: 'text?',
            reverses: 'text?',
            postings: [{ account: 'text', commodity: 'text', amount: 'text' }],
        },
    ],
    facts: 'any',
};
})(modules["src/audit/log-lines.ts"]);

// ---- src/kernel/refusal.ts
modules["src/kernel/refusal.ts"] = {};
((exports) => {
exports.Refusal = void 0;
exports.defineErrors = defineErrors;
/**
 * An act that the books do not accept: a stable code, a kind, and the facts that say by how much.
 *
 * It can be returned by a pure decision or thrown. Facts are plain JSON: an amount among them becomes
 * its text with all its decimals, so that nobody downstream needs to know amounts. The stack is no
 * part of what a client sees.
 */
class Refusal extends Error {
    code;
    kind;
    title;
    advice;
    facts;
    constructor(code, definition, facts, errors) {
        const plain = plainFacts(facts);
        super(definition.title + inWords(plain));
        this.name = 'Refusal';
        this.code = code;
        this.kind = definition.kind;
        this.title = definition.title;
        this.advice = definition.advice;
        this.facts = plain;
        if (errors !== undefined)
            this.errors = errors;
    }
}
exports.Refusal = Refusal;
const CODE = /^[A-Z][A-Z0-9_]*(\.[A-Z0-9_]+)+$/;
/**
 * Declares the errors of a room, by code: `FUNDING.EXCEEDS_UNDRAWN`.
 *
 * A code is a promise to clients: it is never renamed and never given another meaning. A code that is
 * not written `ROOM.WHAT_IS_WRONG` is a mistake in the program and throws at load.
 */
function defineErrors(room) {
    for (const code of Object.keys(room)) {
        if (!CODE.test(code))
            throw new TypeError(`error code not written ROOM.WHAT_IS_WRONG: ${code}`);
    }
    return {
        definitions: room,
        refuse(code, facts = {}, errors) {
            const definition = room[code];
            if (definition === undefined)
                throw new TypeError(`error code not in the catalogue: ${code}`);
            return new Refusal(code, definition, facts, errors);
        },
    };
}
/** Facts as they go to the wire: whatever can say itself in JSON does so here, once. */
function plainFacts(facts) {
    const plain = {};
    for (const [name, fact] of Object.entries(facts))
        plain[name] = plainFact(fact);
    return plain;
}
function plainFact(fact) {
    if (typeof fact === 'bigint')
        return fact.toString();
    if (typeof fact !== 'object' || fact === null)
        return fact;
    if (Array.isArray(fact))
        return fact.map(plainFact);
    if ('toJSON' in fact && typeof fact.toJSON === 'function')
        return fact.toJSON();
    return fact;
}
/** ' (requested 2000000.01, available 2000000.00)', or nothing where there are no facts. */
function inWords(facts) {
    const words = [];
    for (const [name, fact] of Object.entries(facts)) {
        if (fact !== undefined)
            words.push(`${spaced(name)} ${said(fact)}`);
    }
    return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
function spaced(name) {
    return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
function said(fact) {
    return typeof fact === 'string' ? fact : (JSON.stringify(fact) ?? typeof fact);
}
})(modules["src/kernel/refusal.ts"]);

// ---- src/kernel/errors.ts
modules["src/kernel/errors.ts"] = {};
((exports) => {
exports.kernelErrors = void 0;
const refusal_ts_1 = modules["src/kernel/refusal.ts"];
/** What the kernel refuses: text that is not the amount, day, instant, id or code it should be. */
exports.kernelErrors = (0, refusal_ts_1.defineErrors)({
    'AMOUNT.MALFORMED': {
        kind: 'malformed',
        title: 'The amount is not written as a decimal number',
        advice: 'Send a string of digits with an optional leading minus and an optional decimal point, such ' +
            'as "200000.00": no exponent, plus sign, spaces, separators, leading zeros or minus zero.',
    },
    'AMOUNT.TOO_MANY_DECIMALS': {
        kind: 'malformed',
        title: 'The amount has more decimals than its commodity',
        advice: 'Round the amount yourself and send it again; the books never round. The facts say how many ' +
            'decimals there can be (ISO 4217 for a currency, none for carbon credits).',
    },
    'AMOUNT.TOO_LARGE': {
        kind: 'malformed',
        title: 'The amount has more than 30 digits before the decimal point',
        advice: 'Check the amount: no figure of the trade is this large.',
    },
    'AMOUNT.MIXED_COMMODITIES': {
        kind: 'refused',
        title: 'Amounts of different commodities cannot be added or compared',
        advice: 'Keep one figure per currency; a converted figure names its rate, rate date and source.',
    },
    'AMOUNT.WEIGHTS': {
        kind: 'malformed',
        title: 'The shares to divide by are not usable',
        advice: 'Give at least one share; each is a decimal number of zero or more, not all of them zero.',
    },
    'AMOUNT.ZERO_DIVISOR': {
        kind: 'refused',
        title: 'A ratio to an amount of zero does not exist',
        advice: 'Leave the figure out where there is nothing to relate it to.',
    },
    'RATE.MALFORMED': {
        kind: 'malformed',
        title: 'The rate is not a decimal number above zero',
        advice: 'Send a string such as "0.0067": at most 30 digits on each side of the decimal point.',
    },
    'CURRENCY.UNKNOWN': {
        kind: 'malformed',
        title: 'The currency is not an active ISO 4217 currency',
        advice: 'Use the three capital letters of an active ISO 4217 currency, such as USD, JPY or KZT.',
    },
    'DAY.MALFORMED': {
        kind: 'malformed',
        title: 'The day is not a calendar day',
        advice: 'Write a day that exists as YYYY-MM-DD, from 1900-01-01 to 9999-12-31.',
    },
    'MONTH.MALFORMED': {
        kind: 'malformed',
        title: 'The month is not a calendar month',
        advice: 'Write a month as YYYY-MM, from 1900-01 to 9999-12.',
    },
    'INSTANT.MALFORMED': {
        kind: 'malformed',
        title: 'The instant is not a date and time with an offset',
        advice: 'Write it as RFC 3339 with an offset or Z, such as 2026-11-23T02:38:56.123Z.',
    },
    'ID.MALFORMED': {
        kind: 'malformed',
        title: 'The id is not an id of this registry',
        advice: 'Use the id as it was given: a country code, a hyphen and a UUID in lower case.',
    },
    'COUNTRY.MALFORMED': {
        kind: 'malformed',
        title: 'The country code is not two capital letters',
        advice: 'Use the ISO 3166-1 alpha-2 code, such as KZ.',
    },
    'JSON.NOT_CANONICAL': {
        kind: 'malformed',
        title: 'The content has no canonical JSON form',
        advice: 'Send JSON with whole Unicode characters in its strings and at most 256 nested levels.',
    },
});
})(modules["src/kernel/errors.ts"]);

// ---- src/kernel/canonical-json.ts
modules["src/kernel/canonical-json.ts"] = {};
((exports) => {
exports.canonicalJson = canonicalJson;
exports.canonicalJsonPieces = canonicalJsonPieces;
exports.canonicalJsonBytes = canonicalJsonBytes;
exports.canonicalJsonDigest = canonicalJsonDigest;
exports.sha256Hex = sha256Hex;
const node_crypto_1 = builtin("node:crypto");
const errors_ts_1 = modules["src/kernel/errors.ts"];
/** Deeper content is refused rather than left to exhaust the stack. */
const NESTING_LIMIT = 256;
/**
 * The one JSON text of a value, the same in every language: what is hashed into the log, and what
 * two requests are compared by.
 *
 * Keys in the order of their UTF-16 code units, no white space, numbers and strings as ECMAScript
 * writes them. Refuses `JSON.NOT_CANONICAL` (facts: reason): undefined, NaN, infinities, bigint,
 * functions, objects of a class, lone surrogates, more than 256 nested levels.
 *
 * @source RFC 8785, JSON Canonicalization Scheme
 */
function canonicalJson(value) {
    return write(value, 0);
}
/** Down to here a large value is written piece by piece. */
const PIECES_DOWN_TO = 3;
/**
 * The same text in pieces, for values of many megabytes: their text is never there as one string, which
 * would be put together from millions of others before the first of them could be let go.
 */
function* canonicalJsonPieces(value, depth = 0) {
    if (depth === PIECES_DOWN_TO || typeof value !== 'object' || value === null) {
        yield write(value, depth);
    }
    else if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index += 1) {
            yield index === 0 ? '[' : ',';
            yield* canonicalJsonPieces(value[index], depth + 1);
        }
        yield value.length === 0 ? '[]' : ']';
    }
    else {
        if (!isPlain(value))
            throw notCanonical('an object of a class');
        const record = value;
        const keys = Object.keys(record).sort();
        for (const [index, key] of keys.entries()) {
            yield `${index === 0 ? '{' : ','}${writeString(key)}:`;
            yield* canonicalJsonPieces(record[key], depth + 1);
        }
        yield keys.length === 0 ? '{}' : '}';
    }
}
/** The canonical JSON of a large value, as UTF-8. */
function canonicalJsonBytes(value) {
    const parts = [];
    let text = '';
    for (const piece of canonicalJsonPieces(value)) {
        text += piece;
        if (text.length < 65_536)
            continue;
        parts.push(Buffer.from(text, 'utf8'));
        text = '';
    }
    return Buffer.concat([...parts, Buffer.from(text, 'utf8')]);
}
/** SHA-256 (lower-case hex) of the canonical JSON of a large value. */
function canonicalJsonDigest(value) {
    const digest = (0, node_crypto_1.createHash)('sha256');
    for (const piece of canonicalJsonPieces(value))
        digest.update(piece, 'utf8');
    return digest.digest('hex');
}
/** SHA-256 in lower-case hex; text is hashed as UTF-8. */
function sha256Hex(content) {
    return (0, node_crypto_1.hash)('sha256', content, 'hex');
}
function write(value, depth) {
    switch (typeof value) {
        case 'string':
            return writeString(value);
        case 'number':
            if (!Number.isFinite(value))
                throw notCanonical(`the number ${value}`);
            return String(value === 0 ? 0 : value);
        case 'boolean':
            return value ? 'true' : 'false';
        case 'object':
            if (value === null)
                return 'null';
            if (depth === NESTING_LIMIT)
                throw notCanonical('nested too deeply');
            return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
        default:
            throw notCanonical(`a value of type ${typeof value}`);
    }
}
function writeArray(values, depth) {
    let text = '[';
    for (let index = 0; index < values.length; index += 1) {
        if (index > 0)
            text += ',';
        text += write(values[index], depth + 1);
    }
    return `${text}]`;
}
function writeObject(value, depth) {
    if (!isPlain(value))
        throw notCanonical('an object of a class');
    const record = value;
    let text = '{';
    // The default order of sort() is that of UTF-16 code units, which is RFC 8785's.
    for (const key of Object.keys(record).sort()) {
        if (text.length > 1)
            text += ',';
        text += `${writeString(key)}:${write(record[key], depth + 1)}`;
    }
    return `${text}}`;
}
/** A literal or parsed JSON, of whichever realm; no class instance, no Map, no Date. */
function isPlain(value) {
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}
const NEEDS_CARE = /[^ !#-[\]-~]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
function writeString(text) {
    if (!NEEDS_CARE.test(text))
        return `"${text}"`;
    if (LONE_SURROGATE.test(text))
        throw notCanonical('half of a surrogate pair in a string');
    return JSON.stringify(text);
}
function notCanonical(reason) {
    return errors_ts_1.kernelErrors.refuse('JSON.NOT_CANONICAL', { reason });
}
})(modules["src/kernel/canonical-json.ts"]);

// ---- src/audit/head.ts
modules["src/audit/head.ts"] = {};
((exports) => {
exports.headHash = headHash;
exports.headText = headText;
const node_crypto_1 = builtin("node:crypto");
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
/** SHA-256(0x02 ‖ canonical JSON of {format, country, size, root, previous, at}), hashes in hex. */
function headHash(head) {
    return (0, node_crypto_1.createHash)('sha256').update(HEAD_PREFIX).update(headText(head), 'utf8').digest();
}
/** The canonical text that a head's hash covers (format 1). */
function headText(head) {
    return (0, canonical_json_ts_1.canonicalJson)({
        format: 1,
        country: head.country,
        size: head.size,
        root: head.root.toString('hex'),
        previous: head.previous === null ? null : head.previous.toString('hex'),
        at: head.at,
    });
}
const HEAD_PREFIX = Buffer.from([0x02]);
})(modules["src/audit/head.ts"]);

// ---- src/audit/errors.ts
modules["src/audit/errors.ts"] = {};
((exports) => {
exports.auditErrors = void 0;
const refusal_ts_1 = modules["src/kernel/refusal.ts"];
/** What the audit log refuses, and what the reader can do about it. */
exports.auditErrors = (0, refusal_ts_1.defineErrors)({
    'AUDIT.LEAF_TOO_LARGE': {
        kind: 'too-large',
        title: 'This act is too large to be recorded in the audit log',
        advice: 'Shorten the texts of the act, or split it into several acts: a leaf holds 16,384 bytes.',
    },
    'AUDIT.LEAF_ABSENT': {
        kind: 'absent',
        title: 'The audit log of this country has no such leaf',
        advice: 'Leaves are counted from 0; ask for the head to learn how many there are.',
    },
    'AUDIT.SIZE_BEYOND_LOG': {
        kind: 'refused',
        title: 'The audit log of this country is not that long',
        advice: 'Ask for the head to learn the present size, and use a size from 1 up to it.',
    },
    'AUDIT.HEAD_ABSENT': {
        kind: 'absent',
        title: 'The audit log of this country has no head at or before that point',
        advice: 'Ask for a later instant or a larger size; the first head covers the first act.',
    },
    'AUDIT.KEY_NOT_ACTIVE': {
        kind: 'conflict',
        title: 'This signing key is not the active key of the audit log',
        advice: 'Point AUDIT_KEY_FILE at the active key, or rotate from the active key to this one: ' +
            'a key that was rotated away or revoked signs nothing.',
    },
    'AUDIT.KEY_ALREADY_KNOWN': {
        kind: 'conflict',
        title: 'The audit log already knows this key',
        advice: 'A key is introduced once. Make a new key for a rotation.',
    },
    'AUDIT.KEY_STILL_ACTIVE': {
        kind: 'conflict',
        title: 'The active key cannot be revoked',
        advice: 'Rotate to a new key first, then revoke the old one.',
    },
    'AUDIT.KEY_REVOKED': {
        kind: 'conflict',
        title: 'This key is already revoked',
        advice: 'Nothing is left to do: a revocation is final.',
    },
    'AUDIT.LOG_REWRITTEN': {
        kind: 'unavailable',
        title: 'The audit log is not the one that was sealed before, so it is not sealed again',
        advice: 'Stop writing, keep the database as it is, and compare it with a copy or an export: a log ' +
            'was rewritten, or an older backup was restored.',
    },
    'AUDIT.KEY_UNKNOWN': {
        kind: 'absent',
        title: 'The audit log does not know this key',
        advice: 'Check the key id: 16 hexadecimal digits.',
    },
    'AUDIT.KEY_MALFORMED': {
        kind: 'malformed',
        title: 'This is not an Ed25519 key',
        advice: 'Give a PEM file, or the 32 bytes of the public key as hexadecimal or base64 text.',
    },
    'AUDIT.KEY_FILE_EXPOSED': {
        kind: 'unavailable',
        title: 'Other accounts of this machine can read the signing key of the audit log',
        advice: 'Close the file (chmod 600) and consider rotating the key.',
    },
    'AUDIT.PROOF_MALFORMED': {
        kind: 'malformed',
        title: 'This is not a signed head or receipt of the audit log',
        advice: 'Give the JSON file as it was served, unchanged.',
    },
});
})(modules["src/audit/errors.ts"]);

// ---- src/audit/leaf.ts
modules["src/audit/leaf.ts"] = {};
((exports) => {
exports.LEAF_BYTES_AT_MOST = void 0;
exports.leafText = leafText;
exports.leafBytes = leafBytes;
exports.leafHash = leafHash;
exports.leafHashOfText = leafHashOfText;
exports.assertLeafFits = assertLeafFits;
exports.leafHasRoom = leafHasRoom;
const node_crypto_1 = builtin("node:crypto");
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
const errors_ts_1 = modules["src/audit/errors.ts"];
/** A leaf holds at most this many bytes of UTF-8: ids, figures and digests, not documents. */
exports.LEAF_BYTES_AT_MOST = 16_384;
/**
 * The text that is hashed: canonical JSON (RFC 8785).
 * Refuses AUDIT.LEAF_TOO_LARGE above 16,384 bytes of UTF-8.
 */
function leafText(payload) {
    const text = (0, canonical_json_ts_1.canonicalJson)(payload);
    const bytes = Buffer.byteLength(text, 'utf8');
    if (bytes > exports.LEAF_BYTES_AT_MOST)
        throw leafTooLarge(payload.act.id, bytes);
    return text;
}
/** The same in UTF-8. */
function leafBytes(payload) {
    return Buffer.from(leafText(payload), 'utf8');
}
/** SHA-256(0x00 ‖ bytes): the leaf hash of RFC 6962 §2.1. */
function leafHash(bytes) {
    return (0, node_crypto_1.hash)('sha256', Buffer.concat([LEAF_PREFIX, bytes]), 'buffer');
}
/** The leaf hash of a text, without making its bytes twice: the posting queue lives on this. */
function leafHashOfText(text) {
    return (0, node_crypto_1.hash)('sha256', `\0${text}`, 'buffer');
}
/**
 * Refuses a draft that would not fit, while its act can still be refused alone and its neighbours in
 * the batch stay unhurt. Assumes the longest sequence, so whatever passes here fits wherever it lands.
 *
 * @param reserve bytes of what is added later
 */
function assertLeafFits(draft, reserve = 0) {
    const length = lengthOf(draft) + reserve;
    if (length > exports.LEAF_BYTES_AT_MOST)
        throw leafTooLarge(draft.act.id, length);
}
/** Whether a leaf has room for so many bytes more, wherever it is placed. */
function leafHasRoom(draft, bytes) {
    return lengthOf(draft) + bytes <= exports.LEAF_BYTES_AT_MOST;
}
function lengthOf(draft) {
    // The order of keys does not change a length, and JSON.stringify is several times faster.
    return Buffer.byteLength(JSON.stringify({ ...draft, ...LONGEST_PLACE }), 'utf8');
}
const LEAF_PREFIX = Buffer.from([0x00]);
const LONGEST_PLACE = {
    format: 1,
    country: '00',
    sequence: Number.MAX_SAFE_INTEGER,
    at: '0000-00-00T00:00:00.000Z',
};
function leafTooLarge(act, bytes) {
    return errors_ts_1.auditErrors.refuse('AUDIT.LEAF_TOO_LARGE', { act, bytes, atMost: exports.LEAF_BYTES_AT_MOST });
}
})(modules["src/audit/leaf.ts"]);

// ---- src/audit/signing-key.ts
modules["src/audit/signing-key.ts"] = {};
((exports) => {
exports.keyIdOf = keyIdOf;
exports.verifySignature = verifySignature;
exports.publicKeyFromText = publicKeyFromText;
exports.signerFromPem = signerFromPem;
exports.newSigningKeyPem = newSigningKeyPem;
exports.loadOrCreateSigningKey = loadOrCreateSigningKey;
exports.loadSigningKey = loadSigningKey;
exports.createSigningKey = createSigningKey;
const node_crypto_1 = builtin("node:crypto");
const promises_1 = builtin("node:fs/promises");
const node_path_1 = builtin("node:path");
const errors_ts_1 = modules["src/audit/errors.ts"];
/** First 16 hex digits of the SHA-256 of the raw public key: the name a key goes by. */
function keyIdOf(publicKey) {
    return (0, node_crypto_1.createHash)('sha256').update(publicKey).digest('hex').slice(0, 16);
}
/** Whether an Ed25519 signature (RFC 8032) over these bytes was made with this key. */
function verifySignature(publicKey, bytes, signature) {
    if (publicKey.length !== 32 || signature.length !== 64)
        return false;
    try {
        const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
        return (0, node_crypto_1.verify)(null, bytes, (0, node_crypto_1.createPublicKey)({ key: jwk, format: 'jwk' }), signature);
    }
    catch {
        return false;
    }
}
/**
 * Reads a public key as people pass it on: PEM, JSON with a `publicKey`, or the 32 bytes as hex or
 * base64. Refuses AUDIT.KEY_MALFORMED.
 */
function publicKeyFromText(text) {
    const given = text.trim();
    if (given.startsWith('-----BEGIN'))
        return rawPublicKey(pemKey(given, node_crypto_1.createPublicKey));
    if (given.startsWith('{'))
        return publicKeyFromText(publicKeyMember(given));
    if (/^[0-9a-fA-F]{64}$/.test(given))
        return Buffer.from(given, 'hex');
    // 43 characters hold 32 bytes and two bits, which are nothing.
    if (/^[A-Za-z0-9+/_-]{42}[AEIMQUYcgkosw048]=?$/.test(given))
        return Buffer.from(given, 'base64');
    throw errors_ts_1.auditErrors.refuse('AUDIT.KEY_MALFORMED');
}
/** A signer from the PEM text of an Ed25519 private key. Refuses AUDIT.KEY_MALFORMED. */
function signerFromPem(pem) {
    const privateKey = pemKey(pem, node_crypto_1.createPrivateKey);
    const publicKey = rawPublicKey((0, node_crypto_1.createPublicKey)(privateKey));
    return {
        keyId: keyIdOf(publicKey),
        publicKey,
        sign: (bytes) => Promise.resolve((0, node_crypto_1.sign)(null, bytes, privateKey)),
    };
}
/** A new private key as PEM text (PKCS #8). */
function newSigningKeyPem() {
    const { privateKey } = (0, node_crypto_1.generateKeyPairSync)('ed25519');
    return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
/**
 * Reads the signing key from its file, or makes one where there is none (mode 0600).
 *
 * Two processes that start at once end up with the same key. Refuses AUDIT.KEY_FILE_EXPOSED where
 * other accounts can read the file, AUDIT.KEY_MALFORMED where it holds something else.
 */
async function loadOrCreateSigningKey(path) {
    return (await loadSigningKey(path)) ?? (await createSigningKey(path));
}
/** Reads the signing key from its file; null where there is no such file. */
async function loadSigningKey(path) {
    try {
        // Windows has no such bits; there the file lies under the protection of its directory.
        const { mode } = await (0, promises_1.stat)(path);
        if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
            throw errors_ts_1.auditErrors.refuse('AUDIT.KEY_FILE_EXPOSED', { file: path });
        }
        return signerFromPem(await (0, promises_1.readFile)(path, 'utf8'));
    }
    catch (error) {
        if (isCode(error, 'ENOENT'))
            return null;
        throw error;
    }
}
/** Writes a new key whole under a name of its own, then gives it its place, unless that is taken. */
async function createSigningKey(path) {
    await (0, promises_1.mkdir)((0, node_path_1.dirname)(path), { recursive: true });
    const draft = `${path}.${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
    const file = await (0, promises_1.open)(draft, 'wx', 0o600);
    try {
        await file.writeFile(newSigningKeyPem());
        await file.sync();
    }
    finally {
        await file.close();
    }
    try {
        await (0, promises_1.link)(draft, path);
    }
    catch (error) {
        if (!isCode(error, 'EEXIST'))
            throw error;
    }
    finally {
        await (0, promises_1.unlink)(draft);
    }
    const signer = await loadSigningKey(path);
    if (signer === null)
        throw new Error(`the signing key ${path} vanished while it was made`);
    return signer;
}
function pemKey(pem, read) {
    let key;
    try {
        key = read(pem);
    }
    catch {
        throw errors_ts_1.auditErrors.refuse('AUDIT.KEY_MALFORMED');
    }
    if (key.asymmetricKeyType !== 'ed25519')
        throw errors_ts_1.auditErrors.refuse('AUDIT.KEY_MALFORMED');
    return key;
}
function rawPublicKey(key) {
    return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
function publicKeyMember(json) {
    try {
        const value = JSON.parse(json);
        if (typeof value === 'object' && value !== null && 'publicKey' in value) {
            if (typeof value.publicKey === 'string' && !value.publicKey.startsWith('{')) {
                return value.publicKey;
            }
        }
    }
    catch {
        // Falls through: not JSON is as malformed as JSON without a key.
    }
    throw errors_ts_1.auditErrors.refuse('AUDIT.KEY_MALFORMED');
}
function isCode(error, code) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
})(modules["src/audit/signing-key.ts"]);

// ---- src/audit/operator-head.ts
modules["src/audit/operator-head.ts"] = {};
((exports) => {
exports.operatorHeadText = operatorHeadText;
exports.operatorHeadHash = operatorHeadHash;
exports.operatorHeadBytes = operatorHeadBytes;
exports.signOperatorHead = signOperatorHead;
exports.verifyOperatorHead = verifyOperatorHead;
exports.isSignedOperatorHead = isSignedOperatorHead;
exports.parseOperatorHead = parseOperatorHead;
exports.parseSignedOperatorHead = parseSignedOperatorHead;
const node_crypto_1 = builtin("node:crypto");
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
const errors_ts_1 = modules["src/audit/errors.ts"];
const signing_key_ts_1 = modules["src/audit/signing-key.ts"];
function operatorHeadText(body) {
    return (0, canonical_json_ts_1.canonicalJson)(body);
}
/** SHA-256(0x03 ‖ canonical body): what the next operator's head names as its previous. */
function operatorHeadHash(text) {
    return (0, node_crypto_1.createHash)('sha256').update(operatorHeadBytes(text)).digest();
}
/** The bytes that are signed: 0x03 ‖ canonical body. */
function operatorHeadBytes(text) {
    return Buffer.concat([OPERATOR_HEAD_PREFIX, Buffer.from(text, 'utf8')]);
}
async function signOperatorHead(body, signer) {
    const text = operatorHeadText(body);
    const signature = await signer.sign(operatorHeadBytes(text));
    return {
        body: text,
        hash: operatorHeadHash(text).toString('hex'),
        signature: signature.toString('hex'),
    };
}
/** Whether hash and signature are of this body. */
function verifyOperatorHead(head, publicKey) {
    const hash = operatorHeadHash(head.body).toString('hex');
    return hash === head.hash && isSignedOperatorHead(head, publicKey);
}
/** Whether the signature is of this body, whatever the hash beside it says. */
function isSignedOperatorHead({ body, signature }, publicKey) {
    return (isHex(signature, 64) &&
        (0, signing_key_ts_1.verifySignature)(publicKey, operatorHeadBytes(body), Buffer.from(signature, 'hex')));
}
/**
 * Reads what an operator's head says. Refuses AUDIT.PROOF_MALFORMED: not the canonical text of such a
 * body, member for member, so that nothing can be read in two ways.
 */
function parseOperatorHead(text) {
    const value = parsed(text);
    if (!isBody(value) || operatorHeadText(value) !== text) {
        throw errors_ts_1.auditErrors.refuse('AUDIT.PROOF_MALFORMED');
    }
    return value;
}
/**
 * Reads a signed head from the JSON in which it was served: the head itself, or a receipt (or other
 * answer) that has it as `operatorHead`. Refuses AUDIT.PROOF_MALFORMED.
 */
function parseSignedOperatorHead(json) {
    const value = parsed(json);
    const head = isRecord(value) && 'operatorHead' in value ? value.operatorHead : value;
    const { body, hash, signature } = isRecord(head) ? head : {};
    if (typeof body !== 'string' || !isHex(hash, 32) || !isHex(signature, 64)) {
        throw errors_ts_1.auditErrors.refuse('AUDIT.PROOF_MALFORMED');
    }
    parseOperatorHead(body);
    return { body, hash, signature };
}
const OPERATOR_HEAD_PREFIX = Buffer.from([0x03]);
const BODY_MEMBERS = 'at,format,heads,keyId,number,previous';
const HEAD_MEMBERS = 'country,headHash,size';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
function isBody(value) {
    if (!isRecord(value) || Object.keys(value).sort().join() !== BODY_MEMBERS)
        return false;
    const { format, number, at, previous, keyId, heads } = value;
    return (format === 1 &&
        isCount(number) &&
        typeof at === 'string' &&
        INSTANT.test(at) &&
        (number === 1 ? previous === null : isHex(previous, 32)) &&
        isHex(keyId, 8) &&
        Array.isArray(heads) &&
        heads.every(isSealedHead) &&
        heads.every((head, place) => place === 0 || countryAt(heads, place - 1) < head.country));
}
function isSealedHead(value) {
    return (isRecord(value) &&
        Object.keys(value).sort().join() === HEAD_MEMBERS &&
        typeof value.country === 'string' &&
        isCount(value.size) &&
        isHex(value.headHash, 32));
}
function countryAt(heads, place) {
    return heads[place]?.country ?? '';
}
function isCount(value) {
    return Number.isSafeInteger(value) && value > 0;
}
function isHex(value, bytes) {
    return typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parsed(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        throw errors_ts_1.auditErrors.refuse('AUDIT.PROOF_MALFORMED');
    }
}
})(modules["src/audit/operator-head.ts"]);

// ---- src/audit/compact-range.ts
modules["src/audit/compact-range.ts"] = {};
((exports) => {
exports.CompactRange = exports.STORED_LEVEL_AT_MOST = exports.STORED_LEVEL_STEP = void 0;
exports.nodeHash = nodeHash;
exports.emptyRoot = emptyRoot;
exports.foldPeaks = foldPeaks;
const node_crypto_1 = builtin("node:crypto");
/** Roots of complete subtrees are stored at every eighth level, so that a proof reads ≤ 256 rows a level. */
exports.STORED_LEVEL_STEP = 8;
/** The highest stored level: 2^32 leaves under one node. */
exports.STORED_LEVEL_AT_MOST = 32;
/** SHA-256(0x01 ‖ left ‖ right): an inner node of RFC 6962 §2.1. */
function nodeHash(left, right) {
    return (0, node_crypto_1.hash)('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}
/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
function emptyRoot() {
    return (0, node_crypto_1.hash)('sha256', '', 'buffer');
}
/** Folds complete subtrees, the largest and leftmost first, into the root above them. */
function foldPeaks(peaks) {
    const last = peaks.at(-1);
    if (last === undefined)
        return emptyRoot();
    return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}
/**
 * An RFC 6962 tree that only grows, reduced to what growing needs: its size and one hash for each
 * bit that is set in the size (the peaks: roots of complete subtrees, the largest and leftmost first).
 *
 * Example: 6 leaves = 4 + 2, so two peaks: the root of leaves 0–3, then the root of leaves 4–5.
 */
class CompactRange {
    #size;
    #peaks;
    constructor(size, peaks) {
        this.#size = size;
        this.#peaks = [...peaks];
    }
    /** Takes up a stored tree. A size and peaks that do not fit each other are a damaged row: throws. */
    static of(size, peaks) {
        if (!Number.isSafeInteger(size) || size < 0 || peaks.length !== peaksOf(size)) {
            throw new RangeError(`a tree of ${size} leaves does not have ${peaks.length} peaks`);
        }
        if (peaks.some((peak) => peak.length !== 32))
            throw new RangeError('a peak is 32 bytes long');
        return new CompactRange(size, peaks);
    }
    static empty() {
        return new CompactRange(0, []);
    }
    get size() {
        return this.#size;
    }
    get peaks() {
        return [...this.#peaks];
    }
    /** Adds the next leaf; answers the subtrees of stored levels that became complete with it. */
    append(leafHash) {
        const completed = [];
        let node = leafHash;
        // Arithmetic, not bit operators: those would wrap at 2^31 leaves.
        let index = this.#size;
        for (let level = 1; index % 2 === 1; level += 1) {
            const left = this.#peaks.pop();
            if (left === undefined)
                throw new RangeError('the tree has fewer peaks than its size says');
            node = nodeHash(left, node);
            index = (index - 1) / 2;
            if (level % exports.STORED_LEVEL_STEP === 0 && level <= exports.STORED_LEVEL_AT_MOST) {
                completed.push({ level, index, hash: node });
            }
        }
        this.#peaks.push(node);
        this.#size += 1;
        return completed;
    }
    root() {
        return foldPeaks(this.#peaks);
    }
}
exports.CompactRange = CompactRange;
const NODE_PREFIX = Buffer.from([0x01]);
function peaksOf(size) {
    let count = 0;
    for (let rest = size; rest > 0; rest = Math.floor(rest / 2))
        count += rest % 2;
    return count;
}
})(modules["src/audit/compact-range.ts"]);

// ---- src/audit/proofs.ts
modules["src/audit/proofs.ts"] = {};
((exports) => {
exports.inclusionProof = inclusionProof;
exports.consistencyProof = consistencyProof;
exports.verifyInclusion = verifyInclusion;
exports.verifyConsistency = verifyConsistency;
exports.completeSubtrees = completeSubtrees;
const compact_range_ts_1 = modules["src/audit/compact-range.ts"];
/**
 * The proof that leaf `sequence` is in the tree of `size` leaves: the hashes beside its path, from
 * the leaf up. At most 53 of them.
 * @source RFC 6962 §2.1.1, PATH(m, D[n])
 */
function inclusionProof(sequence, size, read) {
    assertPlace(sequence, size);
    return rootsOf(pathBeside(sequence, { from: 0, before: size }), read);
}
/**
 * The proof that the tree of `second` leaves is the tree of `first` leaves with leaves added behind.
 * Empty when both are the same, or when the first is empty: everything extends nothing.
 * @source RFC 6962 §2.1.2, PROOF(m, D[n])
 */
function consistencyProof(first, second, read) {
    assertSizes(first, second);
    const ranges = first === 0 ? [] : seam(first, { from: 0, before: second }, true);
    return rootsOf(ranges, read);
}
/** Whether the proof leads from the leaf hash to the root. Never throws on a proof of a wrong shape. */
function verifyInclusion(claim) {
    const { sequence, size, proof } = claim;
    if (!isSize(size) || !isSize(sequence) || sequence >= size)
        return false;
    const sides = pathBeside(sequence, { from: 0, before: size });
    if (sides.length !== proof.length)
        return false;
    const root = proof.reduce((hash, beside, step) => (sides[step]?.from ?? 0) > sequence ? (0, compact_range_ts_1.nodeHash)(hash, beside) : (0, compact_range_ts_1.nodeHash)(beside, hash), claim.leafHash);
    return root.equals(claim.root);
}
/** Whether the proof shows that the second tree only adds to the first. */
function verifyConsistency(claim) {
    const { first, second } = claim;
    if (!isSize(first) || !isSize(second) || first > second)
        return false;
    if (first === 0)
        return claim.proof.length === 0 && claim.firstRoot.equals((0, compact_range_ts_1.foldPeaks)([]));
    const rest = [...claim.proof];
    const roots = rebuild(first, second, claim.firstRoot, true, rest);
    if (roots === null || rest.length > 0)
        return false;
    return roots.old.equals(claim.firstRoot) && roots.grown.equals(claim.secondRoot);
}
/** The complete subtrees that make up a range, from left to right, the largest first. */
function completeSubtrees(range) {
    const nodes = [];
    for (let from = range.from; from < range.before;) {
        let level = 0;
        let width = 1;
        while (from % (width * 2) === 0 && from + width * 2 <= range.before) {
            width *= 2;
            level += 1;
        }
        nodes.push({ level, index: from / width });
        from += width;
    }
    return nodes;
}
/** The largest power of two smaller than a number above 1: where RFC 6962 splits a tree. */
function splitOf(size) {
    let split = 1;
    while (split * 2 < size)
        split *= 2;
    return split;
}
/** The ranges beside the path from a leaf to the root of `within`, from the leaf up. */
function pathBeside(sequence, within) {
    const size = within.before - within.from;
    if (size <= 1)
        return [];
    const middle = within.from + splitOf(size);
    const left = { from: within.from, before: middle };
    const right = { from: middle, before: within.before };
    return sequence < middle
        ? [...pathBeside(sequence, left), right]
        : [...pathBeside(sequence, right), left];
}
/** The ranges along the seam where the first tree ends in the second; `whole` is RFC 6962's b. */
function seam(first, within, whole) {
    if (first === within.before)
        return whole ? [] : [within];
    const middle = within.from + splitOf(within.before - within.from);
    const left = { from: within.from, before: middle };
    const right = { from: middle, before: within.before };
    return first <= middle
        ? [...seam(first, left, whole), right]
        : [...seam(first, right, false), left];
}
/** Recomputes the old and the grown root of a subtree, taking hashes off the proof as `seam` put them. */
function rebuild(first, size, firstRoot, whole, proof) {
    if (first === size) {
        const hash = whole ? firstRoot : proof.shift();
        return hash === undefined ? null : { old: hash, grown: hash };
    }
    const split = splitOf(size);
    const below = first <= split
        ? rebuild(first, split, firstRoot, whole, proof)
        : rebuild(first - split, size - split, firstRoot, false, proof);
    const beside = proof.shift();
    if (below === null || beside === undefined)
        return null;
    return first <= split
        ? { old: below.old, grown: (0, compact_range_ts_1.nodeHash)(below.grown, beside) }
        : { old: (0, compact_range_ts_1.nodeHash)(beside, below.old), grown: (0, compact_range_ts_1.nodeHash)(beside, below.grown) };
}
async function rootsOf(ranges, read) {
    const roots = [];
    for (const range of ranges) {
        const peaks = [];
        for (const node of completeSubtrees(range))
            peaks.push(await read(node));
        roots.push((0, compact_range_ts_1.foldPeaks)(peaks));
    }
    return roots;
}
function assertPlace(sequence, size) {
    if (!isSize(size) || !isSize(sequence) || sequence >= size) {
        throw new RangeError(`leaf ${sequence} is not in a tree of ${size} leaves`);
    }
}
function assertSizes(first, second) {
    if (!isSize(first) || !isSize(second) || first > second) {
        throw new RangeError(`a tree of ${second} leaves does not extend one of ${first}`);
    }
}
function isSize(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
})(modules["src/audit/proofs.ts"]);

// ---- src/audit/receipt.ts
modules["src/audit/receipt.ts"] = {};
((exports) => {
exports.parseReceipt = parseReceipt;
exports.checkReceipt = checkReceipt;
const head_ts_1 = modules["src/audit/head.ts"];
const leaf_ts_1 = modules["src/audit/leaf.ts"];
const errors_ts_1 = modules["src/audit/errors.ts"];
const log_lines_ts_1 = modules["src/audit/log-lines.ts"];
const operator_head_ts_1 = modules["src/audit/operator-head.ts"];
const proofs_ts_1 = modules["src/audit/proofs.ts"];
/** Reads a receipt as it is served. Refuses AUDIT.PROOF_MALFORMED. */
function parseReceipt(json) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch {
        value = null;
    }
    if (!(0, log_lines_ts_1.matches)(value, RECEIPT))
        throw errors_ts_1.auditErrors.refuse('AUDIT.PROOF_MALFORMED');
    const receipt = value;
    if (receipt.operatorHead !== null)
        (0, operator_head_ts_1.parseSignedOperatorHead)(JSON.stringify(receipt.operatorHead));
    return receipt;
}
const RECEIPT = {
    format: 'count',
    leaf: { country: 'text', sequence: 'count', payload: 'text?', hash: 'text' },
    inclusion: ['text'],
    head: {
        country: 'text',
        size: 'count',
        root: 'text',
        previous: 'text?',
        at: 'text',
        hash: 'text',
    },
    operatorHead: 'any',
    publicKey: 'text?',
};
/**
 * Checks a receipt with nothing but the operator's public key, had from elsewhere. A receipt that is
 * not sealed yet fails: it is a promise without a signature.
 */
function checkReceipt(receipt, publicKey) {
    const { leaf, head, operatorHead } = receipt;
    const faults = [];
    const root = Buffer.from(head.root, 'hex');
    const hash = Buffer.from(leaf.hash, 'hex');
    if (leaf.payload !== null && !(0, leaf_ts_1.leafHashOfText)(leaf.payload).equals(hash)) {
        faults.push('the leaf hash is not the hash of the payload');
    }
    if (leaf.country !== head.country)
        faults.push('leaf and head are of different countries');
    const proof = receipt.inclusion.map((step) => Buffer.from(step, 'hex'));
    const claim = { leafHash: hash, sequence: leaf.sequence, size: head.size, proof, root };
    if (!(0, proofs_ts_1.verifyInclusion)(claim))
        faults.push('the leaf is not under the root of the head');
    if (hashOf(head) !== head.hash)
        faults.push('the head hash is not the hash of the head');
    if (operatorHead === null)
        faults.push('the head is not sealed by the operator yet');
    else
        faults.push(...sealFaults(operatorHead, head, publicKey));
    return { ok: faults.length === 0, faults };
}
function sealFaults(operatorHead, head, publicKey) {
    if (!(0, operator_head_ts_1.verifyOperatorHead)(operatorHead, publicKey)) {
        return ['the operator head is not signed by this key'];
    }
    const sealed = (0, operator_head_ts_1.parseOperatorHead)(operatorHead.body).heads.find(({ country }) => country === head.country);
    return sealed?.size === head.size && sealed.headHash === head.hash
        ? []
        : ['the operator head seals another head of this country'];
}
function hashOf(head) {
    return (0, head_ts_1.headHash)({
        country: head.country,
        size: head.size,
        root: Buffer.from(head.root, 'hex'),
        previous: head.previous === null ? null : Buffer.from(head.previous, 'hex'),
        at: head.at,
    }).toString('hex');
}
})(modules["src/audit/receipt.ts"]);

// ---- src/audit/text-lines.ts
modules["src/audit/text-lines.ts"] = {};
((exports) => {
exports.textLines = textLines;
const node_string_decoder_1 = builtin("node:string_decoder");
/** A line longer than this is handed on in pieces, so that a hostile file cannot fill the memory. */
const LINE_AT_MOST = 16 * 1024 * 1024;
/**
 * The lines of a text that arrives in pieces, without their line feeds.
 *
 * Only a line feed ends a line. (Node's own readline also splits at U+2028 and U+2029, which are
 * ordinary characters inside JSON.)
 */
async function* textLines(chunks) {
    const decoder = new node_string_decoder_1.StringDecoder('utf8');
    let rest = '';
    for await (const chunk of chunks) {
        const text = rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk));
        const lines = text.split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
        if (rest.length > LINE_AT_MOST) {
            yield rest;
            rest = '';
        }
    }
    rest += decoder.end();
    if (rest !== '')
        yield rest;
}
})(modules["src/audit/text-lines.ts"]);

// ---- src/kernel/scaled-integer.ts
modules["src/kernel/scaled-integer.ts"] = {};
((exports) => {
/*
 * Exact arithmetic for what cannot be had from adding alone: shares, ratios, conversions. A decimal
 * text is read as a whole number of its last decimal place.
 */
exports.hasDecimalForm = hasDecimalForm;
exports.decimalsOf = decimalsOf;
exports.scaled = scaled;
exports.unscaled = unscaled;
exports.powerOfTen = powerOfTen;
exports.dividedHalfEven = dividedHalfEven;
/** An optional minus, digits without leading zeros, and decimals after a point. ASCII digits only. */
const DECIMAL_TEXT = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** Whether it is text of that form. Says nothing about minus zero or size. */
function hasDecimalForm(text) {
    return typeof text === 'string' && DECIMAL_TEXT.test(text);
}
/** How many digits stand after the decimal point. */
function decimalsOf(text) {
    const point = text.indexOf('.');
    return point === -1 ? 0 : text.length - point - 1;
}
/** '12.50' at 3 decimals is 12500n. The text has the decimal form and no more decimals than that. */
function scaled(text, decimals) {
    return BigInt(text.replace('.', '') + '0'.repeat(decimals - decimalsOf(text)));
}
/** 12500n at 3 decimals is '12.500'. */
function unscaled(units, decimals) {
    const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
    const sign = units < 0n ? '-' : '';
    if (decimals === 0)
        return sign + digits;
    return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
function powerOfTen(exponent) {
    return 10n ** BigInt(exponent);
}
/** The quotient to the nearest whole number; a tie goes to the even one (IEEE 754, half-even). */
function dividedHalfEven(numerator, denominator) {
    const negative = numerator < 0n !== denominator < 0n;
    const dividend = numerator < 0n ? -numerator : numerator;
    const divisor = denominator < 0n ? -denominator : denominator;
    const floor = dividend / divisor;
    const twiceRest = (dividend % divisor) * 2n;
    const up = twiceRest > divisor || (twiceRest === divisor && floor % 2n === 1n);
    const quotient = up ? floor + 1n : floor;
    return negative ? -quotient : quotient;
}
})(modules["src/kernel/scaled-integer.ts"]);

// ---- src/audit/log-balances.ts
modules["src/audit/log-balances.ts"] = {};
((exports) => {
exports.LogBalances = void 0;
exports.unitsOf = unitsOf;
exports.bare = bare;
const scaled_integer_ts_1 = modules["src/kernel/scaled-integer.ts"];
/** As many digits stand before the point of an amount, at most. */
const DIGITS_LIMIT = 30;
/**
 * Adds up every account of one country from the payloads of its leaves, and nothing else: no table, no
 * row. Whoever has the log can so derive what every balance must be. It also asks of every entry what
 * law 1 asks: at least two postings, and a sum of zero per commodity.
 */
class LogBalances {
    #country;
    #findings;
    #accounts = new Map();
    constructor(country, findings) {
        this.#country = country;
        this.#findings = findings;
    }
    take({ sequence, entries }) {
        for (const entry of entries) {
            const fault = faultOf(entry) ?? this.#post(entry);
            if (fault !== null)
                this.#add('LEAF.UNBALANCED', sequence, bare(entry.id), fault);
        }
    }
    /** Every account, in the order of their ids. */
    *accounts() {
        for (const [account, sum] of [...this.#accounts].sort(([one], [two]) => (one < two ? -1 : 1))) {
            yield {
                country: this.#country,
                account: `${this.#country}-${account}`,
                commodity: sum.commodity,
                balance: (0, scaled_integer_ts_1.unscaled)(sum.units, sum.decimals),
                postings: sum.postings,
            };
        }
    }
    #post(entry) {
        let fault = null;
        for (const { account, commodity, amount } of entry.postings) {
            const decimals = (0, scaled_integer_ts_1.decimalsOf)(amount);
            const id = bare(account);
            const sum = this.#accounts.get(id) ?? { units: 0n, postings: 0, commodity, decimals };
            if (sum.commodity !== commodity || sum.decimals !== decimals) {
                fault = `account ${this.#country}-${id} counts ${sum.commodity}, and is posted ${amount} ${commodity}`;
                continue;
            }
            sum.units += (0, scaled_integer_ts_1.scaled)(amount, decimals);
            sum.postings += 1;
            this.#accounts.set(id, sum);
        }
        return fault;
    }
    #add(code, sequence, entry, fault) {
        const row = `journal entry ${this.#country}-${entry}`;
        const detail = `${row}: leaf ${sequence}: ${fault}`;
        this.#findings.add({ code, country: this.#country, sequence, row, detail });
    }
}
exports.LogBalances = LogBalances;
/** What is wrong with an entry by itself; null where nothing is. */
function faultOf({ postings }) {
    if (postings.length < 2)
        return `it has ${postings.length} postings; an entry has at least two`;
    const sums = new Map();
    for (const { commodity, amount } of postings) {
        const decimals = (0, scaled_integer_ts_1.decimalsOf)(amount);
        const units = unitsOf(amount, decimals);
        const sum = sums.get(commodity) ?? { units: 0n, decimals };
        if (units === null || sum.decimals !== decimals)
            return `${amount} ${commodity} is no amount`;
        sum.units += units;
        sums.set(commodity, sum);
    }
    for (const [commodity, { units, decimals }] of sums) {
        if (units !== 0n)
            return `off by ${(0, scaled_integer_ts_1.unscaled)(units, decimals)} ${commodity}`;
    }
    return null;
}
/** An amount in units of its last decimal; null where it is none. */
function unitsOf(amount, exponent) {
    if (!(0, scaled_integer_ts_1.hasDecimalForm)(amount) || (0, scaled_integer_ts_1.decimalsOf)(amount) > exponent || exponent > DIGITS_LIMIT) {
        return null;
    }
    const digits = amount.replace('-', '').split('.')[0] ?? '';
    if (digits.length > DIGITS_LIMIT || (amount.startsWith('-') && !/[1-9]/.test(amount)))
        return null;
    return (0, scaled_integer_ts_1.scaled)(amount, exponent);
}
/** An id without its country: tables hold it bare, and a leaf may spell it either way. */
function bare(id) {
    return /^[A-Z0-9]{2}-[0-9a-f]{8}-/.test(id) ? id.slice(3) : id;
}
})(modules["src/audit/log-balances.ts"]);

// ---- src/kernel/clock.ts
modules["src/kernel/clock.ts"] = {};
((exports) => {
exports.systemClock = void 0;
exports.fixedClock = fixedClock;
exports.steppingClock = steppingClock;
exports.parseInstant = parseInstant;
exports.laterInstant = laterInstant;
exports.plusMilliseconds = plusMilliseconds;
exports.millisecondsOf = millisecondsOf;
const errors_ts_1 = modules["src/kernel/errors.ts"];
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** The machine's clock. It can go back; whoever needs strictly rising times says so itself. */
exports.systemClock = { now: systemNow };
let lastMilliseconds = Number.NaN;
let lastInstant = '';
/** Many acts share a millisecond: its text is made once. */
function systemNow() {
    const milliseconds = Date.now();
    if (milliseconds !== lastMilliseconds) {
        lastInstant = new Date(milliseconds).toISOString();
        lastMilliseconds = milliseconds;
    }
    return lastInstant;
}
/** A clock that stands still, for tests and for rebuilding the past. */
function fixedClock(at) {
    const instant = parseInstant(at);
    return { now: () => instant };
}
/** A clock that starts at an instant and moves on by a step (ms) at each reading, for tests. */
function steppingClock(from, stepMilliseconds = 1) {
    let next = millisecondsOf(parseInstant(from));
    return {
        now() {
            const instant = instantAt(next);
            next += stepMilliseconds;
            return instant;
        },
    };
}
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
/**
 * Reads an instant and brings it to UTC.
 *
 * Digits beyond the millisecond are cut off, not rounded: "as known at" must never reach past the
 * moment that was asked for. Refuses `INSTANT.MALFORMED`: no offset, a day that does not exist, a
 * leap second, a year outside 1900 to 9999 (in UTC).
 *
 * @source RFC 3339 §5.6
 */
function parseInstant(text) {
    const parts = typeof text === 'string' ? RFC_3339.exec(text) : null;
    if (parts === null)
        throw malformed(text);
    const [, year, month, day, hour, minute, second, fraction, sign, offsetHour, offsetMinute] = parts;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
        throw malformed(text);
    const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    // Date.UTC rolls 30 February over into March, and reads year 00 as 1900.
    if (midnight.toISOString().slice(0, 10) !== `${year}-${month}-${day}`)
        throw malformed(text);
    let milliseconds = midnight.getTime() +
        (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 +
        Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
    if (sign !== undefined) {
        if (Number(offsetHour) > 23 || Number(offsetMinute) > 59)
            throw malformed(text);
        const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
        milliseconds += sign === '+' ? -offset : offset;
    }
    if (milliseconds < EARLIEST || milliseconds > LATEST)
        throw malformed(text);
    return new Date(milliseconds).toISOString();
}
/** The later of two instants. */
function laterInstant(one, other) {
    return one >= other ? one : other;
}
/** The instant so many milliseconds later, or earlier where negative. */
function plusMilliseconds(instant, milliseconds) {
    return instantAt(millisecondsOf(instant) + milliseconds);
}
/** Milliseconds since 1970-01-01T00:00:00Z. */
function millisecondsOf(instant) {
    return Date.parse(instant);
}
function instantAt(milliseconds) {
    if (!(milliseconds >= EARLIEST && milliseconds <= LATEST))
        throw malformed(String(milliseconds));
    return new Date(milliseconds).toISOString();
}
function malformed(given) {
    const shown = typeof given === 'string' ? given.slice(0, 64) : typeof given;
    return errors_ts_1.kernelErrors.refuse('INSTANT.MALFORMED', { given: shown });
}
})(modules["src/kernel/clock.ts"]);

// ---- src/kernel/ids.ts
modules["src/kernel/ids.ts"] = {};
((exports) => {
exports.newId = newId;
exports.derivedId = derivedId;
exports.hasDerivedIds = hasDerivedIds;
exports.namedId = namedId;
exports.publicId = publicId;
exports.parsePublicId = parsePublicId;
const node_crypto_1 = builtin("node:crypto");
const clock_ts_1 = modules["src/kernel/clock.ts"];
const errors_ts_1 = modules["src/kernel/errors.ts"];
/*
 * UUIDv7 (RFC 9562 §5.7), laid out so:
 *   48 bits  milliseconds
 *    4 bits  version 7
 *   12 bits  counter, high     \  rises by one within a millisecond (RFC 9562 §6.2, method 1),
 *    2 bits  variant            } starts anywhere in its lower half
 *    6 bits  counter, low      /
 *   48 bits  random
 *    8 bits  ordinal: 00 for an owner, 01 to ff for what is derived from it
 */
const COUNTER_LIMIT = 1 << 18;
const COUNTER_START_MASK = (1 << 17) - 1;
let lastMilliseconds = 0;
let counter = 0;
/**
 * A new id: a UUIDv7 in lower case whose last byte is 00, so that up to 255 ids can be derived.
 *
 * Ids of one process rise in text order, also within a millisecond and when the clock goes back.
 * The time in an id is for the index's sake; no rule reads it.
 */
function newId(clock) {
    const milliseconds = (0, clock_ts_1.millisecondsOf)(clock.now());
    if (milliseconds > lastMilliseconds) {
        lastMilliseconds = milliseconds;
        counter = randomUint32() & COUNTER_START_MASK;
    }
    else {
        counter += 1;
        if (counter === COUNTER_LIMIT) {
            lastMilliseconds += 1;
            counter = randomUint32() & COUNTER_START_MASK;
        }
    }
    const time = lastMilliseconds.toString(16).padStart(12, '0');
    const high = (0x7000 | (counter >>> 6)).toString(16);
    const low = (0x80 | (counter & 0x3f)).toString(16);
    const random = randomHex6();
    return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}${random.slice(0, 2)}-${random.slice(2)}00`;
}
/**
 * The id of what belongs to an owner, known without a look-up: the owner's id with another last byte.
 *
 * @param ordinal 1 to 255, a constant of the kind of thing derived (the undrawn account of a
 *   commitment, say). An id that is itself derived, or an ordinal out of range, is a mistake in the
 *   program and throws RangeError: two owners could otherwise share an account.
 */
function derivedId(id, ordinal) {
    if (!hasDerivedIds(id))
        throw new RangeError(`only an id ending in 00 has derived ids: ${id}`);
    const suffix = ORDINALS[ordinal];
    if (suffix === undefined)
        throw new RangeError(`ordinal outside 1 to 255: ${ordinal}`);
    return id.slice(0, -2) + suffix;
}
/** Whether ids can be derived from it; an id from outside may itself be a derived one. */
function hasDerivedIds(id) {
    return id !== null && id.endsWith('00');
}
/**
 * The id of what an owner has under a name of any kind, known without a look-up: the place of a class of
 * credit in an account, say. The time is the owner's; the rest is SHA-256 over owner and name, but for
 * the last byte, which is 00, so that ids can be derived from it in turn.
 *
 * @param name unambiguous among all that the owner has: where it is made of parts, the parts say which
 *   is which. 66 bits of the digest remain; a table's key refuses what should ever coincide.
 */
function namedId(owner, name) {
    const digest = (0, node_crypto_1.hash)('sha256', `${owner} ${name}`, 'hex');
    const variant = '89ab'.charAt(parseInt(digest.charAt(3), 16) & 3);
    return `${owner.slice(0, 13)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 17)}00`;
}
/** The id as it goes out: 'KZ-' and the UUID, so that any address finds its country. */
function publicId(countryCode, id) {
    return `${countryCode}-${id}`;
}
const PUBLIC_ID = /^(?:[A-Z]{2}|00)-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Takes a public id apart. Refuses `ID.MALFORMED`: one spelling only, so capitals in the UUID too. */
function parsePublicId(text) {
    if (typeof text !== 'string' || !PUBLIC_ID.test(text)) {
        const given = typeof text === 'string' ? text.slice(0, 64) : typeof text;
        throw errors_ts_1.kernelErrors.refuse('ID.MALFORMED', { given });
    }
    return { countryCode: text.slice(0, 2), id: text.slice(3) };
}
/** '01' to 'ff' at 1 to 255; nothing at 0. */
const ORDINALS = Array.from({ length: 256 }, (_, ordinal) => ordinal === 0 ? undefined : ordinal.toString(16).padStart(2, '0'));
/** A call into the system's generator costs more than an id: bytes are fetched by the page. */
const pool = Buffer.alloc(6 * 1024);
let poolUsed = pool.length;
function randomHex6() {
    const from = takeRandom(6);
    return pool.toString('hex', from, from + 6);
}
function randomUint32() {
    return pool.readUInt32BE(takeRandom(6));
}
function takeRandom(length) {
    if (poolUsed + length > pool.length) {
        (0, node_crypto_1.randomFillSync)(pool);
        poolUsed = 0;
    }
    const from = poolUsed;
    poolUsed += length;
    return from;
}
})(modules["src/kernel/ids.ts"]);

// ---- src/audit/serial-runs.ts
modules["src/audit/serial-runs.ts"] = {};
((exports) => {
exports.SerialRuns = void 0;
exports.isSamePlace = isSamePlace;
/**
 * Where each serial of one class is, as runs in order: memory for one run per place and gap, however
 * many tonnes there are. Neighbours in one place are one run.
 */
class SerialRuns {
    #runs = [];
    /** The highest serial that was issued; 0 before the first. */
    get last() {
        return this.#runs.at(-1)?.last ?? 0n;
    }
    get all() {
        return this.#runs;
    }
    /** The parts of the runs that lie within these serials, in order. */
    within(first, last) {
        const parts = [];
        for (const run of this.#runs.slice(this.#firstEndingAt(first), this.#firstEndingAt(last) + 1)) {
            if (run.first > last)
                break;
            parts.push({ ...run, first: larger(run.first, first), last: smaller(run.last, last) });
        }
        return parts;
    }
    /** From now on these serials are there, wherever they were. */
    put(run) {
        const from = this.#firstEndingAt(run.first);
        const end = this.#firstEndingAt(run.last);
        const to = (this.#runs.at(end)?.first ?? run.last + 1n) <= run.last ? end + 1 : end;
        const touched = this.#runs.slice(from, to);
        const pieces = [];
        const [head, tail] = [touched.at(0), touched.at(-1)];
        if (head !== undefined && head.first < run.first) {
            pieces.push({ ...head, last: run.first - 1n });
        }
        pieces.push(run);
        if (tail !== undefined && tail.last > run.last) {
            pieces.push({ ...tail, first: run.last + 1n });
        }
        // A neighbour in the same place becomes one with it.
        const [left, right] = [from - 1, to].map((at) => this.#runs[at]);
        const before = left === undefined ? [] : [left];
        const after = right === undefined ? [] : [right];
        const joined = joinedRuns([...before, ...pieces, ...after]);
        this.#runs.splice(from - before.length, to - from + before.length + after.length, ...joined);
    }
    /** The place in the list of the first run that ends at this serial or behind it. */
    #firstEndingAt(serial) {
        let [low, high] = [0, this.#runs.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#runs[middle]?.last ?? serial) < serial)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
exports.SerialRuns = SerialRuns;
function isSamePlace(one, other) {
    return one.owner === other.owner && one.state === other.state;
}
function joinedRuns(runs) {
    const result = [];
    for (const run of runs) {
        const before = result.at(-1);
        if (before !== undefined && before.last + 1n === run.first && isSamePlace(before, run)) {
            result[result.length - 1] = { ...before, last: run.last };
        }
        else
            result.push(run);
    }
    return result;
}
function larger(one, other) {
    return one > other ? one : other;
}
function smaller(one, other) {
    return one < other ? one : other;
}
})(modules["src/audit/serial-runs.ts"]);

// ---- src/audit/log-places.ts
modules["src/audit/log-places.ts"] = {};
((exports) => {
exports.LogPlaces = void 0;
const ids_ts_1 = modules["src/kernel/ids.ts"];
const log_balances_ts_1 = modules["src/audit/log-balances.ts"];
const serial_runs_ts_1 = modules["src/audit/serial-runs.ts"];
/** As a leaf writes it: what the class is called, the first number, the last. */
const SERIALS = /^([\x21-\x7e]+-20\d{2})-([1-9]\d{0,11})-([1-9]\d{0,11})$/;
const CLASS = /^[\x21-\x7e]+-20\d{2}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Ordinals of the account of a class in one place: a part of the format, because ids rest on them. */
const STATES = {
    held: 1,
    locked: 2,
    retired: 3,
    cancelled: 4,
    'transferred-out': 5,
};
const FINAL = new Set(['retired', 'cancelled', 'transferred-out']);
/**
 * Follows every serial of one country from the movements that its leaves tell of, and nothing else. A
 * serial comes into being by issuance alone, behind the last one of its class; it moves from where it is
 * and from nowhere else; what was retired, cancelled or transferred out stays, but for a reversal by the
 * registry; and what moves is what the entries of the same leaf post, account by account, so that the
 * serials in every account are as many as its balance.
 */
class LogPlaces {
    #country;
    #findings;
    #classes = new Map();
    constructor(country, findings) {
        this.#country = country;
        this.#findings = findings;
    }
    take(payload) {
        const { sequence, entries } = payload;
        const movements = movementsOf(payload.facts);
        if (movements === null) {
            this.#add('SERIAL.MALFORMED', sequence, null, 'what it moves cannot be read');
            return;
        }
        const isReversal = entries.some(({ kind }) => kind === 'registry-reversal');
        const moved = new Map();
        for (const movement of movements) {
            this.#move(sequence, movement, isReversal);
            this.#count(moved, movement);
        }
        this.#comparePostings(payload, moved);
    }
    /** Every run of serials in one place, in the order of classes and numbers. */
    *places() {
        for (const [name, { runs }] of [...this.#classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
            for (const { first, last, owner, state } of runs.all) {
                yield {
                    country: this.#country,
                    class: name,
                    first: first.toString(),
                    last: last.toString(),
                    account: `${this.#country}-${owner}`,
                    state,
                };
            }
        }
    }
    #move(sequence, movement, isReversal) {
        const { name, from } = movement;
        if (from.state === 'issued')
            return this.#issue(sequence, movement);
        const runs = this.#classes.get(movement.className)?.runs;
        const found = runs?.within(movement.first, movement.last) ?? [];
        const elsewhere = found.find((run) => !(0, serial_runs_ts_1.isSamePlace)(run, from));
        if (elsewhere !== undefined) {
            const at = `they are ${this.#words(elsewhere)}, and it moves what is ${this.#words(from)}`;
            this.#add('SERIAL.NOT_HELD', sequence, name, `${numbers(elsewhere)}: ${at}`);
        }
        const issued = found.reduce((sum, run) => sum + run.last - run.first + 1n, 0n);
        if (issued !== movement.last - movement.first + 1n) {
            this.#add('SERIAL.NOT_HELD', sequence, name, 'it moves what was never issued');
        }
        if (FINAL.has(from.state) && !isReversal) {
            const why = `it moves what is ${from.state} for good, without a reversal by the registry`;
            this.#add('SERIAL.LEFT_FOR_GOOD', sequence, name, why);
        }
        // What was issued goes on from where the log last put it, so that one fault is told once.
        for (const { first, last } of found)
            runs?.put({ first, last, ...movement.to });
    }
    #issue(sequence, { name, className, first, last, from, to }) {
        const known = this.#classes.get(className);
        const { id, runs } = known ?? { id: from.owner, runs: new serial_runs_ts_1.SerialRuns() };
        if (known === undefined)
            this.#classes.set(className, { id, runs });
        if (id !== from.owner) {
            const why = `it is issued from ${from.owner}, serials of ${className} come from ${id}`;
            this.#add('SERIAL.ISSUED_TWICE', sequence, name, why);
        }
        const next = runs.last + 1n;
        if (first < next) {
            const [there] = runs.within(first, last);
            const why = there === undefined
                ? `numbers were issued up to ${runs.last}, and none is ever given behind`
                : `${numbers(there)} were issued before and are ${this.#words(there)}`;
            this.#add('SERIAL.ISSUED_TWICE', sequence, name, why);
        }
        else if (first > next) {
            this.#add('SERIAL.LEFT_OUT', sequence, name, `the next number to be issued is ${next}`);
        }
        if (last >= next)
            runs.put({ first: first > next ? first : next, last, ...to });
    }
    #count(moved, { className, first, last, from, to }) {
        const id = this.#classes.get(className)?.id;
        if (id === undefined)
            return;
        const add = (place, tonnes) => {
            const key = `${className} ${accountOf(place, id)}`;
            moved.set(key, (moved.get(key) ?? 0n) + tonnes);
        };
        add(from, first - last - 1n);
        add(to, last - first + 1n);
    }
    #comparePostings({ sequence, entries }, moved) {
        const posted = new Map();
        for (const { account, commodity, amount } of entries.flatMap(({ postings }) => postings)) {
            if (!CLASS.test(commodity))
                continue;
            const key = `${commodity} ${(0, log_balances_ts_1.bare)(account)}`;
            posted.set(key, (posted.get(key) ?? 0n) + ((0, log_balances_ts_1.unitsOf)(amount, 0) ?? 0n));
        }
        for (const key of [...new Set([...moved.keys(), ...posted.keys()])].sort()) {
            const [tonnes, amount] = [moved.get(key) ?? 0n, posted.get(key) ?? 0n];
            if (tonnes === amount)
                continue;
            const className = key.slice(0, key.indexOf(' '));
            const account = key.slice(className.length + 1);
            const why = `account ${this.#country}-${account} is posted ${amount}, serials say ${tonnes}`;
            this.#add('SERIAL.NOT_POSTED', sequence, className, why);
        }
    }
    #words({ owner, state }) {
        return `${state} by ${this.#country}-${owner}`;
    }
    #add(code, sequence, name, why) {
        const row = name === null ? `act of leaf ${sequence}` : `credits ${name}`;
        const detail = `${row}: leaf ${sequence} of ${this.#country}: ${why}`;
        this.#findings.add({ code, country: this.#country, sequence, row, detail });
    }
}
exports.LogPlaces = LogPlaces;
function numbers({ first, last }) {
    return `${first} to ${last}`;
}
/** The ledger account that counts a class in a place. */
function accountOf({ owner, state }, classId) {
    if (state === 'issued')
        return (0, ids_ts_1.derivedId)(owner, 1);
    return (0, ids_ts_1.derivedId)((0, ids_ts_1.namedId)(owner, `credit class ${classId}`), STATES[state] ?? 0);
}
/** What a leaf says was moved; none where it moves nothing, null where it cannot be read. */
function movementsOf(facts) {
    const moved = facts?.moved;
    if (moved === undefined)
        return [];
    if (!Array.isArray(moved))
        return null;
    const movements = [];
    for (const route of moved) {
        const { from, to, serials } = (route ?? {});
        const [source, target] = [placeOf(from, true), placeOf(to, false)];
        if (source === null || target === null || !Array.isArray(serials))
            return null;
        for (const text of serials) {
            const range = rangeOf(text);
            if (range === null)
                return null;
            movements.push({ ...range, from: source, to: target });
        }
    }
    // A leaf lists by route, not by number: what is issued comes first, in the order of its numbers.
    const issued = movements.filter(({ from }) => from.state === 'issued');
    const rest = movements.filter(({ from }) => from.state !== 'issued');
    return [...issued.sort((one, other) => (one.first < other.first ? -1 : 1)), ...rest];
}
function rangeOf(text) {
    const [name, className, first, last] = (typeof text === 'string' && SERIALS.exec(text)) || [];
    if (name === undefined || className === undefined)
        return null;
    const range = { first: BigInt(first ?? 0), last: BigInt(last ?? 0) };
    return range.last < range.first ? null : { name, className, ...range };
}
function placeOf(value, mayIssue) {
    const { id, state } = (value ?? {});
    if (typeof id !== 'string' || typeof state !== 'string')
        return null;
    const owner = (0, log_balances_ts_1.bare)(id);
    const isIssue = mayIssue && state === 'issued';
    if (!UUID.test(owner) || (isIssue && !(0, ids_ts_1.hasDerivedIds)(owner)))
        return null;
    return isIssue || Object.hasOwn(STATES, state) ? { owner, state } : null;
}
})(modules["src/audit/log-places.ts"]);

// ---- src/audit/check-country.ts
modules["src/audit/check-country.ts"] = {};
((exports) => {
exports.CountryCheck = void 0;
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
const compact_range_ts_1 = modules["src/audit/compact-range.ts"];
const head_ts_1 = modules["src/audit/head.ts"];
const leaf_ts_1 = modules["src/audit/leaf.ts"];
const log_lines_ts_1 = modules["src/audit/log-lines.ts"];
const log_balances_ts_1 = modules["src/audit/log-balances.ts"];
const log_places_ts_1 = modules["src/audit/log-places.ts"];
/**
 * Rebuilds the tree and the chain of heads of one country from the lines of a file, as they come.
 *
 * A leaf whose hash is still the sealed one and whose text is not is named itself. Where text and hash
 * were changed together, the batch whose root no longer fits is named: no later root can then be told
 * from the leaves, and only the chain is followed further.
 */
class CountryCheck {
    #country;
    #findings;
    #rows;
    #payloadsExpected;
    /** What the leaves alone add up to. */
    balances;
    /** Where the leaves alone put every serial. */
    places;
    /** Null once the leaves are known not to be those that were sealed. */
    #range = compact_range_ts_1.CompactRange.empty();
    #next = 0;
    #batchAt = null;
    #end = null;
    constructor(of) {
        this.#country = of.country;
        this.#findings = of.findings;
        this.#rows = of.rows;
        this.#payloadsExpected = of.payloadsExpected;
        this.balances = new log_balances_ts_1.LogBalances(of.country, of.findings);
        this.places = new log_places_ts_1.LogPlaces(of.country, of.findings);
    }
    /** The last head so far; null before the first. */
    get end() {
        return this.#end;
    }
    /** Leaves behind the last head listed by an operator's head of that size. */
    leavesSince(size) {
        return Math.max(0, this.#next - size);
    }
    /** Takes the next leaf; answers its payload where it can be read and stands in its place. */
    leaf(line) {
        this.#rows?.close();
        const { sequence } = line;
        if (sequence < this.#next) {
            this.#add('LEAF.REPEATED', sequence, `leaf ${sequence} comes after leaf ${this.#next - 1}`);
            return null;
        }
        if (sequence > this.#next) {
            const from = this.#next;
            this.#add('LEAF.MISSING', from, `leaves ${from} to ${sequence - 1} are not there`);
            this.#range = null;
        }
        this.#next = sequence + 1;
        const payload = this.#payloadOf(line);
        this.#range?.append(Buffer.from(line.hash, 'hex'));
        if (this.#batchAt !== null && this.#batchAt !== line.at) {
            this.#add('LEAF.TIME_DIFFERS', sequence, `time ${line.at} in a batch of ${this.#batchAt}`);
        }
        this.#batchAt ??= line.at;
        if (payload !== null) {
            this.balances.take(payload);
            this.places.take(payload);
        }
        this.#rows?.expect(sequence, payload);
        return payload;
    }
    head(line) {
        this.#rows?.close();
        const { size, at } = line;
        const last = this.#end;
        if (size !== this.#next) {
            const detail = `a head of ${size} leaves stands behind ${this.#next} leaves`;
            this.#add('HEAD.LEAVES_MISSING', size - 1, detail);
            if (size > this.#next)
                this.#range = null;
        }
        this.#checkRoot(line);
        if (hashOf(line) !== line.hash) {
            this.#add('HEAD.HASH_DIFFERS', size - 1, `the hash of head ${size} is not of what it says`);
        }
        if (line.previous !== (last?.hash ?? null)) {
            this.#add('HEAD.CHAIN_BROKEN', size - 1, `head ${size} does not follow the head before it`);
        }
        if (last !== null && (at <= last.at || size <= last.size)) {
            const detail = `head ${size} of ${at} follows head ${last.size} of ${last.at}`;
            this.#add('HEAD.TIME_NOT_LATER', size - 1, detail);
        }
        if (this.#batchAt !== null && this.#batchAt !== at) {
            const detail = `head ${size} is of ${at}, its leaves of ${this.#batchAt}`;
            this.#add('HEAD.TIME_DIFFERS', size - 1, detail);
        }
        this.#batchAt = null;
        this.#end = { size, hash: line.hash, at };
    }
    /** The file is at its end. */
    finish() {
        this.#rows?.close();
        const covered = this.#end?.size ?? 0;
        if (this.#next > covered) {
            const detail = `leaves ${covered} to ${this.#next - 1} stand behind the last head`;
            this.#add('LEAF.WITHOUT_HEAD', covered, detail);
        }
    }
    #checkRoot(line) {
        if (this.#range === null || this.#range.size !== line.size)
            return;
        if (this.#range.root().toString('hex') === line.root)
            return;
        const from = this.#end?.size ?? 0;
        this.#range = null;
        this.#add('HEAD.ROOT_DIFFERS', from, `leaves ${from} to ${line.size - 1} are not those that head ${line.size} was made of ` +
            '(changed together with their hashes, swapped or inserted)');
    }
    #payloadOf(line) {
        const { sequence, payload: text } = line;
        if (text === undefined) {
            if (this.#payloadsExpected) {
                this.#add('LEAF.PAYLOAD_MISSING', sequence, `leaf ${sequence} has no payload`);
            }
            return null;
        }
        if ((0, leaf_ts_1.leafHashOfText)(text).toString('hex') !== line.hash) {
            this.#add('LEAF.HASH_DIFFERS', sequence, `leaf ${sequence}: its hash is not of its payload`);
            return null;
        }
        const payload = parsePayload(text);
        if (payload === null) {
            this.#add('LEAF.MALFORMED', sequence, `leaf ${sequence} is not canonical JSON of format 1`);
            return null;
        }
        if (payload.country !== this.#country || payload.sequence !== sequence) {
            const place = `leaf ${payload.sequence} of ${payload.country}`;
            this.#add('LEAF.OUT_OF_PLACE', sequence, `in the place of leaf ${sequence} stands ${place}`);
            return null;
        }
        if (payload.at !== line.at) {
            const detail = `leaf ${sequence} says ${payload.at}, its row ${line.at}`;
            this.#add('LEAF.TIME_DIFFERS', sequence, detail);
        }
        return payload;
    }
    #add(code, sequence, detail) {
        this.#findings.add({
            code,
            country: this.#country,
            sequence,
            detail: `${this.#country}: ${detail}`,
        });
    }
}
exports.CountryCheck = CountryCheck;
function hashOf(line) {
    return (0, head_ts_1.headHash)({
        country: line.country,
        size: line.size,
        root: Buffer.from(line.root, 'hex'),
        previous: line.previous === null ? null : Buffer.from(line.previous, 'hex'),
        at: line.at,
    }).toString('hex');
}
function parsePayload(text) {
    try {
        const value = JSON.parse(text);
        if ((0, canonical_json_ts_1.canonicalJson)(value) !== text || !(0, log_lines_ts_1.matches)(value, log_lines_ts_1.LEAF_PAYLOAD))
            return null;
        return value.format === 1 ? value : null;
    }
    catch {
        return null;
    }
}
})(modules["src/audit/check-country.ts"]);

// ---- src/audit/key-statement.ts
modules["src/audit/key-statement.ts"] = {};
((exports) => {
exports.statementBytes = statementBytes;
exports.draftKeyLeaf = draftKeyLeaf;
exports.isSignedBy = isSignedBy;
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
const signing_key_ts_1 = modules["src/audit/signing-key.ts"];
/** The bytes that are signed: 0x04 ‖ canonical JSON of the statement. */
function statementBytes(statement) {
    return Buffer.concat([STATEMENT_PREFIX, Buffer.from((0, canonical_json_ts_1.canonicalJson)(statement), 'utf8')]);
}
/** Signs a statement with each key in turn and makes the leaf that records it. Always public. */
async function draftKeyLeaf(statement, signers, act) {
    const signatures = [];
    for (const signer of signers) {
        const signature = await signer.sign(statementBytes(statement));
        signatures.push({ keyId: signer.keyId, signature: signature.toString('hex') });
    }
    return {
        act: { ...act, kind: statement.kind, requestHash: null },
        visibility: 'public',
        records: [],
        entries: [],
        facts: { statement, signatures },
    };
}
/** Whether a statement bears the signature of this key. */
function isSignedBy(statement, signatures, key) {
    return signatures.some(({ keyId, signature }) => keyId === key.keyId &&
        (0, signing_key_ts_1.verifySignature)(key.publicKey, statementBytes(statement), Buffer.from(signature, 'hex')));
}
const STATEMENT_PREFIX = Buffer.from([0x04]);
})(modules["src/audit/key-statement.ts"]);

// ---- src/audit/check-keys.ts
modules["src/audit/check-keys.ts"] = {};
((exports) => {
exports.KeyCheck = void 0;
exports.isStatement = isStatement;
exports.isSignatures = isSignatures;
const key_statement_ts_1 = modules["src/audit/key-statement.ts"];
const log_lines_ts_1 = modules["src/audit/log-lines.ts"];
const signing_key_ts_1 = modules["src/audit/signing-key.ts"];
/**
 * Follows the signing keys through the leaves of `00`: who was introduced, who followed whom with
 * whose signatures, who was revoked. Trust begins at the key the reader has from elsewhere: keys
 * after it must each be endorsed by the one before, and what came before it is covered by its
 * signature.
 */
class KeyCheck {
    #findings;
    #chain = [];
    #rows = [];
    #book = null;
    constructor(findings) {
        this.#findings = findings;
    }
    /** The key that may sign now; null before the first. */
    get active() {
        return this.#chain.at(-1) ?? null;
    }
    find(keyId) {
        return this.#chain.find((key) => key.keyId === keyId) ?? null;
    }
    /** A row of the table of keys, compared with the leaves at the end. */
    row(line) {
        this.#rows.push(line);
    }
    /** A leaf of `00` that may tell of a key; `last` is the operator's head before it in the file. */
    leaf(payload, last) {
        if (!payload.act.kind.startsWith('audit-key-'))
            return;
        const { statement, signatures } = payload.facts;
        if (!isStatement(statement) || !isSignatures(signatures)) {
            return this.#wrong(payload.sequence, 'the statement about a key cannot be read');
        }
        if (statement.kind !== payload.act.kind) {
            this.#wrong(payload.sequence, `the act is ${payload.act.kind}, it says ${statement.kind}`);
        }
        if (placeText(statement.after) !== placeText(last)) {
            const place = `behind operator head ${last?.number ?? 'none'}`;
            this.#wrong(payload.sequence, `made behind ${placeText(statement.after)}, stands ${place}`);
        }
        if (statement.kind === 'audit-key-revoked') {
            this.#revoke(payload.sequence, statement, signatures);
        }
        else
            this.#follow(payload.sequence, statement, signatures);
    }
    /**
     * The file is at its end: may the trusted key vouch for it?
     * @param lastSeal id of the key that signed the last operator's head with a true signature
     */
    finish(trustedKey, lastSeal, book) {
        this.#compareRows();
        if (book !== undefined && JSON.stringify(book) !== JSON.stringify(this.#book)) {
            const detail = `the file says ${bookText(book)}, the first key ${bookText(this.#book)}`;
            this.#findings.add({ code: 'KEY.BOOK_DIFFERS', country: '00', detail });
        }
        const trusted = this.#chain.findIndex((key) => key.publicKey.equals(trustedKey));
        const trustedKeyId = (0, signing_key_ts_1.keyIdOf)(trustedKey);
        if (trusted < 0) {
            return this.#add('KEY.TRUSTED_UNKNOWN', `the key ${trustedKeyId} never signed this log`);
        }
        for (const key of this.#chain.slice(trusted + 1).filter((after) => !after.endorsed)) {
            const detail = `key ${key.keyId} took over without the signature of ${key.previousKeyId}`;
            this.#add('KEY.NOT_ENDORSED', detail, key.introducedSequence);
        }
        const revoked = this.#chain[trusted]?.revokedSequence ?? null;
        if (revoked !== null) {
            const detail = `the key ${trustedKeyId} was revoked; check with a later key of the operator`;
            this.#add('KEY.TRUSTED_REVOKED', detail, revoked);
        }
        const sealer = this.#chain.findIndex((key) => key.keyId === lastSeal);
        if (sealer < trusted) {
            const detail = `no operator head of this file is signed by ${trustedKeyId} or a later key`;
            this.#add('SEAL.ABSENT', detail);
        }
    }
    #follow(sequence, statement, signatures) {
        const publicKey = Buffer.from(statement.publicKey, 'hex');
        const { keyId, previousKeyId } = statement;
        const previous = this.active;
        if ((0, signing_key_ts_1.keyIdOf)(publicKey) !== keyId || !(0, key_statement_ts_1.isSignedBy)(statement, signatures, { keyId, publicKey })) {
            return this.#wrong(sequence, `key ${keyId} did not sign its own introduction`);
        }
        if (this.find(keyId) !== null) {
            return this.#wrong(sequence, `key ${keyId} was introduced before`);
        }
        if (previousKeyId !== (previous?.keyId ?? null)) {
            const active = previous?.keyId ?? 'none';
            return this.#wrong(sequence, `key ${keyId} follows ${previousKeyId}, but active is ${active}`);
        }
        if (statement.kind === 'audit-key-introduced')
            this.#book = statement.book;
        this.#chain.push({
            keyId,
            publicKey,
            introducedSequence: sequence,
            previousKeyId,
            endorsed: previous === null || (0, key_statement_ts_1.isSignedBy)(statement, signatures, previous),
            revokedSequence: null,
        });
    }
    #revoke(sequence, statement, signatures) {
        const { active } = this;
        const key = this.find(statement.keyId);
        if (active === null || statement.byKeyId !== active.keyId) {
            return this.#wrong(sequence, `${statement.byKeyId} revokes a key without being active`);
        }
        if (!(0, key_statement_ts_1.isSignedBy)(statement, signatures, active)) {
            return this.#wrong(sequence, `the revocation is not signed by ${active.keyId}`);
        }
        if (key === null || key === active || key.revokedSequence !== null) {
            return this.#wrong(sequence, `key ${statement.keyId} cannot be revoked here`);
        }
        key.revokedSequence = sequence;
    }
    #compareRows() {
        const told = this.#chain.map(({ keyId, publicKey, introducedSequence, ...rest }) => rowText({
            line: 'key',
            keyId,
            publicKey: publicKey.toString('hex'),
            previousKeyId: rest.previousKeyId,
            introducedSequence,
            revokedSequence: rest.revokedSequence,
        }));
        const rows = this.#rows.map(rowText);
        for (const row of rows.filter((text) => !told.includes(text))) {
            this.#add('KEY.ROW_DIFFERS', `the table of keys has ${row}, the log does not say so`);
        }
        for (const row of told.filter((text) => !rows.includes(text))) {
            this.#add('KEY.ROW_DIFFERS', `the log has ${row}, the table of keys does not`);
        }
    }
    #wrong(sequence, detail) {
        this.#add('KEY.STATEMENT_WRONG', detail, sequence);
    }
    #add(code, detail, sequence) {
        const place = sequence === undefined ? {} : { sequence };
        this.#findings.add({ code, country: '00', ...place, detail });
    }
}
exports.KeyCheck = KeyCheck;
function rowText(row) {
    const { keyId, publicKey, previousKeyId, introducedSequence, revokedSequence } = row;
    const after = previousKeyId === null ? 'the first' : `after ${previousKeyId}`;
    const until = revokedSequence === null ? '' : `, revoked by leaf ${revokedSequence}`;
    return `key ${keyId} (${publicKey}), ${after}, introduced by leaf ${introducedSequence}${until}`;
}
function bookText(book) {
    return book === null ? 'no book' : `the ${book.kind} book ${book.id}`;
}
function placeText(place) {
    return place === null ? 'no operator head' : `operator head ${place.number} (${place.hash})`;
}
const COMMON = { format: 'count', kind: 'text', keyId: 'text', after: 'any' };
const SHAPES = {
    'audit-key-introduced': { ...COMMON, publicKey: 'text', previousKeyId: 'text?', book: 'any' },
    'audit-key-rotated': { ...COMMON, publicKey: 'text', previousKeyId: 'text?', reason: 'text' },
    'audit-key-revoked': { ...COMMON, byKeyId: 'text', reason: 'text' },
};
function isStatement(value) {
    if (!(0, log_lines_ts_1.matches)(value, COMMON))
        return false;
    const { format, kind, after } = value;
    const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
    return (format === 1 &&
        shape !== undefined &&
        (0, log_lines_ts_1.matches)(value, shape) &&
        (after === null || (0, log_lines_ts_1.matches)(after, { number: 'count', hash: 'text' })));
}
function isSignatures(value) {
    return (0, log_lines_ts_1.matches)(value, [{ keyId: 'text', signature: 'text' }]);
}
})(modules["src/audit/check-keys.ts"]);

// ---- src/audit/check-balances.ts
modules["src/audit/check-balances.ts"] = {};
((exports) => {
exports.RunningBalances = void 0;
const scaled_integer_ts_1 = modules["src/kernel/scaled-integer.ts"];
const log_balances_ts_1 = modules["src/audit/log-balances.ts"];
/**
 * Adds up each account in the order of the log and holds the running balance and version of every
 * posting against it. Amounts are the log's where the log has them, so a forged amount shows once,
 * and a forged balance shows where it stands.
 */
class RunningBalances {
    #country;
    #findings;
    #accounts = new Map();
    constructor(country, findings) {
        this.#country = country;
        this.#findings = findings;
    }
    /** An entry that is in its table; `logged` is null where the log's word on it is lost. */
    post(row, logged) {
        const rows = new Map(row.postings.map((posting) => [posting.leg, posting]));
        const told = logged?.postings.map(({ account, ...rest }) => ({
            ...rest,
            account: (0, log_balances_ts_1.bare)(account),
        }));
        const moves = told ?? row.postings.map((posting) => ({ ...posting, account: posting.accountId }));
        moves.forEach(({ account, amount, commodity }, at) => {
            const posting = told === undefined ? row.postings[at] : rows.get(at + 1);
            const exponent = posting?.exponent ?? (0, scaled_integer_ts_1.decimalsOf)(amount);
            const state = this.#move(account, amount, commodity, exponent);
            if (posting === undefined)
                return;
            if (state === null)
                this.#differs(row, posting, 'amount', 'no amount of its commodity');
            else
                this.#compare(row, posting, state);
        });
    }
    /** An entry that its table has lost: the accounts have moved all the same. */
    miss(logged) {
        for (const { account, amount, commodity } of logged.postings) {
            this.#move((0, log_balances_ts_1.bare)(account), amount, commodity, (0, scaled_integer_ts_1.decimalsOf)(amount));
        }
    }
    #compare(row, posting, state) {
        const balance = (0, scaled_integer_ts_1.unscaled)(state.units, state.exponent);
        const balanceDiffers = posting.balanceAfter !== balance;
        const versionDiffers = posting.accountVersion !== state.version;
        if (balanceDiffers) {
            this.#differs(row, posting, 'balance', `the log adds up to ${balance}`);
        }
        if (versionDiffers) {
            this.#differs(row, posting, 'account version', `by the log it is ${state.version}`);
        }
        // Both differ where entries before this one are lost together with their leaves. The account then
        // goes on from the table, so that one loss is told once.
        if (balanceDiffers && versionDiffers)
            this.#goOnFrom(posting, state);
    }
    #goOnFrom(posting, state) {
        if (posting.commodity !== state.commodity)
            return;
        const units = (0, log_balances_ts_1.unitsOf)(posting.balanceAfter, posting.exponent);
        // Where the table holds no amount, the log's own sum stays.
        if (units === null || posting.exponent !== state.exponent)
            return;
        state.units = units;
        state.version = posting.accountVersion;
    }
    /** Null where it is no amount, or of another commodity than the account's. */
    #move(account, amount, commodity, exponent) {
        const moved = (0, log_balances_ts_1.unitsOf)(amount, exponent);
        if (moved === null)
            return null;
        const state = this.#accounts.get(account);
        if (state === undefined) {
            const opened = { units: moved, version: 1, commodity, exponent };
            this.#accounts.set(account, opened);
            return opened;
        }
        if (state.commodity !== commodity || state.exponent !== exponent)
            return null;
        state.units += moved;
        state.version += 1;
        return state;
    }
    #differs(row, posting, what, why) {
        const name = `journal entry ${this.#country}-${row.id}`;
        const table = { amount: posting.amount, balance: posting.balanceAfter }[what];
        this.#findings.add({
            code: 'ROW.BALANCE_DIFFERS',
            country: this.#country,
            sequence: row.auditSequence,
            row: name,
            detail: `${name}: leg ${posting.leg}: ${what} of account ${this.#country}-${posting.accountId} ` +
                `does not follow from the log: ${why}, table says ${table ?? posting.accountVersion}`,
        });
    }
}
exports.RunningBalances = RunningBalances;
})(modules["src/audit/check-balances.ts"]);

// ---- src/audit/check-rows.ts
modules["src/audit/check-rows.ts"] = {};
((exports) => {
exports.RowCheck = void 0;
const canonical_json_ts_1 = modules["src/kernel/canonical-json.ts"];
const check_balances_ts_1 = modules["src/audit/check-balances.ts"];
const log_balances_ts_1 = modules["src/audit/log-balances.ts"];
/**
 * Holds the rows of one country's journal and records against what the log says of them, leaf by leaf,
 * and names each row that differs, is missing or was added.
 */
class RowCheck {
    #country;
    #findings;
    #balances;
    #expected = null;
    constructor(country, findings) {
        this.#country = country;
        this.#findings = findings;
        this.#balances = new check_balances_ts_1.RunningBalances(country, findings);
    }
    /** Begins with the rows of a leaf. */
    expect(sequence, payload) {
        this.#expected = { sequence, payload, entries: new Map(), records: new Map() };
    }
    entry(row) {
        const leaf = this.#leafOf(row.auditSequence);
        const name = this.#nameOf('journal entry', row.id);
        if (leaf === null) {
            this.#extra(row.auditSequence, name, `the log has no leaf ${row.auditSequence}`);
            this.#balances.post(row, null);
        }
        else if (leaf.entries.has(row.id)) {
            this.#extra(row.auditSequence, name, 'it stands there twice');
        }
        else
            leaf.entries.set(row.id, row);
    }
    record(row) {
        const leaf = this.#leafOf(row.auditSequence);
        const name = recordName(this.#country, row);
        if (leaf === null) {
            this.#extra(row.auditSequence, name, `the log has no leaf ${row.auditSequence}`);
        }
        else if (leaf.records.has(name)) {
            this.#extra(row.auditSequence, name, 'it stands there twice');
        }
        else
            leaf.records.set(name, row);
    }
    stray({ entryId, leg }) {
        const name = this.#nameOf('posting of journal entry', entryId);
        this.#findings.add({
            code: 'ROW.EXTRA',
            country: this.#country,
            row: name,
            detail: `${name}, leg ${leg}: there is no such journal entry`,
        });
    }
    /** Ends with the rows of the leaf: compares what stands there with what it says. */
    close() {
        const leaf = this.#expected;
        this.#expected = null;
        if (leaf === null)
            return;
        if (leaf.payload === null) {
            for (const row of leaf.entries.values())
                this.#balances.post(row, null);
            return;
        }
        this.#closeEntries(leaf, leaf.payload);
        this.#closeRecords(leaf, leaf.payload);
    }
    #closeEntries({ sequence, entries }, payload) {
        for (const logged of payload.entries) {
            const id = (0, log_balances_ts_1.bare)(logged.id);
            const row = entries.get(id);
            const name = this.#nameOf('journal entry', id);
            if (row === undefined) {
                this.#missing(sequence, name);
                this.#balances.miss(logged);
            }
            else {
                this.#compareEntry(name, logged, payload, row);
                this.#balances.post(row, logged);
            }
            entries.delete(id);
        }
        for (const id of entries.keys()) {
            const told = payload.entries.map((entry) => this.#nameOf('journal entry', (0, log_balances_ts_1.bare)(entry.id)));
            const name = this.#nameOf('journal entry', id);
            this.#extra(sequence, name, `leaf ${sequence} tells of ${told.join(', ') || 'no entry'}`);
        }
    }
    #closeRecords({ sequence, records }, payload) {
        for (const logged of payload.records) {
            const name = recordName(this.#country, { ...logged, id: (0, log_balances_ts_1.bare)(logged.id) });
            const row = records.get(name);
            if (row === undefined)
                this.#missing(sequence, name);
            else
                this.#compareRecord(name, logged, payload, row);
            records.delete(name);
        }
        for (const name of records.keys()) {
            this.#extra(sequence, name, `leaf ${sequence} does not tell of it`);
        }
    }
    #compareEntry(name, logged, payload, row) {
        const differs = this.#comparer(name, row.auditSequence);
        differs('kind', logged.kind, row.kind);
        differs('effective day', logged.effectiveOn, row.effectiveOn);
        differs('reference', logged.reference, row.reference);
        differs('memo', logged.memo, row.memo);
        differs('reversed entry', logged.reverses && (0, log_balances_ts_1.bare)(logged.reverses), row.reverses);
        differs('time of recording', payload.at, row.recordedAt);
        differs('principal', (0, log_balances_ts_1.bare)(payload.act.principal), row.principalId);
        differs('act', (0, log_balances_ts_1.bare)(payload.act.id), row.actId);
        differs('number of postings', logged.postings.length, row.legCount);
        const rows = new Map(row.postings.map((posting) => [posting.leg, posting]));
        logged.postings.forEach((posting, at) => {
            this.#comparePosting(name, row.auditSequence, at + 1, posting, rows.get(at + 1));
            rows.delete(at + 1);
        });
        for (const leg of rows.keys()) {
            this.#extra(row.auditSequence, name, `leg ${leg} is not in the log`);
        }
    }
    #comparePosting(name, sequence, leg, logged, row) {
        if (row === undefined)
            return this.#missing(sequence, `${name}, leg ${leg}`);
        const differs = this.#comparer(name, sequence, `leg ${leg}: `);
        differs('account', (0, log_balances_ts_1.bare)(logged.account), row.accountId);
        differs('commodity', logged.commodity, row.commodity);
        differs('amount', logged.amount, row.amount);
    }
    #compareRecord(name, logged, payload, row) {
        const differs = this.#comparer(name, row.auditSequence);
        differs('first valid day', logged.validFrom, row.validFrom);
        differs('time of recording', payload.at, row.recordedAt);
        for (const [path, log, table] of differingMembers(logged.body, row.body)) {
            differs(path, log, table);
        }
    }
    #comparer(row, sequence, place = '') {
        return (field, log, table) => {
            if (log === table)
                return;
            const detail = `${row}: ${place}${field} differs from the log: ` +
                `log says ${log ?? 'nothing'}, table says ${table ?? 'nothing'}`;
            this.#add('ROW.DIFFERS', sequence, row, detail);
        };
    }
    #leafOf(sequence) {
        // Rows come in the order of their leaves: one from behind ends those before it.
        if (this.#expected !== null && sequence > this.#expected.sequence)
            this.close();
        return this.#expected?.sequence === sequence ? this.#expected : null;
    }
    #missing(sequence, row) {
        this.#add('ROW.MISSING', sequence, row, `${row}: the log has it, the table does not`);
    }
    #extra(sequence, row, why) {
        this.#add('ROW.EXTRA', sequence, row, `${row}: the table has it, the log does not: ${why}`);
    }
    #add(code, sequence, row, detail) {
        this.#findings.add({ code, country: this.#country, sequence, row, detail });
    }
    #nameOf(what, id) {
        return `${what} ${this.#country}-${id}`;
    }
}
exports.RowCheck = RowCheck;
function recordName(country, record) {
    return `${record.type} ${country}-${record.id}, version ${record.version}`;
}
/** Members of a record's body whose canonical text differs, each with both texts. */
function differingMembers(log, table) {
    if (!isObject(log) || !isObject(table))
        return [['body', (0, canonical_json_ts_1.canonicalJson)(log), textOf(table)]];
    const names = [...new Set([...Object.keys(log), ...Object.keys(table)])].sort();
    return names.map((name) => [name, textOf(log[name]), textOf(table[name])]);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOf(value) {
    return value === undefined ? null : (0, canonical_json_ts_1.canonicalJson)(value);
}
})(modules["src/audit/check-rows.ts"]);

// ---- src/audit/check-seals.ts
modules["src/audit/check-seals.ts"] = {};
((exports) => {
exports.SealCheck = void 0;
const operator_head_ts_1 = modules["src/audit/operator-head.ts"];
const signing_key_ts_1 = modules["src/audit/signing-key.ts"];
/**
 * Follows the operator's heads: their numbers, chain, times and signatures, whether each lists the
 * very heads that the file has come to, and whether the head that the reader held is among them.
 */
class SealCheck {
    #findings;
    #keys;
    #held;
    #last = null;
    #lastSigner = null;
    #heldSeen = false;
    constructor(findings, keys, held) {
        this.#findings = findings;
        this.#keys = keys;
        this.#held = held === null ? null : { head: held, body: (0, operator_head_ts_1.parseOperatorHead)(held.body) };
    }
    get last() {
        return this.#last;
    }
    /** The key of the last head whose signature is true; null where none is. */
    get lastSigner() {
        return this.#lastSigner;
    }
    /** Takes the next operator's head; `ends` tells what each country's chain has come to. */
    head(line, ends) {
        const body = bodyOf(line.body);
        if (body === null)
            return this.#add('SEAL.MALFORMED', 'an operator head cannot be read');
        const name = `operator head ${body.number}`;
        const hash = (0, operator_head_ts_1.operatorHeadHash)(line.body).toString('hex');
        if (hash !== line.hash)
            this.#add('SEAL.HASH_DIFFERS', `${name}: its hash is not of its body`);
        this.#checkChain(name, body);
        this.#checkSignature(name, body, line);
        this.#checkHeads(name, body, ends);
        this.#checkHeld(name, body, hash);
        this.#last = { body, hash };
    }
    /** The file is at its end: was the held head signed by a key of the log, and is it in the file? */
    finish(trustedKey) {
        if (this.#held === null)
            return;
        const { head, body } = this.#held;
        const key = body.keyId === (0, signing_key_ts_1.keyIdOf)(trustedKey) ? trustedKey : this.#keys.find(body.keyId)?.publicKey;
        if (key === undefined || !(0, operator_head_ts_1.verifyOperatorHead)(head, key)) {
            const detail = `the operator head ${body.number} that you hold is not signed by ${body.keyId}`;
            this.#add('HELD.NOT_SIGNED', detail);
        }
        if (this.#heldSeen)
            return;
        this.#add('HELD.MISSING', `you hold operator head ${body.number} of ${body.at}; the file ends with ` +
            `${this.#last?.body.number ?? 'none'}: its tail was cut off, or an older state restored`);
    }
    #checkChain(name, body) {
        const last = this.#last;
        const expected = last === null ? 1 : last.body.number + 1;
        if (body.number !== expected) {
            this.#add('SEAL.NUMBER_MISSING', `${name} stands where ${expected} should`);
        }
        if (body.previous !== (last?.hash ?? null)) {
            this.#add('SEAL.CHAIN_BROKEN', `${name} does not follow the operator head before it`);
        }
        if (last !== null && body.at <= last.body.at) {
            this.#add('SEAL.TIME_NOT_LATER', `${name} of ${body.at} follows one of ${last.body.at}`);
        }
        const listed = new Set(body.heads.map((head) => head.country));
        for (const { country } of last?.body.heads ?? []) {
            if (listed.has(country))
                continue;
            this.#add('SEAL.COUNTRY_DROPPED', `${name} no longer lists ${country}`, country);
        }
    }
    #checkSignature(name, body, line) {
        const key = this.#keys.find(body.keyId);
        const active = this.#keys.active?.keyId ?? 'none';
        if (body.keyId !== active) {
            this.#add('SEAL.KEY_NOT_ACTIVE', `${name} names key ${body.keyId}; active is ${active}`);
        }
        if (key === null || !(0, operator_head_ts_1.isSignedOperatorHead)(line, key.publicKey)) {
            this.#add('SEAL.SIGNATURE_WRONG', `${name} does not bear the signature of ${body.keyId}`);
        }
        else if (body.keyId === active)
            this.#lastSigner = body.keyId;
    }
    #checkHeads(name, body, ends) {
        for (const { country, size, headHash } of body.heads) {
            const end = ends(country);
            if (end === null || end.size < size) {
                const detail = `${name} lists ${size} leaves of ${country}; there are ${end?.size ?? 0}`;
                this.#add('SEAL.HEAD_MISSING', detail, country);
            }
            else if (end.size > size || end.hash !== headHash) {
                const detail = `${name} lists another head of ${country} (${size} leaves) than the file has`;
                this.#add('SEAL.HEAD_DIFFERS', detail, country);
            }
            else if (end.at > body.at) {
                const detail = `${name} of ${body.at} lists a head of ${country} of ${end.at}`;
                this.#add('SEAL.TIME_NOT_LATER', detail, country);
            }
        }
    }
    #checkHeld(name, body, hash) {
        if (this.#held === null || this.#held.body.number !== body.number)
            return;
        this.#heldSeen = true;
        if ((0, operator_head_ts_1.operatorHeadHash)(this.#held.head.body).toString('hex') === hash)
            return;
        this.#add('HELD.DIFFERS', `${name} is not the one that you hold: history was rewritten`);
    }
    #add(code, detail, country) {
        this.#findings.add({ code, ...(country === undefined ? {} : { country }), detail });
    }
}
exports.SealCheck = SealCheck;
function bodyOf(text) {
    try {
        return (0, operator_head_ts_1.parseOperatorHead)(text);
    }
    catch {
        return null;
    }
}
})(modules["src/audit/check-seals.ts"]);

// ---- src/audit/finding.ts
modules["src/audit/finding.ts"] = {};
((exports) => {
exports.Findings = exports.FINDINGS_KEPT = void 0;
/** Findings that are kept in full; a ruined file would otherwise fill the memory. */
exports.FINDINGS_KEPT = 1_000;
/** Collects findings in the order of the file; counts all, keeps the first thousand. */
class Findings {
    #kept = [];
    #total = 0;
    add(finding) {
        this.#total += 1;
        if (this.#kept.length < exports.FINDINGS_KEPT)
            this.#kept.push(finding);
    }
    get kept() {
        return this.#kept;
    }
    get total() {
        return this.#total;
    }
}
exports.Findings = Findings;
})(modules["src/audit/finding.ts"]);

// ---- src/audit/verifier.ts
modules["src/audit/verifier.ts"] = {};
((exports) => {
exports.verifyLog = verifyLog;
const check_country_ts_1 = modules["src/audit/check-country.ts"];
const check_keys_ts_1 = modules["src/audit/check-keys.ts"];
const check_rows_ts_1 = modules["src/audit/check-rows.ts"];
const check_seals_ts_1 = modules["src/audit/check-seals.ts"];
const finding_ts_1 = modules["src/audit/finding.ts"];
const log_lines_ts_1 = modules["src/audit/log-lines.ts"];
/**
 * Checks an exported log with nothing but the file and the operator's public key: no database, and
 * memory for one leaf per country, one balance per account and one line per run of serials, however
 * long the log is.
 *
 * Never throws on what the file says. Refuses AUDIT.PROOF_MALFORMED for a held head that is none.
 *
 * @param lines the lines of the file in order, with or without their line feeds
 */
async function verifyLog(lines, options) {
    const check = new LogCheck(options);
    let count = 0;
    let bytes = 0;
    for await (const line of lines) {
        count += 1;
        bytes += Buffer.byteLength(line);
        check.line(line, count);
        if (count % 1_000 === 0)
            options.onProgress?.({ lines: count, bytes });
    }
    options.onProgress?.({ lines: count, bytes });
    return check.finish();
}
const EDITIONS = new Set(['public', 'auditor']);
class LogCheck {
    #options;
    #findings = new finding_ts_1.Findings();
    #keys = new check_keys_ts_1.KeyCheck(this.#findings);
    #seals;
    #countries = new Map();
    #counts = {};
    #manifest = null;
    #end = null;
    constructor(options) {
        this.#options = options;
        this.#seals = new check_seals_ts_1.SealCheck(this.#findings, this.#keys, options.heldHead ?? null);
    }
    line(text, number) {
        const line = (0, log_lines_ts_1.parseLine)(text);
        if (line === null || this.#end !== null) {
            const what = line === null ? 'cannot be read' : 'stands behind the end of the log';
            this.#findings.add({ code: 'FILE.MALFORMED_LINE', detail: `line ${number} ${what}` });
            return;
        }
        if (number === 1)
            this.#begin(line);
        if (line.line !== 'end')
            this.#counts[line.line] = (this.#counts[line.line] ?? 0) + 1;
        this.#take(line);
    }
    finish() {
        for (const { country } of this.#countries.values())
            country.finish();
        this.#checkEnd();
        const { trustedKey } = this.#options;
        this.#seals.finish(trustedKey);
        this.#keys.finish(trustedKey, this.#seals.lastSigner, this.#manifest?.book);
        const last = this.#seals.last;
        const accounts = this.#tellBalances();
        const places = this.#tellPlaces();
        return {
            ok: this.#findings.total === 0,
            findings: this.#findings.kept,
            findingCount: this.#findings.total,
            edition: this.#manifest?.edition ?? null,
            book: this.#manifest?.book ?? null,
            counts: this.#counts,
            sealedThrough: last === null
                ? null
                : {
                    number: last.body.number,
                    at: last.body.at,
                    hash: last.hash,
                    keyId: last.body.keyId,
                },
            unsealedLeaves: this.#unsealedLeaves(),
            accounts,
            places,
        };
    }
    #begin(line) {
        const known = line.line === 'manifest' && line.format === 1 && EDITIONS.has(line.edition);
        if (known)
            this.#manifest = line;
        else
            this.#findings.add({ code: 'FILE.NO_MANIFEST', detail: 'no manifest of format 1' });
    }
    #take(line) {
        switch (line.line) {
            case 'manifest':
                return;
            case 'key':
                return this.#keys.row(line);
            case 'leaf': {
                const payload = this.#of(line.country).country.leaf(line);
                if (line.country === '00' && payload !== null)
                    this.#keys.leaf(payload, this.#place());
                return;
            }
            case 'head':
                return this.#of(line.country).country.head(line);
            case 'operator-head':
                return this.#seals.head(line, (country) => this.#of(country).country.end);
            case 'end':
                this.#end = line;
                return;
            default:
                return this.#takeRow(line);
        }
    }
    #takeRow(line) {
        const { rows } = this.#of(line.country);
        if (rows === null) {
            const detail = `a line of the kind ${line.line} belongs into the auditor's edition only`;
            this.#findings.add({ code: 'FILE.MALFORMED_LINE', country: line.country, detail });
        }
        else if (line.line === 'entry')
            rows.entry(line.entry);
        else if (line.line === 'record')
            rows.record(line.record);
        else
            rows.stray(line.posting);
    }
    #of(country) {
        const known = this.#countries.get(country);
        if (known !== undefined)
            return known;
        const auditor = this.#manifest?.edition === 'auditor';
        const rows = auditor ? new check_rows_ts_1.RowCheck(country, this.#findings) : null;
        const check = new check_country_ts_1.CountryCheck({
            country,
            findings: this.#findings,
            rows,
            payloadsExpected: auditor,
        });
        const made = { country: check, rows };
        this.#countries.set(country, made);
        return made;
    }
    #place() {
        const last = this.#seals.last;
        return last === null ? null : { number: last.body.number, hash: last.hash };
    }
    #checkEnd() {
        if (this.#end === null) {
            const detail = 'the file has no end line: it was cut off, or its making broke off';
            this.#findings.add({ code: 'FILE.INCOMPLETE', detail });
            return;
        }
        const kinds = new Set([...Object.keys(this.#counts), ...Object.keys(this.#end.counts ?? {})]);
        for (const kind of kinds) {
            const [found, said] = [this.#counts[kind] ?? 0, this.#end.counts?.[kind] ?? 0];
            if (found === said)
                continue;
            const detail = `the file has ${found} lines of the kind ${kind}, and says it has ${said}`;
            this.#findings.add({ code: 'FILE.COUNTS_DIFFER', detail });
        }
    }
    #tellBalances() {
        let accounts = 0;
        for (const [, { country }] of [...this.#countries].sort(([a], [b]) => (a < b ? -1 : 1))) {
            for (const balance of country.balances.accounts()) {
                accounts += 1;
                this.#options.onBalance?.(balance);
            }
        }
        return accounts;
    }
    #tellPlaces() {
        let places = 0;
        for (const [, { country }] of [...this.#countries].sort(([a], [b]) => (a < b ? -1 : 1))) {
            for (const place of country.places.places()) {
                places += 1;
                this.#options.onPlace?.(place);
            }
        }
        return places;
    }
    #unsealedLeaves() {
        const sealed = new Map(this.#seals.last?.body.heads.map(({ country, size }) => [country, size]) ?? []);
        let count = 0;
        for (const [code, { country }] of this.#countries) {
            count += country.leavesSince(sealed.get(code) ?? 0);
        }
        return count;
    }
}
})(modules["src/audit/verifier.ts"]);

// ---- src/audit/verify-file.ts
modules["src/audit/verify-file.ts"] = {};
((exports) => {
exports.FileProblem = void 0;
exports.verifyFile = verifyFile;
exports.verifyReceipt = verifyReceipt;
exports.receiptInWords = receiptInWords;
exports.inWords = inWords;
const node_fs_1 = builtin("node:fs");
const promises_1 = builtin("node:fs/promises");
const log_lines_ts_1 = modules["src/audit/log-lines.ts"];
const receipt_ts_1 = modules["src/audit/receipt.ts"];
const operator_head_ts_1 = modules["src/audit/operator-head.ts"];
const signing_key_ts_1 = modules["src/audit/signing-key.ts"];
const text_lines_ts_1 = modules["src/audit/text-lines.ts"];
const verifier_ts_1 = modules["src/audit/verifier.ts"];
/** The file, or what was given beside it, is not there or is not what it should be. */
class FileProblem extends Error {
}
exports.FileProblem = FileProblem;
/** Checks a file alone: no database, no network, no trust in whoever made it but for the key. */
async function verifyFile(given) {
    const { file, key, head, say, onProgress, onBalance, onPlace } = given;
    const trustedKey = key === undefined ? await firstKeyOf(file, say) : await keyIn(key);
    return (0, verifier_ts_1.verifyLog)((0, text_lines_ts_1.textLines)((0, node_fs_1.createReadStream)(file)), {
        trustedKey,
        ...(head === undefined ? {} : { heldHead: await headIn(head) }),
        ...(onProgress === undefined ? {} : { onProgress }),
        ...(onBalance === undefined ? {} : { onBalance }),
        ...(onPlace === undefined ? {} : { onPlace }),
    });
}
/** Checks the receipt of one act alone; `key` as of a file. */
async function verifyReceipt(given) {
    const { file, key, say } = given;
    const text = await (0, promises_1.readFile)(file, 'utf8').catch(() => {
        throw new FileProblem(`there is no file ${file}`);
    });
    const receipt = (0, receipt_ts_1.parseReceipt)(text);
    if (key === undefined && receipt.publicKey !== null) {
        say(`No --key given: believing the key in the receipt. Compare it with one from elsewhere.`);
    }
    const trusted = key ?? receipt.publicKey;
    const publicKey = trusted === null ? Buffer.alloc(32) : await keyIn(trusted);
    return { ...(0, receipt_ts_1.checkReceipt)(receipt, publicKey), receipt };
}
/** What a check of a receipt found, in lines for people. */
function* receiptInWords({ ok, faults, receipt, }) {
    for (const fault of faults)
        yield `FAULT ${fault}`;
    const { country, sequence, hash, payload } = receipt.leaf;
    yield `Leaf ${sequence} of ${country} (${hash})${payload === null ? ', its text not shown' : ''}.`;
    yield ok ? 'It is in the log that was signed.' : 'THIS RECEIPT DOES NOT HOLD.';
}
/** The answer in lines for people. */
function* inWords(result) {
    for (const finding of result.findings)
        yield JSON.stringify(finding);
    if (result.findingCount > result.findings.length) {
        yield `… ${result.findingCount} findings in all`;
    }
    const { sealedThrough, unsealedLeaves } = result;
    yield sealedThrough === null
        ? 'No operator head: nothing in this file is signed.'
        : `Signed through operator head ${sealedThrough.number} of ${sealedThrough.at} ` +
            `(${sealedThrough.hash}); ${unsealedLeaves} leaves after it.`;
    yield `${result.accounts} accounts added up, ${result.places} runs of serials followed, from the leaves alone.`;
    yield result.ok ? 'Nothing is wrong.' : 'THIS LOG IS NOT AS IT WAS WRITTEN.';
}
async function keyIn(given) {
    const fromFile = await (0, promises_1.readFile)(given, 'utf8').catch(() => null);
    return (0, signing_key_ts_1.publicKeyFromText)(fromFile ?? given);
}
/** Who made the file chose this key: it shows that the file agrees with itself, and no more. */
async function firstKeyOf(file, say) {
    for await (const text of (0, text_lines_ts_1.textLines)((0, node_fs_1.createReadStream)(file))) {
        const line = (0, log_lines_ts_1.parseLine)(text);
        if (line?.line !== 'key')
            continue;
        say(`No --key given: believing the first key in the file, ${line.keyId}. Whoever made the file ` +
            'could have made that key too; compare it with one you had from elsewhere.');
        return Buffer.from(line.publicKey, 'hex');
    }
    throw new FileProblem(`${file} names no key: give one with --key`);
}
/** As it was kept, or inside the answer of /v1/audit/head or a receipt. */
async function headIn(file) {
    const text = await (0, promises_1.readFile)(file, 'utf8').catch(() => {
        throw new FileProblem(`there is no file ${file}`);
    });
    return (0, operator_head_ts_1.parseSignedOperatorHead)(text);
}
})(modules["src/audit/verify-file.ts"]);

// ---- the command line
export const { verifyLog } = modules['src/audit/verifier.ts'];
export const { textLines } = modules['src/audit/text-lines.ts'];

async function main(words) {
  const { verifyFile, inWords, verifyReceipt, receiptInWords, FileProblem } = modules['src/audit/verify-file.ts'];
  const { parseArgs } = await import('node:util');
  let given;
  try {
    given = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        head: { type: 'string' },
        balances: { type: 'boolean' },
        places: { type: 'boolean' },
        json: { type: 'boolean' },
        receipt: { type: 'boolean' },
      },
    });
    if (given.positionals.length !== 1) throw new Error('name one file');
  } catch (error) {
    console.error(`verify-log: ${error.message}`);
    console.error('verify-log.mjs FILE [--key KEY] [--head FILE] [--balances] [--places] [--json] [--receipt]');
    return 2;
  }
  const { key, head, balances, places, json, receipt } = given.values;
  try {
    if (receipt) {
      const say = (line) => console.error(line);
      const checked = await verifyReceipt({ file: given.positionals[0], key, say });
      for (const line of receiptInWords(checked)) console.log(line);
      return checked.ok ? 0 : 1;
    }
    const result = await verifyFile({
      file: given.positionals[0],
      key,
      head,
      say: (line) => console.error(line),
      ...(balances ? { onBalance: (balance) => console.log(JSON.stringify(balance)) } : {}),
      ...(places ? { onPlace: (place) => console.log(JSON.stringify(place)) } : {}),
    });
    if (json) console.log(JSON.stringify(result, null, 2));
    else for (const line of inWords(result)) console.log(line);
    return result.ok ? 0 : 1;
  } catch (error) {
    const plain = error instanceof FileProblem || error.code === 'ENOENT' || error.name === 'Refusal';
    console.error(plain ? `verify-log: ${error.message}` : error);
    return 2;
  }
}

const { realpathSync } = await import('node:fs');
const { fileURLToPath } = await import('node:url');
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
