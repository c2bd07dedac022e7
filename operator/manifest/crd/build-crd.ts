import { z } from 'zod';
import { chatClusterSchema, group, kind, storedVersion, versions } from '../chat-cluster.ts';
import { chatClusterStatusSchema } from '../status.ts';
import { buildStructuralSchema } from './structural-schema.ts';

const plural = 'chatclusters';
const shape = chatClusterSchema.shape;

const resource = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  // API servers allow rules for the name only.
  metadata: z.object({ name: shape.metadata.shape.name.optional() }).optional(),
  spec: shape.spec.describe('what is wanted'),
  status: chatClusterStatusSchema.optional().describe('how it is, as the operator sees it'),
});

const condition = (type: string) => `.status.conditions[?(@.type=="${type}")].status`;

const columns = [
  { name: 'Ready', type: 'string', jsonPath: condition('Ready'), description: 'whether all partitions are served' },
  {
    name: 'Servers',
    type: 'integer',
    jsonPath: '.status.servers.healthy',
    description: 'messaging servers that are well',
  },
  { name: 'Users', type: 'integer', jsonPath: '.status.connections', description: 'devices connected' },
  { name: 'Version', type: 'string', jsonPath: '.status.version', description: 'version that serves' },
  { name: 'Moving', type: 'integer', jsonPath: '.status.assignment.moving', description: 'partitions on their way' },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  {
    name: 'Wanted',
    type: 'integer',
    jsonPath: '.status.servers.wanted',
    description: 'messaging servers wanted',
    priority: 1,
  },
  {
    name: 'Degraded',
    type: 'string',
    jsonPath: condition('Degraded'),
    description: 'whether something is missing',
    priority: 1,
  },
];

/** Pure: the CustomResourceDefinition of ChatCluster, from the schemas with which manifests and statuses are read. */
export function buildCrd() {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, labels: { 'app.kubernetes.io/name': 'cecochat' } },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        shortNames: ['chat'],
        categories: ['all', 'cecochat'],
      },
      conversion: { strategy: 'None' },
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: name === storedVersion,
        ...(index > 0 && {
          deprecated: true,
          deprecationWarning:
            `${group}/${name} is deprecated: write ${group}/${versions[0]}, which has the same ` + 'fields',
        }),
        additionalPrinterColumns: columns,
        subresources: {
          status: {},
          scale: {
            specReplicasPath: '.spec.messaging.replicas',
            statusReplicasPath: '.status.servers.running',
            labelSelectorPath: '.status.selector',
          },
        },
        schema: { openAPIV3Schema: { description: 'A chat platform.', ...buildStructuralSchema(resource) } },
      })),
    },
  };
}
