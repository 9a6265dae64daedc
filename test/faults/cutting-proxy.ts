import { createServer, connect, type Server, type Socket } from 'node:net';

/** Where a connection is cut: before COMMIT reaches the database, or before its answer comes back. */
export type Cut = 'none' | 'before-commit' | 'after-commit' | 'at-first-write';

/** Stands between the program and PostgreSQL, and cuts the wire at the worst moment. */
export class CuttingProxy {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  cuts = 0;
  next: Cut = 'none';

  /** The same database address, through this proxy. */
  async through(url: string): Promise<string> {
    const target = new URL(url);
    const server = createServer((near) => this.join(near, target));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const proxied = new URL(url);
    proxied.port = String(typeof address === 'object' ? address?.port : '');
    return proxied.href;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  private join(near: Socket, target: URL): void {
    const far = connect(parseInt(target.port, 10), target.hostname);
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let mute = false;
    near.on('data', (sent) => {
      const cut = this.cutOf(sent);
      if (cut === 'none') {
        far.write(sent);
        return;
      }
      this.next = 'none';
      this.cuts += 1;
      if (cut !== 'after-commit') {
        near.destroy();
        return;
      }
      // The database commits; nobody is told.
      mute = true;
      far.write(sent);
      setTimeout(() => near.destroy(), 50);
    });
    far.on('data', (answer) => {
      if (!mute) near.write(answer);
    });
  }

  private cutOf(sent: Buffer): Cut {
    const text = sent.toString('latin1');
    if (this.next === 'at-first-write' && text.includes('write-acts')) return this.next;
    return this.next !== 'at-first-write' && text.includes('COMMIT') ? this.next : 'none';
  }
}
