import { fieldAt, type BrokenManifest } from './broken-manifest.ts';
import { specWith, type Path } from './full-spec.ts';

/** The rule is in the same words everywhere. */
const naming = (named: Path, rule: string) => ({ field: fieldAt(named), serverField: fieldAt(named), rule, serverRule: rule });

const breaks = (what: string, at: Path, value: unknown, rule: string, named: Path = at): BrokenManifest => ({ what, ...naming(named, rule), spec: specWith(at, value) });

const podRules = (service: string): BrokenManifest[] => [
  breaks(`a label of the operator on ${service}`, [service, 'podTemplate', 'labels'], { 'app.kubernetes.io/instance': 'x' }, 'must leave cecochat.dev/ and app.kubernetes.io/name'),
  breaks(`an annotation of the operator on ${service}`, [service, 'podTemplate', 'annotations'], { 'cecochat.dev/x': 'x' }, 'must leave cecochat.dev/ to the operator'),
  breaks(`a value beside valueFrom on ${service}`, [service, 'podTemplate', 'env', 0], { name: 'A', value: 'b', valueFrom: {} }, 'must have no value beside valueFrom'),
];

function exposureRules(service: string, foreign: string): BrokenManifest[] {
  const template = [service, 'exposure', 'advertisedAddressTemplate'];
  const wrong = (what: string, exposure: object, rule: string) => breaks(`${what} in the address of ${service}`, [service, 'exposure'], exposure, rule, template);
  const isHostPort = 'must be host:port, with {port} or {nodePort} for the port';
  return [
    wrong(`a placeholder that is not known`, { advertisedAddressTemplate: `{${foreign}}:{port}` }, isHostPort),
    wrong('no port', { advertisedAddressTemplate: '{hostIP}' }, isHostPort),
    wrong('an open brace', { advertisedAddressTemplate: '{hostIP:{port}' }, isHostPort),
    wrong('a port of no node', { type: 'ClusterIP', advertisedAddressTemplate: '{hostIP}:{nodePort}' }, 'must not have {nodePort} unless type is NodePort or LoadBalancer'),
    wrong('an address of no balancer', { type: 'NodePort', advertisedAddressTemplate: '{loadBalancer}:{port}' }, 'must not have {loadBalancer} unless type is LoadBalancer'),
    breaks(`an annotation of the operator on the Services of ${service}`, [service, 'exposure', 'annotations'], { 'cecochat.dev/x': 'x' }, 'must leave cecochat.dev/ to the operator'),
  ];
}

/** A broken manifest for every rule that spans more than a bound. The bounds of durations are with the other bounds. */
export function breakRules(): BrokenManifest[] {
  const keys = ['auth', 'keys'];
  const secret = { name: 'a', key: 'b' };
  const autoscaling = ['messaging', 'autoscaling'];
  const url = ['dependencies', 'redis', 'url'];
  return [
    { what: 'no server', spec: { messaging: { replicas: 0 } }, ...naming(['messaging', 'replicas'], 'must be 1 or more unless spec.paused is true') },
    breaks('fewer at most than at least', autoscaling, { minReplicas: 3, maxReplicas: 2 }, 'must be minReplicas or more', [...autoscaling, 'maxReplicas']),
    breaks('a development issuer beyond the cluster', ['connect', 'exposure'], { type: 'NodePort' }, 'must be left out unless spec.connect.exposure.type is ClusterIP', ['auth', 'developmentIssuer']),
    breaks('no keys', keys, {}, 'must have one of secret and url'),
    breaks('keys from two places', keys, { secret, url: 'https://login.example.com/keys' }, 'must have one of secret and url'),
    breaks('a CA for plain text', keys, { url: 'http://login.example.com/keys', caSecret: secret }, 'must have a url that begins with https for caSecret'),
    breaks('a proxy for a Secret', keys, { secret, proxy: 'http://proxy.example.com:3128' }, 'must have a url for proxy'),
    breaks('a URL with half an address', url, 'redis://[::1', 'must be a URL such as redis://127.0.0.1:6379'),
    breaks('TLS without rediss', url, 'redis://redis:6379', 'must be left out unless url begins with rediss://', ['dependencies', 'redis', 'tls']),
    { what: 'an exposure beyond the cluster without TLS', ...naming(['tls'], 'is missing: a service with an exposure beyond the cluster needs it'), spec: specWith(['tls'], undefined) },
    ...['kafka', 'cassandra', 'redis'].map((store) =>
      breaks(`credentials of single services of ${store} alone`, ['dependencies', store, 'credentials'], undefined, 'needs credentials beside it', ['dependencies', store, 'serviceCredentials'])),
    ...['kafka', 'cassandra'].map((store) =>
      breaks(`credentials in plain text for ${store}`, ['dependencies', store, 'tls'], undefined, 'needs tls beside it, or insecure: true', ['dependencies', store, 'credentials'])),
    { what: 'credentials in plain text for redis', ...naming(['dependencies', 'redis', 'credentials'], 'needs a url that begins with rediss://, or insecure: true'), spec: specWith(['dependencies', 'redis'], { url: 'redis://redis:6379', credentials: { secretName: 'redis-user' } }) },
    ...exposureRules('messaging', 'pod'),
    ...exposureRules('connect', 'podIP'),
    ...exposureRules('history', 'podName'),
    ...exposureRules('groups', 'podName'),
    ...exposureRules('accounts', 'podName'),
    ...exposureRules('web', 'podName'),
    ...['messaging', 'connect', 'history', 'materialize', 'groups', 'accounts', 'web'].flatMap(podRules),
  ];
}
