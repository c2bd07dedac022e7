import { maxPartitionCount } from '@cecochat/redis';
import { z } from 'zod';
import { connections } from './connections.ts';
import { calledServices, type CalledService } from '../../services/catalogue.ts';
import { dependencies } from './dependencies.ts';
import { egress } from './egress.ts';
import type { Exposure } from './exposure.ts';
import { limits } from './limits.ts';
import { monitoring } from './monitoring.ts';
import { stayingField, unchanging, withRules } from './rules.ts';
import { auth, tls } from './security.ts';
import { serviceFields, upgrade } from './services.ts';
import { count, dnsLabel, maxItems, objectName } from './values.ts';

export const group = 'cecochat.dev';
/** Served versions, the latest first. All have the same fields, so API servers convert them without a webhook. */
export const versions = ['v1beta1', 'v1alpha1'] as const;
export const apiVersions = versions.map((each) => `${group}/${each}` as const);
export const [apiVersion] = apiVersions;
/** An API server refuses a definition without a version that it has stored, so a rollback needs the one of before. */
export const storedVersion: (typeof versions)[number] = 'v1alpha1';
export const kind = 'ChatCluster';

/** Short enough that `<name>-messaging-1599` and the like are valid names of Services and values of labels. */
const clusterName = z
  .string()
  .max(40)
  .regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/, 'must be a-z, 0-9 and -, with a letter first and no - last');

/** A tag of an image, and a value of a label. */
const serviceVersion = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z0-9]([\w.-]*[a-zA-Z0-9])?$/, 'must be a version such as 1.2.3');

const images = z.strictObject({
  registry: z
    .string()
    .max(200)
    .regex(
      /^[a-z0-9]([a-zA-Z0-9._:/-]*[a-z0-9])?$/,
      'must be a registry, a path or both, such as registry.example.com/cecochat',
    )
    .default('cecochat')
    .describe('where the images are; a service has `<registry>/<service>:<version>`'),
  pullPolicy: z
    .enum(['Always', 'IfNotPresent', 'Never'])
    .default('IfNotPresent')
    .describe('when a node fetches an image'),
  pullSecrets: z.array(objectName).max(maxItems).optional().describe('names of Secrets with which nodes fetch images'),
});

const specFields = z.strictObject({
  version: serviceVersion.optional().describe('version of the services'),
  images: images.prefault({}).describe('the images of the services'),
  partitions: unchanging(count(1, maxPartitionCount), 'cannot change: users would be looked for where they are not')
    .default(36)
    .describe('partitions of the log; can never be changed'),
  paused: z.boolean().default(false).describe('nothing is changed, whatever happens'),
  planOnly: z.boolean().default(false).describe('what would be changed is shown and not done'),
  deletionProtection: z
    .boolean()
    .default(false)
    .describe('a cluster refuses to delete it; one machine has nothing to delete'),
  ...serviceFields,
  limits: limits
    .prefault({})
    .describe('how much users and addresses may do; a change applies at once and restarts nothing'),
  connections: connections
    .prefault({})
    .describe('bounds of the connections of callers, in each pod; a change replaces the pods'),
  auth: auth.optional().describe('who users are; a cluster needs it, one machine makes keys of its own'),
  reflection: z
    .boolean()
    .default(false)
    .describe('whether the gRPC services describe themselves to anybody who asks, without a token'),
  monitoring: monitoring.prefault({}).describe('who reads metrics'),
  egress: egress
    .optional()
    .describe(
      'where the pods may open connections to, as rules of a NetworkPolicy, besides those of names (port 53) and of ' +
        'the services among each other; left out: anywhere; one machine has no use for it',
    ),
  tls: tls.optional().describe('clients connect with TLS'),
  plaintext: z
    .boolean()
    .default(false)
    .describe('clients beyond the cluster may connect without TLS: tokens and messages can be read on the way'),
  dependencies: dependencies
    .optional()
    .describe('the stores; a cluster needs them, one machine starts its own when they are left out'),
  upgrade: upgrade.prefault({}).describe('how a new version replaces the old one'),
});

/** Whether a service has the type ClusterIP, in CEL; the field and its parts may be left out. */
const isInternal = (service: CalledService): string => {
  const type = `self.${service}.exposure.type`;
  const absent = [`!has(self.${service})`, `!has(self.${service}.exposure)`, `!has(${type})`];
  return `(${[...absent, `${type} == 'ClusterIP'`].join(' || ')})`;
};

const spec = withRules(
  stayingField(specFields, 'dependencies', 'cannot be removed: a platform belongs to its stores'),
  [
    {
      field: ['messaging', 'replicas'],
      message: 'must be 1 or more unless spec.paused is true',
      holds: ({ messaging: { replicas }, paused }) => replicas > 0 || paused,
      cel:
        '(has(self.paused) && self.paused) || !has(self.messaging) || !has(self.messaging.replicas) || ' +
        'self.messaging.replicas > 0',
    },
    {
      field: ['tls'],
      message: 'is missing: a service with an exposure beyond the cluster needs it, or spec.plaintext: true',
      holds: (value) => value.tls !== undefined || value.plaintext || exposedServices(value).length === 0,
      cel:
        'has(self.tls) || (has(self.plaintext) && self.plaintext) || ' +
        `(${calledServices.map(isInternal).join(' && ')})`,
    },
    {
      field: ['auth', 'developmentIssuer'],
      message:
        'must be left out unless spec.connect.exposure.type is ClusterIP: it gives a token for any user to anybody ' +
        'who reaches connect',
      holds: ({ auth: { developmentIssuer } = {}, connect: { exposure } }) =>
        developmentIssuer === undefined || exposure.type === 'ClusterIP',
      cel: `!has(self.auth) || !has(self.auth.developmentIssuer) || ${isInternal('connect')}`,
    },
  ],
).prefault({});

/** Pure: the services that callers beyond the cluster reach. */
export function exposedServices(
  from: { readonly [Name in CalledService]: { readonly exposure: Exposure } },
): CalledService[] {
  return calledServices.filter((name) => from[name].exposure.type !== 'ClusterIP');
}

const texts = z.record(z.string(), z.string()).optional();

/** The manifest of a chat platform. Strict: an unknown field is an error. Durations become milliseconds. */
export const chatClusterSchema = z.strictObject({
  apiVersion: z.enum(apiVersions),
  kind: z.literal(kind),
  metadata: z.strictObject({ name: clusterName, namespace: dnsLabel.optional(), labels: texts, annotations: texts }),
  spec,
});

/** A manifest with every default filled in. */
export type ChatCluster = z.infer<typeof chatClusterSchema>;
export type ChatClusterSpec = ChatCluster['spec'];
