import { AnswerError, AuthError } from '@barline/auth';
import { useEffect, useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { Callout } from '../parts/callout.tsx';
import { navigate } from '../router.ts';
import { useLanguage } from '../texts/language.ts';
import { useTitle } from '../title.ts';
import { AuthProblem } from '../token/auth-problem.tsx';
import { hold } from '../token/holding.ts';
import { takePending } from '../token/pending.ts';
import { describeAuthError, useTokenTexts } from '../token/texts.ts';
import type { Exchange } from '../token/wire.ts';
import { RawHttp } from '../token/wire-view.tsx';
import { takeArrival } from './arrival.ts';
import { finishLogIn } from './finish-log-in.ts';

/** Where a log-in comes back to: checks that the answer is to our question, redeems it, and goes on to the token. */
export function CallbackPage() {
  const texts = useTokenTexts();
  const { callback } = texts;
  const language = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [empty, setEmpty] = useState(false);
  useTitle(`${callback.title} · Barline`);
  useEffect(() => {
    const address = takeArrival();
    if (address === null) return setEmpty(true);
    const seen: Exchange[] = [];
    const pending = takePending();
    finishLogIn(address, pending, (exchange) => seen.push(exchange)).then(
      (held) => {
        hold({ ...held, exchanges: seen });
        announceNow(callback.done);
        navigate(pending?.returnTo ?? '/token', { replace: true });
      },
      (error) => {
        setExchanges(seen);
        setFailure(error);
        if (error instanceof AuthError) announceNow(describeAuthError(error, language, texts).detail);
      },
    );
  }, []);
  return (
    <div class="token">
      <div class="page-head">
        <h1>{failure !== null ? headingOf(failure, callback) : empty ? callback.emptyTitle : callback.title}</h1>
      </div>
      {failure === null && !empty && <p role="status">{callback.working}</p>}
      {empty && (
        <Callout tone="note">
          <p>{callback.empty}</p>
        </Callout>
      )}
      {failure !== null && (
        <div data-testid="callback-problem">
          <AuthProblem error={failure} />
        </div>
      )}
      {(failure !== null || empty) && (
        <p class="buttons">
          <a class="button button-primary" href="/token">
            {callback.back}
          </a>
        </p>
      )}
      <RawHttp exchanges={exchanges} />
    </div>
  );
}

/** An answer that must not be trusted is refused; anything else just gave no token. */
function headingOf(failure: unknown, { refused, stopped }: { refused: string; stopped: string }): string {
  const untrusted = ['state_mismatch', 'callback_foreign', 'callback_stale'];
  return failure instanceof AnswerError && untrusted.includes(failure.code) ? refused : stopped;
}
