import { addressTemplateOf, webSocketTemplateOf } from '../../manifest/index.ts';
import { buildMessagingPod, specHashAnnotation, type ClusterRef, type ServableSpec } from '../objects/index.ts';

/** On a messaging pod: the revision that it was made for. */
export const revisionAnnotation = 'cecochat.dev/revision';

/** Of servers whose manifest names no version. */
export const defaultVersion = 'dev';

export const versionIn = (spec: Pick<ServableSpec, 'version'>): string => spec.version ?? defaultVersion;

/**
 * Pure: what messaging servers run, as the decisions see it: the version, and a hash of the contents of their pods and
 * of how they are reached. A change of either replaces servers as an upgrade does: each device moves once, and a failed
 * change is rolled back.
 */
export function revisionOf(cluster: ClusterRef, spec: ServableSpec): string {
  const version = versionIn(spec);
  const { exposure } = spec.messaging;
  const advertised = `${exposure.type} ${addressTemplateOf('messaging', exposure)}`;
  const advertisedWebSockets = webSocketTemplateOf(spec.messaging);
  const server = { name: 'messaging-0', version, advertised, advertisedWebSockets };
  const sample = buildMessagingPod({ ...cluster, spec }, server);
  return `${version}@${sample.metadata.annotations?.[specHashAnnotation] ?? ''}`;
}

/** Pure: the version in a revision, as people know it. */
export const versionOfRevision = (revision: string): string => revision.split('@')[0] ?? revision;

/** Pure: a text with versions in place of revisions. */
export const withoutHash = (text: string): string => text.replace(/@[0-9a-f]+/g, '');
