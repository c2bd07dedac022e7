import { connectionBounds } from '@cecochat/runtime';
import { z } from 'zod';
import { count } from './values.ts';

type BoundName = keyof typeof connectionBounds;

function bound(name: BoundName, what: string) {
  const { min, max, fallback } = connectionBounds[name];
  return count(min, max).default(fallback).describe(what);
}

/** Bounds of the connections of callers. Each process counts by itself. */
export const connections = z.strictObject({
  perProcess: bound(
    'perProcess',
    'connections of a pod at once; more are closed at once. A messaging pod needs as many as it may have device ' +
      'streams',
  ),
  perAddress: bound('perAddress', 'connections of one IPv4 address or one IPv6 network of 64 bits to a pod at once'),
  streamsPerConnection: bound(
    'streamsPerConnection',
    'gRPC calls and streams of one connection at once; more wait in the client',
  ),
});
