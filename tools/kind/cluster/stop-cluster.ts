import { docker, dockerDoes } from '../engine/index.ts';
import { KindError } from '../kind-error.ts';
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
  /** An image of a node with whose tools the host is put in order, in place of that of the cluster. */
  readonly image?: string;
}

/**
 * Removes a cluster and its changes to the host; with the last one, the settings of the host become what they were.
 * Gives whether there was one.
 */
export async function stopCluster({ name, home, withImages = false, image }: Stopping): Promise<boolean> {
  const nodes = await listNodes(name);
  if (nodes.length > 0) await docker(['rm', '--force', '--volumes', ...nodes.map((node) => node.name)]);
  const note = readNote(home, name);
  const isLast = listNotes(home).every((each) => each === name);
  if (note !== undefined) {
    const tools = image ?? note.image;
    if (!(await dockerDoes(['image', 'inspect', tools]))) throw new KindError(
      `the image ${tools}, with whose tools rules of the host are removed, is not in Docker any more: run 'make ` +
        `up' and then 'make down' once more`,
    );
    await removeNetwork(tools, note.network);
    if (isLast) await restoreHostSettings(tools, settingsNoteIn(home));
    forgetCluster(home, name);
  }
  if (isLast && withImages) await removeBuiltImages();
  return note !== undefined || nodes.length > 0;
}
