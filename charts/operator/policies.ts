import type { V1RuleWithOperations } from '@kubernetes/client-node';
import type { Construct } from 'constructs';
import { addObject } from '../objects.ts';
import { operatorAccess } from '../rbac.ts';
import { operatorName } from './labels.ts';
import type { OperatorSettings } from './settings.ts';

type Where = Pick<OperatorSettings, 'namespace' | 'labels'>;

interface Policy {
  readonly name: string;
  readonly rules: V1RuleWithOperations[];
  /** CEL; the policy is asked of requests for which it holds. Left out: of all. */
  readonly condition?: { readonly name: string; readonly expression: string };
  readonly validations: { readonly expression: string; readonly message: string }[];
}

const managedBy = 'app.kubernetes.io/managed-by';
/** Groups whose objects are not the operator's own: those of administrators, and what it only reports. */
const groupsOfOthers: readonly string[] = ['cecochat.dev', 'events.k8s.io'];
const writes: readonly string[] = ['create', 'patch', 'update', 'delete'];

const hasLabel = (object: string): string =>
  `has(${object}.metadata.labels) && '${managedBy}' in ${object}.metadata.labels ` +
  `&& ${object}.metadata.labels['${managedBy}'] == '${operatorName}'`;
const hasOwner = (object: string): string =>
  `has(${object}.metadata.ownerReferences) && ${object}.metadata.ownerReferences.exists(owner, owner.kind == ` +
  `'ChatCluster' && owner.apiVersion.startsWith('cecochat.dev/'))`;

/** Everything that the operator may write where ChatClusters are, but ChatClusters and Events. */
const written = operatorAccess.platforms
  .filter(
    ({ apiGroups, verbs }) =>
      !apiGroups.some((group) => groupsOfOthers.includes(group)) && verbs.some((verb) => writes.includes(verb)),
  )
  .map(({ apiGroups, resources }): V1RuleWithOperations => ({
    apiGroups: [...apiGroups], apiVersions: ['*'], resources: [...resources],
    operations: ['CREATE', 'UPDATE', 'DELETE'],
  }));

/**
 * Adds what binds the operator to objects with its label: with its token nothing else in a namespace can be changed.
 */
export function addWritePolicy(scope: Construct, where: Where): void {
  const user = `system:serviceaccount:${where.namespace}:${operatorName}`;
  addPolicy(scope, where, {
    // A namespace has one operator at most; the policy belongs to the whole cluster.
    name: `${operatorName}-writes.${where.namespace}`,
    rules: written,
    condition: { name: 'by-the-operator', expression: `request.userInfo.username == '${user}'` },
    validations: [
      {
        expression: `object == null || (${hasLabel('object')})`,
        message: `the operator writes nothing without the label ${managedBy}: ${operatorName}`,
      },
      {
        // The label may have been taken away by hand: the operator puts it back.
        expression: `oldObject == null || (${hasLabel('oldObject')}) || (${hasOwner('oldObject')})`,
        message: 'the operator changes and deletes nothing that no ChatCluster owns',
      },
    ],
  });
}

/** Adds the policy that rejects the deletion of a ChatCluster while its spec has deletion protection. */
export function addDeletionPolicy(scope: Construct, where: Where): void {
  addPolicy(scope, where, {
    name: `${operatorName}-deletion.${where.namespace}`,
    rules: [{ apiGroups: ['cecochat.dev'], apiVersions: ['*'], resources: ['chatclusters'], operations: ['DELETE'] }],
    validations: [
      {
        expression:
          '!has(oldObject.spec) || !has(oldObject.spec.deletionProtection) || !oldObject.spec.deletionProtection',
        message: 'spec.deletionProtection is true: set it to false before the ChatCluster is deleted',
      },
    ],
  });
}

function addPolicy(scope: Construct, { labels }: Where, { name, rules, condition, validations }: Policy): void {
  addObject(
    scope,
    'ValidatingAdmissionPolicy',
    { name, labels },
    {
      spec: {
        failurePolicy: 'Fail', matchConstraints: { resourceRules: rules },
        ...(condition && { matchConditions: [condition] }),
        validations,
      },
    },
  );
  addObject(
    scope,
    'ValidatingAdmissionPolicyBinding',
    { name, labels },
    { spec: { policyName: name, validationActions: ['Deny'] } },
  );
}
