import type { V1NetworkPolicyIngressRule } from '@kubernetes/client-node';
import type { Construct } from 'constructs';
import { addObject } from '../objects.ts';
import { adminPort } from './deployment.ts';
import { operatorName, selectorLabels } from './labels.ts';
import type { OperatorSettings } from './settings.ts';

/**
 * Adds who may open connections to the operator, and where it may open some. Probes come from the node of a Pod, which
 * is always let in.
 */
export function addNetworkPolicy(scope: Construct, { namespace, labels, network }: OperatorSettings): void {
  const { metricsLabels, isEgressRestricted, egress } = network;
  // A selector without expressions and labels is one of all namespaces. The client of the API calls the field `_from`.
  const from = [{ namespaceSelector: { matchExpressions: [], matchLabels: metricsLabels } }];
  const ofMetrics = { from, ports: [{ port: adminPort.number, protocol: 'TCP' }] } as V1NetworkPolicyIngressRule;
  addObject(scope, 'NetworkPolicy', { name: operatorName, namespace, labels }, {
    spec: {
      podSelector: { matchLabels: selectorLabels },
      policyTypes: isEgressRestricted(['Ingress', 'Egress'], ['Ingress']),
      ingress: [ofMetrics],
      ...(egress && { egress }),
    },
  });
}
