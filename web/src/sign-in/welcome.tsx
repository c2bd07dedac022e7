import type { ComponentChildren } from 'preact';
import type { Words } from '../words/language.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly isProblem: boolean;
  readonly children: ComponentChildren;
}

const points: readonly Words[] = [
  'Nothing is lost, and nothing twice', 'Works while you are offline', 'One account, all of your devices',
];

/** The page before the chats: what this is, and beside it a form. */
export const Welcome = ({ title, lead, isProblem, children }: Props) => (
  <main class="welcome">
    <div class="welcome-words">
      <p class="brand"><img src="/icon.svg" alt="" width="40" height="40" /> CecoChat</p>
      <p class="claim">{t('Conversations that stay connected.')}</p>
      <ul class="points">{points.map((point) => <li key={point}>{t(point)}</li>)}</ul>
      <div class="sample" aria-hidden="true">
        <span>{t('Are the figures in?')}</span>
        <span class="own">{t('Just now. Up by a third! 🎉')}</span>
        <span>{t('Then let us tell the others.')}</span>
      </div>
    </div>
    <section class="welcome-form" aria-labelledby="welcome-title">
      <img class="logo" src="/icon.svg" alt="" width="56" height="56" />
      <h1 id="welcome-title">{title}</h1>
      <p class={isProblem ? 'lead notice' : 'lead'} role={isProblem ? 'alert' : undefined}>{lead}</p>
      {children}
    </section>
  </main>
);
