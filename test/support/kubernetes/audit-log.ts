import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/** A request to the API server, recorded with its answer. */
export interface AuditEntry {
  readonly user: string;
  readonly groups: readonly string[];
  readonly userAgent: string;
  /** get, list, watch, create, update, patch, delete, deletecollection */
  readonly verb: string;
  readonly uri: string;
  readonly apiGroup: string;
  /** Empty for paths without a resource, such as /readyz. */
  readonly resource: string;
  readonly subresource: string;
  readonly namespace: string;
  readonly name: string;
  /** The one that a write named, as in a replace; empty when it named none. */
  readonly resourceVersion: string;
  /** HTTP status of the answer. */
  readonly code: number;
  readonly receivedAt: Date;
  readonly answeredAt: Date;
}

/** Records every request but those of the API server itself: metadata, without bodies. */
export const auditPolicy = stringify({
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived', 'ResponseStarted'],
  rules: [{ level: 'None', users: ['system:apiserver'] }, { level: 'Metadata' }],
});

interface RawEntry {
  readonly user?: { username?: string; groups?: string[] };
  readonly userAgent?: string;
  readonly verb: string;
  readonly requestURI: string;
  readonly objectRef?: Readonly<Record<string, string | undefined>>;
  readonly responseStatus?: { code?: number };
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
}

export async function readAuditLog(path: string): Promise<AuditEntry[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.slice(0, -1).map((line) => entryOf(JSON.parse(line) as RawEntry)); // The last line is not written to its end yet, or empty.
}

function entryOf({ user, userAgent = '', verb, requestURI, objectRef = {}, responseStatus, requestReceivedTimestamp, stageTimestamp }: RawEntry): AuditEntry {
  const { apiGroup = '', resource = '', subresource = '', namespace = '', name = '', resourceVersion = '' } = objectRef;
  return {
    user: user?.username ?? '',
    groups: user?.groups ?? [],
    userAgent,
    verb,
    uri: requestURI,
    apiGroup, resource, subresource, namespace, name, resourceVersion,
    code: responseStatus?.code ?? 0,
    receivedAt: new Date(requestReceivedTimestamp),
    answeredAt: new Date(stageTimestamp),
  };
}
