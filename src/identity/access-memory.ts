import { Inject, Injectable } from '@nestjs/common';
import { BearerTokens } from './bearer-tokens.ts';
import { KeyDirectory } from './key-directory.ts';
import { SessionDirectory } from './session-directory.ts';

/** What this process believes of keys, sessions and tokens for some seconds. */
@Injectable()
export class AccessMemory {
  constructor(
    @Inject(KeyDirectory) private readonly keys: KeyDirectory,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
    @Inject(BearerTokens) private readonly tokens: BearerTokens,
  ) {}

  /** After any change of access made here: it counts from the next request on. */
  forget(): void {
    this.keys.forget();
    this.sessions.forget();
    this.tokens.forget();
  }
}
