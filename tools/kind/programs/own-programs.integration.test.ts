import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findGo } from '../../kubernetes/index.ts';
import { programSets } from './index.ts';

const run = promisify(execFile);
const go = findGo(process.env['PATH'] ?? '');

// `make test` needs no Go where KUBEBUILDER_ASSETS and a helm are there, and nothing of this is built then.
(go === undefined ? test.skip : test)('the programs of our own that are written in Go pass their own tests', async () => {
  const outcome = await run(go ?? '', ['-C', programSets.own.folder, 'test', '-trimpath', './...'], { env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' } }).catch((error: unknown) => error as { stdout: string });
  expect(outcome.stdout).toMatch(/^ok .*\/kindnet\t/m);
  expect(outcome.stdout).not.toContain('FAIL');
});
