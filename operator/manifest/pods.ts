import { z } from 'zod';
import { atMost, namedOnce, withRules } from './rules.ts';
import { count, freeForm, labelValue, maxItems, objectName } from './values.ts';

const ownLabels = ['name', 'instance', 'component', 'managed-by', 'version'].map((name) => `app.kubernetes.io/${name}`);
const ownPrefix = 'cecochat.dev/';

const texts = <Value extends z.ZodType<string>>(value: Value) => atMost(z.record(z.string(), value), maxItems);

/** Labels by which the operator finds its own Pods are reserved for it. */
const labels = withRules(texts(labelValue), [
  {
    message: `must leave ${ownPrefix} and ${ownLabels.join(', ')} to the operator`,
    holds: (value) => Object.keys(value).every((key) => !key.startsWith(ownPrefix) && !ownLabels.includes(key)),
    cel:
      `self.all(key, !key.startsWith('${ownPrefix}') && !(key in ` +
      `[${ownLabels.map((label) => `'${label}'`).join(', ')}]))`,
  },
]);

export const annotations = withRules(texts(z.string()), [
  {
    message: `must leave ${ownPrefix} to the operator`,
    holds: (value) => Object.keys(value).every((key) => !key.startsWith(ownPrefix)),
    cel: `self.all(key, !key.startsWith('${ownPrefix}'))`,
  },
]);

const toleration = z.strictObject({
  key: z.string().optional(),
  operator: z.enum(['Exists', 'Equal']).optional(),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
  tolerationSeconds: z.int().optional(),
});

const topologySpread = z.looseObject({
  maxSkew: count(1, 1_000),
  topologyKey: z.string().min(1),
  whenUnsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']),
  labelSelector: freeForm.optional(),
});

const variable = withRules(
  z.strictObject({
    name: z.string().max(253).regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable'),
    value: z.string().optional(),
    valueFrom: freeForm.optional(),
  }),
  [
    {
      message: 'must have no value beside valueFrom',
      holds: ({ value, valueFrom }) => value === undefined || valueFrom === undefined,
      cel: '!has(self.value) || !has(self.valueFrom)',
    },
  ],
);

/** Additions to the Pods of a service, beside what the operator gives them. */
export const podTemplate = z
  .strictObject({
    labels: labels.optional().describe('more labels'),
    annotations: annotations.optional().describe('annotations'),
    nodeSelector: texts(labelValue).optional().describe('labels that a node must have'),
    tolerations: z.array(toleration).max(maxItems).optional().describe('taints that do not matter'),
    affinity: freeForm.optional().describe('as in a Pod; left out: servers keep apart where they can'),
    topologySpreadConstraints: z
      .array(topologySpread)
      .max(maxItems)
      .optional()
      .describe('as in a Pod; left out: spread evenly over nodes, and over zones where that can be done'),
    priorityClassName: objectName.optional().describe('PriorityClass'),
    runtimeClassName: objectName.optional().describe('RuntimeClass'),
    env: namedOnce(z.array(variable).max(maxItems))
      .optional()
      .describe('more environment variables, as in a container; those that the operator sets stay as they are'),
  })
  .optional()
  .describe('what the Pods have beside what the operator gives them');

/** Numbers become texts: 2 is "2". */
const quantity = z
  .union(
    [
      z.int().min(0),
      z
        .string()
        .regex(
          /^([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/,
          'must be a quantity, such as 500m or 2Gi',
        ),
    ],
    {
      error: 'must be a quantity, such as 2, 500m or 2Gi',
    },
  )
  .meta({ 'x-kubernetes-int-or-string': true })
  .transform(String);

const quantities = atMost(z.record(z.string(), quantity), maxItems);

export const resources = z
  .strictObject({
    requests: quantities.optional().describe('what a container is sure to have, such as cpu: 500m'),
    limits: quantities.optional().describe('what a container may use at most'),
  })
  .optional()
  .describe('what a container needs');

export type PodTemplate = NonNullable<z.infer<typeof podTemplate>>;
export type Resources = NonNullable<z.infer<typeof resources>>;
