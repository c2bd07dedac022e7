import { join } from 'node:path';
import { collectEvidence } from './evidence.ts';
import { readSetting } from './setting.ts';
import { kubectlOf, namespaces } from './stage.ts';

/** A test that leaves logs, events and objects in a folder, which its failure names. */
export function scenario(name: string, work: () => Promise<void>, deadlineMs = 300_000): void {
  test(name, async () => {
    try {
      await work();
    } catch (error) {
      const setting = readSetting();
      const folder = join(setting.evidence, name.replace(/\W+/g, '-'));
      await collectEvidence(kubectlOf(setting), namespaces, folder);
      throw new Error(`${Error.isError(error) ? error.message : String(error)}\nwhat the cluster was like is in ${folder}`, { cause: error });
    }
  }, deadlineMs + 60_000);
}
