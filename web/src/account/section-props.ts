import type { Open } from '../open.ts';

/** Of a part of the page of the own account. */
export interface SectionProps {
  readonly open: Open;
}
