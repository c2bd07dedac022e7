import { z } from 'zod';
import { calledServices, services, type CalledService } from '../../services/catalogue.ts';
import { annotations } from './pods.ts';
import { celMatches, celText, withRules, type Rule } from './rules.ts';
import { maxItems } from './values.ts';

const ofServers = ['podName', 'podIP'] as const;
const ofAnyService = [
  'hostIP', 'clusterIP', 'nodePort', 'loadBalancer', 'port', 'name', 'namespace', 'cluster',
] as const;

export type AddressPlaceholder = (typeof ofServers | typeof ofAnyService)[number];

/**
 * Pure: placeholders in braces in an address. A server of `messaging` is one Pod with a Service of its own; the Pods of
 * other services share one.
 */
const placeholdersOf = (service: CalledService): readonly AddressPlaceholder[] => [
  ...(services[service].runs === 'servers' ? ofServers : []),
  ...ofAnyService,
];

/** By the service with ports for callers. */
export const addressPlaceholders = Object.fromEntries(
  calledServices.map((name) => [name, placeholdersOf(name)]),
) as Readonly<Record<CalledService, readonly AddressPlaceholder[]>>;

interface Exposed {
  readonly type?: string | undefined;
  readonly advertisedAddressTemplate?: string | undefined;
}

const patternOf = (service: CalledService): RegExp =>
  new RegExp(`^([^{}\\s]|\\{(${addressPlaceholders[service].join('|')})\\})+:([0-9]{1,5}|\\{port\\}|\\{nodePort\\})$`);

/** host:port of each server for WebSockets. */
export const webSocketTemplate = z
  .string()
  .max(253)
  .regex(patternOf('messaging'), 'must be host:port, with placeholders as in exposure.advertisedAddressTemplate');

function addressRule(service: CalledService): Rule<Exposed> {
  const known = addressPlaceholders[service].join('|');
  const pattern = patternOf(service);
  return {
    field: ['advertisedAddressTemplate'],
    message:
      'must be host:port, with {port} or {nodePort} for the port and no other placeholders than ' +
      `{${known.replaceAll('|', '}, {')}}`,
    holds: ({ advertisedAddressTemplate: template }) => template === undefined || pattern.test(template),
    cel: `!has(self.advertisedAddressTemplate) || ${celMatches('self.advertisedAddressTemplate', pattern)}`,
  };
}

/** Only some types provide the placeholder. */
function placeholderRule(placeholder: AddressPlaceholder, types: readonly string[]): Rule<Exposed> {
  const text = `{${placeholder}}`;
  return {
    field: ['advertisedAddressTemplate'],
    message: `must not have ${text} unless type is ${types.join(' or ')}`,
    holds: ({ type, advertisedAddressTemplate: template = '' }) =>
      !template.includes(text) || types.includes(type ?? ''),
    cel:
      `!has(self.advertisedAddressTemplate) || !self.advertisedAddressTemplate.contains(${celText(text)}) || ` +
      `(has(self.type) && self.type in [${types.map(celText).join(', ')}])`,
  };
}

const beyondCluster = ['NodePort', 'LoadBalancer'];

/** A range of addresses in CIDR notation; an API server of Kubernetes checks the rest. */
const addressRange = z
  .string()
  .max(49)
  .regex(
    /^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)\/[0-9]{1,3}$/,
    'must be a range such as 203.0.113.0/24',
  );

/** How clients reach a service. */
export function exposure(service: CalledService) {
  const schema = z.strictObject({
    type: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']).default('ClusterIP').describe('kind of Service'),
    advertisedAddressTemplate: z
      .string()
      .max(253)
      .optional()
      .describe('host:port for clients, with placeholders such as `{hostIP}:{nodePort}`'),
    annotations: annotations.optional().describe('annotations of the Services'),
    externalTrafficPolicy: z
      .enum(['Cluster', 'Local'])
      .optional()
      .describe(
        '`Local`: services see the addresses of callers, which limits by address need; for the types NodePort and ' +
          'LoadBalancer',
      ),
    sourceRanges: z
      .array(addressRange)
      .min(1)
      .max(maxItems)
      .optional()
      .describe('addresses that the load balancer lets in; left out: all; for the type LoadBalancer'),
    loadBalancerClass: z
      .string()
      .max(316)
      .regex(
        /^([a-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
        'must be a class such as example.com/internal',
      )
      .optional()
      .describe('which load balancer; Kubernetes refuses to change it while the type is LoadBalancer, for which it is'),
  });
  const rules = [
    addressRule(service), placeholderRule('nodePort', beyondCluster), placeholderRule('loadBalancer', ['LoadBalancer']),
  ];
  return withRules(schema, rules).prefault({}).describe('how clients reach it');
}

export type Exposure = z.infer<ReturnType<typeof exposure>>;

const portPlaceholders = ['{port}', '{nodePort}'];

/**
 * Where clients reach a messaging server for WebSockets: at its own template or, where that of `exposure` has a
 * placeholder for the port, at the same host. Undefined where neither names a port for them.
 */
export function webSocketTemplateOf({ exposure: exposed, webSockets }: ExposedServers): string | undefined {
  if (webSockets.advertisedAddressTemplate !== undefined) return webSockets.advertisedAddressTemplate;
  const shared = addressTemplateOf('messaging', exposed);
  return portPlaceholders.some((each) => shared.endsWith(each)) ? shared : undefined;
}

interface ExposedServers {
  readonly exposure: Exposure;
  readonly webSockets: Pick<Exposure, 'advertisedAddressTemplate'>;
}

/** Where clients reach a service by default, without a template in the manifest. */
export function addressTemplateOf(service: CalledService, { type, advertisedAddressTemplate }: Exposure): string {
  if (advertisedAddressTemplate !== undefined) return advertisedAddressTemplate;
  if (type === 'NodePort') return '{hostIP}:{nodePort}';
  if (type === 'LoadBalancer') return '{loadBalancer}:{port}';
  return services[service].runs === 'servers' ? '{podIP}:{port}' : '{name}.{namespace}.svc:{port}';
}
