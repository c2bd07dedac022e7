import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Container } from '@kubernetes/client-node';
import fc from 'fast-check';
import { serviceNames, lastingServices } from '../../../services/catalogue.ts';
import { childKinds, labelNames, type Child, type Cluster } from './index.ts';
import { generatedClusters, isRecord, objectsOf, podSpecsIn, sampleCluster } from './sample-clusters.ts';

const textsIn = (value: unknown): unknown[] => (isRecord(value) ? Object.values(value).flatMap(textsIn) : [value]);
const containersOf = (cluster: Cluster) => podSpecsIn(objectsOf(cluster)).flatMap(({ containers }) => containers);
const always = (check: (cluster: Cluster) => void) => fc.assert(fc.property(generatedClusters, check), { numRuns: 50 });

test('every object belongs to its ChatCluster: owner, namespace, labels, a name that begins with its own', () => {
  always((cluster) => {
    for (const { metadata } of objectsOf(cluster)) {
      expect(metadata.ownerReferences).toEqual([
        { apiVersion: 'cecochat.dev/v1beta1', kind: 'ChatCluster', name: cluster.name, uid: cluster.uid, controller: true, blockOwnerDeletion: true },
      ]);
      expect(metadata.namespace).toBe('chats');
      expect(metadata.labels).toMatchObject({
        [labelNames.name]: 'cecochat',
        [labelNames.instance]: cluster.name,
        [labelNames.managedBy]: 'cecochat-operator',
        [labelNames.component]: expect.stringMatching(new RegExp(`^(${[...serviceNames, 'operator'].join('|')})$`)),
      });
      expect(metadata.name.startsWith(`${cluster.name}-`)).toBe(true);
    }
  });
});

test('names and labels are short enough for DNS, also of the longest ChatCluster with a millionth server', () => {
  const objects = objectsOf(sampleCluster({ messaging: { exposure: { type: 'NodePort' } } }, 'l'.repeat(40)), ['messaging-1000000']);
  for (const { metadata } of objects) {
    for (const text of [metadata.name, ...Object.values(metadata.labels)]) expect(text).toMatch(/^[a-z0-9]([-.a-z0-9]{0,61}[a-z0-9])?$/);
  }
});

test('two ChatClusters of a namespace never mean the same object', () => {
  fc.assert(fc.property(generatedClusters, generatedClusters, (one, other) => {
    fc.pre(one.name !== other.name);
    const keysOf = (cluster: Cluster) => objectsOf(cluster).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const taken = new Set(keysOf(one));
    expect(keysOf(other).filter((key) => taken.has(key))).toEqual([]);
  }));
});

