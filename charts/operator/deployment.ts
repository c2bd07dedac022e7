import type { V1Container, V1EnvVar, V1PodSpec } from '@kubernetes/client-node';
import type { Construct } from 'constructs';
import { addObject } from '../objects.ts';
import { containerSecurity } from '../pod-security.ts';
import { operatorName, selectorLabels } from './labels.ts';
import type { OperatorSettings } from './settings.ts';

/** Has health and metrics. */
export const adminPort = { name: 'admin', number: 9090 };
/**
 * With its heap in these bounds the process stays well below its memory limit; see the measurement of decisions at full
 * size.
 */
const nodeOptions = '--max-old-space-size=64 --max-semi-space-size=2';
/** No user of the image has to have this number. */
const nobody = 65_532;

/** Adds the operator itself, the addresses of its metrics, and that drains of nodes leave one of its Pods. */
export function addOperator(scope: Construct, settings: OperatorSettings): void {
  const { namespace, labels, replicas, pod } = settings;
  const selector = { matchLabels: selectorLabels };
  addObject(scope, 'Deployment', { name: operatorName, namespace, labels }, {
    spec: { replicas, selector, template: { metadata: { ...pod.metadata }, spec: buildPodSpec(settings) } },
  });
  // Without an address of its own: each Pod is asked for its metrics.
  addObject(
    scope,
    'Service',
    { name: `${operatorName}-metrics`, namespace, labels },
    {
      spec: {
        clusterIP: 'None', selector: selectorLabels,
        ports: [{ name: 'metrics', port: adminPort.number, targetPort: adminPort.name }],
      },
    },
  );
  addObject(
    scope,
    'PodDisruptionBudget',
    { name: operatorName, namespace, labels },
    { spec: { maxUnavailable: 1, selector } },
  );
}

function buildPodSpec(settings: OperatorSettings): V1PodSpec {
  return {
    ...settings.pod.added,
    serviceAccountName: operatorName,
    automountServiceAccountToken: true,
    securityContext: {
      runAsNonRoot: true, runAsUser: nobody, runAsGroup: nobody, seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: [
      // Among the pods of one rollout: the old ones go.
      {
        maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selectorLabels },
        matchLabelKeys: ['pod-template-hash'],
      },
    ],
    containers: [buildContainer(settings)],
  };
}

function buildContainer(settings: OperatorSettings): V1Container {
  const { image, pullPolicy, resources } = settings;
  const probe = (path: string) => ({
    httpGet: { path, port: adminPort.name }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3,
  });
  return {
    name: 'operator',
    image,
    imagePullPolicy: pullPolicy,
    env: buildEnvironment(settings),
    ports: [{ name: adminPort.name, containerPort: adminPort.number }],
    livenessProbe: { ...probe('/healthz'), initialDelaySeconds: 10 },
    readinessProbe: { ...probe('/readyz'), periodSeconds: 5 },
    resources,
    securityContext: containerSecurity,
  };
}

function buildEnvironment({ namespaces, logLevel, console: { listen } }: OperatorSettings): V1EnvVar[] {
  const ofPod = (name: string, fieldPath: string): V1EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });
  return [
    ofPod('POD_IP', 'status.podIP'),
    ofPod('CECOCHAT_NAME', 'metadata.name'),
    ofPod('CECOCHAT_NAMESPACE', 'metadata.namespace'),
    { name: 'NODE_OPTIONS', value: nodeOptions },
    { name: 'CECOCHAT_ADMIN_LISTEN', value: `$(POD_IP):${adminPort.number}` },
    { name: 'CECOCHAT_CONSOLE_LISTEN', value: listen },
    { name: 'CECOCHAT_NAMESPACES', value: namespaces },
    { name: 'CECOCHAT_LOG_LEVEL', value: logLevel },
  ];
}
