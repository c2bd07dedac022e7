/** What a suite needs beyond `make run`'s Node.js, JDK and Maven. */
export type Need = 'go' | 'docker' | 'chromium';
/** What a suite builds once, outside of the clone. */
export type Build = 'kubernetes' | 'helm' | 'grpcurl' | 'node-image';

/**
 * A set of checks that runs alone: as `make <target>`, as a jest project of the same name, and as one step of
 * `.ci/run`.
 */
export interface Suite {
  readonly name: string;
  readonly target: string;
  readonly summary: string;
  /** Wall-clock time on the machine of docs/performance.md, warm, in seconds. */
  readonly usualSeconds: number;
  readonly needs: readonly Need[];
  readonly builds: readonly Build[];
  /** Globs of the test files that belong to this suite alone. */
  readonly tests: readonly string[];
  /** Globs of the sources that it covers: it runs early when one of them changed. */
  readonly covers: readonly string[];
  /**
   * Shell commands that build what `builds` names, before the others. One that does not end in time does not fail the
   * suite: the suite is skipped, and the compiler's cache keeps the results for the next run.
   */
  readonly preparation?: readonly string[];
  /** Shell commands, in this order, until one fails. */
  readonly commands: readonly string[];
  /** The shell command that runs some of its test files again, where `commands` ends with Jest. */
  readonly again?: (files: readonly string[]) => string;
}

const runJest = 'node --experimental-vm-modules node_modules/jest/bin/jest.js';
const jest = (...projects: readonly string[]): string => `${runJest} --selectProjects ${projects.join(' ')}`;
const jestAgain = (files: readonly string[]): string => `${runJest} --runInBand --runTestsByPath ${files.join(' ')}`;

/** What every change must pass. */
export const base: Suite = {
  name: 'test',
  target: 'test',
  summary:
    'lint, types, contracts, unit and property tests, integration tests on real stores, the operator on an ' +
    'in-memory API server, a short simulation, a drill, a kill under load, two benches',
  usualSeconds: 330,
  needs: [],
  builds: [],
  tests: [],
  covers: ['**'],
  commands: [
    'make --no-print-directory --jobs=2 --output-sync lint types contracts-fresh',
    jest('unit', 'integration'),
  ],
  again: (files) => `${jestAgain(files)} --selectProjects unit integration`,
};

