import { withBrackets } from '@cecochat/contracts';
import { services, type CalledService, type CallerPort, type ReplicatedService } from '../../../services/catalogue.ts';
import { addressTemplateOf, webSocketTemplateOf } from '../../manifest/index.ts';
import type { Cluster } from './cluster.ts';
import { podNameOf, serviceNameOf } from './names.ts';
import { ports } from './ports.ts';
import { hasOwnServices } from './services.ts';
import { escapeDollars } from './settings/index.ts';

/** The known facts of a pod, from its status. */
export interface PodPlace {
  readonly hostIP?: string | undefined;
}

/** A Service as the API server reports it. */
export interface ServicePlace {
  readonly spec?:
    | {
        readonly clusterIP?: string | undefined;
        readonly ports?: readonly { readonly port: number; readonly nodePort?: number | undefined }[] | undefined;
      }
    | undefined;
  readonly status?:
    | {
        readonly loadBalancer?:
          | {
              readonly ingress?:
                readonly { readonly ip?: string | undefined; readonly hostname?: string | undefined }[] | undefined;
            }
          | undefined;
      }
    | undefined;
}

export interface Place {
  readonly pod?: PodPlace | undefined;
  readonly service?: ServicePlace | undefined;
}

/**
 * Pure: host:port at which clients reach a server, as a setting of its pod. The pod is made before its addresses are
 * known, so Kubernetes expands them. Undefined while the Service of the server is missing or incomplete; the pod has to
 * wait for it.
 */
export function advertisedSettingOf(
  cluster: Cluster,
  server: string,
  service: ServicePlace | undefined,
): string | undefined {
  const template = addressTemplateOf('messaging', cluster.spec.messaging.exposure);
  return fillFor(cluster, server, { template, port: 'grpc', service });
}

/** Whether servers are reached by WebSockets, as `advertisedWebSocketsOf` gives it. */
export const hasWebSockets = ({ spec }: Cluster): boolean => webSocketTemplateOf(spec.messaging) !== undefined;

/** Pure: as `advertisedSettingOf`, for WebSockets. Undefined also where the manifest names no port for them. */
export function advertisedWebSocketsOf(
  cluster: Cluster, server: string, service: ServicePlace | undefined,
): string | undefined {
  const template = webSocketTemplateOf(cluster.spec.messaging);
  return template === undefined ? undefined : fillFor(cluster, server, { template, port: 'websocket', service });
}

interface Filling {
  readonly template: string;
  readonly port: CallerPort;
  readonly service: ServicePlace | undefined;
}

function fillFor(cluster: Cluster, server: string, { template, port, service }: Filling): string | undefined {
  const own = { podName: podNameOf(cluster, server), podIP: '$(POD_IP)', hostIP: '$(HOST_IP)' };
  const name = hasOwnServices(cluster) ? podNameOf(cluster, server) : serviceNameOf(cluster, 'messaging');
  return fillTemplate(escapeDollars(template), { ...factsOf(cluster, { port, name, place: service }), ...own });
}

/**
 * Pure: host:port at which clients reach a service of equal processes, at its first port for callers; undefined while a
 * part of it is unknown. Any of its pods provides `hostIP`.
 */
export function addressOf(
  cluster: Cluster,
  service: SharedService,
  { pod, service: place }: Place,
): string | undefined {
  const port = services[service].callers[0] ?? 'grpc';
  const facts = factsOf(cluster, { port, name: serviceNameOf(cluster, service), place });
  return fillTemplate(addressTemplateOf(service, cluster.spec[service].exposure), {
    ...facts, hostIP: hostOf(pod?.hostIP),
  });
}

type SharedService = CalledService & ReplicatedService;
type Facts = Readonly<Record<string, string | undefined>>;

interface PlacedPort {
  readonly port: CallerPort;
  /** Of the Service. */
  readonly name: string;
  readonly place: ServicePlace | undefined;
}

/** Placeholders that a Service provides to a template. */
function factsOf(cluster: Cluster, { port: portName, name, place: service }: PlacedPort): Facts {
  const port = ports[portName];
  const clusterIP = service?.spec?.clusterIP;
  return {
    name,
    namespace: cluster.namespace,
    cluster: cluster.name,
    port: String(port),
    nodePort: nodePortOf(service, port),
    clusterIP: clusterIP === 'None' ? undefined : hostOf(clusterIP),
    loadBalancer: loadBalancerOf(service),
  };
}

function nodePortOf(service: ServicePlace | undefined, port: number): string | undefined {
  const nodePort = service?.spec?.ports?.find((each) => each.port === port)?.nodePort;
  return nodePort === undefined ? undefined : String(nodePort);
}

/** A host name takes precedence: its addresses may change. */
function loadBalancerOf(service: ServicePlace | undefined): string | undefined {
  const [ingress] = service?.status?.loadBalancer?.ingress ?? [];
  return hostOf(ingress?.hostname) ?? hostOf(ingress?.ip);
}

/** Puts an address with colons into brackets, so that a port can follow; an empty one counts as missing. */
export function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || address === '') return undefined;
  return withBrackets(address);
}

/** Undefined when a placeholder has no value. */
function fillTemplate(template: string, facts: Facts): string | undefined {
  let isComplete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    isComplete &&= value !== undefined;
    return value ?? '';
  });
  return isComplete ? text : undefined;
}
