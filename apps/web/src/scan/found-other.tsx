import { toUrl } from '@barline/codes';
import { useEffect, useRef } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { TypeBadge } from '../parts/badges.tsx';
import { Callout } from '../parts/callout.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { itemPath } from '../routes.ts';
import { currentCameraTexts, useCameraTexts } from '../texts/camera.ts';
import { useTexts } from '../texts/language.ts';
import type { FoundOther as Other } from './session.ts';

/** A QR code, or another one that is not ours: its page of Spotify's, or what is in it. It is never opened by itself. */
export function FoundOther({ other, focus }: { other: Other; focus: boolean }) {
  const { act } = useTexts();
  const { other: say } = useCameraTexts();
  const card = useRef<HTMLLIElement>(null);
  const { code, content, lookup } = other;
  useEffect(() => {
    if (lookup.status === 'asking') return;
    const texts = currentCameraTexts().other;
    announceNow(lookup.status === 'known' ? texts.said : `${texts.title(code.kind)} ${texts.nothingOpened}`);
    if (focus) card.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [lookup.status]);
  return (
    <li class="found" ref={card}>
      <div class="found-text">
        {lookup.status === 'known' ? (
          <>
            <p class="found-title">
              <TypeBadge type={lookup.link.type} /> {say.spotify(code.kind)}
            </p>
            <p class="address">{toUrl(lookup.link)}</p>
            <p class="buttons">
              <a class="button button-primary" href={itemPath(lookup.link)}>
                {act.open}
                <Icon name="arrow" />
              </a>
              <CopyButton text={toUrl(lookup.link)} label={act.copyLink} />
            </p>
          </>
        ) : lookup.status === 'asking' ? (
          <p class="muted">{say.unfolding}</p>
        ) : (
          <>
            <Callout tone="note" title={say.title(code.kind)}>
              <p>{content.is === 'short-link' ? say.unfoldFailed : say.nothingOpened}</p>
            </Callout>
            <Content other={other} />
          </>
        )}
      </div>
    </li>
  );
}

/** The host first and bold: it says where an address leads, whatever else stands in it. */
function Content({ other: { code, content } }: { other: Other }) {
  const { act } = useTexts();
  const { other: say } = useCameraTexts();
  const address = content.is === 'address' ? content.url : content.is === 'short-link' ? new URL(content.url) : null;
  return (
    <>
      {address && (
        <p>
          {say.leadsTo} <strong class="host">{address.host}</strong>
        </p>
      )}
      {!address && <p>{say.contains}</p>}
      <p class="other-text">{code.text}</p>
      <p class="buttons">
        <CopyButton text={code.text} label={say.copyText} />
        {address && (
          <a class="button" href={address.href} target="_blank" rel="noopener noreferrer">
            <Icon name="open" />
            {say.openAnyway}
            <span class="visually-hidden">
              {' '}
              ({address.host}, {act.openNewTab})
            </span>
          </a>
        )}
      </p>
    </>
  );
}
