export const choices = ['off', 'names', 'texts'] as const;
/** What notifications show: nothing, who has written, or what was written as well. */
export type NoticeChoice = (typeof choices)[number];

const name = 'cecochat.notifications';

/** As chosen in this browser. */
export function currentChoice(): NoticeChoice {
  const chosen = localStorage.getItem(name);
  return choices.find((choice) => choice === chosen) ?? 'off';
}

export const canNotify = (): boolean => 'Notification' in globalThis;

/** Asks the browser for its permission where that is needed. Resolves with what is chosen then. */
export async function choose(choice: NoticeChoice): Promise<NoticeChoice> {
  const isAllowed = choice === 'off' || (canNotify() && (await Notification.requestPermission()) === 'granted');
  localStorage.setItem(name, isAllowed ? choice : 'off');
  return currentChoice();
}
