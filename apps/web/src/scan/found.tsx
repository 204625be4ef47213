import { toUrl } from '@barline/codes';
import { useEffect, useRef } from 'preact/hooks';
import { LocalNote, TypeBadge } from '../parts/badges.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { itemPath, referencePath } from '../routes.ts';
import { useTexts } from '../texts/language.ts';
import type { FoundCode } from './session.ts';

type FoundProps = {
  found: FoundCode;
  /** Counted from 1; null where it is the only one. */
  number: number | null;
  /** Takes the keyboard's focus to its first action. */
  focus: boolean;
};

/** A code that was found: its bars as read, and its page or what to do without one. */
export function Found({ found: { code, lookup }, number, focus }: FoundProps) {
  const texts = useTexts();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focus) card.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [focus]);
  return (
    <li class="found" ref={card}>
      <div class="found-strip">
        {number !== null && <span class="found-number">{number}</span>}
        <Strip levels={code.levels} label={texts.code.altReference(String(code.mediaRef))} />
      </div>
      <div class="found-text">
        {lookup.status === 'known' && (
          <>
            <p class="found-title">
              <TypeBadge type={lookup.link.type} />
              {lookup.via === 'history' && <span class="muted"> {texts.scan.fromHistory}</span>}
            </p>
            <p class="address">{toUrl(lookup.link)}</p>
            <LocalNote namespace={code.namespace} />
            <p class="buttons">
              <a class="button button-primary" href={itemPath(lookup.link)}>
                {texts.act.open}
                <Icon name="arrow" />
              </a>
              <CopyButton text={toUrl(lookup.link)} label={texts.act.copyLink} />
            </p>
          </>
        )}
        {(lookup.status === 'unknown' || lookup.status === 'offline') && (
          <>
            <p class="found-title">{texts.scan.unknown}</p>
            <p>{lookup.status === 'unknown' ? texts.scan.unknownText : texts.scan.offline}</p>
            <p class="muted">
              {texts.code.reference} <span class="number">{code.mediaRef}</span>
            </p>
            <LocalNote namespace={code.namespace} />
            <p class="buttons">
              <a class="button button-primary" href={referencePath(code.namespace, code.mediaRef)}>
                {texts.scan.unknownNext}
                <Icon name="arrow" />
              </a>
            </p>
          </>
        )}
        {(lookup.status === 'asking' || lookup.status === 'idle') && (
          <p class="muted">
            {texts.code.reference} <span class="number">{code.mediaRef}</span>
            {lookup.status === 'asking' && ` · ${texts.scan.resolving}`}
          </p>
        )}
      </div>
    </li>
  );
}
