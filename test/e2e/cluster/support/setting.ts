/** Where the cluster of the end-to-end tests is: the set-up of the run hands it to the files of tests. */
export interface ClusterSetting {
  /** Name of the kind cluster. */
  readonly name: string;
  /** Paths. */
  readonly kubeconfig: string;
  readonly kubectl: string;
  readonly helm: string;
  /** Where `connect` answers, from this machine. */
  readonly connectUrl: string;
  /** Of the images that are there. */
  readonly version: string;
  /** Another version of the same images. */
  readonly nextVersion: string;
  /** Devices, and messages a second. */
  readonly load: { readonly devices: number; readonly rate: number };
  /** Folder into which a case that fails puts what it saw. */
  readonly evidence: string;
}

const variable = 'CECOCHAT_E2E';

export function writeSetting(setting: ClusterSetting): void {
  process.env[variable] = JSON.stringify(setting);
}

export function readSetting(): ClusterSetting {
  const text = process.env[variable];
  if (text === undefined) throw new Error(`${variable} is not set: run these tests by \`make e2e\``);
  return JSON.parse(text) as ClusterSetting;
}
