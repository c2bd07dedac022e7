/** Unit and property tests first, then the integration tests against real stores; one run, one verdict line. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tools/jest/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/.cecochat', '<rootDir>/.cache', '/dist/'],
};

export default {
  rootDir: import.meta.dirname,
  reporters: ['default', '<rootDir>/tools/jest/verdict-reporter.js'],
  testTimeout: 120_000,
  // Most tests wait most of the time: for processes, leases and deadlines.
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(integration|e2e)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['**/*.integration.test.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
  ],
};
