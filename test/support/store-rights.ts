import kafkajs, { type AclEntry } from 'kafkajs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** The least that each service needs in the stores. docs/security.md shows it, and test/e2e runs a platform with it. */

/** Tables that `materialize` fills from the log. */
const history = [
  'inbox', 'inbox_buckets', 'dialog', 'dialog_buckets', 'group_timeline', 'conversations', 'dialog_arrivals', 'dialog_deletions', 'group_messages', 'group_deletions',
  'user_settings', 'watermarks', 'history_gaps', 'projection_watermarks', 'projection_gaps',
];
const groups = ['groups', 'group_members', 'group_past_members', 'group_pending', 'group_bans', 'group_outcomes', 'group_sends', 'user_groups', 'groups_progress'];
const accounts = [
  'account_names', 'accounts', 'account_links', 'account_subjects', 'account_directory', 'account_sessions', 'account_pairs', 'account_contacts', 'account_blocks', 'account_erasures',
  'account_standings', 'account_acts', 'account_keys',
];

export const cassandraTables = { history, groups, accounts, shared: ['platform', 'log'] } as const;

interface TableRights {
  /** Tables with SELECT. */
  readonly read: readonly string[];
  /** Tables with SELECT and MODIFY. */
  readonly write: readonly string[];
}

export const cassandraRights: Readonly<Record<'history' | 'materialize' | 'groups' | 'accounts', TableRights>> = {
  history: { read: ['platform', ...history, 'groups', 'group_members', 'group_past_members'], write: ['log'] },
  materialize: { read: ['platform'], write: ['log', ...history] },
  groups: { read: ['platform'], write: ['log', ...groups] },
  accounts: { read: ['platform'], write: accounts },
};

/** Pure: the statements that give a role the rights of a service, in a keyspace whose tables are there. */
export const cassandraGrants = (service: keyof typeof cassandraRights, role: string, keyspace: string): string[] => {
  const { read, write } = cassandraRights[service];
  const grant = (right: string) => (table: string) => `GRANT ${right} ON ${keyspace}.${table} TO ${role}`;
  return [...[...read, ...write].map(grant('SELECT')), ...write.map(grant('MODIFY'))];
};

type KafkaRight = 'Create' | 'Describe' | 'DescribeConfigs' | 'AlterConfigs' | 'Read' | 'Write';

interface KafkaRights {
  /** By the name of the topic, after `topicPrefix`. */
  readonly topics: Readonly<Record<string, readonly KafkaRight[]>>;
  /** Beginnings of names of consumer groups, after `topicPrefix`, which the service reads by. */
  readonly groups: readonly string[];
}

const administered = ['Create', 'Describe', 'DescribeConfigs', 'AlterConfigs'] as const;

export const kafkaRights: Readonly<Record<'messaging' | 'materialize' | 'groups' | 'setup', KafkaRights>> = {
  messaging: { topics: { messages: ['Read', 'Write', 'DescribeConfigs'], groups: ['Write'], platform: ['Read'] }, groups: ['messaging-'] },
  materialize: { topics: { messages: ['Read'], 'messages-rejected': ['Write'], platform: ['Read'] }, groups: ['materialize'] },
  groups: { topics: { groups: ['Read', 'Write'], messages: ['Write'], platform: ['Read'] }, groups: ['groups'] },
  setup: { topics: { messages: administered, groups: administered, 'messages-rejected': administered, platform: [...administered, 'Read', 'Write'] }, groups: [] },
};

const operations: Readonly<Record<KafkaRight, AclEntry['operation']>> = {
  Create: AclOperationTypes.CREATE, Describe: AclOperationTypes.DESCRIBE, DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS, AlterConfigs: AclOperationTypes.ALTER_CONFIGS,
  Read: AclOperationTypes.READ, Write: AclOperationTypes.WRITE,
};

/** Pure: the ACLs that give a user the rights of a service, without a `topicPrefix`. */
export function kafkaAcls(service: keyof typeof kafkaRights, user: string): AclEntry[] {
  const allowed = { principal: `User:${user}`, host: '*', permissionType: AclPermissionTypes.ALLOW };
  const { topics, groups: groupNames } = kafkaRights[service];
  return [
    ...Object.entries(topics).flatMap(([resourceName, rights]) => rights.map((right) => ({
      ...allowed, resourceType: AclResourceTypes.TOPIC, resourcePatternType: ResourcePatternTypes.LITERAL, resourceName, operation: operations[right],
    }))),
    ...groupNames.map((resourceName) => ({
      ...allowed, resourceType: AclResourceTypes.GROUP, resourcePatternType: ResourcePatternTypes.PREFIXED, resourceName, operation: AclOperationTypes.READ,
    })),
  ];
}

interface RedisRights {
  /** Patterns of keys, after the prefix. */
  readonly keys: readonly string[];
  /** Patterns of channels, after the prefix. */
  readonly channels: readonly string[];
}

const ofCallers = ['platform', 'limits', 'auth.*'];
const routing = ['partitioning.*', 'history.server-address', 'groups.server-address', 'accounts.server-address'];
const changed = ['partitioning.changed'];

export const redisRights: Readonly<Record<'messaging' | 'connect' | 'history' | 'groups' | 'accounts' | 'web' | 'setup' | 'operator', RedisRights>> = {
  messaging: {
    keys: [...ofCallers, ...routing, 'log.generation', 'accounts.blocks', 'servers.*', 'generators.*', 'devices:*', 'dedupe:*', 'presence.*'],
    channels: [...changed, 'signals.*', 'presence.*'],
  },
  connect: { keys: [...ofCallers, ...routing], channels: changed },
  history: { keys: [...ofCallers, ...routing, 'history.*', 'log.generation'], channels: changed },
  groups: { keys: ofCallers, channels: changed },
  accounts: { keys: [...ofCallers, 'accounts.*'], channels: changed },
  web: { keys: ofCallers, channels: changed },
  setup: { keys: ['platform'], channels: [] },
  operator: { keys: [...routing, 'platform', 'limits', 'servers.*', 'history.*'], channels: changed },
};

/** Pure: the line of an ACL file of Redis that gives a user the rights of a service. */
export function redisUser(service: keyof typeof redisRights, { user, password, prefix }: { readonly user: string; readonly password: string; readonly prefix: string }): string {
  const { keys, channels } = redisRights[service];
  const patterns = [...keys.map((key) => `~${prefix}${key}`), ...channels.map((channel) => `&${prefix}${channel}`)];
  return `user ${user} on >${password} resetchannels ${patterns.join(' ')} +@all -@admin -@dangerous +info`;
}
