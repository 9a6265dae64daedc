import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { accessOf } from '../identity/permit.ts';
import type { Access } from '../identity/permit.ts';

/** One address of the product: how it is asked, and what it asks for. */
export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
}

type Handler = (...args: never[]) => unknown;
type Controller = abstract new (...args: never[]) => unknown;

/**
 * Every route of every controller with the permission it declares, by path and method.
 *
 * @throws Error naming each route that declares neither a permission nor that it is public: such a
 *   program does not start
 */
export function declaredRoutes(app: NestFastifyApplication): readonly DeclaredRoute[] {
  const scanner = new MetadataScanner();
  const routes: DeclaredRoute[] = [];
  const silent: string[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as unknown as Controller;
      const prototype = controller.prototype as Readonly<Record<string, Handler>>;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler === undefined) continue;
        for (const { method, path } of addressesOf(controller, handler)) {
          const access = accessOf(handler, controller);
          if (access === undefined) silent.push(`${method} ${path} (${controller.name}.${name})`);
          else routes.push({ method, path, access });
        }
      }
    }
  }
  if (silent.length > 0) {
    throw new Error(
      `These routes declare neither @Permit(…) nor @Public():\n  ${silent.join('\n  ')}`,
    );
  }
  return routes.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/**
 * Holds what the server really answers against what controllers declare.
 *
 * @param openFolders folders of plain files, for everybody: '/assets/'
 * @throws Error naming each route that came about without a declaration
 */
export function refuseUndeclaredRoutes(
  registered: ReadonlySet<string>,
  declared: readonly DeclaredRoute[],
  openFolders: readonly string[],
): void {
  const known = new Set(declared.map(({ method, path }) => `${method} ${path}`));
  const strays = [...registered].filter((route) => {
    const [method = '', url = ''] = route.split(' ');
    // A HEAD is answered by the handler of its GET, behind the same guard.
    const asked = `${method === 'HEAD' ? 'GET' : method} ${url}`;
    return !known.has(asked) && !openFolders.some((folder) => url.startsWith(folder));
  });
  if (strays.length > 0) {
    throw new Error(`These routes are served but declared nowhere:\n  ${strays.join('\n  ')}`);
  }
}

function sortKey(route: DeclaredRoute): string {
  return `${route.path} ${route.method}`;
}

function addressesOf(
  controller: Controller,
  handler: Handler,
): readonly { readonly method: string; readonly path: string }[] {
  const paths = textsOf(Reflect.getMetadata('path', handler));
  const method: unknown = Reflect.getMetadata('method', handler);
  if (paths.length === 0 || typeof method !== 'number') return [];
  const prefixes = textsOf(Reflect.getMetadata('path', controller));
  return prefixes.flatMap((prefix) =>
    paths.map((path) => ({
      method: RequestMethod[method] ?? 'ALL',
      path: `/${prefix}/${path}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'),
    })),
  );
}

function textsOf(metadata: unknown): readonly string[] {
  if (typeof metadata === 'string') return [metadata];
  return Array.isArray(metadata) ? (metadata as readonly string[]) : [];
}
