import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Of jest itself, once the last test has run: what global-teardown.js stops is gone long before. */
const exitWithinMs = 120_000;

/**
 * Ends the run with the one line that CI reads. Where CECOCHAT_VERDICTS names a file, each test file adds a JSON line to that instead, as
 * soon as it has run, for a reader that has several runs to sum up. A test file that could not run counts as a failure.
 * A test that leaves something behind must not keep the run from ending: it is named, and the run ends.
 */
export default class VerdictReporter {
  #sum = { passed: 0, failed: 0, skipped: 0 };
  #exitWithinMs;

  constructor(config, options) {
    this.#exitWithinMs = options?.exitWithinMs ?? exitWithinMs;
  }

  onTestResult({ path, context }, result) {
    const { numPassingTests, numFailingTests, numPendingTests, numTodoTests, perfStats } = result;
    const verdict = {
      file: relative(context.config.rootDir, path),
      passed: numPassingTests,
      failed: numFailingTests + (result.testExecError === undefined ? 0 : 1),
      skipped: numPendingTests + numTodoTests,
      seconds: (perfStats.end - perfStats.start) / 1_000,
    };
    for (const key of Object.keys(this.#sum)) this.#sum[key] += verdict[key];
    const file = process.env.CECOCHAT_VERDICTS;
    if (file) appendFileSync(file, `${JSON.stringify(verdict)}\n`);
  }

  onRunComplete(contexts, { numFailedTests, numFailedTestSuites }) {
    const exit = () => {
      process.stderr.write(`jest is kept alive by what a test left behind: ${process.getActiveResourcesInfo().join(', ')}\n`);
      process.exit(numFailedTests + numFailedTestSuites === 0 ? 0 : 1);
    };
    setTimeout(exit, this.#exitWithinMs).unref();
    if (process.env.CECOCHAT_VERDICTS) return;
    const { passed, failed, skipped } = this.#sum;
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`));
  }
}
