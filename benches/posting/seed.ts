/** What the load is put on: a thousand commitments, and one that everybody wants. */
export interface Seeded {
  readonly uniform: readonly string[];
  readonly hot: readonly string[];
}

const COMMITMENTS = 1_000;
const SOME_DAY = '2025-06-01';

/** Opens a tranche of invented size and commits it, as a client would: the bulk address. */
export async function seed(port: number, key: string): Promise<Seeded> {
  const tranche = await post(port, key, '/v1/partner-countries/KZ/tranches', {
    reference: 'KZ-BENCH',
    title: 'For measurements',
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'USD',
    announcedAmount: '9000000000000.00',
    announcedOn: SOME_DAY,
  });
  const trancheId = (tranche as { id: string }).id;
  const commitment = (reference: string, amount: string) => ({
    key: `bench-${reference}`,
    kind: 'commitment',
    subject: trancheId,
    body: { amount, currency: 'USD', effectiveOn: SOME_DAY, reference },
  });
  const many = Array.from({ length: COMMITMENTS }, (_, at) =>
    commitment(`BENCH-${at}`, '1000000000.00'),
  );
  const uniform = await postAll(port, key, many);
  const hot = await postAll(port, key, [commitment('BENCH-HOT', '1000000000000.00')]);
  return { uniform, hot };
}

async function postAll(port: number, key: string, acts: readonly object[]): Promise<string[]> {
  const answered = await post(port, key, '/v1/partner-countries/KZ/acts', { acts });
  const { items } = answered as { items: { status: number; body: { id: string } }[] };
  const refused = items.find(({ status }) => status !== 201);
  if (refused !== undefined) throw new Error(`a seed was refused: ${JSON.stringify(refused)}`);
  return items.map(({ body }) => body.id);
}

async function post(port: number, key: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': `bench ${path}`.replaceAll(' ', '-'),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
