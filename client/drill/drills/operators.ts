import { MachineError } from '../../machine/index.ts';
import { untilGiven, type Stage } from '../stage/index.ts';

/** The operator that the machine starts by itself. */
export const firstOperator = 'operator-0';

/** The operator that leads; undefined while none does. */
export async function leader({ machine }: Stage): Promise<string | undefined> {
  return (await machine.status()).operators.find(({ leading }) => leading)?.name;
}

/** Waits until an operator leads, another than `not`. Resolves with its name. */
export function untilLeads(stage: Stage, not?: string): Promise<string> {
  const other = async () => {
    const name = await leader(stage);
    return name === not ? undefined : name;
  };
  return untilGiven('that an operator leads', other, { signal: stage.parts.signal, withinMs: 60_000 });
}

/** Waits until an operator is ready to lead. */
export async function untilReady({ machine, parts: { signal } }: Stage, name: string): Promise<void> {
  const isReady = async () =>
    (await machine.status()).operators.some((each) => each.name === name && each.state === 'ready') ? true : undefined;
  await untilGiven(`that ${name} is ready`, isReady, { signal, withinMs: 60_000 });
}

/** Ends the operator and starts it with other settings for its first start; sees to it that it is there in the end. */
export async function restartOperator({ machine }: Stage, env: Readonly<Record<string, string>>): Promise<void> {
  await machine.endOperator(firstOperator);
  await machine.startOperator(firstOperator, env);
}

/** The operators are in the end as they are now: the first one alone. Throws a MachineError when they are not. */
export async function keepOperators(stage: Stage): Promise<void> {
  const { machine } = stage;
  const { operators } = await machine.status();
  if (operators.length !== 1 || operators[0]?.name !== firstOperator)
    throw new MachineError(`the platform must have one operator, ${firstOperator}`);
  stage.defer(async () => {
    for (const { name } of (await machine.status()).operators)
      if (name !== firstOperator) await machine.endOperator(name);
    await machine.startOperator(firstOperator);
  });
}
