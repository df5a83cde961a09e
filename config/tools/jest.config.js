// Packages that speak ESM alone but are required by a CommonJS one: Node can do that, Jest only after a transform.
const requiredEsm = 'content-disposition';

export default {
  rootDir: '../..',
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/config', '<rootDir>/test'],
  testRegex: String.raw`\.spec\.ts$`,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest', [`/node_modules/(${requiredEsm})/.+\\.js$`]: '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${requiredEsm})/)`],
  testEnvironmentOptions: { customExportConditions: ['jest-src', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testSequencer: '<rootDir>/config/tools/jest.sequencer.js',
  workerIdleMemoryLimit: '2GB',
  maxWorkers: 2,
  // What hangs is found; what is slow on a busy machine is not a fault.
  testTimeout: 30_000,
};
