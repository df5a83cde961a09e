import config from './jest.config.js';

/** The long runs, which `npm test` leaves out. */
export default { ...config, testRegex: String.raw`\.chaos\.ts$`, maxWorkers: 1 };