/** A new suite is one more entry here. Of those that no change touched, the first ones run first. */
export const suites: readonly Suite[] = [
  {
    name: 'stores',
    target: 'test-stores',
    summary: 'several brokers and nodes, failing and moving',
    usualSeconds: 420,
    needs: [],
    builds: [],
    tests: ['test/stores/**/*.integration.test.ts'],
    covers: ['libs/kafka/**', 'libs/cassandra/**', 'libs/redis/**', 'services/**', 'tools/stores/**', 'test/stores/**'],
    commands: [`${runJest} --config test/stores/jest.config.js`],
    again: (files) => `${jestAgain(files)} --config test/stores/jest.config.js`,
  },
  {
    name: 'recovery',
    target: 'test-recovery',
    summary: 'stores that are wiped and restored from copies under a platform',
    usualSeconds: 240,
    needs: [],
    builds: [],
    tests: ['test/recovery/**/*.integration.test.ts'],
    covers: [
      'libs/kafka/**', 'libs/cassandra/**', 'libs/redis/**', 'services/**', 'tools/stores/**', 'test/recovery/**',
    ],
    commands: [jest('recovery')],
    again: (files) => `${jestAgain(files)} --selectProjects recovery`,
  },
  {
    name: 'abuse',
    target: 'test-abuse',
    summary: 'twelve floods beside honest devices, and a table of what the devices notice',
    usualSeconds: 360,
    needs: [],
    builds: [],
    tests: ['test/abuse/**/*.integration.test.ts'],
    covers: ['libs/runtime/**', 'services/**', 'test/abuse/**'],
    commands: [jest('abuse')],
  },
  {
    name: 'fuzz',
    target: 'test-fuzz',
    summary: 'hostile input for parsers and servers; CECOCHAT_FUZZ_CASES=1000000 for a night',
    usualSeconds: 240,
    needs: [],
    builds: [],
    tests: ['test/fuzz/*.test.ts'],
    covers: ['libs/contracts/**', 'libs/kafka/**', 'libs/redis/**', 'libs/runtime/**', 'services/**', 'test/fuzz/**'],
    commands: [jest('fuzz')],
    again: (files) => `${jestAgain(files)} --selectProjects fuzz`,
  },
  {
    name: 'platforms',
    target: 'test-platforms',
    summary:
      'the local platform: servers that are killed, hang, are evicted and move, a Redis with other contents; ' +
      'generated histories of an API server; services and projections that are added; a log, a Redis and an ' +
      'identity that are lost or exchanged; messages in groups while their service is killed; messages that ' +
      'change while a server is killed',
    usualSeconds: 270,
    needs: [],
    builds: [],
    tests: [
      'operator/local/*.integration.test.ts', 'test/catalogue/**/*.integration.test.ts',
      'test/groups/**/*.integration.test.ts', 'test/messages/**/*.integration.test.ts',
      'test/histories/histories.integration.test.ts',
      'services/messaging/slow-reader.integration.test.ts',
      'services/materialize/lost-records.integration.test.ts',
      'services/messaging/lost-log.integration.test.ts',
      'services/setup/identity.integration.test.ts',
      'services/setup/renew-log.integration.test.ts',
      'libs/redis/failover.integration.test.ts',
    ],
    covers: [
      'operator/**', 'services/**', 'libs/**', 'test/catalogue/**', 'test/groups/**', 'test/messages/**',
      'test/histories/**',
    ],
    commands: [jest('platforms')],
    again: (files) => `${jestAgain(files)} --selectProjects platforms`,
  },
  {
    name: 'drills',
    target: 'test-drills',
    summary:
      'all drills on one machine, fault schedules of several seeds, stores with TLS, certificates of clients and ' +
      'passwords that are rotated, services with few rights in the stores, clocks that are wrong, a platform on ::1',
    usualSeconds: 420,
    needs: [],
    builds: [],
    tests: [
      'test/e2e/drills.integration.test.ts', 'test/e2e/clocks.integration.test.ts',
      'test/e2e/rotation.integration.test.ts', 'test/e2e/ipv6.integration.test.ts',
      'test/e2e/secured.integration.test.ts', 'test/e2e/rights.integration.test.ts',
      'test/chaos/pinned-seeds.integration.test.ts',
      'test/chaos/judge.test.ts',
    ],
    covers: [
      'client/drill/**', 'client/machine/**', 'operator/**', 'services/**', 'libs/**', 'tools/run/**', 'test/e2e/*',
      'test/chaos/**',
    ],
    commands: [jest('drills')],
    again: (files) => `${jestAgain(files)} --selectProjects drills`,
  },
  {
    name: 'browser',
    target: 'test-browser',
    summary:
      'people in a real browser: chat, reload, offline and back, tabs, a server that is killed, hostile texts, ' +
      '5,000 messages, emoji, settings, Arabic, accessibility, the size of the first load',
    usualSeconds: 300,
    needs: ['chromium'],
    builds: [],
    tests: ['test/browser/**/*.integration.test.ts'],
    covers: [
      'web/**', 'client/web/**', 'client/live/**', 'client/session/**', 'services/web/**', 'tools/site/**',
      'test/browser/**',
    ],
    preparation: ['sh tools/ci/chromium.sh'],
    commands: [jest('browser')],
    again: (files) => `${jestAgain(files)} --selectProjects browser`,
  },
  {
    name: 'cluster',
    target: 'test-cluster',
    summary: 'the operator on a real API server, the charts with helm, the examples for grpcurl',
    usualSeconds: 420,
    needs: ['go'],
    builds: ['kubernetes', 'helm', 'grpcurl'],
    tests: [
      'test/kubernetes', 'test/support/kubernetes', 'operator/kubernetes', 'libs/kubernetes', 'charts', 'test/docs',
      'tools/kind/programs',
    ].map((folder) => `${folder}/**/*.integration.test.ts`),
    covers: [
      'operator/**', 'libs/kubernetes/**', 'charts/**', 'crds/**', 'test/kubernetes/**', 'test/support/kubernetes/**',
      'tools/kind/programs/**', 'docs/grpcurl.md', 'protos/**',
    ],
    preparation: ['node test/support/kubernetes/prepare.ts'],
    commands: [jest('cluster')],
    again: (files) => `${jestAgain(files)} --selectProjects cluster`,
  },
  {
    name: 'benches',
    target: 'test-benches',
    summary: 'the smoke form of every bench',
    usualSeconds: 120,
    needs: [],
    builds: [],
    tests: ['benches', 'load', 'platform', 'processes'].map((folder) => `bench/${folder}/**/*.integration.test.ts`),
    covers: ['bench/**'],
    commands: [jest('benches')],
    again: (files) => `${jestAgain(files)} --selectProjects benches`,
  },
  {
    name: 'packages',
    target: 'test-packages',
    summary: 'bundles, container images and the packages of the SDK, built, installed and run',
    usualSeconds: 130,
    needs: [],
    builds: [],
    tests: [
      'tools/bundle/**/*.integration.test.ts', 'tools/images/**/*.integration.test.ts',
      'tools/packages/**/*.integration.test.ts',
    ],
    covers: [
      'tools/bundle/**', 'tools/images/**', 'tools/packages/**', 'client/**', 'libs/contracts/**', 'docs/sdk.md',
      'package-lock.json',
    ],
    commands: [jest('packages')],
    again: (files) => `${jestAgain(files)} --selectProjects packages`,
  },
  {
    name: 'simulation',
    target: 'test-simulation',
    summary:
      'every broken rule is noticed by the simulation; 2,000 simulated platforms; the exact search of assignments, ' +
      'large plans, how far plans are from the best',
    usualSeconds: 60,
    needs: [],
    builds: [],
    tests: ['test/simulation/mutants.test.ts', 'test/assignment/**/*.test.ts'],
    covers: ['operator/decide/**', 'test/simulation/**', 'test/assignment/**'],
    commands: [jest('simulation'), 'make --no-print-directory simulate SEEDS=2000'],
  },
  {
    name: 'e2e',
    target: 'e2e',
    summary: 'the platform in a kind cluster: chats, upgrades, evictions, failures',
    usualSeconds: 600,
    needs: ['docker', 'go'],
    builds: ['kubernetes', 'helm', 'node-image'],
    tests: ['test/e2e/cluster/**/*.e2e.test.ts'],
    covers: ['charts/**', 'tools/kind/**', 'tools/images/**', 'operator/kubernetes/**', 'test/e2e/cluster/**'],
    preparation: ['sh tools/ci/e2e.sh prepare'],
    commands: ['sh tools/ci/e2e.sh'],
  },
];
