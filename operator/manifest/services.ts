import {
  connectionsRange, dialogMessageCountRange, defaultHistorySettings, maxPartitionCount, userMessageCountRange,
} from '@cecochat/redis';
import { defaultRateLimits } from '@cecochat/runtime';
import { z } from 'zod';
import {
  isCalled, lastingServices, services, type CalledService, type LastingService,
} from '../../services/catalogue.ts';
import { exposure, webSocketTemplate } from './exposure.ts';
import { podTemplate, resources } from './pods.ts';
import { providers } from './providers.ts';
import { withRules } from './rules.ts';
import { count, duration, maxItems } from './values.ts';

const handover = z.strictObject({
  drainRate: count(1, 100_000).default(500).describe('devices a second that one server sends away'),
  deadline: duration('1s', '1h')
    .prefault('30s')
    .describe('time for a partition to become empty, then the rest is disconnected'),
  maxInFlight: count(1, maxPartitionCount).default(16).describe('partitions that may be on their way at once'),
});

const balancing = z.strictObject({
  tolerance: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.15)
    .describe('a server whose load is within this part of the mean is balanced'),
  window: duration('1s', '1h')
    .prefault('60s')
    .describe('how long the load must be out of balance before partitions move'),
});

const autoscaling = withRules(
  z.strictObject({
    minReplicas: count(1, 1_600).default(1).describe('fewest servers'),
    maxReplicas: count(1, 1_600).describe('most servers'),
    targetUtilization: count(10, 95)
      .default(70)
      .describe('per cent of the connections and messages a server is good for'),
    maxMessagesPerSecondPerPod: count(1, 1_000_000)
      .default(2_000)
      .describe('sends and deliveries a second a server is good for'),
    scaleUpWindow: duration('0s', '1h')
      .prefault('30s')
      .describe('the lowest number of servers wanted within it counts'),
    scaleDownWindow: duration('0s', '24h')
      .prefault('5m')
      .describe('the highest number of servers wanted within it counts'),
  }),
  [
    {
      field: ['maxReplicas'],
      message: 'must be minReplicas or more',
      holds: ({ minReplicas, maxReplicas }) => maxReplicas >= minReplicas,
      cel: '!has(self.minReplicas) || self.maxReplicas >= self.minReplicas',
    },
  ],
);

const originPattern = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$/;
const webSockets = z.strictObject({
  origins: z
    .array(z.string().max(253).regex(originPattern, 'must be an origin such as https://chat.example.com'))
    .max(maxItems)
    .default([])
    .describe('origins of the web pages that may connect; programs other than browsers send none, and may'),
  advertisedAddressTemplate: webSocketTemplate
    .optional()
    .describe('host:port for clients; without it that of `exposure`, where it has `{port}` or `{nodePort}`'),
});

const octet = '(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])';
/** A service with another one would not start. */
const proxyRange = new RegExp(
  `^(${octet}(\\.${octet}){3}/(3[0-2]|[12]?[0-9])|([0-9a-fA-F]{1,4}:){1,7}(:|(:?[0-9a-fA-F]{1,4}){1,7})/` +
    '(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$',
);

/** Fields of some services beside those that all have. One of the same name takes precedence. */
const ownFields = {
  messaging: {
    replicas: count(0, 1_600).default(2).describe('servers, unless autoscaling decides; 0 only while paused'),
    maxConnectionsPerPod: count(connectionsRange.min, connectionsRange.max)
      .default(defaultRateLimits.connectionsPerServer)
      .describe('device streams a server is good for; it refuses more'),
    standby: count(0, 100).default(0).describe('servers that run warm without partitions'),
    lease: duration('2s', '5m')
      .prefault('5s')
      .describe('a server that has not reported for this long is taken for dead; servers report once a second'),
    webSockets: webSockets.prefault({}).describe('devices that connect by WebSockets'),
    handover: handover.prefault({}).describe('how partitions move from one server to another'),
    balancing: balancing.prefault({}).describe('when partitions move because of their load'),
    autoscaling: autoscaling.optional().describe('lets the load decide the number of servers'),
  },
  history: {
    userMessageCount: count(userMessageCountRange.min, userMessageCountRange.max)
      .default(defaultHistorySettings.userMessageCount)
      .describe('events in a page of what a user got and sent'),
    dialogMessageCount: count(dialogMessageCountRange.min, dialogMessageCountRange.max)
      .default(defaultHistorySettings.dialogMessageCount)
      .describe('events in a page of a dialog'),
  },
  accounts: {
    signUp: z.boolean().default(false).describe('whether every caller can sign up'),
    providers: providers.describe('OpenID Connect providers at which users sign in; their users need no sign-up'),
  },
  web: {
    trustedProxies: z
      .array(z.string().max(49).regex(proxyRange, 'must be a range such as 10.0.0.0/8'))
      .max(maxItems)
      .default([])
      .describe(
        'addresses of proxies in front of it whose `x-forwarded-for` and `x-forwarded-proto` count; in a cluster',
      ),
  },
} as const;

type OwnFields<Name> = Name extends keyof typeof ownFields ? (typeof ownFields)[Name] : unknown;
type Exposed<Name> = Name extends CalledService ? { readonly exposure: ReturnType<typeof exposure> } : unknown;
/** Processes of a service of equal ones, where the manifest has no number: in a cluster a lost node leaves one. */
const replicasUnlessGiven = { cluster: 2, machine: 1 };

interface Counted {
  readonly replicas?: number | undefined;
}

/** Pure: processes of a service of equal ones, by where the platform runs. */
export const replicasOf = ({ replicas }: Counted, where: keyof typeof replicasUnlessGiven): number =>
  replicas ?? replicasUnlessGiven[where];

type CommonFields = {
  readonly replicas: z.ZodOptional<z.ZodInt>;
  readonly resources: typeof resources;
  readonly podTemplate: typeof podTemplate;
};
type Fields<Name> = Omit<CommonFields, keyof OwnFields<Name>> & OwnFields<Name> & Exposed<Name>;

function fieldsOf(name: LastingService): object {
  const own: Readonly<Record<string, object | undefined>> = ownFields;
  const { cluster, machine } = replicasUnlessGiven;
  const replicas = count(1, 100)
    .optional()
    .describe(`processes; left out: ${cluster} in a cluster, ${machine} on one machine`);
  return { replicas, ...own[name], ...(isCalled(name) && { exposure: exposure(name) }), resources, podTemplate };
}

type ServiceFields = { readonly [Name in LastingService]: z.ZodPrefault<z.ZodObject<Fields<Name>, z.core.$strict>> };

const fieldOf = (name: LastingService) =>
  z
    .strictObject(fieldsOf(name) as CommonFields)
    .prefault({})
    .describe(services[name].role);

/** The field of each service in the manifest, in the order of the catalogue. */
export const serviceFields = Object.fromEntries(
  lastingServices.map((name) => [name, fieldOf(name)]),
) as unknown as ServiceFields;

export const upgrade = z.strictObject({
  surge: count(1, 100).default(1).describe('servers of a new version that run beside those they replace at once'),
  healthGate: duration('0s', '1h')
    .prefault('5s')
    .describe('how long a new server has to be healthy before devices move to it'),
  deadline: duration('1s', '1h').prefault('2m').describe('a new server that is not healthy after this has failed'),
  autoRollback: z.boolean().default(true).describe('whether a version that failed is taken back'),
});
