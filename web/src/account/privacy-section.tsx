import { useModel } from '../parts/use-model.ts';
import { t } from '../words/t.ts';
import type { SectionProps } from './section-props.ts';

/** What others see of what the user does, on all devices. */
export function PrivacySection({ open: { model, device } }: SectionProps) {
  useModel(model);
  const settings = model.userSettings;
  return (
    <section class="panel" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{t('Privacy')}</h2>
      <label class="choice">
        <input
          type="checkbox" checked={settings?.hasPrivateReceipts ?? false} disabled={settings === undefined}
          onChange={({ currentTarget: { checked } }) => void device.setUser({ hasPrivateReceipts: checked })}
        />
        <span>{t('Others do not see which messages you have read')}</span>
      </label>
    </section>
  );
}
