import { AuthError } from '@barline/auth';
import { Callout, ProblemCallout } from '../parts/callout.tsx';
import { useLanguage, useTexts } from '../texts/language.ts';
import { describeAuthError, useTokenTexts } from './texts.ts';

/** What went wrong with a log-in or a token, and what to do. Whatever a server wrote is shown as text, never as a page. */
export function AuthProblem({ error }: { error: unknown }) {
  const language = useLanguage();
  const { act } = useTexts();
  const texts = useTokenTexts();
  if (!(error instanceof AuthError)) return <ProblemCallout problem={{ id: 'unexpected' }} />;
  const { title, detail, fix } = describeAuthError(error, language, texts);
  return (
    <Callout tone={error.code === 'access_denied' ? 'note' : 'bad'} title={title}>
      <p>{detail}</p>
      <p>
        {fix} <a href={`/help/errors#${error.code}`}>{act.why}</a>
      </p>
    </Callout>
  );
}
