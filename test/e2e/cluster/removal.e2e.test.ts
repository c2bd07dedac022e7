import { eventually } from '../../support/eventually.ts';
import { ClusterStage, operatorNamespace, sample, scenario } from './support/index.ts';

let stage: ClusterStage;
beforeAll(async () => {
  stage = await ClusterStage.open();
});
afterAll(() => stage?.close());

const definition = 'chatclusters.cecochat.dev';
const clusterWide = 'namespaces,clusterroles,clusterrolebindings,customresourcedefinitions,priorityclasses,validatingwebhookconfigurations,mutatingwebhookconfigurations,validatingadmissionpolicies,validatingadmissionpolicybindings';
const ofOurs = 'pods,services,deployments,jobs,configmaps,poddisruptionbudgets,networkpolicies,serviceaccounts,roles,rolebindings,leases';

scenario('a ChatCluster that is deleted takes everything with it that was made for it', async () => {
  await stage.platform.kubectl('delete', `chat/${sample.name}`, '--timeout=120s');
  await eventually(async () => {
    const left = await stage.platform.kubectl('get', ofOurs, '-l', 'app.kubernetes.io/managed-by=cecochat-operator', '-o', 'name');
    expect(left.trim()).toBe('');
  }, 120_000);
}, 300_000);

scenario('the operator that is uninstalled leaves its lease, its namespace and the definition, which go when they are told to', async () => {
  await stage.helm('-n', operatorNamespace, 'uninstall', 'cecochat', '--wait');
  await eventually(async () => {
    const left = (await stage.kubectl('-n', operatorNamespace, 'get', ofOurs, '-o', 'name')).trim().split('\n');
    expect(left.sort()).toEqual(['configmap/kube-root-ca.crt', 'lease.coordination.k8s.io/cecochat-operator', 'serviceaccount/default']);
  }, 120_000);
  const named = async () => (await stage.kubectl('get', clusterWide, '-o', 'name')).split('\n').filter((name) => name.includes('cecochat'));
  expect(await named()).toEqual([`namespace/${operatorNamespace}`, `customresourcedefinition.apiextensions.k8s.io/${definition}`]);
  await stage.kubectl('delete', 'crd', definition, '--timeout=60s');
  await stage.kubectl('delete', 'namespace', operatorNamespace, '--timeout=120s');
  expect(await named()).toEqual([]);
}, 300_000);
