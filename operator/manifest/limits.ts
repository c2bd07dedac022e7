import { burstRange, rateRange } from '@cecochat/redis';
import { defaultRateLimits, type AddressLimit, type LimitedCall, type RateLimit } from '@cecochat/runtime';
import { z } from 'zod';
import { count } from './values.ts';

function rateLimit(what: string, { rate, burst }: RateLimit) {
  const fields = z.strictObject({
    rate: count(rateRange.min, rateRange.max).default(rate).describe('a second'),
    burst: count(burstRange.min, burstRange.max).default(burst).describe('at once, after a rest'),
  });
  return fields.prefault({}).describe(what);
}

const ofCalls = ({ sends, streams, lookups, pages }: Readonly<Record<LimitedCall, RateLimit>>) => ({
  sends: rateLimit('messages sent; a stream beyond it is read at this rate', sends),
  streams: rateLimit('streams opened', streams),
  lookups: rateLimit('requests to connect', lookups),
  pages: rateLimit('pages of history; one of more than 64 events counts once for each 64', pages),
});

const { perUser, perAddress } = defaultRateLimits;
const refusedTokens: AddressLimit = 'refusedTokens';

/** The rates of each user and address. Each server counts by itself; calls beyond a limit are refused. */
export const limits = z.strictObject({
  perUser: z
    .strictObject({
      ...ofCalls(perUser),
      typing: rateLimit('notices that the user types, see docs/protocol.md; one beyond it is refused', perUser.typing),
    })
    .prefault({})
    .describe('limits of each user'),
  perAddress: z
    .strictObject({
      ...ofCalls(perAddress),
      [refusedTokens]: rateLimit(
        'tokens that are refused; beyond it only tokens that were verified before are accepted',
        perAddress.refusedTokens,
      ),
    })
    .prefault({})
    .describe(
      'limits of each IPv4 address and each IPv6 network of 64 bits; callers behind a load balancer that does not ' +
        'keep addresses have one together',
    ),
});
