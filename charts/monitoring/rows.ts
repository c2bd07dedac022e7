import type { Panel, Query, Row } from './dashboard.ts';

/** Chosen by the reader of the dashboard. */
const chosen = 'namespace=~"$namespace", chatcluster=~"$chatcluster"';
const all = (metric: string, more = ''): string => `${metric}{${chosen}${more && `, ${more}`}}`;
const sum = (by: string, of: string): string => `sum by (${by}) (${of})`;
const rate = (metric: string, more?: string): string => `rate(${all(metric, more)}[$__rate_interval])`;

const byPod = (expression: string): Query => ({ expression, legend: '{{pod}}' });
const total = (expression: string, legend: string): Query => ({ expression: `sum(${expression})`, legend });

function quantiles(title: string, description: string, histogram: string): Panel {
  const query = (quantile: number): Query => ({
    expression: `histogram_quantile(${quantile}, ${sum('le', rate(`${histogram}_bucket`))})`,
    legend: `p${quantile * 100}`,
  });
  return { title, description, unit: 's', queries: [0.5, 0.95, 0.99].map(query) };
}

const overview: Row = {
  title: 'At a glance',
  panels: [
    { title: 'Devices', kind: 'stat', queries: [total(all('cecochat_messaging_connections'), 'connected')] },
    {
      title: 'Sends', kind: 'stat', unit: 'ops',
      queries: [total(rate('cecochat_messaging_sends_total'), 'acknowledged')],
    },
    {
      title: 'Deliveries', kind: 'stat', unit: 'ops',
      queries: [total(rate('cecochat_messaging_deliveries_total'), 'to devices')],
    },
    {
      title: 'Servers', kind: 'stat',
      queries: [{ expression: `count(${all('cecochat_messaging_connections')})`, legend: 'messaging' }],
    },
    {
      title: 'History is behind', kind: 'stat',
      queries: [{ expression: `max(${all('cecochat_materialize_lag_records')})`, legend: 'records' }],
    },
    {
      title: 'Leading operators', kind: 'stat',
      queries: [{ expression: 'sum(cecochat_operator_leading)', legend: 'leading' }],
    },
  ],
};

const messages: Row = {
  title: 'Devices and messages',
  panels: [
    { title: 'Devices by server', queries: [byPod(all('cecochat_messaging_connections'))] },
    {
      title: 'Messages', unit: 'ops',
      queries: [
        total(rate('cecochat_messaging_sends_total'), 'sends'),
        total(rate('cecochat_messaging_deliveries_total'), 'deliveries'),
        total(rate('cecochat_messaging_refused_sends_total'), 'refused'),
      ],
    },
    quantiles(
      'Acknowledgement',
      'From a send to its acknowledgement, which comes when Kafka has it.',
      'cecochat_messaging_ack_seconds',
    ),
    quantiles('Delivery', 'From a send to its arrival at devices.', 'cecochat_messaging_delivery_seconds'),
    {
      title: 'Waiting',
      description: 'Sends that wait for Kafka, frames that wait for devices.',
      queries: [
        total(all('cecochat_messaging_queued_sends'), 'sends'),
        total(all('cecochat_messaging_waiting_frames'), 'frames'),
      ],
    },
    {
      title: 'Tails',
      description: 'The latest records that servers keep in memory.',
      unit: 'bytes',
      queries: [byPod(all('cecochat_messaging_tail_bytes'))],
    },
  ],
};

const connect: Row = {
  title: 'Connect and history',
  panels: [
    {
      title: 'Lookups', unit: 'ops',
      queries: [{ expression: sum('code', rate('cecochat_connect_lookups_total')), legend: '{{code}}' }],
    },
    quantiles('Lookup', 'How long a device waits to be told where to go.', 'cecochat_connect_lookup_seconds'),
    {
      title: 'Pages of history', unit: 'ops',
      queries: [{ expression: sum('call, code', rate('cecochat_history_calls_total')), legend: '{{call}} {{code}}' }],
    },
    quantiles('Page of history', 'How long a device waits for a page.', 'cecochat_history_read_seconds'),
    {
      title: 'History is behind',
      description: 'The partition that is furthest behind.',
      queries: [{ expression: `max(${all('cecochat_materialize_lag_records')})`, legend: 'records' }],
    },
    {
      title: 'Views of the log are behind',
      description: 'By projection, in the process that is furthest behind.',
      queries: [
        {
          expression: `max by (projection) (${all('cecochat_materialize_projection_lag_records')})`,
          legend: '{{projection}}',
        },
      ],
    },
    {
      title: 'Receipts', unit: 'ops',
      queries: [{ expression: sum('outcome', rate('cecochat_messaging_receipts_total')), legend: '{{outcome}}' }],
    },
    {
      title: 'Typing',
      description: 'Notices that users type, which are not in the log.',
      unit: 'ops',
      queries: [{ expression: sum('outcome', rate('cecochat_messaging_typing_total')), legend: '{{outcome}}' }],
    },
    {
      title: 'Presence',
      description: 'Users who came, left, or became idle or active.',
      unit: 'ops',
      queries: [total(rate('cecochat_messaging_presence_changes_total'), 'changes')],
    },
    {
      title: 'Rows written', unit: 'ops',
      queries: [
        total(rate('cecochat_materialize_rows_total'), 'rows'),
        { expression: sum('result', rate('cecochat_materialize_batches_total')), legend: 'batches {{result}}' },
      ],
    },
  ],
};

