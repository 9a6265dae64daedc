import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { CLOCK, ENVIRONMENT, POSTING_POOL } from '../database/database.module.ts';
import type { Environment } from '../database/environment.ts';
import { Reader } from '../database/reader.ts';
import type { ActCall } from '../http/act-call.ts';
import { identityErrors } from '../identity/errors.ts';
import type { Grant } from '../identity/grant.ts';
import type { Principal } from '../identity/principal.ts';
import { ScopeGate } from '../identity/scope-gate.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { eventErrors } from './errors.ts';
import type { EventEdition } from './edition.ts';
import type { WebhookDto } from './events.dto.ts';
import { sealingKey } from './sealing-key.ts';
import { sightOf } from './sight.ts';
import { targetOf } from './target.ts';
import {
  cursorsOf,
  listWebhooks,
  makeWebhook,
  switchWebhook,
  webhookById,
} from './webhook-rows.ts';
import type { CursorRow, WebhookActor, WebhookRow } from './webhook-rows.ts';
import { renewSecret } from './webhook-secrets.ts';
import type { NewWebhookSecret } from './webhook-secrets.ts';

/** A webhook as its owner sees it. */
export interface WebhookItem {
  readonly id: string;
  readonly principal: string;
  readonly url: string;
  readonly countries: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly edition: EventEdition;
  readonly createdAt: Instant;
  readonly state: 'on' | 'off';
  readonly disabledAt: Instant | null;
  readonly disabledReason: string | null;
}

/**
 * Who is told of what. Everybody sees and changes their own webhooks; administrators all. What a webhook tells is what
 * its owner may see at the moment of telling.
 */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(ScopeGate) private readonly gate: ScopeGate,
  ) {}

  async list(principal: Principal): Promise<readonly WebhookItem[]> {
    const owner = (await this.#isAdministrator(principal)) ? null : principal.id;
    return (await listWebhooks(this.reader.pool, owner)).map(webhookItem);
  }

  /** Refuses EVENTS.WEBHOOK_NOT_FOUND, also for somebody else's. */
  async find(
    principal: Principal,
    id: string,
  ): Promise<WebhookItem & { readonly told: readonly CursorRow[] }> {
    const row = await this.#own(principal, id);
    return { ...webhookItem(row), told: await cursorsOf(this.reader.pool, row.id) };
  }

  /**
   * Refuses EVENTS.TARGET_NOT_ALLOWED, EVENTS.TOO_MANY_WEBHOOKS, IDENTITY.OTHER_COUNTRY, IDENTITY.NOT_PERMITTED,
   * IDENTITY.OUT_OF_SCOPE: nobody is told what they may not see.
   */
  async make(
    call: ActCall,
    body: WebhookDto,
  ): Promise<{ readonly webhook: WebhookRow; readonly secret: string | null }> {
    const { allowPrivate, keyFile } = this.environment.webhooks;
    const url = targetOf(body.url, allowPrivate).href;
    const edition = body.edition ?? 'public';
    const countries = countriesWithin(call.grants, body.countries ?? null);
    this.#refuseUnseen(call, edition, countries);
    return makeWebhook(
      { pool: this.pool, clock: this.clock },
      actorOf(call),
      {
        url,
        countries,
        kinds: body.kinds ?? null,
        edition,
        fromBeginning: body.from === 'beginning',
      },
      await sealingKey(keyFile),
    );
  }

  async switch(call: ActCall, id: string, on: boolean): Promise<WebhookRow> {
    const { id: webhookId } = await this.#own(call.principal, id);
    const parts = { pool: this.pool, clock: this.clock };
    return switchWebhook(parts, actorOf(call), webhookId, on);
  }

  /** A new secret, shown this once; the old one signs too for a day. */
  async renew(
    call: ActCall,
    id: string,
  ): Promise<NewWebhookSecret & { readonly webhook: WebhookRow }> {
    const webhook = await this.#own(call.principal, id);
    const parts = { pool: this.pool, clock: this.clock };
    const key = await sealingKey(this.environment.webhooks.keyFile);
    return { webhook, ...(await renewSecret(parts, actorOf(call), webhook.id, key)) };
  }

  /** What failed is tried again at once, not after its time of waiting. Refuses EVENTS.WEBHOOK_OFF. */
  async retry(principal: Principal, id: string): Promise<WebhookRow> {
    const webhook = await this.#own(principal, id);
    if (webhook.disabled_at !== null) throw eventErrors.refuse('EVENTS.WEBHOOK_OFF');
    await this.pool.query(
      `UPDATE public.webhook_cursor SET next_attempt_at = $2
        WHERE webhook_id = $1 AND next_attempt_at > $2 AND last_error IS NOT NULL`,
      [webhook.id, this.clock.now()],
    );
    return webhook;
  }

  async #own(principal: Principal, text: string): Promise<WebhookRow> {
    const { countryCode, id } = parsePublicId(text);
    if (countryCode !== NO_COUNTRY) throw eventErrors.refuse('EVENTS.WEBHOOK_NOT_FOUND');
    const webhook = await webhookById(this.pool, id);
    if (webhook.created_by === principal.id || (await this.#isAdministrator(principal))) {
      return webhook;
    }
    throw eventErrors.refuse('EVENTS.WEBHOOK_NOT_FOUND');
  }

  async #isAdministrator(principal: Principal): Promise<boolean> {
    const asked = { country: NO_COUNTRY, subject: null, body: null };
    return (await this.gate.admitted(principal, 'identity.administer', asked)) !== null;
  }

  /** Asked of every country it would tell of; again at every telling, for grants end. */
  #refuseUnseen(call: ActCall, edition: EventEdition, countries: readonly string[] | null): void {
    const { principalId, principal } = call;
    const today = this.clock.now().slice(0, 10);
    const by = { principalId, grants: principal.grants, today };
    // Of all countries: of one that no grant can name alone.
    for (const country of countries ?? [NO_COUNTRY]) sightOf(edition, country, by);
  }
}

/** Those that were asked for, or all of the grants. Refuses IDENTITY.OTHER_COUNTRY. */
function countriesWithin(
  grants: readonly Grant[],
  asked: readonly string[] | null,
): readonly string[] | null {
  if (grants.some(({ scope }) => scope.countries === null)) return asked;
  const countries = [...new Set(grants.flatMap(({ scope }) => [...(scope.countries ?? [])]))];
  const outside = (asked ?? []).find((country) => !countries.includes(country));
  if (outside === undefined) return asked ?? countries;
  throw identityErrors.refuse('IDENTITY.OTHER_COUNTRY', { countries, requested: outside });
}

function actorOf({ principalId, principal, idempotencyKey, requestHash }: ActCall): WebhookActor {
  const keyId = principal.keyId ?? principal.sessionKeyId ?? null;
  return { principalId, keyId, idempotencyKey, requestHash };
}

export function webhookItem(webhook: WebhookRow): WebhookItem {
  return {
    id: publicId(NO_COUNTRY, webhook.id),
    principal: publicId(NO_COUNTRY, webhook.created_by),
    url: webhook.url,
    countries: webhook.countries,
    kinds: webhook.kinds,
    edition: webhook.edition,
    createdAt: webhook.created_at,
    state: webhook.disabled_at === null ? 'on' : 'off',
    disabledAt: webhook.disabled_at,
    disabledReason: webhook.disabled_reason,
  };
}
