import { useEffect, useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy.tsx';
import { useTokenTexts } from './texts.ts';
import { star } from './wire.ts';

/** How long a secret stays in sight, in ms. */
const SHOWN_MS = 60_000;

/** A secret, starred until somebody wants to see it, and starred again after a minute. */
export function Secret({ value, name, testId }: { value: string; name: string; testId: string }) {
  const { result } = useTokenTexts();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, value]);
  return (
    <div class="secret">
      <code class="secret-value" data-testid={testId}>
        {shown ? value : star(value)}
      </code>
      <div class="buttons">
        <button type="button" class="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? result.hide : result.reveal}
          <span class="visually-hidden"> {name}</span>
        </button>
        <CopyButton text={value} what={name} />
      </div>
    </div>
  );
}
