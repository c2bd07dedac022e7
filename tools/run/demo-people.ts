import { Accounts, ChatError, connect, Groups, type SessionTokens, type UserId } from '@cecochat/client-node';

/**
 * Of a platform that only this machine reaches, and whose development issuer gives tokens of all users to every caller.
 */
export const demoPassword = 'tea and cake';
export const demoNames = ['ada', 'grace'] as const;

const device = 'make-run';

interface Person {
  readonly url: URL;
  readonly user: UserId;
  readonly token: string;
  readonly isNew: boolean;
}

/**
 * Two people with a conversation and a group, who are there after the first call. Rejects with a ChatError; with
 * `wrong-credentials` where others have their names.
 */
export async function ensureDemoPeople(url: URL): Promise<void> {
  const [ada, grace] = await Promise.all([enter(url, demoNames[0]), enter(url, demoNames[1])]);
  if (ada.isNew && grace.isNew) await introduce(ada, grace);
}

async function enter(url: URL, name: string): Promise<Person> {
  const accounts = new Accounts({ url });
  const credentials = { name, password: demoPassword, label: 'make run' };
  const person = ({ user, accessToken: token }: SessionTokens, isNew: boolean): Person => ({ url, user, token, isNew });
  try {
    return person(await accounts.signUp(credentials), true);
  } catch (error) {
    if (!(error instanceof ChatError) || error.code !== 'name-taken') throw error;
    return person(await accounts.signIn(credentials), false);
  } finally {
    accounts.close();
  }
}

/** Makes them contacts, with a message in a dialog and one in a group. */
async function introduce(ada: Person, grace: Person): Promise<void> {
  const [ofAda, ofGrace, groups] = [new Accounts(ada), new Accounts(grace), new Groups(ada)];
  const sessions = [ada, grace].map(({ url, token }) => connect({ url, token, device }));
  try {
    await ofAda.changeContact(grace.user, 'invite');
    await ofGrace.changeContact(ada.user, 'accept');
    const { group } = await groups.create({ name: 'Tea & cake', users: [grace.user] });
    await sessions[1]?.send(ada.user, 'Hello Ada! Are the figures in?');
    await sessions[0]?.send({ group }, 'Who brings the cake on Thursday?');
  } finally {
    for (const each of [ofAda, ofGrace, groups]) each.close();
    await Promise.all(sessions.map((session) => session.close()));
  }
}
