import { useEffect, useState } from 'preact/hooks';
import { addSample, type Sample } from './model/samples.ts';
import type { ConsoleDocument } from './model/state.ts';
import { watchState, type Trouble } from './model/watch-state.ts';
import { Conditions } from './views/conditions.tsx';
import { Events } from './views/events.tsx';
import { Figures } from './views/figures.tsx';
import { Handovers } from './views/handovers.tsx';
import { Banner, Header } from './views/header.tsx';
import { History } from './views/history.tsx';
import { Partitions } from './views/partitions.tsx';
import { Plan } from './views/plan.tsx';
import { Processes } from './views/processes.tsx';
import { Servers } from './views/servers.tsx';
import { TokenForm } from './views/token-form.tsx';

interface Shown {
  readonly document: ConsoleDocument | undefined;
  readonly samples: readonly Sample[];
  readonly trouble: Trouble | undefined;
}

const nothing: Shown = { document: undefined, samples: [], trouble: undefined };
/** Of the token, which is in this tab alone. */
const kept = 'cecochat.console.token';

export const App = () => {
  const [platform, choosePlatform] = useState<string>();
  const [token, setToken] = useState(sessionStorage.getItem(kept) ?? undefined);
  const [shown, show] = useState(nothing);
  useEffect(() => {
    show(nothing);
    return watchState({
      platform, token,
      onDocument: (document) =>
        show(({ samples }) => ({ document, samples: addSample(samples, document), trouble: undefined })),
      onTrouble: (trouble) => show((before) => ({ ...before, trouble })),
    });
  }, [platform, token]);
  const { document, samples, trouble } = shown;
  if (trouble?.kind === 'token') {
    const keep = (next: string) => {
      sessionStorage.setItem(kept, next);
      setToken(next);
    };
    return <TokenForm problem={token === undefined ? undefined : trouble.message} onToken={keep} />;
  }
  return <Page {...{ document, samples, trouble }} onChoose={choosePlatform} />;
};

const Page = ({ document, samples, trouble, onChoose }: Shown & { onChoose(platform: string): void }) => {
  const { platforms = [], platform } = document ?? {};
  return (
    <>
      <Header {...{ platforms, onChoose }} chosen={platform?.name} trouble={trouble?.message} />
      <main>
        {trouble !== undefined && (
          <p class="away-note" role="alert">{`${trouble.message}. ${whatIsShown(document)}`}</p>
        )}
        {document === undefined && trouble === undefined && <p class="quiet centred">Reading the state …</p>}
        {document !== undefined && <Content document={document} samples={samples} />}
      </main>
    </>
  );
};

function whatIsShown(document: ConsoleDocument | undefined): string {
  if (document === undefined) return 'It is tried again.';
  return `Shown is the state of ${new Date(document.atMs).toLocaleTimeString('en-GB')}.`;
}

type ContentProps = { readonly document: ConsoleDocument } & Pick<Shown, 'samples'>;

const Content = ({ document: { platform, atMs }, samples }: ContentProps) => {
  if (platform === null) return <p class="quiet centred">There is no platform yet.</p>;
  return (
    <div class="board">
      <Banner platform={platform} />
      <Figures platform={platform} samples={samples} />
      <Partitions platform={platform} />
      <Handovers platform={platform} nowMs={atMs} />
      <Servers platform={platform} />
      <Conditions platform={platform} />
      <Plan platform={platform} />
      <History platform={platform} />
      <Events platform={platform} nowMs={atMs} />
      <Processes platform={platform} />
    </div>
  );
};
