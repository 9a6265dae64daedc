import 'reflect-metadata';
import type * as Swagger from '@nestjs/swagger';

/*
 * The decorators of @nestjs/swagger under their own names, noted down and not yet applied: the package and
 * what it brings are half a thousand modules, needed only once somebody asks for the document. Elsewhere
 * only its types are imported. See ADR 0078.
 */

type Package = typeof Swagger;
type Note = (swagger: Package) => void;
type Target = readonly [target: object, key?: string | symbol, descriptor?: PropertyDescriptor];
type Decorator = (...target: Target) => void;

let notes: Note[] = [];

function noted<K extends keyof Package>(name: K): Package[K] {
  const decorator =
    (...given: unknown[]): Decorator =>
    (...target) => {
      notes.push((swagger) => {
        const make = swagger[name] as unknown as (...given: unknown[]) => Decorator;
        make(...given)(...target);
      });
    };
  return decorator as unknown as Package[K];
}

export const ApiBearerAuth = noted('ApiBearerAuth');
export const ApiBody = noted('ApiBody');
export const ApiConsumes = noted('ApiConsumes');
export const ApiExcludeController = noted('ApiExcludeController');
export const ApiExtraModels = noted('ApiExtraModels');
export const ApiHeader = noted('ApiHeader');
export const ApiOkResponse = noted('ApiOkResponse');
export const ApiOperation = noted('ApiOperation');
export const ApiProperty = noted('ApiProperty');
export const ApiPropertyOptional = noted('ApiPropertyOptional');
export const ApiResponse = noted('ApiResponse');
export const ApiTags = noted('ApiTags');

/** Where the document describes a class. */
export function getSchemaPath(model: { readonly name: string }): string {
  return `#/components/schemas/${model.name}`;
}

/** Loads the package and applies what was noted, in the order in which it was noted. */
export async function withApiNotes(): Promise<Package> {
  const swagger = await import('@nestjs/swagger');
  const pending = notes;
  notes = [];
  for (const note of pending) note(swagger);
  return swagger;
}
