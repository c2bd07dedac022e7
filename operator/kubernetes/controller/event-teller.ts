import { apiVersionOf, chatClusters, type KubernetesApi } from '@cecochat/kubernetes';
import type { Note } from '../../decide/index.ts';
import { versionOfRevision } from '../specs/index.ts';
import type { ClusterView } from './cluster-view.ts';

interface TellerLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface TellerParts {
  readonly api: KubernetesApi;
  readonly logger: TellerLogger;
  /** Name of the operator's process. */
  readonly reportedBy: string;
  readonly onNote: (note: Note) => void;
}

/** Reports what happens to a ChatCluster, by Events and in the log. Reports once what lasts for several reconciles. */
export class EventTeller {
  readonly #parts: TellerParts;
  #told: readonly Note[] = [];

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  async tell(notes: readonly Note[], about: ClusterView): Promise<void> {
    const readable = notes.map((note) => ({
      ...note, message: note.message.replace(/\S+@[0-9a-f]+/g, versionOfRevision),
    }));
    const isKnown = ({ reason, message }: Note) =>
      this.#told.some((before) => before.reason === reason && before.message === message);
    const fresh = readable.filter((note) => !isKnown(note));
    this.#told = readable;
    for (const note of fresh) await this.#tellOne(note, about);
  }

  /** A failure to write an Event does not stop the reconcile. */
  async #tellOne(note: Note, { namespace, name, uid, resourceVersion }: ClusterView): Promise<void> {
    const { api, logger, reportedBy, onNote } = this.#parts;
    const { level, reason, message } = note;
    onNote(note);
    if (level === 'warning') logger.warn({ reason }, message);
    else logger.info({ reason }, message);
    const regarding = {
      apiVersion: apiVersionOf(chatClusters),
      kind: chatClusters.kind,
      metadata: { namespace, name, uid, resourceVersion },
    };
    const event = {
      regarding,
      type: level === 'warning' ? 'Warning' : 'Normal',
      reason,
      action: 'Reconcile',
      note: message,
      reportedBy,
    } as const;
    await api
      .createEvent(event)
      .catch((error: unknown) => logger.warn({ err: error }, 'an Event could not be written'));
  }
}
