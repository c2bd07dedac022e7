import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * To be loaded before a program whose memory is measured (`--import`): at SIGUSR2 it collects its garbage, so that what
 * is
 * measured is what it needs, and not when the collector last ran.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  for (let round = 0; round < 3; round++) collect();
});
