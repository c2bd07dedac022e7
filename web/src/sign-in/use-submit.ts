import { useState } from 'preact/hooks';
import { ChatError } from '../sdk.ts';
import { formProblem, type FormProblem } from '../words/account-problems.ts';

/** Sends a form once at a time, and has what went wrong in words. The field that is wrong gets the focus. */
export function useSubmit(prefix: string, work: () => Promise<void>) {
  const [problem, setProblem] = useState<FormProblem>();
  const [isBusy, setBusy] = useState(false);
  const refuse = (found: FormProblem) => {
    const place = document.getElementById(`${prefix}-${found.field}`);
    setProblem(place === null ? { ...found, field: undefined } : found); // A form has not all fields of a request.
    place?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      refuse(formProblem(ChatError.from(error)));
    }
    setBusy(false);
  };
  return {
    isBusy, submit, refuse,
    clear: () => setProblem(undefined),
    /** Of one field, or of the whole form. */
    problemOf: (field?: string) => (problem?.field === field ? problem?.words : undefined),
  };
}
