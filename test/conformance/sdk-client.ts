import { createInterface } from 'node:readline';
import { connect, offset, userId } from '@cecochat/client-node';

/** The client of this project as the kit runs one: commands by standard input, what happens on standard output. */
const { CECOCHAT_URL: url = '', CECOCHAT_TOKEN: token = '', CECOCHAT_DEVICE: device = '', CECOCHAT_CURSOR: cursor } = process.env;
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const session = connect({
  url, token, device,
  ...(cursor !== undefined && { cursor: offset(Number(cursor)) }),
  onEvent: (event) => {
    if (event.kind === 'text') print({ event: { sender: `${event.sender}`, sequence: event.sequence, text: event.body } });
  },
});
createInterface({ input: process.stdin }).on('line', (line) => {
  const { send } = JSON.parse(line) as { send: { receiver: string; text: string } };
  session.send(userId(BigInt(send.receiver)), send.text).then(
    ({ sequence }) => print({ acked: { sequence } }),
    (error: { readonly code: string }) => print({ failed: { code: error.code } }),
  );
});
session.ended.catch(() => undefined).finally(() => print({ ended: true }));
