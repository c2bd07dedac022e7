import { describeSettings } from './settings-words.ts';
import { parseDuration, settingsOf } from './set.ts';

test.each([['30m', 1_800_000], ['8h', 28_800_000], ['7d', 604_800_000], ['forever', Number.MAX_SAFE_INTEGER]])('%s is a time', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '8', 'h', '0m', '-1h', '1.5h', '8 h', '1w', '9999999d'])('%j is none', (text) => {
  expect(() => parseDuration(text)).toThrow('It must be a number of minutes');
});

test('only what the options name is set', () => {
  expect(settingsOf({ mute: 1_000, pin: true }, 5)).toEqual({ mutedUntilMs: 1_005, isPinned: true });
  expect(settingsOf({ mute: false, archive: false, unread: true }, 5)).toEqual({ mutedUntilMs: 0, isArchived: false, isMarkedUnread: true });
  expect(settingsOf({ mute: Number.MAX_SAFE_INTEGER }, 5)).toEqual({ mutedUntilMs: Number.MAX_SAFE_INTEGER });
  expect(() => settingsOf({}, 5)).toThrow('give one of');
});

test('words name what is set, and no muting that is over', () => {
  const none = { mutedUntilMs: 0, isPinned: false, isArchived: false, isMarkedUnread: false };
  expect(describeSettings(none, 5)).toBe('');
  expect(describeSettings({ ...none, isPinned: true, isMarkedUnread: true, mutedUntilMs: 4 }, 5)).toBe('pinned, marked unread');
  expect(describeSettings({ ...none, isArchived: true, mutedUntilMs: Number.MAX_SAFE_INTEGER }, 5)).toBe('archived, muted');
});
