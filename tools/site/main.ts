import { ensureSite, sitePath } from './index.ts';

/** `make web`. */
for (const [name, what] of [['client', 'client for browsers'], ['console', 'console for operators']] as const) {
  const wasBuilt = await ensureSite(name);
  process.stdout.write(`the ${what} is ${wasBuilt ? 'built' : 'up to date'}: ${sitePath(name)}\n`);
}
