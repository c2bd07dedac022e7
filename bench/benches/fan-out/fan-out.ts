import {
  encodeDelivery, encodeRecord, encodeTextEvent, lineage, messageId, offset, sequence, userId,
} from '@cecochat/contracts';
import type { Bench } from '../../bench.ts';
import type { LoadReport, DeviceSpec } from '../../load/index.ts';
import type { FeedRequest } from '../../servers/index.ts';
import {
  openStage, perCore, sayReport, startBareStreams, startMessaging, withDevices, type Stage, type Subject,
} from '../../stages/index.ts';

const sizes = {
  full: { devices: 1_000, warmUpMs: 5_000, measureMs: 15_000 },
  smoke: { devices: 20, warmUpMs: 200, measureMs: 400 },
};
/** A phone and a computer. */
const devicesOfUser = 2;
/** Those of the sender and those of the receiver. */
const deliveriesOfRecord = 2 * devicesOfUser;
/** Deliveries in flight: some of each device, so that the server always has work, even while the load is busy. */
const windowOfDevice = 8;
/** Two batches of what is fed. */
const leastWindow = 800;

/** What it costs to give the records of a partition to the devices of its users. */
export const fanOut: Bench = {
  name: 'fan-out',
  summary:
    'records of one partition to 1,000 devices, four devices each; the reference writes the same bytes to 1,000 ' +
    'streams',
  figures: [
    { figure: 'deliveries', unit: 'deliveries/s per core', goal: { atLeast: 40_000 }, ratioGoal: { atLeast: 0.6 } },
    { figure: 'generator', unit: '% of a core', goal: { atMost: 90 } },
  ],
  run: async (context) => {
    const stage = await openStage(context, sizes, devicesOfUser);
    await stage.generator.call('tellDeliveries', null);
    const { records, frames } = buildRecords(stage.devices);
    const messaging = await measure(
      stage,
      await startMessaging(stage, { partitions: 1, isRead: true }, 'chat'),
      records,
    );
    const bare = await measure(stage, await startBareStreams(stage, 1), frames);
    return [
      { figure: 'deliveries', value: perCore(messaging), reference: perCore(bare) },
      { figure: 'generator', value: Math.max(messaging.generatorShare, bare.generatorShare) * 100 },
    ];
  },
};

function measure(stage: Stage, subject: Subject, records: FeedRequest['records']): Promise<LoadReport> {
  const { context, generator, times } = stage;
  const window = Math.max(stage.devices.length * windowOfDevice, leastWindow);
  return withDevices(stage, subject, async () => {
    const failed = Promise.withResolvers<never>();
    const hearNoMore = generator.onEvent((deliveries) => {
      subject.arrived(Number(deliveries)).catch(failed.reject);
    });
    try {
      await subject.feed({ records, deliveriesOfRecord, window });
      const report = await Promise.race([
        generator.call('watch', { ...times, serverPid: subject.pid }), failed.promise,
      ]);
      sayReport(context, subject.name, report, true);
      return report;
    } finally {
      hearNoMore();
      failed.promise.catch(() => undefined); // A failure of deliveries in flight when the server stops is expected.
    }
  });
}

const text = 'x'.repeat(100);
/** As large as those of today are. */
const firstId = 2n ** 57n;

/**
 * Pure: a record from each user to the receiver of theirs, and the frames that their devices get, both in base64. A
 * server makes
 * the one from the other; the reference gets it made.
 */
function buildRecords(devices: readonly DeviceSpec[]): {
  readonly records: readonly string[];
  readonly frames: readonly string[];
} {
  const senders = new Map(devices.map((device) => [device.user, device]));
  const events = [...senders.values()].map(({ user, receiver, device }, index) =>
    encodeTextEvent({
      messageId: messageId(firstId + BigInt(index)),
      sender: userId(BigInt(user)),
      device,
      lineage: lineage(1),
      sequence: sequence(index + 1),
      receiver: userId(BigInt(receiver)),
      text,
    }),
  );
  return {
    records: events.map((event) => encodeRecord(event).toString('base64')),
    frames: events.map((event, index) => encodeDelivery(offset(index), event).toString('base64')),
  };
}
