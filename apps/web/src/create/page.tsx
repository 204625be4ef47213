import { useEffect, useState } from 'preact/hooks';
import { LinkField } from '../make/link-field.tsx';
import { useMaking } from '../make/making.ts';
import { QrInstead } from '../make/qr-instead.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { CodeCard } from '../parts/code-card.tsx';
import { Strip } from '../parts/strip.tsx';
import { replaceSearch } from '../router.ts';
import { useTexts } from '../texts/language.ts';
import { ContrastMeter } from './contrast-meter.tsx';
import { ExportPanel } from './export-panel.tsx';
import { readSettings, type Settings, styleOf, writeSettings } from './settings.ts';
import { StylePanel } from './style-panel.tsx';
import { useLastStyle } from './use-last-style.ts';

/** Link, preview, style, export; all of it in the address, so that it can be shared. */
export function CreatePage() {
  const texts = useTexts();
  const { create } = texts;
  const [settings, setSettings] = useState<Settings>(() => readSettings(location.search));
  const [text, setText] = useState(settings.uri);
  const [making, make] = useMaking();
  const resolved = styleOf(settings);
  const style = useLastStyle(resolved);
  const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }));

  useEffect(() => {
    if (settings.uri !== '') make(settings.uri);
  }, []);
  useEffect(() => replaceSearch(writeSettings(settings)), [settings]);
  useEffect(() => {
    if (making.state === 'made') change({ uri: making.code.uri });
  }, [making]);

  const address = `${location.origin}/create?${writeSettings(settings)}`;
  const wrongText = making.state === 'failed' && making.link === null ? making.problem : null;
  return (
    <>
      <div class="page-head">
        <h1>{create.title}</h1>
        <p class="lead">{create.lead}</p>
      </div>
      <LinkField
        id="create-link"
        label={create.label}
        hint={create.hint}
        text={text}
        onText={setText}
        onReady={make}
        problem={wrongText}
        submit={texts.home.submit}
        busy={making.state === 'asking'}
      />
      <div class="workbench">
        <section class="workbench-preview" aria-label={create.preview}>
          {making.state === 'made' ? (
            <CodeCard code={making.code} style={style} />
          ) : (
            <div class="code-card" aria-busy={making.state === 'asking' ? 'true' : undefined}>
              <div class="strip-frame">
                <Strip waiting={making.state === 'asking'} background={style.background} bars={style.bars} />
              </div>
              <p class="code-card-text muted">{making.state === 'asking' ? texts.home.working : create.previewEmpty}</p>
            </div>
          )}
          {making.state === 'failed' && making.link !== null && (
            <>
              <ProblemCallout problem={making.problem}>
                <p class="buttons">
                  <button type="button" class="button" onClick={() => make(text)}>
                    {texts.act.retry}
                  </button>
                </p>
              </ProblemCallout>
              <QrInstead link={making.link} />
            </>
          )}
          <ContrastMeter style={style} />
        </section>
        <StylePanel settings={settings} style={style} resolved={resolved} onChange={change} />
        <ExportPanel
          code={making.state === 'made' ? making.code : null}
          style={style}
          valid={resolved.ok}
          address={address}
        />
      </div>
      <p class="muted note">{create.same}</p>
    </>
  );
}
