import { composeCover, contrastOf, type Drawing } from '@barline/codes';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { announceNow } from '../announce.tsx';
import { describeProblem, type Problem } from '../api/problem.ts';
import { ContrastMeter } from '../create/contrast-meter.tsx';
import { UndoButtons } from '../create/undo-buttons.tsx';
import { useLastStyle } from '../create/use-last-style.ts';
import { useUndo } from '../create/use-undo.ts';
import { kept } from '../kept.ts';
import { LinkField } from '../make/link-field.tsx';
import { useMaking } from '../make/making.ts';
import { QrInstead } from '../make/qr-instead.tsx';
import { Callout, ProblemCallout } from '../parts/callout.tsx';
import { replaceSearch } from '../router.ts';
import { type Given, useGiven } from '../scan/drop.ts';
import { useLanguage, useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { coloursOf, coverOf, type Design, readDesign, TEMPLATE_IDS } from './design.ts';
import { DesignPanel } from './design-panel.tsx';
import { CoverExportPanel } from './export-panel.tsx';
import { fetchOwnCover, findOwnCover, type OwnCover } from './own-cover.ts';
import { type CoverPicture, keepPicture, keptPicture, openCoverPicture } from './picture-file.ts';
import { Stage } from './stage.tsx';
import { useTypeface } from './typeface.ts';

/** Bars for the preview until there is a code: a swell that stands for nothing. */
const REST: Drawing = { levels: [1, 1, 2, 1, 3, 4, 3, 5, 4, 6, 5, 6, 5, 6, 4, 5, 3, 4, 3, 1, 2, 1, 1] };

/** A picture of the visitor's in place of 'Open. Search. Scan', the strip below it, as one file that scans. */
export function CoverPage() {
  const texts = useTexts();
  const language = useLanguage();
  const { cover: say } = useStudio();
  const steps = useUndo(firstDesign);
  const design = steps.value;
  const [text, setText] = useState(() => new URLSearchParams(location.search).get('uri') ?? '');
  const [making, make] = useMaking();
  const [picture, setPicture] = useState<CoverPicture | null>(null);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const [own, setOwn] = useState<OwnCover | null>(null);
  const opening = useRef(0);
  const { font, failed: fontFailed } = useTypeface(`${design.title}${design.caption}`.trim() !== '');
  const resolved = coloursOf(design);
  const style = useLastStyle(resolved);
  const code = making.state === 'made' ? making.code : null;

  const change = (part: Partial<Design>, what = Object.keys(part).join()) =>
    steps.change((before) => ({ ...before, ...part }), what);
  const take = useCallback(
    async ([file]: readonly File[], keep = true) => {
      if (file === undefined) return;
      const turn = ++opening.current;
      const opened = await openCoverPicture(file);
      if (turn !== opening.current) return;
      if (!opened.ok) {
        setTrouble(opened.problem);
        return announceNow(describeProblem(opened.problem, language, texts).detail);
      }
      setTrouble(null);
      setPicture(opened.picture);
      if (keep) keepPicture(file);
    },
    [language, texts],
  );
  const over = useGiven(
    useCallback(
      (given: Given) => {
        if (given.files.length > 0) return void take(given.files);
        setText(given.text);
        make(given.text);
      },
      [take, make],
    ),
  );
  const removePicture = () => {
    opening.current++;
    setPicture(null);
    keepPicture(null);
  };

  useEffect(() => {
    if (text !== '') make(text);
    keptPicture().then((file) => {
      if (file !== null && opening.current === 0) take([file], false);
    });
  }, []);
  useEffect(() => {
    setOwn(null);
    if (code === null) return;
    let wanted = true;
    findOwnCover(code.link).then((found) => wanted && setOwn(found));
    return () => {
      wanted = false;
    };
  }, [code?.uri]);
  /** Spotify's rules for artwork: whole, with nothing over it, and named. */
  const takeOwn = async () => {
    if (own === null || code === null) return;
    const file = await fetchOwnCover(own, code.link);
    if (file === null) return setTrouble({ id: 'decode_image_failed' });
    await take([file]);
    change({ fit: 'whole', zoom: 1, x: 0, y: 0, turn: 0, title: own.name, caption: own.by }, '');
  };
  useEffect(() => {
    kept.write('cover', JSON.stringify(design));
    const query = new URLSearchParams();
    if (code !== null) query.set('uri', code.uri);
    query.set('template', design.template);
    replaceSearch(query);
  }, [design, code]);

  const composed = useMemo(() => {
    const drawing = code === null ? REST : { levels: code.levels, mark: code.mark ?? undefined };
    return composeCover(drawing, coverOf(design, style, picture), font);
  }, [code, design, style, picture, font]);
  const wrongText = making.state === 'failed' && making.link === null ? making.problem : null;
  const label = say.label(say.templates[design.template], picture?.name ?? say.noPicture);
  return (
    <>
      <div class="page-head">
        <h1>{texts.studio.cover}</h1>
        <p class="lead">{say.lead}</p>
      </div>
      <LinkField
        id="cover-link"
        label={texts.create.label}
        text={text}
        onText={setText}
        onReady={make}
        problem={wrongText}
        submit={texts.home.submit}
        busy={making.state === 'asking'}
      />
      {making.state === 'failed' && making.link !== null && (
        <>
          <ProblemCallout problem={making.problem} />
          <QrInstead link={making.link} />
        </>
      )}
      <div class={over ? 'cover-bench zone-over' : 'cover-bench'}>
        <section class="cover-preview" aria-label={texts.create.preview}>
          <div class="panel-head">
            <h2>{texts.create.preview}</h2>
            <UndoButtons {...steps} />
          </div>
          <Stage composed={composed} picture={picture} design={design} label={label} onChange={change} />
          {code === null && <p class="muted">{say.noCode}</p>}
          <ContrastMeter style={style} />
          {contrastOf(style) >= 4.5 ? null : <p class="field-hint">{say.contrastHint}</p>}
          {fontFailed && <Callout tone="warning">{say.fontFailed}</Callout>}
          {composed.missing.length > 0 && <Callout tone="warning">{say.missing(composed.missing.join(' '))}</Callout>}
        </section>
        <DesignPanel
          design={design}
          style={style}
          resolved={resolved}
          picture={picture}
          trouble={trouble}
          onChange={change}
          onPicture={take}
          onOwn={own === null ? null : takeOwn}
          onRemove={removePicture}
        />
        <CoverExportPanel
          code={code}
          design={design}
          style={style}
          valid={resolved.ok}
          picture={picture}
          font={font}
          composed={code === null ? null : composed}
        />
      </div>
    </>
  );
}

/** The design of the last visit, with the template that the address names. */
function firstDesign(): Design {
  const named = new URLSearchParams(location.search).get('template');
  const design = readDesign(kept.read('cover'));
  const template = TEMPLATE_IDS.find((id) => id === named);
  return template === undefined ? design : { ...design, template };
}
