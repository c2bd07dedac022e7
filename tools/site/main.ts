import { ensureSite, sitePath } from './index.ts';

/** `make web`. */
const wasBuilt = await ensureSite();
process.stdout.write(`the client for browsers is ${wasBuilt ? 'built' : 'up to date'}: ${sitePath}\n`);
