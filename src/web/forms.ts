import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkedBody } from '../http/body.pipe.ts';
import type { BodyClass } from '../http/field-shapes.ts';
import { statusOf } from '../http/problem.ts';
import { Refusal } from '../kernel/refusal.ts';
import {
  refusalWordsFor,
  type FactInWords,
  type SaidOfRefusal,
} from './language/refusals/refusal-words.ts';

/** What a page says above a form that was refused, and beside its fields. */
export interface FormProblem {
  readonly status: number;
  readonly code: string;
  readonly said: SaidOfRefusal;
  readonly facts: readonly FactInWords[];
  /** By field, what is wrong with it and what is possible. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What people are told of a refusal in their language; any other error goes its common way. */
export async function formProblem(error: unknown, request: FastifyRequest): Promise<FormProblem> {
  if (!(error instanceof Refusal)) throw error;
  const words = await refusalWordsFor(request);
  const fields: Record<string, string> = {};
  for (const fault of error.errors ?? []) {
    const name = fault.pointer.split('/')[1] ?? '';
    fields[name] = words.field(name, fault);
  }
  const { code } = error;
  return {
    status: statusOf(error),
    code,
    said: words.of(error),
    facts: words.facts(error),
    fields,
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
