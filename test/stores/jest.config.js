import { join } from 'node:path';

const rootDir = join(import.meta.dirname, '../..');

/** Tests against stores as production has them: `make test-stores`. One file at a time, since each breaks what all share. */
export default {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/.cecochat', '<rootDir>/.cache', '/dist/'],
  reporters: ['default', '<rootDir>/tools/jest/verdict-reporter.js'],
  testMatch: ['<rootDir>/test/stores/**/*.integration.test.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
  globalSetup: '<rootDir>/test/stores/global-setup.js',
  globalTeardown: '<rootDir>/test/stores/global-teardown.js',
};
