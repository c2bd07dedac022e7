import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');

/** Tests of the platform in a cluster of kind, which they share: one after the other. */
export default {
  rootDir: repository,
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/cluster/**/*.e2e.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/.cecochat', '<rootDir>/.cache', '/dist/'],
  reporters: ['default', '<rootDir>/tools/jest/verdict-reporter.js'],
  testSequencer: '<rootDir>/test/e2e/cluster/order.js',
  globalSetup: '<rootDir>/test/e2e/cluster/global-setup.js',
  globalTeardown: '<rootDir>/test/e2e/cluster/global-teardown.js',
  maxWorkers: 1,
  testTimeout: 300_000,
};
