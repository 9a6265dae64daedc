/** Where acts are sent, and whose they are. */
export interface Place {
  readonly port: number;
  readonly key: string;
  readonly country: string;
}

export interface SentAct {
  readonly kind: string;
  readonly subject?: string | undefined;
  readonly body: object;
}

const ACTS_AT_ONCE = 1_000;
let sent = 0;

export const range = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at);

/** Sends acts in bulk and answers the ids of what they made; one refusal ends the bench. */
export async function post(place: Place, acts: readonly SentAct[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < acts.length; at += ACTS_AT_ONCE) {
    ids.push(...(await postSlice(place, acts.slice(at, at + ACTS_AT_ONCE))));
  }
  return ids;
}

async function postSlice(
  { port, key, country }: Place,
  acts: readonly SentAct[],
): Promise<readonly string[]> {
  const body = JSON.stringify({
    acts: acts.map((act) => {
      sent += 1;
      return { key: `bench-${sent}`, ...act };
    }),
  });
  const send = () =>
    fetch(`http://127.0.0.1:${port}/v1/partner-countries/${country}/acts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
  // A connection that lay idle may be closed as it is used again; the same keys are safe to repeat.
  const answer = await send().catch(send);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { items } = (await answer.json()) as { items: { status: number; body: { id: string } }[] };
  const refused = items.find(({ status }) => status !== 201);
  if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
  return items.map(({ body }) => body.id);
}
