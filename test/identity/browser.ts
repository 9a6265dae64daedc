/** A browser as far as sign-in is concerned: it keeps cookies, says where it comes from, and follows nothing. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.ask('GET', path, undefined, { 'sec-fetch-site': 'none', ...headers });
  }

  /** Sends a form of a page of this site; with other headers, of another site's. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Seen> {
    const body = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask('POST', path, body, { ...type, ...headers });
  }

  /** Sends JSON as a script of a page would, with the cookies of this site. */
  postJson(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Seen> {
    const type = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    return this.ask('POST', path, JSON.stringify(body), { ...type, ...headers });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  async ask(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Seen> {
    const url = new URL(path, this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const set = answer.headers.getSetCookie();
    for (const line of set) this.keep(line);
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text: await answer.text(),
      headers: answer.headers,
      setCookies: set,
    };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const isTakenBack = value === '' || attributes.some((each) => /^max-age=0$/i.test(each));
    if (isTakenBack) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export interface Seen {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
  readonly setCookies: readonly string[];
}
