import { eventually } from '../../../support/eventually.ts';
import { operatorNamespace, type ClusterStage } from './stage.ts';

const [deadlineMs, mostDeletions] = [60_000, 6];

/** Name of the pod of the operator that leads. */
export async function leaderOf(stage: ClusterStage): Promise<string> {
  return (await stage.kubectl('-n', operatorNamespace, 'get', 'lease', 'cecochat-operator', '-o', 'jsonpath={.spec.holderIdentity}')).trim();
}

/** Makes an operator lead that runs on the node while another one waits elsewhere, by deleting pods until they are where they should be. */
export async function leadFrom(stage: ClusterStage, node: string): Promise<void> {
  for (let deletions = 0; deletions < mostDeletions; deletions++) {
    const [leader, nodes] = [await leaderOf(stage), await nodesOfOperators(stage)];
    const isThere = nodes.get(leader) === node;
    const others = [...nodes.keys()].filter((pod) => pod !== leader);
    if (isThere && others.some((pod) => nodes.get(pod) !== node)) return;
    await stage.kubectl('-n', operatorNamespace, 'delete', 'pod', isThere ? (others[0] ?? leader) : leader);
    await stage.kubectl('-n', operatorNamespace, 'rollout', 'status', 'deployment/cecochat-operator', `--timeout=${deadlineMs / 1_000}s`);
    await eventually(async () => expect([...(await nodesOfOperators(stage)).keys()]).toContain(await leaderOf(stage)), deadlineMs);
  }
  throw new Error(`no operator on ${node} leads with another one elsewhere after ${mostDeletions} pods were deleted`);
}

/** Where each pod of the operator is that is not about to go. */
async function nodesOfOperators(stage: ClusterStage): Promise<Map<string, string>> {
  const fields = '{range .items[*]}{.metadata.name} {.spec.nodeName} {.metadata.deletionTimestamp}{"\\n"}{end}';
  const lines = (await stage.kubectl('-n', operatorNamespace, 'get', 'pods', '-o', `jsonpath=${fields}`)).trim().split('\n').map((line) => line.trim().split(' '));
  return new Map(lines.flatMap(([name = '', node = '', deleted]) => (deleted === undefined ? [[name, node]] : [])));
}