test('every object has its place: none twice, each of a kind that is looked after', () => {
  const known = childKinds.map(({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version} ${kind}`);
  always((cluster) => {
    const objects = objectsOf(cluster);
    expect(new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).size).toBe(objects.length);
    for (const { apiVersion, kind } of objects) expect(known).toContain(`${apiVersion} ${kind}`);
  });
});

test('equal specs give equal objects, which are plain JSON', () => {
  always((cluster) => {
    const objects = objectsOf(cluster);
    expect(objectsOf(structuredClone(cluster))).toEqual(objects);
    expect(JSON.parse(JSON.stringify(objects))).toStrictEqual(objects);
    expect(textsIn(objects)).not.toContain('undefined');
  });
});

test('every pod keeps to the restricted Pod Security Standard and has no access to the API server', () => {
  always((cluster) => {
    const pods = podSpecsIn(objectsOf(cluster));
    expect(pods).toHaveLength(9);
    for (const pod of pods) {
      expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false, serviceAccountName: `${cluster.name}-services` });
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect([pod.hostNetwork, pod.hostPID, pod.hostIPC, pod.initContainers]).toEqual([undefined, undefined, undefined, undefined]);
      for (const volume of pod.volumes ?? []) expect(Object.keys(volume)).toEqual(['name', volume.name === 'routing-copy' ? 'configMap' : 'secret']);
      for (const { securityContext, ports = [] } of pod.containers) {
        expect(securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
        expect(ports.every(({ hostPort }) => hostPort === undefined)).toBe(true);
      }
    }
  });
});

test('every pod is found by what selects it: Deployments, Services, budgets, policies', () => {
  always((cluster) => {
    const objects = objectsOf(cluster);
    const labelsOfPods = [...objects.filter(({ kind }) => kind === 'Pod').map(({ metadata }) => metadata.labels), ...objects.flatMap(templateLabels)];
    for (const { kind, metadata, selector } of objects.flatMap(selectorsIn)) {
      const found = labelsOfPods.filter((labels) => Object.entries(selector).every(([key, value]) => labels[key] === value));
      expect({ kind, name: metadata.name, found: found.map((labels) => labels[labelNames.component]) }).toEqual({
        kind, name: metadata.name, found: expect.arrayContaining([selector[labelNames.component]]),
      });
      expect(new Set(found.map((labels) => labels[labelNames.component])).size).toBe(1);
    }
  });
});

type Labels = Readonly<Record<string, string>>;
const templateLabels = (object: Child): Labels[] => {
  const { spec } = object as Child & { spec?: { template?: { metadata: { labels: Labels } } } };
  return spec?.template ? [spec.template.metadata.labels] : [];
};
const selectorsIn = (object: Child) => {
  const { spec } = object as Child & { spec?: { selector?: { matchLabels?: Labels } & Labels; podSelector?: { matchLabels: Labels } } };
  const selector = spec?.podSelector?.matchLabels ?? spec?.selector?.matchLabels ?? spec?.selector;
  return selector === undefined ? [] : [{ ...object, selector: selector as Labels }];
};

const documented = readFileSync(join(import.meta.dirname, '../../../docs/configuration.md'), 'utf8');
/** The settings of a service in its table of the documentation, which is generated from its schema. */
function settingsOf(service: string): { readonly known: readonly string[]; readonly required: readonly string[] } {
  const table = documented.split(`\n### ${service}\n`)[1]?.split(/\n###? |<!-- end -->/)[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('| `CECOCHAT_')).map((line) => line.split('|').map((cell) => cell.trim()));
  const nameOf = (row: readonly string[]) => (row[1] ?? '').replaceAll('`', '');
  return { known: rows.map(nameOf), required: rows.filter((row) => row.at(-2) === 'required').map(nameOf) };
}

test('what a container is told, its service knows; what its service must be told, it is', () => {
  always((cluster) => {
    const ownSettings = ({ podTemplate }: { readonly podTemplate?: { readonly env?: readonly { readonly name: string }[] | undefined } | undefined }) => podTemplate?.env?.map(({ name }) => name) ?? [];
    const extra = new Set(lastingServices.flatMap((name) => ownSettings(cluster.spec[name])));
    for (const { name: service, env = [] } of containersOf(cluster)) {
      const told = env.map(({ name }) => name).filter((name) => name.startsWith('CECOCHAT_'));
      const { known, required } = settingsOf(service);
      expect({ service, unknown: told.filter((name) => !known.includes(name) && !extra.has(name)) }).toEqual({ service, unknown: [] });
      expect({ service, missing: required.filter((name) => !told.includes(name)) }).toEqual({ service, missing: [] });
    }
  });
});

test('a variable is set once, and after those that it refers to', () => {
  always((cluster) => {
    for (const { env = [] } of containersOf(cluster)) {
      const names = env.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const [index, { name, value = '' }] of env.entries()) {
        if (!name.startsWith('CECOCHAT_')) continue;
        for (const [, referred = ''] of value.replaceAll('$$', '').matchAll(/\$\((\w+)\)/g)) expect(names.slice(0, index)).toContain(referred);
      }
    }
  });
});

test('every file and folder that a setting names is there, and nothing of a Secret besides', () => {
  always((cluster) => {
    for (const pod of podSpecsIn(objectsOf(cluster))) {
      const { env = [], volumeMounts = [] } = pod.containers[0] ?? ({} as V1Container);
      const mounted = volumeMounts.flatMap(({ name, mountPath }) => {
        const volume = pod.volumes?.find((each) => each.name === name);
        const items = (volume?.secret ?? volume?.configMap)?.items ?? [];
        return items.map(({ path }) => `${mountPath}/${path}`);
      });
      const named = env.flatMap(({ value = '' }) => value.match(/\/etc\/cecochat\/[\w./-]+/g) ?? []);
      const files = named.flatMap((path) => (path.endsWith('-credentials') ? [`${path}/password`, `${path}/username`] : [path]));
      expect([...mounted].sort()).toEqual(files.sort());
    }
  });
});
