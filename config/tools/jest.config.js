export default {
  rootDir: '../..',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/config', '<rootDir>/test'],
  testRegex: String.raw`\.spec\.ts$`,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironmentOptions: { customExportConditions: ['jest-src', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  workerIdleMemoryLimit: '512MB',
  maxWorkers: 2,
};
