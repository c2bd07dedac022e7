import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingService, webSocketPath } from '@cecochat/contracts';
import { CertificateAuthority } from '../../../test/support/kubernetes/certificate-authority.ts';
import { TestPlatform } from '../../../test/support/platform.ts';
import type { Bench, BenchContext, FigureSpec, Sample } from '../../bench.ts';
import { collectsOnSignal as measurable, Pinning } from '../../processes/index.ts';
import { barePaths } from '../../servers/index.ts';
import {
  buildDevices, ensureSharedStores, startBareServer, startBareWebSockets, startGenerator,
} from '../../stages/index.ts';
import { measureIdle, type IdleMeasure, type IdleServer } from './measure-idle.ts';

const steps = [2_000, 5_000, 10_000] as const;
/** A smoke run has a hundredth of the devices. */
const plans = {
  full: { divisor: 1, warmUp: { devices: 200, rounds: 10 }, restMs: 20_000, generators: 2 },
  smoke: { divisor: 100, warmUp: { devices: 5, rounds: 1 }, restMs: 500, generators: 2 },
};
const partitions = 12;
/** Sockets of a server besides those of its devices, with room to spare. */
const otherFiles = 500;
/** The devices of `websocket` are plain ones. */
const allowed = { plain: { atMost: 45 }, tls: { atMost: 80 }, websocket: { atMost: 11.6 } } as const;
const allowedRatio = { plain: { atMost: 1.15 }, tls: undefined, websocket: { atMost: 1.3 } } as const;
const allowedAtRest = { atMost: 3 };
/** The resolution of a smoke run: smaller figures count as zero. In KB, and in per cent. */
const least = 0.01;

const kinds = ['plain', 'tls', 'websocket'] as const;
type Kind = (typeof kinds)[number];

/** What connected devices cost that do nothing but be there. */
export const idle: Bench = {
  name: 'idle',
  summary:
    'memory per device that is connected and listens, at 2,000, 5,000 and 10,000, and processor time at rest; the ' +
    'reference is a bare server of gRPC, or of WebSockets, with as many streams',
  figures: kinds.flatMap((kind): FigureSpec[] => {
    const ratioGoal = allowedRatio[kind];
    const goals = { goal: allowed[kind], ...(ratioGoal !== undefined && { ratioGoal }) };
    return [
      ...steps.map((step) => ({ figure: `${kind}-${step}`, unit: 'KB a device', ...goals })),
      { figure: `at-rest-${kind}`, unit: '% of a core', goal: allowedAtRest },
    ];
  }),
  run: async (context) => {
    const plan = plans[context.size];
    checkOpenFiles(Math.max(...steps) / plan.divisor + otherFiles);
    await ensureSharedStores();
    const platform = await TestPlatform.create('idle', partitions);
    context.defer(() => platform.close());
    await platform.createTopics();
    const pinning = new Pinning(context.say);
    const stage = { context, pinning, platform, certificate: await issueCertificate(context.folder) };
    const load = {
      devices: await buildDevices(platform.tokens, Math.max(...steps) / plan.divisor),
      generators: Array.from({ length: plan.generators }, () => startGenerator(context, pinning)),
      steps: steps.map((step) => step / plan.divisor),
      warmUp: plan.warmUp, restMs: plan.restMs,
    };
    const samples: Sample[] = [];
    for (const kind of kinds) {
      const messaging = await measureIdle(context, await startMessaging(stage, kind), load);
      const bare = await measureIdle(context, await startBare(stage, kind), load);
      samples.push(...samplesOf(kind, messaging, bare));
    }
    return samples;
  },
};

interface Stage {
  readonly context: BenchContext;
  readonly pinning: Pinning;
  readonly platform: TestPlatform;
  readonly certificate: ServerCertificate;
}

async function startMessaging({ pinning, platform, certificate }: Stage, kind: Kind): Promise<IdleServer> {
  await platform.assign({ [kind]: Array.from({ length: partitions }, (_, partition) => partition) });
  const service = await platform.startMessaging(kind, {
    NODE_OPTIONS: measurable, CECOCHAT_ACCEPT_RATE: '100000',
    ...(kind === 'tls' && { CECOCHAT_TLS_CERT: certificate.cert, CECOCHAT_TLS_KEY: certificate.key }),
  });
  pinning.pinServer(service.child.pid);
  const common = { name: `messaging, ${kind}`, pid: service.child.pid, stop: () => service.stop() };
  if (kind === 'websocket') {
    const address = await platform.webSocketAddressOf(kind);
    return { ...common, address, path: webSocketPath, protocol: { kind: 'chat', overWebSockets: true }, ca: undefined };
  }
  return {
    ...common,
    address: await platform.addressOf(kind),
    path: messagingService.chat.path,
    protocol: { kind: 'chat' },
    ca: kind === 'tls' ? certificate.ca : undefined,
  };
}

async function startBare({ context, pinning, certificate }: Stage, kind: Kind): Promise<IdleServer> {
  if (kind === 'websocket') {
    const { worker, address } = await startBareWebSockets(context, pinning, [measurable]);
    return {
      name: `bare, ${kind}`, pid: worker.pid, address, path: webSocketPath,
      protocol: { kind: 'bare', copies: 1, overWebSockets: true }, ca: undefined, stop: () => worker.stop(),
    };
  }
  const tls = kind === 'tls' ? certificate : undefined;
  const { worker, address } = await startBareServer(context, pinning, { copies: 1, tls }, [measurable]);
  return {
    name: `bare, ${kind}`, pid: worker.pid, address, path: barePaths.stream,
    protocol: { kind: 'bare', copies: 1 }, ca: tls?.ca, stop: () => worker.stop(),
  };
}

function samplesOf(kind: Kind, messaging: IdleMeasure, bare: IdleMeasure): Sample[] {
  return [
    ...steps.map((step, index) => ({
      figure: `${kind}-${step}`,
      value: messaging.kbOfDevice[index] ?? Number.NaN,
      reference: Math.max(bare.kbOfDevice[index] ?? Number.NaN, least),
    })),
    {
      figure: `at-rest-${kind}`, value: messaging.restShare * 100, reference: Math.max(bare.restShare * 100, least),
    },
  ];
}

interface ServerCertificate {
  /** PEM of who signed it. */
  readonly ca: string;
  /** PEM files. */
  readonly cert: string;
  readonly key: string;
}

/** A certificate for servers on loopback, in a folder. */
async function issueCertificate(folder: string): Promise<ServerCertificate> {
  const authority = await CertificateAuthority.create('bench authority');
  const { certificate, key } = await authority.issue({ commonName: 'bench server', hosts: ['127.0.0.1'] });
  const files = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') };
  writeFileSync(files.cert, certificate);
  writeFileSync(files.key, key, { mode: 0o600 });
  return { ca: authority.certificate, ...files };
}

/** Throws an Error with the remedy when a process may not open a file for each connection. */
function checkOpenFiles(needed: number): void {
  const limit = parseLimit(readFileSync('/proc/self/limits', 'utf8'));
  if (limit < needed)
    throw new Error(`a process may open ${limit} files here, ${needed} are needed: ulimit -n ${needed}`);
}

/** Pure: the most that Node.js can have, which takes all that it may. */
export function parseLimit(limits: string): number {
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
