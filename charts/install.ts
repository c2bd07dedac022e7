import { App, Chart, type ApiObjectProps } from 'cdk8s';
import { addAccess } from './access.ts';
import { addDefinition } from './custom-resource.ts';
import { labelsOf } from './labels.ts';
import { addObject } from './objects.ts';
import { addOperator } from './operator.ts';
import { checkOptions, type InstallOptions } from './options.ts';

const header = '# Written by `make charts` from the program in charts/: change it there.\n';

/** Pod security that Kubernetes enforces on everything in the namespace. */
const restricted = Object.fromEntries(['enforce', 'warn', 'audit'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));

/**
 * Everything that a cluster needs to run ChatClusters, as manifests in one text, in the order in which they can be applied. The
 * same options always make the same text. Throws a ChartError with a line for each option that is wrong.
 */
export function buildInstall(definition: ApiObjectProps, options: InstallOptions = {}): string {
  const checked = checkOptions(options);
  const app = new App();
  const chart = new Chart(app, 'install');
  addObject(chart, 'Namespace', { name: checked.namespace, labels: { ...labelsOf(checked.version), ...restricted } }, {});
  addDefinition(chart, definition);
  addAccess(chart, checked);
  addOperator(chart, checked);
  return header + app.synthYaml();
}
