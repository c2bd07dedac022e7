import { z } from 'zod';
import { atMost } from './rules.ts';
import { labelValue, maxItems } from './values.ts';

/** Who reads metrics. */
export const monitoring = z.strictObject({
  namespaceLabels: atMost(z.record(z.string().max(317), labelValue), maxItems)
    .optional()
    .describe('labels of the namespaces whose Pods may read metrics and health; left out: all namespaces'),
});
