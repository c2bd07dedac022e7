import { useEffect, useState } from 'preact/hooks';
import type { Open } from '../open.ts';
import { ChatError } from '../sdk.ts';
import { problemWords } from '../words/problems.ts';
import { decideUser, isDigits, nameIn } from './decide-user.ts';
import type { Profile } from './profile.ts';
import { t } from '../words/t.ts';

/** What a field that names a user shows and does. */
export interface Finding {
  readonly text: string;
  readonly found: readonly Profile[];
  /** Index of the one that Enter takes. */
  readonly chosen: number;
  readonly problem: string | undefined;
  readonly help: string;
  change(text: string): void;
  /** Takes the chosen one, or the number in the text. */
  submit(): void;
  /** By decimal id. */
  take(user: string): void;
  /** Chooses the next one, or the one before. */
  step(by: number): void;
}

/**
 * A field that names a user: by the beginning of a name, or by a number. `onFound` returns why the user cannot be
 * taken; otherwise the field is empty again.
 */
export function useFind(open: Open, onFound: (user: string) => string | undefined): Finding {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [problem, setProblem] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);
  const name = nameIn(text);
  const search = useSearch(open, name);
  const found = isTooShort(name) ? [] : search.found;
  // Fast typing has Enter before the answer for the last letter is there.
  const isReady = search.of === name || isTooShort(name);
  const change = (next: string) => {
    setText(next);
    setChosen(0);
    setWaiting(false);
    setProblem(undefined);
  };
  const take = (user: string) => {
    const why = onFound(user);
    if (why === undefined) change('');
    else setProblem(why);
  };
  const takeChosen = () => {
    setWaiting(false);
    const user = decideUser(name, found, chosen);
    if ('problem' in user) setProblem(user.problem);
    else take(user.id);
  };
  useEffect(() => {
    if (isWaiting && isReady) takeChosen();
  });
  return {
    text, found, chosen, problem, change, take,
    help: problem === undefined ? helpWords(name, search) : '',
    submit: () => (isReady ? takeChosen() : setWaiting(true)),
    step: (by) => {
      if (found.length > 0) setChosen((chosen + by + found.length) % found.length);
    },
  };
}

interface Search {
  readonly found: readonly Profile[];
  /** The text that this is the answer for. */
  readonly of: string;
  readonly problem?: string;
}

const nothing: Search = { found: [], of: '' };
const [shortest, pauseMs, count] = [2, 180, 8];

/** Nothing is looked up for it. */
const isTooShort = (text: string): boolean => [...text].length < shortest || isDigits(text);

/** Looks up names after a pause in typing. */
function useSearch({ session, people }: Open, text: string): Search {
  const [search, setSearch] = useState(nothing);
  useEffect(() => {
    if (isTooShort(text)) return setSearch(nothing);
    let isOver = false;
    const find = async () => {
      const next = await findPeople(session, text);
      if (isOver) return;
      people.remember(next.found);
      setSearch(next);
    };
    const timer = setTimeout(() => void find(), pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [session, people, text]);
  return search;
}

async function findPeople({ call }: Open['session'], text: string): Promise<Search> {
  try {
    const { profiles } = await call<{ readonly profiles: readonly Profile[] }>('FindUsers', { prefix: text, count });
    return { found: profiles, of: text };
  } catch (error) {
    return { found: [], of: text, problem: problemOf(ChatError.from(error)) };
  }
}

/** A prefix with characters that no name has finds nothing. */
const problemOf = ({ code, message }: ChatError): string =>
  code === 'invalid-argument' ? t('Names have letters, digits, and . _ - only.') : problemWords(code, message);

function helpWords(text: string, { found, of, problem }: Search): string {
  if (problem !== undefined && of === text) return problem;
  if (text === '' || isDigits(text)) return t('People are found by the beginning of their names.');
  if (of !== text) return [...text].length < shortest ? t('One more letter …') : t('Searching …');
  return found.length === 0 ? t('Nobody is called “{name}”.', { name: text }) : '';
}
