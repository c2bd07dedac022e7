import type { V1Container, V1EnvVar, V1PersistentVolumeClaim, V1PodSpec, V1Volume } from '@kubernetes/client-node';
import type { Construct } from 'constructs';
import { addObject } from '../objects.ts';
import { containerSecurity } from '../pod-security.ts';
import { chartName, type StoreName, type StoresSettings } from './settings.ts';

const ports: Readonly<Record<StoreName, number>> = { kafka: 9092, cassandra: 9042, redis: 6379 };

/** User and group of the images. */
const owner = 1_000;
/** Time to write down what is in memory. */
const graceSeconds = 60;

/** Adds one process of a store, and the name by which it is reached. */
export function addStore(scope: Construct, store: StoreName, settings: StoresSettings): void {
  const { namespace, labels: more, version, isPersistent } = settings;
  const selector = { 'app.kubernetes.io/name': chartName, 'app.kubernetes.io/component': store };
  const labels = { ...more, ...selector };
  const metadata = { name: store, namespace, labels };
  // Its address outlives the Pod: clients keep theirs when the Pod is replaced.
  addObject(scope, 'Service', metadata, {
    spec: { selector, ports: [{ name: store, port: ports[store], targetPort: store }] },
  });
  const claims = isPersistent<V1PersistentVolumeClaim[] | undefined>([buildClaim(store, settings)], undefined);
  addObject(scope, 'StatefulSet', metadata, {
    spec: {
      serviceName: store,
      replicas: 1,
      selector: { matchLabels: selector },
      template: {
        metadata: { labels: { ...selector, 'app.kubernetes.io/version': version } },
        spec: buildPodSpec(store, settings),
      },
      ...(claims !== undefined && { volumeClaimTemplates: claims }),
    },
  });
}

function buildClaim(store: StoreName, { stores, storageClass }: StoresSettings): V1PersistentVolumeClaim {
  return {
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'], ...storageClass,
      resources: { requests: { storage: stores[store].storage } },
    },
  };
}

function buildPodSpec(store: StoreName, settings: StoresSettings): V1PodSpec {
  const scratch: V1Volume = { name: 'tmp', emptyDir: {} };
  const { storage } = settings.stores[store];
  return {
    ...settings.added,
    automountServiceAccountToken: false,
    // Kubernetes would set variables for every Service, such as KAFKA_PORT, which the images may take for settings.
    enableServiceLinks: false,
    terminationGracePeriodSeconds: graceSeconds,
    securityContext: {
      runAsNonRoot: true, runAsUser: owner, runAsGroup: owner, fsGroup: owner, fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [buildContainer(store, settings)],
    volumes: settings.isPersistent([scratch], [scratch, { name: 'data', emptyDir: { sizeLimit: storage } }]),
  };
}

function buildContainer(
  store: StoreName,
  { registry, version, pullPolicy, stores, namespace }: StoresSettings,
): V1Container {
  const probe = { tcpSocket: { port: store }, timeoutSeconds: 2 };
  return {
    name: store,
    image: `${registry}/dev-${store}:${version}`,
    imagePullPolicy: pullPolicy,
    env: environments[store](namespace),
    ports: [{ name: store, containerPort: ports[store] }],
    // Several that start at once on a small machine take minutes.
    startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 150 },
    readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 2 },
    livenessProbe: { ...probe, periodSeconds: 10, failureThreshold: 6 },
    resources: stores[store].resources,
    securityContext: containerSecurity,
    volumeMounts: [
      { name: 'data', mountPath: '/data' }, { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}

const podAddress: V1EnvVar = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

const environments: Readonly<Record<StoreName, (namespace: string) => V1EnvVar[]>> = {
  // Clients in every namespace are sent to this name.
  kafka: (namespace) => [{ name: 'KAFKA_ADVERTISED_LISTENER', value: `kafka.${namespace}.svc:${ports.kafka}` }],
  cassandra: () => [podAddress],
  redis: () => [],
};
