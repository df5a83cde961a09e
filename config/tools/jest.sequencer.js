import Sequencer from '@jest/test-sequencer';

/**
 * What takes long, the longest first. Begun last it would keep one core waiting for the other; and on a new machine Jest goes by
 * the size of a file, of which the specs of the adapters have next to none.
 */
const LONG = [
  'e2e/scale', 'int/postgres-fail-points', 'int/sqlite-model', 'e2e/web-barriers', 'e2e/web', 'int/postgres-model', 'e2e/http-fuzz', 'e2e/kill', 'e2e/cli', 'int/postgres-unit-of-work', 'int/postgres-clock', 'e2e/http-fuzz-hostile', 'e2e/http-paths',
  'int/postgres-obligation', 'int/bullmq', 'int/sqlite-time', 'e2e/web-life', 'int/sqlite-fail-points', 'int/move', 'e2e/move', 'e2e/disks', 'int/postgres-mail', 'e2e/stop', 'int/postgres-lights',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.indexOf(/\/test\/([^.]+)\./.exec(path)?.[1] ?? '');
      return found === -1 ? LONG.length : found;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
