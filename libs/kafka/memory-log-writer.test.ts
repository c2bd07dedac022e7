import { describeLogWriter } from '../../test/support/log-writer-contract.ts';
import { MemoryLogWriter, type OutgoingRecord } from './index.ts';

const kept: string[][] = [[], []];
let spoil: (record: OutgoingRecord) => { kind: 'retriable' | 'refused'; code: string } | undefined = () => undefined;
const writer = new MemoryLogWriter(({ partition, value }) => (kept[partition]?.push(`${value}`) ?? 0) - 1, (record) => spoil(record));

describeLogWriter(() => ({
  writer,
  texts: async (partition) => [...(kept[partition] ?? [])],
  refuseFrom: async (bytes) => void (spoil = ({ value }) => (value.length < bytes ? undefined : { kind: 'refused', code: 'MESSAGE_TOO_LARGE' })),
  takeNothing: async () => void (spoil = () => ({ kind: 'retriable', code: 'NOT_ENOUGH_REPLICAS' })),
  takeAll: async () => void (spoil = () => undefined),
}));
