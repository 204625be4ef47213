/**
 * Works on up to `limit` of `inputs` at a time and yields the results in the order of the inputs, each as soon as it
 * and those before it are ready. `work` must not throw.
 */
export async function* mapInOrder<Input, Result>(
  inputs: readonly Input[],
  limit: number,
  work: (input: Input) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for (const input of inputs) {
    running.push(work(input));
    if (running.length >= limit) yield running.shift()!;
  }
  for (const result of running) yield result;
}
