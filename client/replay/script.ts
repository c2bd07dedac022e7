import type { UserId } from '@cecochat/contracts';
import type { FileMessage } from './message-file.ts';

/** A message to send. Users are named by their place in the script. */
export interface ScriptMessage {
  readonly sender: number;
  readonly receiver: number;
  readonly text: string;
}

/** The messages of a run, in this order; a message's name is its place in it. */
export interface Script {
  /** In the order in which they occur. */
  readonly users: readonly UserId[];
  readonly messages: readonly ScriptMessage[];
  /** The message that has this text, exactly; undefined for what this run does not send. */
  messageOf(text: string): number | undefined;
}

/** The messages for a file. The run's name is in every text, so that the messages of two runs are never confused. */
export function buildScript(file: readonly FileMessage[], run: string): Script {
  const places = new Map<UserId, number>();
  const placeOf = (user: UserId) => {
    const place = places.get(user) ?? places.size;
    places.set(user, place);
    return place;
  };
  const prefix = `${run}/`;
  const firstLine = file[0]?.line ?? 0;
  const messages = file.map(({ source, target, line }) => ({
    sender: placeOf(source),
    receiver: placeOf(target),
    text: `${prefix}${line} ${wordsOf(line)}`,
  }));
  return {
    users: [...places.keys()],
    messages,
    messageOf: (text) => {
      if (!text.startsWith(prefix)) return undefined;
      const message = Number.parseInt(text.slice(prefix.length, prefix.length + 15), 10) - firstLine;
      return messages[message]?.text === text ? message : undefined;
    },
  };
}

const words = [
  'a',
  'the',
  'to',
  'and',
  'you',
  'i',
  'it',
  'in',
  'on',
  'for',
  'is',
  'was',
  'we',
  'at',
  'so',
  'what',
  'when',
  'where',
  'can',
  'will',
  'ok',
  'yes',
  'no',
  'thanks',
  'tonight',
  'tomorrow',
  'exam',
  'library',
  'coffee',
  'train',
  'bus',
  'room',
  'friends',
  'party',
  'café',
  'later',
  'maybe',
  'really',
  'good',
  'see',
  'come',
  'go',
  'know',
  'think',
  'about',
  'with',
  'from',
  'there',
  'über',
  '👍',
];

/** 1 to 40 words, few more often than many, as people write: some 50 bytes in the mean. The same for the same seed. */
function wordsOf(seed: number): string {
  const count = 1 + Math.floor(39 * part(seed, 0) ** 3);
  return Array.from({ length: count }, (_, index) => words[Math.floor(part(seed, index + 1) * words.length)]).join(' ');
}

/** A pseudo-random number 0 <= part < 1: the finalizer of MurmurHash3 over both. */
function part(seed: number, index: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
