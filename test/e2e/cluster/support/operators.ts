import { eventually } from '../../../support/eventually.ts';
import { operatorNamespace, type ClusterStage } from './stage.ts';

const [changeDeadlineMs, mostDeletions] = [60_000, 5];

/** Name of the pod of the operator that leads. */
export async function leaderOf(stage: ClusterStage): Promise<string> {
  return (await stage.kubectl('-n', operatorNamespace, 'get', 'lease', 'cecochat-operator', '-o', 'jsonpath={.spec.holderIdentity}')).trim();
}

/** Deletes the pod of the operator that leads, again and again, until one leads that runs on the node. */
export async function leadFrom(stage: ClusterStage, node: string): Promise<void> {
  for (let deletions = 0; deletions < mostDeletions; deletions++) {
    const leader = await leaderOf(stage);
    if ((await stage.kubectl('-n', operatorNamespace, 'get', 'pod', leader, '-o', 'jsonpath={.spec.nodeName}')) === node) return;
    await stage.kubectl('-n', operatorNamespace, 'delete', 'pod', leader);
    // Both are there, so that they are spread, and one of them leads.
    await stage.kubectl('-n', operatorNamespace, 'rollout', 'status', 'deployment/cecochat-operator', `--timeout=${changeDeadlineMs / 1_000}s`);
    await eventually(async () => expect(['', leader]).not.toContain(await leaderOf(stage)), changeDeadlineMs);
  }
  throw new Error(`no operator on ${node} leads after ${mostDeletions} others were deleted`);
}
