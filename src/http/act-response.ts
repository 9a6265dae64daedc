import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiPropertyOptional, ApiResponse } from './api-notes.ts';

/** What every answered act says of itself; a room's answer class extends it with its own fields. */
export class ActAnswer {
  @ApiProperty({
    description: 'Id of what the act made, or of the act itself',
    example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly id!: string;

  @ApiProperty({
    description: 'Whether it stands in the books or waits for a second officer',
    enum: ['posted', 'awaiting-approval', 'declined'],
  })
  readonly status!: string;

  @ApiProperty({ description: 'When the books recorded it (UTC)', format: 'date-time' })
  readonly recordedAt!: string;

  @ApiProperty({
    description: "Its place in the country's audit log, counted from 0",
    type: 'integer',
  })
  readonly auditSequence!: number;
}

/** One fault in a body. */
export class ProblemPointer {
  @ApiProperty({ description: 'JSON pointer (RFC 6901) to the field', example: '/amount' })
  readonly pointer!: string;

  @ApiProperty({ description: 'What is wrong, and what is possible' })
  readonly detail!: string;
}

/** An error: RFC 9457, with a stable code; the facts stand beside it under their own names. */
export class Problem {
  @ApiProperty({ description: 'Where the code is explained', format: 'uri-reference' })
  readonly type!: string;

  @ApiProperty({ description: 'What the code means, the same for every occurrence' })
  readonly title!: string;

  @ApiProperty({ description: 'The HTTP status', type: 'integer' })
  readonly status!: number;

  @ApiProperty({ description: 'What happened this time, with its figures' })
  readonly detail!: string;

  @ApiProperty({ description: 'Stable code for programs', example: 'FUNDING.EXCEEDS_UNDRAWN' })
  readonly code!: string;

  @ApiProperty({ description: 'What the reader can do' })
  readonly advice!: string;

  @ApiProperty({ description: 'Id of the request, for the operator', format: 'uri' })
  readonly instance!: string;

  @ApiPropertyOptional({ type: () => [ProblemPointer] })
  readonly errors?: readonly ProblemPointer[];
}

const PROBLEM = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** Documents the errors an address can answer. */
export function ProblemResponses(...statuses: readonly number[]): MethodDecorator {
  return applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({ status, description: MEANINGS[status] ?? 'Problem', content: PROBLEM }),
    ),
  );
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request is malformed; `errors` points at the fields',
  401: 'No key, or one that is not accepted',
  403: 'The key does not permit this',
  404: 'Not there',
  409: 'Its state has moved on',
  412: 'Made from an older version',
  413: 'The body is too large',
  422: 'A figure or a rule forbids it; the facts say by how much',
  428: 'If-Match is missing',
  503: 'Busy or outcome unknown: repeat with the same key',
};

export interface ActResponseOptions {
  /** 201 (the default) where the act makes something with an address of its own, else 200. */
  readonly status?: 200 | 201;
  /** The act makes a new version of a record, and needs If-Match. */
  readonly changes?: true;
}

/** Documents an act: its headers, its answer, the errors it can give. */
export function ActResponse(
  answer: Type<unknown> = ActAnswer,
  options: ActResponseOptions = {},
): MethodDecorator {
  const keyHeader = ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A new unique text for each new act; the same one repeats the same act safely',
  });
  const versionHeader = ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag of the version that the change was made from',
  });
  return applyDecorators(
    keyHeader,
    ...(options.changes === true ? [versionHeader] : []),
    ApiResponse({ status: options.status ?? 201, description: 'Recorded', type: answer }),
    ApiResponse({ status: 202, description: 'Waits for a second officer', type: answer }),
    ProblemResponses(400, 401, 403, 404, 409, 413, 422, 503),
    ...(options.changes === true ? [ProblemResponses(412, 428)] : []),
  );
}
