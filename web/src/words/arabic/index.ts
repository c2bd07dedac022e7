import type { Forms } from '../forms.ts';
import { chats } from './chats.ts';
import { people } from './people.ts';

const counted = {
  '1 member': {
    zero: 'لا أعضاء', one: 'عضو واحد', two: 'عضوان',
    few: '{count} أعضاء', many: '{count} عضوًا', other: '{count} عضو',
  },
  '1 other': {
    zero: 'لا آخرين', one: 'شخص آخر', two: 'شخصان آخران',
    few: '{count} آخرين', many: '{count} آخرين', other: '{count} آخرين',
  },
  '1 new message': {
    zero: 'لا رسائل جديدة', one: 'رسالة جديدة', two: 'رسالتان جديدتان',
    few: '{count} رسائل جديدة', many: '{count} رسالة جديدة', other: '{count} رسالة جديدة',
  },
  'in 1 second': {
    zero: 'الآن', one: 'بعد ثانية', two: 'بعد ثانيتين',
    few: 'بعد {count} ثوانٍ', many: 'بعد {count} ثانية', other: 'بعد {count} ثانية',
  },
  'in 1 minute': {
    zero: 'الآن', one: 'بعد دقيقة', two: 'بعد دقيقتين',
    few: 'بعد {count} دقائق', many: 'بعد {count} دقيقة', other: 'بعد {count} دقيقة',
  },
} as const satisfies Readonly<Record<string, Forms>>;

/** Arabic. */
export const arabic = { words: { ...people, ...chats }, counted };
export type ArabicTable = typeof arabic;
