import Sequencer from '@jest/test-sequencer';

/** What is installed is looked at first and removed last; in between the order is that of the names. */
const rank = (path) => (path.includes('/installation.') ? 0 : path.includes('/removal.') ? 2 : 1);

export default class Order extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a.path) - rank(b.path) || a.path.localeCompare(b.path));
  }
}
