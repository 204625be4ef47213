import { useEffect, useState } from 'preact/hooks';
import { EmbedPanel } from '../embed/embed-panel.tsx';
import { ProofMeter } from '../export/proof-meter.tsx';
import { useProof } from '../export/use-proof.ts';
import { kept } from '../kept.ts';
import { LinkField } from '../make/link-field.tsx';
import { useMaking } from '../make/making.ts';
import { QrInstead } from '../make/qr-instead.tsx';
import { LocalNote, TypeBadge } from '../parts/badges.tsx';
import { ProblemCallout } from '../parts/callout.tsx';
import { codeAlt } from '../parts/code-card.tsx';
import { Icon } from '../parts/icon.tsx';
import { Strip } from '../parts/strip.tsx';
import { replaceSearch } from '../router.ts';
import { showPath } from '../routes.ts';
import { useTexts } from '../texts/language.ts';
import { ContrastMeter } from './contrast-meter.tsx';
import { Drawn } from './drawn.tsx';
import { ExportPanel } from './export-panel.tsx';
import { namesStyle, readSettings, readStyle, type Settings, styleOf, writeSettings, writeStyle } from './settings.ts';
import { StylePanel } from './style-panel.tsx';
import { useLastStyle } from './use-last-style.ts';
import { useUndo } from './use-undo.ts';

/** Link, preview, style, export; all of it in the address, so that it can be shared. The style is kept for the next visit. */
export function CreatePage() {
  const texts = useTexts();
  const { create } = texts;
  const steps = useUndo(firstSettings);
  const settings = steps.value;
  const [text, setText] = useState(settings.uri);
  const [making, make] = useMaking();
  const resolved = styleOf(settings);
  const style = useLastStyle(resolved);
  const change = (part: Partial<Settings>) =>
    steps.change((before) => ({ ...before, ...part }), Object.keys(part).join());
  const code = making.state === 'made' ? making.code : null;
  const drawing = code && { levels: code.levels, mark: code.mark ?? undefined };
  const proving = useProof(drawing, style);

  useEffect(() => {
    if (settings.uri !== '') make(settings.uri);
  }, []);
  const shared = writeSettings({ ...settings, uri: code?.uri ?? settings.uri });
  useEffect(() => {
    replaceSearch(shared);
    // What somebody else's address says is not yet this visitor's own.
    if (resolved.ok && steps.undo !== null) kept.write('style', writeStyle(settings).toString() || null);
  }, [shared.toString()]);

  const address = `${location.origin}/create?${shared}`;
  const wrongText = making.state === 'failed' && making.link === null ? making.problem : null;
  return (
    <>
      <div class="page-head">
        <h1>{create.title}</h1>
        <p class="lead">{create.lead}</p>
        <p class="card-links">
          <a href={code ? `/cover?${new URLSearchParams({ uri: code.uri })}` : '/cover'}>
            <Icon name="cover" />
            {texts.studio.cover}
          </a>
          <a href="/batch">
            <Icon name="table" />
            {texts.studio.batch}
          </a>
        </p>
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
          <article class="code-card" aria-busy={making.state === 'asking' ? 'true' : undefined}>
            <div class={style.background === 'transparent' ? 'strip-frame strip-frame-clear' : 'strip-frame'}>
              {code && drawing ? (
                <Drawn drawing={drawing} style={style} label={codeAlt(code, texts)} />
              ) : (
                <Strip waiting={making.state === 'asking'} background={style.background} bars={style.bars} />
              )}
            </div>
            <div class="code-card-text">
              {code ? (
                <>
                  <p class="code-card-title">
                    <TypeBadge type={code.link.type} />
                    <a class="address" href={code.url} target="_blank" rel="noopener noreferrer">
                      {code.url}
                      <span class="visually-hidden"> ({texts.act.openNewTab})</span>
                    </a>
                  </p>
                  <LocalNote namespace={code.namespace} />
                  <p class="card-links">
                    <a href={showPath(code.link, writeStyle(settings))}>
                      <Icon name="large" />
                      {texts.act.show}
                    </a>
                  </p>
                </>
              ) : (
                <p class="muted">{making.state === 'asking' ? texts.home.working : create.previewEmpty}</p>
              )}
            </div>
          </article>
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
          {code && <ProofMeter proving={proving} />}
        </section>
        <StylePanel settings={settings} style={style} resolved={resolved} steps={steps} onChange={change} />
        <ExportPanel code={code} style={style} valid={resolved.ok} address={address} />
      </div>
      {code && <EmbedPanel code={code} style={writeStyle(settings)} />}
      <p class="muted note">{create.same}</p>
    </>
  );
}

/** What the address says; without a style in it, the style of the last visit. */
function firstSettings(): Settings {
  const settings = readSettings(location.search);
  const last = kept.read('style');
  return last === null || namesStyle(location.search)
    ? settings
    : { ...settings, ...readStyle(new URLSearchParams(last)) };
}
