/** Pure: date and time where the user is, in milliseconds since the Unix epoch. */
export function dateAndTime(ms: number): string {
  const at = new Date(ms);
  return `${at.toLocaleDateString('sv-SE')} ${at.toLocaleTimeString('en-GB')}`;
}
