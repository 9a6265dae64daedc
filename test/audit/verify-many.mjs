// Checks many exports with the single-file verifier: JSON lines {file, key, held} in, verdicts out.
import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { verifyLog, textLines } = await import(pathToFileURL(process.argv[2]).href);
for await (const text of createInterface({ input: process.stdin })) {
  const { file, key, held } = JSON.parse(text);
  const serials = [];
  const result = await verifyLog(textLines(createReadStream(file)), {
    trustedKey: Buffer.from(key, 'hex'),
    onPlace: (place) => serials.push(place),
    ...(held === null ? {} : { heldHead: held }),
  });
  process.stdout.write(`${JSON.stringify({ file, result, serials })}\n`);
}
