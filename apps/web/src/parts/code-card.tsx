import type { Style } from '@barline/codes';
import type { ComponentChildren } from 'preact';
import type { Code } from '../api/code.ts';
import { useTexts } from '../texts/language.ts';
import { LocalNote, TypeBadge } from './badges.tsx';
import { Strip } from './strip.tsx';

/** The code, large, with what it stands for and what can be done with it. */
export function CodeCard({ code, style, children }: { code: Code; style: Style; children?: ComponentChildren }) {
  const texts = useTexts();
  return (
    <article class="code-card">
      <div class={style.background === 'transparent' ? 'strip-frame strip-frame-clear' : 'strip-frame'}>
        <Strip
          levels={code.levels}
          mark={code.mark}
          background={style.background}
          bars={style.bars}
          label={codeAlt(code, texts)}
        />
      </div>
      <div class="code-card-text">
        <p class="code-card-title">
          <TypeBadge type={code.link.type} />
          <a class="address" href={code.url} target="_blank" rel="noopener noreferrer">
            {code.url}
            <span class="visually-hidden"> ({texts.act.openNewTab})</span>
          </a>
        </p>
        <LocalNote namespace={code.namespace} />
        {children}
      </div>
    </article>
  );
}

/** What a picture of the code says to those who do not see it. */
export function codeAlt(code: Code, texts: ReturnType<typeof useTexts>): string {
  const alt = code.namespace === 'local' ? texts.code.altLocal : texts.code.alt;
  return alt(texts.types[code.link.type], code.url);
}
