import type { Alert } from './alert.ts';
import {
  grew, maxByPlatform, minByPlatform, platformLabels, quantileByPlatform, rate, sumByPlatform,
} from './promql.ts';

const where = '{{ $labels.namespace }}/{{ $labels.chatcluster }}';
const grewOnPlatform = (counter: string): string => grew(platformLabels.join(', '), counter);
/** What callers cannot do anything about. */
const failed = 'code=~"unavailable|deadline-exceeded|internal"';
const failing = (calls: string): string =>
  `${sumByPlatform(rate(`${calls}{${failed}}`))} / ${sumByPlatform(rate(calls))} > 0.05`;

/** Devices and their messages. */
const deliveryAlerts: readonly Alert[] = [
  {
    name: 'CecochatSendsSlow',
    severity: 'warning',
    expression: `${quantileByPlatform(0.99, 'cecochat_messaging_ack_seconds')} > 1`,
    for: '5m',
    summary: `One send in a hundred on ${where} takes {{ $value | humanizeDuration }} or more to be acknowledged.`,
  },
  {
    name: 'CecochatDeliveriesSlow',
    severity: 'warning',
    expression: `${quantileByPlatform(0.99, 'cecochat_messaging_delivery_seconds')} > 2`,
    for: '5m',
    summary: `One message in a hundred on ${where} takes {{ $value | humanizeDuration }} or more to arrive.`,
  },
  {
    name: 'CecochatSendsRefused',
    severity: 'warning',
    expression: [
      sumByPlatform(rate('cecochat_messaging_refused_sends_total')),
      `(${sumByPlatform(rate('cecochat_messaging_sends_total'))} ` +
        `+ ${sumByPlatform(rate('cecochat_messaging_refused_sends_total'))}) > 0.05`,
    ].join(' / '),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the sends on ${where} are refused.`,
  },
  {
    name: 'CecochatLookupsFail',
    severity: 'critical',
    expression: failing('cecochat_connect_lookups_total'),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the devices that ask connect of ${where} where to go get no answer.`,
  },
  {
    name: 'CecochatRoutingNotFollowed',
    severity: 'critical',
    expression:
      `${maxByPlatform('cecochat_messaging_routing_epoch')} ` +
      `- ${minByPlatform('cecochat_messaging_routing_epoch')} > 0`,
    for: '2m',
    summary: `Messaging servers of ${where} follow different epochs of the routing.`,
  },
];

/** A gap stays for good; the alert of it ends after a day. */
const gapShownSeconds = 24 * 60 * 60;

/** What is stored, and can be read again. */
const historyAlerts: readonly Alert[] = [
  {
    name: 'CecochatHistoryBehind',
    severity: 'warning',
    expression: `${maxByPlatform('cecochat_materialize_lag_records')} > 10000`,
    for: '5m',
    summary: `History of ${where} is {{ $value }} records of a partition behind the log.`,
  },
  {
    name: 'CecochatHistoryStandsStill',
    severity: 'critical',
    expression:
      `${maxByPlatform('cecochat_materialize_lag_records')} > 0 ` +
      `and ${sumByPlatform(rate('cecochat_materialize_records_total'))} == 0`,
    for: '5m',
    summary: `Nothing is written to the history of ${where}, although there is something to write.`,
  },
  {
    name: 'CecochatConversationsBehind',
    severity: 'warning',
    expression: `${maxByPlatform('cecochat_materialize_projection_lag_records')} > 50000`,
    for: '10m',
    summary: `The list of conversations of ${where}, or another view of the log, is {{ $value }} records behind.`,
  },
  {
    name: 'CecochatHistoryHasGap',
    severity: 'critical',
    expression: `time() - ${maxByPlatform('cecochat_materialize_last_gap_timestamp_seconds')} < ${gapShownSeconds}`,
    summary:
      `History of ${where} has a gap that was noticed {{ $value | humanizeDuration }} ago: the log had lost ` +
      'records before they were written to history.',
  },
  {
    name: 'CecochatHistoryFails',
    severity: 'critical',
    expression: failing('cecochat_history_calls_total'),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the pages that devices of ${where} ask for cannot be read.`,
  },
  {
    name: 'CecochatRecordsRejected',
    severity: 'warning',
    expression:
      `${grewOnPlatform('cecochat_materialize_rejected_records_total')} ` +
      `or ${grewOnPlatform('cecochat_messaging_unreadable_records_total')}`,
    summary: `Records in the log of ${where} are no events, and were put aside.`,
  },
];

/** What becomes of changes of groups. */
const groupAlerts: readonly Alert[] = [
  {
    name: 'CecochatGroupsBehind',
    severity: 'critical',
    expression:
      `${maxByPlatform('cecochat_groups_lag_commands')} > 0 ` +
      `and ${sumByPlatform(rate('cecochat_groups_commands_total'))} == 0`,
    for: '5m',
    summary: `No change of a group of ${where} is decided, although {{ $value }} commands of a process wait.`,
  },
  {
    name: 'CecochatGroupsLostCommands',
    severity: 'critical',
    expression: grewOnPlatform('cecochat_groups_lost_commands_total'),
    summary: `Kafka lost commands for groups of ${where} before they were applied.`,
  },
  {
    name: 'CecochatGroupsBadRecords',
    severity: 'warning',
    expression: grewOnPlatform('cecochat_groups_bad_records_total'),
    summary: `The topic of groups of ${where} has records that are not commands, which were passed over.`,
  },
  {
    name: 'CecochatGroupsFail',
    severity: 'critical',
    expression: failing('cecochat_groups_calls_total'),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the calls about groups of ${where} fail.`,
  },
];

