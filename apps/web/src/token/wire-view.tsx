import { CodeBlock } from '../parts/code-block.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { useTokenTexts } from './texts.ts';
import { type Exchange, showAnswer, showRequest, toCurl } from './wire.ts';

/** What went over the wire, folded away until somebody wants to see it. */
export function RawHttp({ exchanges, open }: { exchanges: readonly Exchange[]; open?: boolean }) {
  const { wire } = useTokenTexts();
  if (exchanges.length === 0) return null;
  return (
    <details class="raw" open={open}>
      <summary>{wire.title}</summary>
      <p class="field-hint">{wire.stars}</p>
      {exchanges.map((exchange, at) => (
        <div key={at} class="raw-exchange">
          <CodeBlock text={showRequest(exchange)} what={wire.request} />
          {exchange.answer && <CodeBlock text={showAnswer(exchange.answer)} what={wire.answer} />}
          <p class="buttons">
            <CopyButton text={toCurl(exchange)} label={wire.curl} />
          </p>
        </div>
      ))}
    </details>
  );
}
