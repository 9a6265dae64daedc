import type { FastifyReply } from 'fastify';
import { checkedBody } from '../http/body.pipe.ts';
import type { BodyClass } from '../http/field-shapes.ts';
import { statusOf } from '../http/problem.ts';
import { Refusal } from '../kernel/refusal.ts';

/** What a page says above a form that was refused, and beside its fields. */
export interface FormProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly advice: string;
  /** By field, what is wrong with it and what is possible. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What people are told of a refusal; any other error goes its common way. */
export function formProblem(error: unknown): FormProblem {
  if (!(error instanceof Refusal)) throw error;
  const pointed = (error.errors ?? []).map(({ pointer, detail }) => [
    pointer.split('/')[1] ?? '',
    detail,
  ]);
  const facts = Object.entries(error.facts).map(([name, fact]) => `${name} ${String(fact)}`);
  const advice = facts.length === 0 ? error.advice : `${error.advice} (${facts.join('; ')})`;
  return {
    status: statusOf(error),
    code: error.code,
    title: error.title,
    advice,
    fields: Object.fromEntries(pointed) as Record<string, string>,
  };
}

/** The fields of a form through the same rules as a program's body. Refuses HTTP.BODY_INVALID. */
export function checkedForm<T>(body: object, bodyClass: BodyClass): Promise<T> {
  return checkedBody(body, bodyClass, '') as Promise<T>;
}

/** After a form was accepted: to a page that can be loaded again without doing it again. */
export function seeOther(reply: FastifyReply, address: string): void {
  // What a header cannot hold would break the answer after it had begun.
  if (!/^[\x21-\x7e]+$/.test(address)) throw new Error('an address of ours holds what none may');
  void reply.code(303).header('location', address).header('cache-control', 'no-store').send();
}
