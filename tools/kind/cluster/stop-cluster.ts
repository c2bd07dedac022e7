import { docker } from '../engine/index.ts';
import { removeBuiltImages } from '../node-image/index.ts';
import { listNodes } from './cluster.ts';
import { removeNetwork } from './host-network.ts';
import { restoreHostSettings } from './host-settings.ts';
import { forgetCluster, listNotes, readNote, settingsNoteIn } from './notes.ts';

export interface Stopping {
  readonly name: string;
  readonly home: string;
  /** Whether images of nodes go as well that were built here, when no cluster is left. */
  readonly withImages?: boolean;
}

/**
 * Removes a cluster and what was made for it on the host; with the last one, the settings of the host become what they were. Does
 * nothing where there is none; says whether there was one.
 */
export async function stopCluster({ name, home, withImages = false }: Stopping): Promise<boolean> {
  const nodes = await listNodes(name);
  if (nodes.length > 0) await docker(['rm', '--force', '--volumes', ...nodes.map((node) => node.name)]);
  const note = readNote(home, name);
  const isLast = listNotes(home).every((each) => each === name);
  if (note !== undefined) {
    await removeNetwork(note.image, note.network);
    if (isLast) await restoreHostSettings(note.image, settingsNoteIn(home));
    forgetCluster(home, name);
  }
  if (isLast && withImages) await removeBuiltImages();
  return note !== undefined || nodes.length > 0;
}
