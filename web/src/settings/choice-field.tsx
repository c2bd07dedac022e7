interface Option<Choice extends string> {
  readonly value: Choice;
  readonly label: string;
  readonly help?: string;
  /** Of the label, where it is not that of the page. */
  readonly lang?: string;
}

interface Props<Choice extends string> {
  /** Unique on the page. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Option<Choice>[];
  readonly value: Choice;
  readonly isDisabled?: boolean;
  onChoose(value: Choice): void;
}

/** One of a few choices, all of which are shown. */
export const ChoiceField = <Choice extends string>(
  { name, label, choices, value, isDisabled, onChoose }: Props<Choice>,
) => (
  <fieldset class="choices" disabled={isDisabled}>
    <legend>{label}</legend>
    {choices.map((choice) => (
      <label key={choice.value} class="choice">
        <input
          type="radio" name={name} value={choice.value} checked={choice.value === value}
          onChange={() => onChoose(choice.value)}
        />
        <span lang={choice.lang}>
          {choice.label}
          {choice.help !== undefined && <span class="help">{choice.help}</span>}
        </span>
      </label>
    ))}
  </fieldset>
);
