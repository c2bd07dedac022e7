import { bracketed, hostPortPattern, parseHostPort } from '@cecochat/contracts';
import { z } from 'zod';

/** Settings are environment variables with this prefix. */
export const environmentPrefix = 'CECOCHAT_';

/** host:port. */
export const hostPort = z.string().regex(hostPortPattern, 'must be host:port, such as 127.0.0.1:24000 or [::1]:24000');

/**
 * host:port of this process, which Kubernetes puts together from the IP of a pod, without brackets around an IPv6
 * address.
 */
export const ownHostPort = z.string().transform(bracketed).pipe(hostPort);

const parts = z.string().transform((text) => text.split(',').map((part) => part.trim()));

/** One or more texts, comma separated. */
export const commaSeparated = parts.refine(
  (all) => all.every((part) => part !== ''),
  'must be a comma separated list without empty parts',
);

/** host:port of several, comma separated. */
export const hostPorts = parts.refine(
  (all) => all.every((part) => parseHostPort(part) !== undefined),
  'must be a comma separated list of host:port',
);

/** Yes or no; no unless given. */
export const flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true');

/** JSON in a text, for a schema of what it has to be. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});

/** The setting of a process that logs. */
export const logLevel = z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log');

/** Settings of every process that serves. */
export const processSettings = {
  ADMIN_LISTEN: ownHostPort.describe('host:port for /healthz, /readyz and /metrics'),
  LOG_LEVEL: logLevel,
};

/** How long a process that answers calls waits for them when it stops, in seconds. */
export const drainSeconds = z.coerce
  .number()
  .int()
  .min(1)
  .max(600)
  .default(10)
  .describe('how long calls under way may take when the server is told to stop');

/** The setting of a process whose name has no meaning of its own. */
export const nameForLogs = (name: string) =>
  z.string().min(1).default(name).describe('name of this process, for the logs');

export interface ConfigOptions<Schema extends z.ZodObject> {
  /** Name of the program and what it does, for `--help`. */
  readonly name: string;
  readonly description: string;
  /** Keys without the prefix. */
  readonly schema: Schema;
  readonly env?: NodeJS.ProcessEnv;
  readonly argv?: readonly string[];
}

export type ConfigOutcome<T> =
  | { readonly kind: 'config'; readonly config: T }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly lines: readonly string[] };

/**
 * The configuration in an environment, the help that was asked for, or one line for each wrong variable. Reads nothing
 * but files that settings name.
 */
export function readConfig<Schema extends z.ZodObject>(options: ConfigOptions<Schema>): ConfigOutcome<z.infer<Schema>> {
  const { schema, env = {}, argv = [] } = options;
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: describeConfig(options) };
  const unknown = argv[0];
  if (unknown !== undefined)
    return { kind: 'wrong', lines: [`unknown argument "${unknown}": settings are environment variables, see --help`] };
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((key) => {
      const value = env[environmentPrefix + key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return { kind: 'config', config: parsed.data };
  return { kind: 'wrong', lines: parsed.error.issues.map((issue) => describeIssue(issue, given)) };
}

/** Reads the configuration of this process. Prints the help and exits 0, or prints what is wrong and exits 2. */
export function loadConfig<Schema extends z.ZodObject>(options: ConfigOptions<Schema>): z.infer<Schema> {
  const outcome = readConfig({ env: process.env, argv: process.argv.slice(2), ...options });
  if (outcome.kind === 'config') return outcome.config;
  if (outcome.kind === 'help') {
    process.stdout.write(outcome.text);
    process.exit(0);
  }
  process.stderr.write(outcome.lines.map((line) => `error: ${line}\n`).join(''));
  process.exit(2);
}

function describeIssue(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const key = String(issue.path[0] ?? '');
  if (key in given) return `${environmentPrefix}${key}: ${issue.message}`;
  // The message of a rule between settings names the setting that requires the missing one.
  return `${environmentPrefix}${key} is missing${issue.code === 'custom' ? `: ${issue.message}` : ''}`;
}

function describeConfig({ name, description, schema }: ConfigOptions<z.ZodObject>): string {
  const rows = Object.entries(schema.shape).map(([key, field]) => {
    const fallback = z.toJSONSchema(field as z.ZodType, { unrepresentable: 'any', io: 'input' }).default;
    const note =
      fallback === undefined
        ? (field as z.ZodType).safeParse(undefined).success
          ? 'optional'
          : 'required'
        : `default ${JSON.stringify(fallback)}`;
    return { key: environmentPrefix + key, text: `${(field as z.ZodType).description ?? ''} (${note})` };
  });
  const width = Math.max(...rows.map((row) => row.key.length));
  const lines = rows.map((row) => `  ${row.key.padEnd(width)}  ${row.text}`);
  return `${name}: ${description}\n\nSettings, by environment:\n${lines.join('\n')}\n`;
}
