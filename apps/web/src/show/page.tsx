import { formatUri, type Link } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import { type Answer, findItem, makeCode } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { readSettings, styleOf } from '../create/settings.ts';
import { PLAIN_STYLE } from '../export/plain.ts';
import { ProblemCallout } from '../parts/callout.tsx';
import { codeAlt } from '../parts/code-card.tsx';
import { Strip } from '../parts/strip.tsx';
import { navigate, place } from '../router.ts';
import { itemPath, matchRoute } from '../routes.ts';
import { useStore } from '../store.ts';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { Controls } from './controls.tsx';

/** The code of a link and nothing else, as large as the screen, for another camera. Escape leaves. */
export function ShowPage() {
  const route = matchRoute(useStore(place).path);
  return route.page === 'show' ? <Show link={{ type: route.type, id: route.id }} /> : null;
}

function Show({ link }: { link: Link }) {
  const texts = useTexts();
  const { show } = useStudio();
  const [answer, setAnswer] = useState<Answer<Code | null> | null>(null);
  const [turned, setTurned] = useState(false);
  const resolved = styleOf(readSettings(location.search));
  const style = resolved.ok ? resolved.style : PLAIN_STYLE;
  const ground = style.background === 'transparent' ? '#ffffff' : style.background;
  useEffect(() => {
    findItem(link).then(setAnswer);
  }, [formatUri(link)]);
  const leave = () => (history.length > 1 ? history.back() : navigate(itemPath(link)));
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && leave();
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  const code = answer?.ok ? answer.value : null;
  return (
    <div class={turned ? 'show-stage show-turned' : 'show-stage'} style={{ background: ground }}>
      <h1 class="visually-hidden">{texts.item.heading(texts.types[link.type])}</h1>
      {code && (
        <Strip
          levels={code.levels}
          mark={code.mark}
          background={ground}
          bars={style.bars}
          label={codeAlt(code, texts)}
        />
      )}
      {answer === null && <Strip waiting background={ground} bars={style.bars} />}
      {answer?.ok === false && <ProblemCallout problem={answer.problem} />}
      {answer?.ok && code === null && (
        <div class="panel">
          <p>{show.unknown}</p>
          <p class="buttons">
            <button
              type="button"
              class="button button-primary"
              onClick={async () => setAnswer(await makeCode(formatUri(link)))}
            >
              {show.make}
            </button>
          </p>
        </div>
      )}
      <Controls onTurn={() => setTurned(!turned)} onLeave={leave} turned={turned} />
    </div>
  );
}
