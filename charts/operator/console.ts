import type { V1NetworkPolicyIngressRule } from '@kubernetes/client-node';
import type { Construct } from 'constructs';
import { addObject } from '../objects.ts';
import { operatorName, selectorLabels } from './labels.ts';
import { consolePort, type OperatorSettings } from './settings.ts';

const name = `${operatorName}-console`;

/** Adds the address of the console. */
export function addConsole(scope: Construct, { namespace, labels }: OperatorSettings): void {
  addObject(scope, 'Service', { name, namespace, labels }, {
    spec: { selector: selectorLabels, ports: [{ name: 'http', port: 80, targetPort: consolePort }] },
  });
}

/**
 * Adds who may open connections to the console, besides what the policy of the operator allows: its own Pods, since
 * one that does not lead asks the one that does, and those of the namespaces that are named.
 */
export function addConsolePolicy(scope: Construct, { namespace, labels, console }: OperatorSettings): void {
  const operators = { matchLabels: selectorLabels };
  const ports = [{ port: consolePort, protocol: 'TCP' }];
  // The client of the API calls the field `_from`.
  const rulesOf = (...from: readonly object[]) => [{ ports, from }] as unknown as V1NetworkPolicyIngressRule[];
  const named = { namespaceSelector: { matchExpressions: [], matchLabels: console.callersLabels } };
  addObject(scope, 'NetworkPolicy', { name, namespace, labels }, {
    spec: {
      podSelector: operators,
      policyTypes: ['Ingress'],
      ingress: console.hasCallers(rulesOf({ podSelector: operators }, named), rulesOf({ podSelector: operators })),
    },
  });
}
