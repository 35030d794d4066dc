const shared = {
  testEnvironment: '<rootDir>/scripts/jest/native-environment.cjs',
  runtime: '<rootDir>/scripts/jest/native-runtime.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  // Compiled by the runtime, on its way into Node.
  transform: {},
  injectGlobals: false,
  setupFiles: ['<rootDir>/test/support/setup.ts'],
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,test/architecture}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.itest.ts'],
    },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'] },
  ],
  testTimeout: 60_000,
  // What a worker has loaded it keeps, also what a suite has read at its top: then it is time for a new one.
  workerIdleMemoryLimit: '1GB',
};
