import { docker } from '../engine/index.ts';

const loadDeadlineMs = 5 * 60_000;

/** Puts the images of archives into the containerd of nodes: all nodes at once, one archive after the other. */
export async function loadImages(nodes: readonly string[], archives: readonly string[]): Promise<void> {
  await Promise.all(nodes.map(async (node) => {
    for (const archive of archives) {
      await docker(['exec', '-i', node, 'ctr', '--namespace', 'k8s.io', 'images', 'import', '--digests', '-'], {
        inputFile: archive,
        deadlineMs: loadDeadlineMs,
      });
    }
  }));
}
