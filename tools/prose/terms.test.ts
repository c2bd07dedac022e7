import { checkProse } from './check-prose.ts';
import { terms } from './terms.ts';

/** One sentence for each term, in their order. */
const avoided = [
  'Nobody is disconnected.', 'Whoever asks gets it.', 'A document for who runs it.', 'What a device sent is shown.', 'It is no event.', 'The server says so.',
  'The device is told.', 'It hears the signal.', 'The server knows it.', 'The operator looks into Redis.', 'It goes on.', 'It begins anew.', 'So long as it runs.',
  'A round begins.', 'Its surroundings.', 'The book of sends.', 'It dismisses a server.', 'The brake holds.', 'A teller of events.', 'The child keeper.', 'A foreign object.',
  'The seat of a server.', 'A send under way.', 'Records put aside.', 'A lookout.', 'Its patience ends.', 'The verdict of a drill.', 'A crowd of devices.', 'The door of a folder.', 'An agenda.',
];

test.each(terms.map((term, index) => [avoided[index] ?? '', term] as const))('"%s" is found by one term', (sentence, term) => {
  expect(checkProse(sentence, terms).map((finding) => finding.term)).toEqual([term]);
});

test('plain sentences pass', () => {
  const plain = ['The runbook names the command.', 'There is no token.', 'A round trip takes 2 ms.', 'It is no longer there.', 'What is it?', '| what | how much |', 'It looks like a path.'];
  expect(checkProse(plain.join('\n'), terms)).toEqual([]);
});
