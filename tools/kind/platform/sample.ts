import { parseAllDocuments, stringify } from 'yaml';
import { z } from 'zod';

const objectSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
  spec: z.looseObject({}).optional(),
});

/** Where the sample's platform is. */
export const sampleCluster = {
  namespace: 'chat',
  name: 'chat',
  secret: 'chat-keys',
  url: 'http://127.0.0.1:30000',
} as const;

/** Pure: the manifests of the sample with a platform of another version. */
export function withVersion(manifests: string, version: string): string {
  const objects = parseAllDocuments(manifests).map((document) => objectSchema.parse(document.toJS()));
  return objects
    .map((object) =>
      stringify(object.kind === 'ChatCluster' ? { ...object, spec: { ...object.spec, version } } : object),
    )
    .join('---\n');
}

const statusSchema = z.looseObject({
  status: z
    .looseObject({
      conditions: z
        .array(z.looseObject({ type: z.string(), status: z.string(), message: z.string().default('') }))
        .default([]),
    })
    .optional(),
});

/** Pure: from the JSON of a ChatCluster whether it is ready, or the reason in its status why it is not. */
export function readReadiness(json: string): { readonly ready: boolean; readonly message: string } {
  const ready = statusSchema.parse(JSON.parse(json)).status?.conditions.find(({ type }) => type === 'Ready');
  return { ready: ready?.status === 'True', message: ready?.message ?? 'the operator has not looked at it yet' };
}

const podsSchema = z.object({
  items: z.array(
    z.looseObject({
      metadata: z.looseObject({ namespace: z.string(), name: z.string() }),
      status: z.looseObject({
        phase: z.string().default('Pending'),
        conditions: z.array(z.looseObject({ type: z.string(), status: z.string() })).default([]),
        containerStatuses: z
          .array(
            z.looseObject({
              state: z.record(z.string(), z.looseObject({ reason: z.string().optional() })).default({}),
            }),
          )
          .default([]),
      }),
    }),
  ),
});

/** Pure: a word about each Pod that is not ready, by the JSON of a list of Pods. */
export function describeUnready(json: string): string[] {
  return podsSchema.parse(JSON.parse(json)).items.flatMap(({ metadata, status }) => {
    const isReady = status.conditions.some(({ type, status: value }) => type === 'Ready' && value === 'True');
    if (isReady || status.phase === 'Succeeded') return [];
    const reason = status.containerStatuses
      .flatMap(({ state }) => Object.values(state).map((each) => each.reason))
      .find((each) => each !== undefined);
    return [`${metadata.namespace}/${metadata.name} (${reason ?? status.phase})`];
  });
}
