import { z } from 'zod';
import { freeForm, maxItems } from './values.ts';

/** Rules as in the egress of a NetworkPolicy. */
const rules = z.array(freeForm).max(maxItems);

/** Destinations to which the Pods of the services may open connections. */
export const egress = z.strictObject({
  kafka: rules.min(1).describe('to Kafka, also to the addresses that brokers name'),
  cassandra: rules.min(1).describe('to Cassandra, also to the addresses that nodes name'),
  redis: rules.min(1).describe('to Redis and its Sentinels'),
  logins: rules
    .default([])
    .describe('to the server of `spec.auth.keys.url` or its proxy, and to the OpenID Connect providers of accounts'),
});

export type Egress = z.infer<typeof egress>;
