import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, tellingLine, type Child } from '@cecochat/runtime';
import type { KubernetesPrograms } from '@cecochat/tools';
import { freePorts } from '../free-ports.ts';
import { auditPolicy } from './audit-log.ts';
import { CertificateAuthority } from './certificate-authority.ts';
import { claimLoopbackNetwork } from './loopback-network.ts';
import { TestApiServer } from './test-api-server.ts';
import { fetchTestPrograms } from './test-programs.ts';

const folderStem = 'cecochat-kubernetes-';

/** A kube-apiserver over an etcd, ready for requests. `stop`, or the end of this process, removes both with data. */
export async function startApiServer(): Promise<TestApiServer> {
  const programs = await fetchTestPrograms();
  await removeLeftOvers();
  const folder = await mkdtemp(join(tmpdir(), `${folderStem}${process.pid}-`));
  const network = await claimLoopbackNetwork();
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children) child.kill('SIGKILL'); // There is nothing that it would have to bring to an end.
    await Promise.all(children.map(({ gone }) => gone));
    await network.release();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [port = 0, clientPort = 0, peerPort = 0] = await freePorts(3);
    const authority = await CertificateAuthority.create('cecochat-test');
    await writeServerFiles(folder, authority, network.apiServer);
    children.push(startEtcd(programs, folder, clientPort, peerPort));
    const serve = () => startChild({
      name: 'kube-apiserver', command: programs.apiServer, args: apiServerArgs(folder, port, clientPort, network.services), log: join(folder, 'kube-apiserver.log'),
    });
    const replaceServer = () => {
      const child = serve();
      children[1] = child;
      return child;
    };
    const server = await TestApiServer.create({ folder, url: `https://127.0.0.1:${port}`, kubectl: programs.kubectl, authority, network, start: replaceServer, stop });
    await server.startServing();
    await server.prepareNamespace('default');
    return server;
  } catch (error) {
    const said = children.map((child) => `${child.name} ${child.ended() ?? 'runs'}: ${tellingLine(child.log)}`);
    await stop();
    throw new Error(`the API server did not start: ${said.join('; ')}`, { cause: error });
  }
}

/** Folders of processes that were killed. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${folderStem}(\\d+)-`).exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'EPERM';
  }
}

async function writeServerFiles(folder: string, authority: CertificateAuthority, serviceAddress: string): Promise<void> {
  const hosts = ['127.0.0.1', serviceAddress, 'localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];
  const serving = await authority.issue({ commonName: 'kube-apiserver', hosts });
  const accounts = generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const files = {
    'ca.crt': authority.certificate, 'serving.crt': serving.certificate, 'serving.key': serving.key,
    'accounts.pub': accounts.publicKey, 'accounts.key': accounts.privateKey, 'audit-policy.yaml': auditPolicy,
  };
  await chmod(folder, 0o700);
  await mkdir(join(folder, 'etcd'), { mode: 0o700 });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { mode: 0o600 });
}

function startEtcd({ etcd }: KubernetesPrograms, folder: string, clientPort: number, peerPort: number): Child {
  const [client, peer] = [`http://127.0.0.1:${clientPort}`, `http://127.0.0.1:${peerPort}`];
  const args = [
    `--data-dir=${join(folder, 'etcd')}`, '--name=test', '--unsafe-no-fsync', '--log-level=warn',
    `--listen-client-urls=${client}`, `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`, `--initial-cluster=test=${peer}`,
  ];
  return startChild({ name: 'etcd', command: etcd, args, log: join(folder, 'etcd.log') });
}

function apiServerArgs(folder: string, port: number, etcdPort: number, services: string): string[] {
  const file = (name: string) => join(folder, name);
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1', `--secure-port=${port}`,
    '--endpoint-reconciler-type=none', // Its own address is one of loopback, which cannot be an endpoint.
    `--service-cluster-ip-range=${services}`,
    `--tls-cert-file=${file('serving.crt')}`, `--tls-private-key-file=${file('serving.key')}`,
    `--client-ca-file=${file('ca.crt')}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${file('accounts.pub')}`, `--service-account-signing-key-file=${file('accounts.key')}`,
    '--authorization-mode=RBAC',
    // As on OpenShift: who sets blockOwnerDeletion needs the right to change the owner's finalizers.
    '--enable-admission-plugins=OwnerReferencesPermissionEnforcement',
    // They expect controllers that these tests do not have.
    '--disable-admission-plugins=TaintNodesByCondition,StorageObjectInUseProtection',
    `--audit-policy-file=${file('audit-policy.yaml')}`, `--audit-log-path=${file('audit.log')}`, '--audit-log-mode=blocking',
    '--profiling=false',
  ];
}
