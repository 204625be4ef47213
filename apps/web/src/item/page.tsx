import { formatUri, type Link, toUrl } from '@barline/codes';
import { useEffect, useState } from 'preact/hooks';
import { type Answer, findItem, makeCode } from '../api/client.ts';
import type { Code } from '../api/code.ts';
import { PLAIN_STYLE } from '../export/plain.ts';
import { saveFile } from '../export/save.ts';
import { useExport } from '../export/use-export.ts';
import { lazy } from '../lazy.tsx';
import { QrInstead } from '../make/qr-instead.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { CodeCard } from '../parts/code-card.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { Strip } from '../parts/strip.tsx';
import { showPath } from '../routes.ts';
import { useTexts } from '../texts/language.ts';
import { AboutHead, AboutLines, useAbout } from './about.tsx';
import { Facts } from './facts.tsx';

const EmbedPanel = lazy(async () => (await import('../embed/embed-panel.tsx')).EmbedPanel);

/** Everything about one link: the same thing as link, URI, code, QR code and number. */
export function ItemPage({ link }: { link: Link }) {
  const texts = useTexts();
  const [answer, setAnswer] = useState<Answer<Code | null> | null>(null);
  const [asking, setAsking] = useState(false);
  const about = useAbout(link);
  const uri = formatUri(link);
  const look = async () => {
    setAnswer(null);
    setAnswer(await findItem(link));
  };
  useEffect(() => {
    look();
  }, [uri]);
  const make = async () => {
    setAsking(true);
    setAnswer(await makeCode(uri));
    setAsking(false);
  };
  // What the server has a page for gets its code at the first look.
  useEffect(() => {
    if (about && answer?.ok && answer.value === null) make();
  }, [about, answer]);

  const known = answer?.ok === true && answer.value !== null;
  return (
    <>
      {about ? (
        <AboutHead about={about} />
      ) : (
        <div class="page-head">
          <h1>{texts.types[link.type]}</h1>
          {!known && <p class="address">{toUrl(link)}</p>}
        </div>
      )}
      {answer === null && (
        <div class="strip-frame strip-frame-rest" aria-busy="true">
          <Strip waiting />
          <p class="visually-hidden">{texts.item.loading}</p>
        </div>
      )}
      {answer?.ok && answer.value !== null && <KnownItem code={answer.value} />}
      {answer?.ok && answer.value === null && (
        <section class="panel">
          <h2>{texts.item.unknownTitle}</h2>
          <p>{texts.item.unknownText}</p>
          <p class="buttons">
            <button type="button" class="button button-primary" aria-busy={asking ? 'true' : undefined} onClick={make}>
              {texts.item.make}
            </button>
            <OpenInSpotify link={link} />
          </p>
        </section>
      )}
      {answer?.ok === false && (
        <>
          <ProblemCallout problem={answer.problem}>
            <p class="buttons">
              <button type="button" class="button" onClick={look}>
                {texts.act.retry}
              </button>
              <OpenInSpotify link={link} />
            </p>
          </ProblemCallout>
          <QrInstead link={link} />
        </>
      )}
      {about && <AboutLines about={about} />}
    </>
  );
}

function KnownItem({ code }: { code: Code }) {
  const texts = useTexts();
  const png = useExport(code, PLAIN_STYLE, 'png');
  const file = png.state === 'checked' ? png.file : null;
  return (
    <>
      <CodeCard code={code} style={PLAIN_STYLE}>
        <div class="buttons">
          <a class="button button-primary" href={code.url} target="_blank" rel="noopener noreferrer">
            <Icon name="open" />
            {texts.act.openSpotify}
            <span class="visually-hidden"> ({texts.act.openNewTab})</span>
          </a>
          <a class="button" href={code.uri}>
            <Icon name="phone" />
            {texts.act.openApp}
          </a>
          <button type="button" class="button" disabled={file === null} onClick={() => file && saveFile(file)}>
            <Icon name="download" />
            {texts.create.download('PNG')}
          </button>
          <ShareButton url={code.url} title={texts.item.heading(texts.types[code.link.type])} file={file} />
          <a class="button" href={showPath(code.link)}>
            <Icon name="large" />
            {texts.act.show}
          </a>
          <a class="button" href={`/create?${new URLSearchParams({ uri: code.uri })}`}>
            <Icon name="style" />
            {texts.act.style}
          </a>
        </div>
      </CodeCard>
      <Facts code={code} />
      <EmbedPanel code={code} />
    </>
  );
}

function OpenInSpotify({ link }: { link: Link }) {
  const { act } = useTexts();
  return (
    <a class="button" href={toUrl(link)} target="_blank" rel="noopener noreferrer">
      <Icon name="open" />
      {act.openSpotify}
      <span class="visually-hidden"> ({act.openNewTab})</span>
    </a>
  );
}
