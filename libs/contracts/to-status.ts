import { Metadata, type StatusObject } from '@grpc/grpc-js';
import { ChatError, trailers } from './errors.ts';

/** The error as gRPC sends it: status, message and trailers. An unknown error's message stays inside. */
export function toStatus(error: unknown): StatusObject & Error {
  const chat = ChatError.from(error);
  const metadata = new Metadata();
  metadata.set(trailers.code, chat.code);
  for (const key of ['field', 'retryAfterMs', 'address', 'epoch', 'lastSequence'] as const) {
    const value = chat.details[key];
    if (value !== undefined) metadata.set(trailers[key], String(value));
  }
  const details = chat.code === 'internal' ? 'internal error' : chat.message;
  return Object.assign(new Error(details), { code: chat.grpcStatus, details, metadata });
}
