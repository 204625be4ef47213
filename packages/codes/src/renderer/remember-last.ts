/** Wraps a pure function of one text or number so that asking again for the same thing costs nothing. */
export function rememberLast<Key extends string | number, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  let last: { readonly key: Key; readonly answer: Answer } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, answer: compute(key) };
    return last.answer;
  };
}
