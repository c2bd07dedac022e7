import { connect, createServer, type Server, type Socket } from 'node:net';
import type { V1Pod, V1Service, V1ServicePort } from '@kubernetes/client-node';
import type { ApiClient } from '../api-client.ts';
import { isBeingDeleted, isReady } from '../controllers/index.ts';
import { KeyQueue } from '../key-queue.ts';
import { portOf } from '../kubelet/index.ts';
import { keyOf, LiveObjects } from '../live-objects.ts';
import type { LoopbackNetwork } from '../loopback-network.ts';

interface Listener {
  readonly server: Server;
  readonly sockets: Set<Socket>;
}

/**
 * kube-proxy and the provider of load balancers: listens on the address of each Service, on its node port of every node and on
 * its load balancer's address, and leads to one of the ready pods, in turn. All of these are addresses of loopback.
 */
export class ServiceProxy {
  readonly #api: ApiClient;
  readonly #network: LoopbackNetwork;
  readonly #nodes: readonly string[];
  readonly #queue = new KeyQueue('service', (key) => this.#reconcile(key));
  readonly #services: LiveObjects<V1Service>;
  readonly #pods: LiveObjects<V1Pod>;
  /** By `namespace/name host:port`. */
  readonly #listeners = new Map<string, Listener>();
  readonly #turns = new Map<string, number>();
  #balancerCount = 0;

  /** `nodes`: addresses on which node ports are served. */
  constructor(api: ApiClient, network: LoopbackNetwork, nodes: readonly string[]) {
    this.#api = api;
    this.#network = network;
    this.#nodes = nodes;
    const onService = (service: V1Service) => this.#queue.add(keyOf(service));
    this.#services = new LiveObjects(api, '/api/v1/services', { put: onService, gone: onService });
    this.#pods = new LiveObjects(api, '/api/v1/pods');
  }

  async start(): Promise<void> {
    await Promise.all([this.#services.start(), this.#pods.start()]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#services.stop(), this.#pods.stop()]);
    await this.#queue.stop();
    await Promise.all([...this.#listeners.keys()].map((address) => this.#close(address)));
  }

  async #reconcile(key: string): Promise<void> {
    const service = this.#services.get(key);
    const wanted = new Map((service === undefined ? [] : this.#addressesOf(service)).map(([address, port]) => [`${key} ${address}`, port]));
    const stale = [...this.#listeners.keys()].filter((address) => address.startsWith(`${key} `) && !wanted.has(address));
    await Promise.all(stale.map((address) => this.#close(address)));
    for (const [address, port] of wanted) if (!this.#listeners.has(address)) await this.#listen(key, address, port.name ?? '');
    if (service?.spec?.type === 'LoadBalancer' && service.status?.loadBalancer?.ingress === undefined) await this.#assignBalancer(service);
  }

  #addressesOf({ spec, status }: V1Service): (readonly [address: string, port: V1ServicePort])[] {
    const hosts = [...(spec?.clusterIP === undefined || spec.clusterIP === 'None' ? [] : [spec.clusterIP]), ...(status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => (ip === undefined ? [] : [ip]))];
    if (spec?.selector === undefined) return [];
    return (spec.ports ?? []).flatMap((port) => [
      ...hosts.map((host) => [`${host}:${port.port}`, port] as const),
      ...(port.nodePort === undefined ? [] : this.#nodes.map((host) => [`${host}:${port.nodePort}`, port] as const)),
    ]);
  }

  async #assignBalancer({ metadata }: V1Service): Promise<void> {
    const ip = this.#network.loadBalancer(this.#balancerCount++);
    await this.#api.patch(`/api/v1/namespaces/${metadata?.namespace}/services/${metadata?.name}/status`, { status: { loadBalancer: { ingress: [{ ip }] } } });
  }

  async #listen(key: string, address: string, portName: string): Promise<void> {
    const [host = '', port = ''] = address.slice(key.length + 1).split(':');
    const sockets = new Set<Socket>();
    const server = createServer((socket) => this.#lead(key, portName, socket, sockets));
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    server.once('error', reject);
    server.listen(Number(port), host, () => resolve(undefined));
    await promise;
    this.#listeners.set(address, { server, sockets });
  }

  #lead(key: string, portName: string, socket: Socket, sockets: Set<Socket>): void {
    const keep = (each: Socket) => {
      sockets.add(each);
      each.on('error', () => each.destroy());
      each.once('close', () => sockets.delete(each));
    };
    keep(socket);
    const target = this.#targetOf(key, portName);
    if (target === undefined) {
      socket.resetAndDestroy();
      return;
    }
    const onward = connect(target);
    keep(onward);
    socket.pipe(onward);
    onward.pipe(socket);
    socket.once('close', () => onward.destroy());
    onward.once('close', () => socket.destroy());
  }

  /** Undefined when no pod is ready. */
  #targetOf(key: string, portName: string): { host: string; port: number } | undefined {
    const spec = this.#services.get(key)?.spec;
    const port = spec?.ports?.find(({ name = '' }) => name === portName);
    const namespace = key.split('/')[0];
    const pods = this.#pods.all().filter((pod) => pod.metadata?.namespace === namespace && isReady(pod) && !isBeingDeleted(pod) && hasLabels(pod, spec?.selector ?? {}));
    const turn = this.#turns.get(key) ?? 0;
    this.#turns.set(key, turn + 1);
    const pod = pods[turn % Math.max(1, pods.length)];
    const container = pod?.spec?.containers.find(({ ports }) => ports?.some(({ name }) => name === port?.targetPort)) ?? pod?.spec?.containers[0];
    if (pod?.status?.podIP === undefined || port === undefined || container === undefined) return undefined;
    return { host: pod.status.podIP, port: portOf(port.targetPort ?? port.port, container) };
  }

  async #close(address: string): Promise<void> {
    const listener = this.#listeners.get(address);
    this.#listeners.delete(address);
    if (listener === undefined) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    listener.server.close(() => resolve(undefined));
    for (const socket of listener.sockets) socket.destroy();
    await promise;
  }
}

const hasLabels = ({ metadata }: V1Pod, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(labels).every(([key, value]) => metadata?.labels?.[key] === value);