/** Accounts of users. */
const accountAlerts: readonly Alert[] = [
  {
    name: 'CecochatAccountsFail',
    severity: 'critical',
    expression: failing('cecochat_accounts_calls_total'),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the calls about accounts of ${where} fail.`,
  },
  {
    name: 'CecochatPasswordsGuessed',
    severity: 'warning',
    expression: `${sumByPlatform(rate('cecochat_accounts_limited_total'))} > 1`,
    for: '10m',
    summary: `{{ $value }} attempts a second at passwords of ${where} are refused: somebody guesses them.`,
  },
  {
    name: 'CecochatRefreshTokenStolen',
    severity: 'warning',
    expression: grewOnPlatform('cecochat_accounts_stolen_tokens_total'),
    summary: `Refresh tokens of ${where} were used twice, by two programs: their sessions were ended.`,
  },
];

/** Calls of browsers. */
const webAlerts: readonly Alert[] = [
  {
    name: 'CecochatWebFails',
    severity: 'critical',
    expression: failing('cecochat_web_calls_total'),
    for: '5m',
    summary: `{{ $value | humanizePercentage }} of the calls of browsers to ${where} fail.`,
  },
];

/** Who gets in. */
const callerAlerts: readonly Alert[] = [
  {
    name: 'CecochatTokenKeysOld',
    severity: 'warning',
    expression: `${maxByPlatform('cecochat_token_keys_age_seconds')} > 600`,
    for: '5m',
    summary:
      `The keys that tokens are checked with on ${where} were last read {{ $value | humanizeDuration }} ` +
      'ago; after 12 hours nobody gets in.',
  },
];

/** What the platform stands on. */
const storeAlerts: readonly Alert[] = [
  {
    name: 'CecochatServiceAway',
    severity: 'critical',
    // The container of a Pod has the name of its service, so that this holds for each service of the catalogue.
    expression: `sum by (${[...platformLabels, 'container'].join(', ')}) (up{chatcluster!=""}) == 0`,
    for: '2m',
    summary:
      'No process of {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.chatcluster }} answers Prometheus.',
  },
  {
    name: 'CecochatProcessDown',
    severity: 'warning',
    expression: 'up{chatcluster!=""} == 0',
    for: '5m',
    summary: '{{ $labels.namespace }}/{{ $labels.pod }} does not answer Prometheus.',
  },
  {
    name: 'CecochatProcessBusy',
    severity: 'warning',
    expression: 'cecochat_event_loop_delay_seconds{quantile="0.99"} > 0.25',
    for: '5m',
    summary:
      '{{ $labels.namespace }}/{{ $labels.pod }} has too much to do: its event loop is late by {{ $value | ' +
      'humanizeDuration }}.',
  },
  {
    name: 'CecochatKafkaRefuses',
    severity: 'critical',
    expression: `${sumByPlatform(rate('cecochat_messaging_produce_failures_total'))} > 0`,
    for: '2m',
    summary: `Kafka does not take what ${where} writes at once.`,
  },
  {
    name: 'CecochatCassandraRefuses',
    severity: 'warning',
    expression: `${sumByPlatform(rate('cecochat_materialize_batches_total{result="failed"}'))} > 0`,
    for: '5m',
    summary: `Cassandra does not take what ${where} writes.`,
  },
  {
    name: 'CecochatRedisMemory',
    severity: 'warning',
    expression:
      `${maxByPlatform('cecochat_redis_memory_used_bytes')} ` +
      `/ ${maxByPlatform('cecochat_redis_memory_limit_bytes')} > 0.8`,
    for: '5m',
    summary: `Redis of ${where} uses {{ $value | humanizePercentage }} of its memory.`,
  },
  {
    name: 'CecochatRedisAway',
    severity: 'critical',
    expression: `${sumByPlatform(rate('cecochat_messaging_sends_without_redis_total'))} > 0`,
    for: '2m',
    summary: `Servers of ${where} do without Redis.`,
  },
  {
    name: 'CecochatRedisUnreadable',
    severity: 'warning',
    expression: [
      'cecochat_messaging_bad_routing_total', 'cecochat_connect_bad_routing_total',
      'cecochat_messaging_bad_windows_total', 'cecochat_redis_bad_values_total',
    ]
      .map(grewOnPlatform)
      .join(' or '),
    summary: `What is in the Redis of ${where} cannot be understood.`,
  },
];

export const platformAlerts: readonly Alert[] = [
  ...deliveryAlerts, ...callerAlerts, ...historyAlerts, ...groupAlerts, ...accountAlerts, ...webAlerts, ...storeAlerts,
];
