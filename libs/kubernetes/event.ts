import type { KubernetesObject } from './kubernetes-object.ts';

/** A fact about an object, for operators of the platform. */
export interface EventToTell {
  readonly regarding: KubernetesObject & { readonly apiVersion: string; readonly kind: string };
  readonly type: 'Normal' | 'Warning';
  /** The reason as one machine-readable word: `ServerReplaced`. */
  readonly reason: string;
  /** The action as one machine-readable word: `Replace`. */
  readonly action: string;
  /** A sentence for people. */
  readonly note: string;
  /** The process that reports the event. */
  readonly reportedBy: string;
}

/** Longest note that the API server accepts, in bytes. */
const maxNoteBytes = 1_024;

/** Pure: an Event of events.k8s.io/v1. */
export function buildEvent(
  { regarding, type, reason, action, note, reportedBy }: EventToTell, reportingController: string, nowMs: number,
) {
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

/** The longest prefix that fits, never ending within a character. */
function cut(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const fitting = new TextDecoder().decode(Buffer.from(text).subarray(0, maxBytes - 3), { stream: true });
  return `${fitting}…`;
}
