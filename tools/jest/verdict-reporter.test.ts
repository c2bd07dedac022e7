import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Ends a run in a process of its own, which something keeps alive. */
function endRun(numFailedTests: number): { status: number | null; stdout: string; stderr: string } {
  const script = `
    import Reporter from ${JSON.stringify(join(import.meta.dirname, 'verdict-reporter.js'))};
    setInterval(() => undefined, 1_000);
    const results = { numFailedTests: ${numFailedTests}, numFailedTestSuites: 0 };
    new Reporter({}, { exitWithinMs: 200 }).onRunComplete(new Set(), results);
  `;
  const env = { ...process.env, CECOCHAT_VERDICTS: '' };
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { env, encoding: 'utf8', timeout: 60_000 });
}

test.each([0, 1])('a run with %i failed tests ends although a test left a timer behind, which is said', (failed) => {
  const { status, stdout, stderr } = endRun(failed);
  expect(stderr).toContain('jest is kept alive by what a test left behind: ');
  expect(stderr).toContain('Timeout');
  expect(stdout).toBe('0 passed, 0 failed, 0 skipped\n');
  expect(status).toBe(failed);
});
