import { Avatar } from '../parts/avatar.tsx';
import type { Identity } from '../session/index.ts';

interface Props {
  readonly known: readonly Identity[];
  onChoose(identity: Identity): void;
}

/** Users who are signed in in this browser. */
export function KnownPeople({ known, onChoose }: Props) {
  if (known.length === 0) return null;
  return (
    <>
      <ul class="known" aria-label="Continue as">
        {known.map((identity) => (
          <li key={identity.user}>
            <button type="button" onClick={() => onChoose(identity)}>
              <Avatar id={identity.user} name={identity.name} />
              <span>Continue as <strong>{identity.name}</strong></span>
            </button>
          </li>
        ))}
      </ul>
      <p class="or"><span>or as another user</span></p>
    </>
  );
}
