import type { Book } from '../../database/migrator.ts';

interface Told {
  readonly book: Book;
  readonly program: string;
  readonly madeAt: string;
  readonly withFiles: boolean;
}

/** What to do with the folder, in the order in which it is done. */
export function readmeOf({ book, program, madeAt, withFiles }: Told): string {
  const mark =
    book.kind === 'demonstration'
      ? 'DEMONSTRATION: nothing in this book is of a real project.\n\n'
      : '';
  const documents = withFiles
    ? 'documents/       their files; copy this folder to where the program keeps documents'
    : '                 their files are not here: ask for `handover --documents`, or copy the store';
  return `${mark}JCM Ledger: hand-over of book ${book.id}
Made at ${madeAt} by release ${program}.

WHAT IS HERE
book.gz          the whole database (jcm-ledger backup); as secret as the database itself
log.jsonl        the tamper-evident log with every payload (auditor's edition)
editions/        every published report, byte for byte, by country and number
keys.json        public keys that sign, or signed, the log
documents.json   what is filed, with the digest of each file
${documents}
manifest.json    every file with its length and SHA-256
SHA256SUMS       the same digests for sha256sum

NOT HERE: the private key that signs the log (AUDIT_KEY_FILE). Receive it on another way, or start
with a new one and rotate: jcm-ledger audit rotate --reason "new operator".

1. Check that all of it arrived:
     sha256sum --check SHA256SUMS
2. Check the log without a database, and compare the public keys and the last heads with those that
   others kept:
     jcm-ledger audit verify log.jsonl
3. Restore into an empty database (DATABASE_URL, DATABASE_OWNER_URL); every law and the whole log are
   checked on the way, and the heads are compared:
     jcm-ledger restore book.gz
4. Put the documents' files into their place (DATA_DIR/documents, or the bucket).
5. Make a report and compare it: as known at the head of a published edition it has the same figures and
   the same digest, whoever makes it.
     jcm-ledger report KZ --known-as-of SIZE
6. Start the server, make keys of your own (jcm-ledger key create) and revoke those of the operator before.

The log was written before the back-up: what was recorded between the two is in the back-up alone. Hand
over with the server stopped, and there is nothing between.
`;
}
