import { docker } from '../engine/index.ts';
import { removeNodeImage } from '../node-image/index.ts';
import { listNodes } from './cluster.ts';
import { removeNetwork } from './host-network.ts';
import { restoreHostSettings } from './host-settings.ts';
import { forgetCluster, listNotes, readNote, settingsNoteIn } from './notes.ts';

export interface Stopping {
  readonly name: string;
  readonly home: string;
  /** Whether the image of the nodes goes as well, if it was put into Docker from here and no other cluster is there. */
  readonly withImage?: boolean;
}

/**
 * Removes a cluster and what was made for it on the host; with the last one, the settings of the host become what they were. Does
 * nothing where there is none; says whether there was one.
 */
export async function stopCluster({ name, home, withImage = false }: Stopping): Promise<boolean> {
  const nodes = await listNodes(name);
  if (nodes.length > 0) await docker(['rm', '--force', '--volumes', ...nodes.map((node) => node.name)]);
  const note = readNote(home, name);
  if (note === undefined) return nodes.length > 0;
  await removeNetwork(note.image.name, note.network);
  const isLast = listNotes(home).every((each) => each === name);
  if (isLast) await restoreHostSettings(note.image.name, settingsNoteIn(home));
  forgetCluster(home, name);
  if (isLast && withImage) await removeNodeImage(note.image);
  return true;
}
