import type { KubernetesObject } from './kubernetes-object.ts';

/** What a person would want to know about an object. */
export interface EventToTell {
  readonly regarding: KubernetesObject & { readonly apiVersion: string; readonly kind: string };
  readonly type: 'Normal' | 'Warning';
  /** Why, in one word of the machine's: `ServerReplaced`. */
  readonly reason: string;
  /** What was done, in one word of the machine's: `Replace`. */
  readonly action: string;
  /** A sentence for people. */
  readonly note: string;
  /** Which process says so. */
  readonly reportedBy: string;
}

/** The API server takes no longer notes, in bytes. */
const maxNoteBytes = 1_024;

/** Pure: an Event of events.k8s.io/v1. */
export function buildEvent({ regarding, type, reason, action, note, reportedBy }: EventToTell, reportingController: string, nowMs: number) {
  const { apiVersion, kind, metadata } = regarding;
  const { namespace = 'default', name, uid, resourceVersion } = metadata;
  return {
    metadata: { namespace, generateName: `${name.slice(0, 200).replace(/[^a-z0-9]+$/, '')}-` },
    eventTime: new Date(nowMs).toISOString().replace('Z', '000Z'), // Microseconds, exactly six digits.
    reportingController,
    reportingInstance: reportedBy.slice(0, 128),
    type,
    reason,
    action,
    note: cut(note, maxNoteBytes),
    regarding: { apiVersion, kind, namespace: metadata.namespace, name, uid, resourceVersion },
  };
}

/** As much of a text as fits, never half a character. */
function cut(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const fitting = new TextDecoder().decode(Buffer.from(text).subarray(0, maxBytes - 3), { stream: true });
  return `${fitting}…`;
}
