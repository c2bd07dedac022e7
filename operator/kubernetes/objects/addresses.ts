import { addressTemplateOf } from '../../manifest/index.ts';
import type { Cluster } from './cluster.ts';
import { connectNameOf, historyNameOf, messagingNameOf, podNameOf } from './names.ts';
import { ports, type CallerPort } from './ports.ts';
import { hasOwnServices } from './services.ts';
import { escapeDollars } from './settings/index.ts';

/** What is known of a pod, of its status. */
export interface PodPlace {
  readonly hostIP?: string | undefined;
}

/** What is known of a Service, as the API server has it. */
export interface ServicePlace {
  readonly spec?: { readonly clusterIP?: string | undefined; readonly ports?: readonly { readonly port: number; readonly nodePort?: number | undefined }[] | undefined } | undefined;
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string | undefined; readonly hostname?: string | undefined }[] | undefined } | undefined } | undefined;
}

export interface Place {
  readonly pod?: PodPlace | undefined;
  readonly service?: ServicePlace | undefined;
}

/**
 * Pure: host:port at which clients reach a server, as a setting of its pod, which is made before its addresses are known: they are left to Kubernetes.
 * Undefined while the Service of the server is not there or has not got what is asked of it; the pod has to wait for that.
 */
export function advertisedSettingOf(cluster: Cluster, server: string, service: ServicePlace | undefined): string | undefined {
  const own = { podName: podNameOf(cluster, server), podIP: '$(POD_IP)', hostIP: '$(HOST_IP)' };
  const template = escapeDollars(addressTemplateOf('messaging', cluster.spec.messaging.exposure));
  return fillTemplate(template, { ...messagingFacts(cluster, server, service), ...own });
}

/** Pure: host:port of history for clients; undefined while something of it is not known. Any pod of it does for `hostIP`. */
export function historyAddressOf(cluster: Cluster, { pod, service }: Place): string | undefined {
  const facts = factsOf(cluster, historyNameOf(cluster), 'grpc', service);
  return fillTemplate(addressTemplateOf('history', cluster.spec.history.exposure), { ...facts, hostIP: hostOf(pod?.hostIP) });
}

/** Pure: host:port of connect for clients, by HTTP; undefined while something of it is not known. Any pod of it does for `hostIP`. */
export function connectAddressOf(cluster: Cluster, { pod, service }: Place): string | undefined {
  const facts = factsOf(cluster, connectNameOf(cluster), 'http', service);
  return fillTemplate(addressTemplateOf('connect', cluster.spec.connect.exposure), { ...facts, hostIP: hostOf(pod?.hostIP) });
}

type Facts = Readonly<Record<string, string | undefined>>;

function messagingFacts(cluster: Cluster, server: string, service: ServicePlace | undefined): Facts {
  const name = hasOwnServices(cluster) ? podNameOf(cluster, server) : messagingNameOf(cluster);
  return factsOf(cluster, name, 'grpc', service);
}

/** What a template may name of a Service. */
function factsOf(cluster: Cluster, name: string, portName: CallerPort, service: ServicePlace | undefined): Facts {
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

/** The name goes first: where there is one, its addresses may change. */
function loadBalancerOf(service: ServicePlace | undefined): string | undefined {
  const [ingress] = service?.status?.loadBalancer?.ingress ?? [];
  return hostOf(ingress?.hostname) ?? hostOf(ingress?.ip);
}

/** An address that has colons itself is put into brackets, so that a port can follow; an empty one is none yet. */
export function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || address === '') return undefined;
  return address.includes(':') ? `[${address}]` : address;
}

/** Undefined when a placeholder is not known. */
function fillTemplate(template: string, facts: Facts): string | undefined {
  let isComplete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    isComplete &&= value !== undefined;
    return value ?? '';
  });
  return isComplete ? text : undefined;
}
