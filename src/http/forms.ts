import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';

const FORM_BODY = 'formBody';
const FIELDS_AT_MOST = 500;

/** The route takes the form of a page; no other route does. */
export function FormBody(): MethodDecorator {
  return RouteConfig({ [FORM_BODY]: true });
}

/** The fields of a form by name; one that is sent several times is a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** Reads forms for the routes that take them; elsewhere HTTP.MEDIA_TYPE_UNSUPPORTED as before. */
export function takeForms(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, body, done) => {
      const config = request.routeOptions.config as unknown as Readonly<Record<string, unknown>>;
      if (request.is404 || config[FORM_BODY] === true) done(null, fieldsOf(String(body)));
      else done(httpErrors.refuse('HTTP.MEDIA_TYPE_UNSUPPORTED'));
    },
  );
}

function fieldsOf(text: string): FormFields {
  // Without a prototype, so that no name means anything but a field.
  const fields = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > FIELDS_AT_MOST) break;
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else fields[name] = typeof before === 'string' ? [before, value] : [...before, value];
  }
  return fields;
}

/** The form of a request; without fields where it sent none. */
export function formOf({ body }: FastifyRequest): FormFields {
  return typeof body === 'object' && body !== null ? (body as FormFields) : {};
}

/** A field as one text, without white space around it; undefined where it is empty. */
export function fieldOf(form: FormFields, name: string): string | undefined {
  const value = form[name];
  const text = typeof value === 'string' ? value.trim() : value?.[0]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

/**
 * The fields of a form as the body that a program would send: empty fields are left out, those named as
 * lists are taken apart at white space and commas. The body classes of the interface then check it.
 */
export function bodyOfForm(
  form: FormFields,
  names: readonly string[],
  lists: readonly string[] = [],
): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  for (const name of names) {
    const text = fieldOf(form, name);
    if (text !== undefined) body[name] = text;
  }
  for (const name of lists) {
    const values = [form[name] ?? []].flat().flatMap((each) => each.split(/[\s,]+/));
    const given = values.filter((each) => each !== '');
    if (given.length > 0) body[name] = given;
  }
  return body;
}
