import { useCallback, useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { LinkField } from '../make/link-field.tsx';
import { type Making, useMaking } from '../make/making.ts';
import { QrInstead } from '../make/qr-instead.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { Icon } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { PASTE_KEYS } from '../paste-keys.ts';
import { goToCamera } from '../scan/camera-wish.ts';
import { type Given, useGiven } from '../scan/drop.ts';
import { FileButton } from '../scan/file-button.tsx';
import { ScanRows } from '../scan/rows.tsx';
import { clearRows, scanFiles } from '../scan/session.ts';
import { currentTexts, useTexts } from '../texts/language.ts';
import { Barline } from './barline.tsx';
import { Entrances } from './entrances.tsx';
import { MadeCode } from './made-code.tsx';
import { readClipboard } from './read-clipboard.ts';
import { Recent } from './recent.tsx';

/** One field, both ways: a link becomes a code, a picture becomes a link, on the same page. */
export function HomePage() {
  const texts = useTexts();
  const { home } = texts;
  const [text, setText] = useState('');
  const [making, make] = useMaking();
  const [clipboard, setClipboard] = useState<string | null>(null);
  const [scanning, setScanning] = useState(false);

  const takeText = useCallback(
    (given: string) => {
      setScanning(false);
      setText(given);
      make(given);
    },
    [make],
  );
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      clearRows();
      setText('');
      make('');
      setScanning(true);
      scanFiles(files, currentTexts().scan.pasted);
    },
    [make],
  );
  const take = useCallback(
    (given: Given) => (given.files.length > 0 ? takeFiles(given.files) : takeText(given.text)),
    [takeFiles, takeText],
  );
  const over = useGiven(take);
  const paste = async () => {
    const given = await readClipboard();
    const trouble = given === 'denied' ? home.pasteDenied(PASTE_KEYS) : given === 'empty' ? home.pasteEmpty : null;
    setClipboard(trouble);
    if (trouble !== null) announceNow(trouble);
    if (typeof given !== 'string') take(given);
  };
  const wrongText = making.state === 'failed' && making.link === null ? making.problem : null;

  return (
    <>
      <section class={over ? 'hero hero-over' : 'hero'}>
        <Barline />
        <h1>
          <span>{home.heading.link}</span> <span>{home.heading.code}</span>
        </h1>
        <p class="lead">{home.lead}</p>
        <LinkField
          id="link"
          label={home.label}
          hint={clipboard ?? home.hint}
          text={text}
          onText={setText}
          onReady={takeText}
          problem={wrongText}
          submit={home.submit}
          busy={making.state === 'asking'}
          large
        >
          {text === '' && 'clipboard' in navigator && (
            <button type="button" class="field-button" onClick={paste}>
              <Icon name="paste" />
              <span>{home.paste}</span>
            </button>
          )}
          <button type="button" class="field-button field-button-icon" onClick={goToCamera}>
            <Icon name="camera" />
            <span class="visually-hidden">{home.camera}</span>
          </button>
          <FileButton class="field-button" onFiles={takeFiles} multiple>
            <Icon name="picture" />
            <span class="only-wide">{home.picture}</span>
            <span class="only-narrow">{home.pictureShort}</span>
          </FileButton>
        </LinkField>
        <p>
          <a class="chip" href="/token">
            <Icon name="key" />
            {home.tokenCard}
          </a>
        </p>
        {over && <p class="drop-here">{home.drop}</p>}
      </section>
      {scanning ? (
        <div class="home-scan">
          <p class="stays">
            <Icon name="shield" />
            {texts.scan.stays}
          </p>
          <ScanRows />
        </div>
      ) : (
        <Stage making={making} again={() => make(text)} />
      )}
      <Entrances />
      <Recent />
    </>
  );
}

/** What became of the link. Until there is one, a strip at rest. */
function Stage({ making, again }: { making: Making; again: () => void }) {
  const { act, home } = useTexts();
  if (making.state === 'made') return <MadeCode code={making.code} />;
  if (making.state === 'failed' && making.link !== null) {
    return (
      <section class="stage">
        <ProblemCallout problem={making.problem}>
          <p class="buttons">
            <button type="button" class="button" onClick={again}>
              {act.retry}
            </button>
          </p>
        </ProblemCallout>
        <QrInstead link={making.link} />
      </section>
    );
  }
  const asking = making.state === 'asking';
  return (
    <section class="stage" aria-busy={asking ? 'true' : undefined}>
      <div class="strip-frame strip-frame-rest">
        <Strip waiting={asking} />
      </div>
      {asking && <p class="stage-note">{home.working}</p>}
    </section>
  );
}
