import { availableParallelism } from 'node:os';
import { suites } from './tools/ci/suites.ts';

const root = import.meta.dirname;
const shared = {
  rootDir: root,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/.cecochat', '<rootDir>/.cache', '/dist/'],
  testPathIgnorePatterns: ['/node_modules/'],
};
const sharedStores = { globalSetup: '<rootDir>/test/support/global-setup.js', globalTeardown: '<rootDir>/test/support/global-teardown.js' };
/** Suites whose tests share a set-up of their own, one after the other, have a configuration beside them. */
const withOwnConfiguration = ['stores', 'e2e'];
const withoutStores = ['simulation', 'recovery', 'fuzz'];
const globsOf = (suite) => suite.tests.map((glob) => `${root}/${glob}`);
const inJest = suites.filter(({ name }) => !withOwnConfiguration.includes(name));
const ofSuites = suites.flatMap(globsOf).map((glob) => `!${glob}`);

/** One project for each suite of tools/ci/suites.ts; `unit` and `integration` are what `make test` runs. */
export default {
  rootDir: root,
  reporters: ['default', '<rootDir>/tools/jest/verdict-reporter.js'],
  testTimeout: 360_000,
  // One more than cores: most tests wait most of the time, for processes, leases and deadlines.
  maxWorkers: Math.min(3, availableParallelism() + 1),
  // A worker that has nothing left to do still writes its compile cache and gives its memory back: more than the usual 0.5 s where there is much else to do.
  workerGracefulExitTimeout: 10_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.test.ts', '!**/*.integration.test.ts', ...ofSuites] },
    { ...shared, displayName: 'integration', testMatch: ['**/*.integration.test.ts', ...ofSuites], ...sharedStores },
    ...inJest.map((suite) => ({ ...shared, displayName: suite.name, testMatch: globsOf(suite), ...(withoutStores.includes(suite.name) ? {} : sharedStores) })),
  ],
};