const groups: Row = {
  title: 'Groups',
  panels: [
    {
      title: 'Commands',
      description: 'What users asked of groups, by what became of it.',
      unit: 'ops',
      queries: [{ expression: sum('kind, code', rate('cecochat_groups_commands_total')), legend: '{{kind}} {{code}}' }],
    },
    quantiles(
      'Call',
      'How long a call takes; a change waits until it is decided and durable.',
      'cecochat_groups_call_seconds',
    ),
    { title: 'Commands that wait', queries: [byPod(all('cecochat_groups_lag_commands'))] },
    {
      title: 'Calls', unit: 'ops',
      queries: [{ expression: sum('call, code', rate('cecochat_groups_calls_total')), legend: '{{call}} {{code}}' }],
    },
  ],
};

const web: Row = {
  title: 'Browsers',
  panels: [
    {
      title: 'Calls', unit: 'ops',
      queries: [{ expression: sum('call, code', rate('cecochat_web_calls_total')), legend: '{{call}} {{code}}' }],
    },
    quantiles('Call', 'How long a call takes, with that of the service behind it.', 'cecochat_web_call_seconds'),
  ],
};

const trouble: Row = {
  title: 'Routing and trouble',
  panels: [
    {
      title: 'Epoch of the routing',
      description: 'All servers should follow the same one.',
      queries: [byPod(all('cecochat_messaging_routing_epoch'))],
    },
    {
      title: 'Kafka and Redis', unit: 'ops',
      queries: [
        total(rate('cecochat_messaging_produce_failures_total'), 'writes that failed'),
        total(rate('cecochat_messaging_sends_without_redis_total'), 'sends without Redis'),
      ],
    },
    {
      title: 'Not understood', unit: 'ops',
      queries: [
        total(rate('cecochat_messaging_bad_routing_total'), 'routing, messaging'),
        total(rate('cecochat_connect_bad_routing_total'), 'routing, connect'),
        total(rate('cecochat_messaging_bad_windows_total'), 'windows'),
        total(rate('cecochat_redis_bad_values_total'), 'settings'),
        total(rate('cecochat_messaging_unreadable_records_total'), 'records, messaging'),
        total(rate('cecochat_materialize_rejected_records_total'), 'records, materialize'),
      ],
    },
  ],
};

const operator: Row = {
  title: 'Operator',
  panels: [
    {
      title: 'Handovers', unit: 'ops',
      queries: [
        {
          expression: 'sum by (outcome) (rate(cecochat_operator_handovers_total[$__rate_interval]))',
          legend: '{{outcome}}',
        },
      ],
    },
    {
      title: 'Devices moved', unit: 'ops',
      queries: [
        { expression: 'sum(rate(cecochat_operator_moved_devices_total[$__rate_interval]))', legend: 'devices' },
      ],
    },
    {
      title: 'What it decided or found', unit: 'ops',
      queries: [
        { expression: 'sum by (reason) (rate(cecochat_operator_notes_total[$__rate_interval]))', legend: '{{reason}}' },
      ],
    },
    {
      title: 'Rounds', unit: 's',
      queries: [
        {
          expression:
            'histogram_quantile(0.99, sum by (le) (rate(cecochat_operator_round_seconds_bucket[$__rate_interval])))',
          legend: 'p99',
        },
        {
          expression: 'sum(rate(cecochat_operator_failed_rounds_total[$__rate_interval]))',
          legend: 'failed, per second',
        },
      ],
    },
    {
      title: 'Requests to the API server', unit: 'ops',
      queries: [
        {
          expression: 'sum by (verb, status) (rate(cecochat_operator_api_requests_total[$__rate_interval]))',
          legend: '{{verb}} {{status}}',
        },
      ],
    },
    { title: 'Waiting ChatClusters', queries: [byPod('cecochat_operator_queue_depth')] },
  ],
};

const processes: Row = {
  title: 'Processes',
  panels: [
    { title: 'Processes by service', queries: [{ expression: sum('container', all('up')), legend: '{{container}}' }] },
    {
      title: 'Event loop, p99', unit: 's',
      queries: [byPod(all('cecochat_event_loop_delay_seconds', 'quantile="0.99"'))],
    },
    { title: 'Processors', unit: 'percentunit', queries: [byPod(rate('process_cpu_seconds_total'))] },
    { title: 'Memory', unit: 'bytes', queries: [byPod(all('process_resident_memory_bytes'))] },
  ],
};

const accounts: Row = {
  title: 'Accounts',
  panels: [
    {
      title: 'Calls', unit: 'ops',
      queries: [{ expression: sum('call, code', rate('cecochat_accounts_calls_total')), legend: '{{call}} {{code}}' }],
    },
    quantiles('Call', 'How long a call takes; one with a password has a hash in it.', 'cecochat_accounts_call_seconds'),
    {
      title: 'Refused by limits', unit: 'ops',
      queries: [{ expression: sum('limit', rate('cecochat_accounts_limited_total')), legend: '{{limit}}' }],
    },
    { title: 'Passwords that wait', queries: [byPod(all('cecochat_accounts_unfinished_passwords'))] },
    {
      title: 'Stolen refresh tokens', unit: 'ops',
      queries: [{ expression: sum('pod', rate('cecochat_accounts_stolen_tokens_total')), legend: '{{pod}}' }],
    },
  ],
};

export const rows: readonly Row[] = [overview, messages, connect, groups, accounts, web, trouble, operator, processes];
