import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts what a messaging server holds now. */
export interface Holdings {
  queuedSends(): number;
  waitingFrames(): number;
  tailRecords(): number;
  tailBytes(): number;
}

/** What a messaging server counts. What it holds is looked at when somebody asks for the metrics: with thousands of devices it is no small work. */
export function buildMetrics(registry: Registry, holdings: Holdings) {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const holding = (held: keyof Holdings, name: string, help: string) => new Gauge({ name, help, registers, collect() { this.set(holdings[held]()); } });
  holding('waitingFrames', 'cecochat_messaging_waiting_frames', 'Frames that wait for devices to read them');
  holding('queuedSends', 'cecochat_messaging_queued_sends', 'Sends that wait to be written');
  holding('tailRecords', 'cecochat_messaging_tail_records', 'Records kept in memory');
  holding('tailBytes', 'cecochat_messaging_tail_bytes', 'Bytes of the records kept in memory');
  const histogram = (name: string, help: string) => new Histogram({ name, help, buckets: seconds, registers });
  return {
    connections: gauge('cecochat_messaging_connections', 'Open device streams'),
    epoch: gauge('cecochat_messaging_routing_epoch', 'Epoch of the routing that is followed'),
    sends: counter('cecochat_messaging_sends_total', 'Sends acknowledged'),
    refusedSends: counter('cecochat_messaging_refused_sends_total', 'Sends refused'),
    sendsWithoutRedis: counter('cecochat_messaging_sends_without_redis_total', 'Sends that got their id while Redis was away'),
    deliveries: counter('cecochat_messaging_deliveries_total', 'Records given to devices'),
    unreadable: counter('cecochat_messaging_unreadable_records_total', 'Records in Kafka that are no events'),
    produceRetries: counter('cecochat_messaging_produce_retries_total', 'Batches that Kafka did not take at once'),
    badRouting: counter('cecochat_messaging_bad_routing_total', 'Reads of a routing in Redis that could not be understood'),
    badWindows: counter('cecochat_messaging_bad_windows_total', 'Windows of devices in Redis that could not be understood'),
    ackSeconds: histogram('cecochat_messaging_ack_seconds', 'From a send to its acknowledgement'),
    deliverySeconds: histogram('cecochat_messaging_delivery_seconds', 'From the making of a message id to the delivery'),
  };
}

export type Metrics = ReturnType<typeof buildMetrics>;
