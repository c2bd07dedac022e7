import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** A request that cannot be served, with the HTTP status of the response. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly statusCode: number;

  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** The body as JSON; an empty one is `{}`. Throws a RequestError, or a ZodError that names the field. */
export function readJson<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const text = readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw new RequestError(400, `the body is not JSON: ${Error.isError(error) ? error.message : String(error)}`);
  }
  return schema.parse(value);
}

export const readText = ({ body }: FastifyRequest): string => (typeof body === 'string' ? body : '');
