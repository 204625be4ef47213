import {
  type ComposedCover,
  contrastOf,
  type Font,
  judgeProof,
  MAX_WIDTH,
  type PictureProof,
  type Style,
} from '@barline/codes';
import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import type { Code } from '../api/code.ts';
import { judgeContrast } from '../create/contrast.ts';
import { ProofMeter } from '../export/proof-meter.tsx';
import { canCopyImage, canSaveAs, copyPng, saveFile, saveFileAs } from '../export/save.ts';
import { lazy } from '../lazy.tsx';
import { Callout } from '../parts/callout.tsx';
import { useOutcome } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import type { Design } from './design.ts';
import type { CoverPicture } from './picture-file.ts';
import { COVER_FORMATS, type CoverFormat, paint, suitableWidth, useCoverExport } from './use-cover-export.ts';

const UploadPanel = lazy(async () => (await import('./upload-panel.tsx')).UploadPanel);

const NAMES: Readonly<Record<CoverFormat, string>> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP', pdf: 'PDF' };
/** Safari draws no larger canvas than 16.7 megapixels; the longest template is twice as high as wide. */
const MOST_PX = Math.min(MAX_WIDTH, 3200);
const LEAST_PX = 320;

type CoverExportPanelProps = {
  code: Code | null;
  design: Design;
  style: Style;
  valid: boolean;
  picture: CoverPicture | null;
  font: Font | null;
  composed: ComposedCover | null;
};

/** A width that the visitor gave; another template begins with its own. */
type Typed = { readonly template: Design['template']; readonly px: string };

/** The cover as a file: format, size, bleed, the proof that its strip reads. */
export function CoverExportPanel(props: CoverExportPanelProps) {
  const { code, design, style, valid, picture, composed } = props;
  const texts = useTexts();
  const { create } = texts;
  const { cover: say, export: sayExport } = useStudio();
  const [format, setFormat] = useState<CoverFormat>('png');
  const [typed, setTyped] = useState<Typed | null>(null);
  const [bleed, setBleed] = useState(true);
  const [cropMarks, setCropMarks] = useState(true);
  const [forced, setForced] = useState(false);
  const [outcome, tell] = useOutcome();
  const px = typed?.template === design.template ? typed.px : String(suitableWidth(design));
  const wide = /^\d+$/.test(px) && Number(px) >= LEAST_PX && Number(px) <= MOST_PX;
  const options = { px: wide ? Number(px) : suitableWidth(design), bleed: bleed ? 3 : 0, cropMarks };
  const exported = useCoverExport({ ...props, format, options });
  const refused = judgeContrast(contrastOf(style)) === 'refused' && !forced;
  const file = exported.state === 'checked' && valid && wide && !refused ? exported.file : null;
  const report = (text: string) => {
    tell(text);
    announce(text);
  };
  const copyImage = async () => {
    if (composed === null) return;
    const canvas = paint(composed, picture, options.px);
    const png = new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG.')))),
    );
    report((await copyPng(png)) ? create.imageCopied : texts.act.copyFailed);
  };
  return (
    <section class="panel cover-export" aria-labelledby="export">
      <h2 id="export">{create.export}</h2>
      <fieldset class="choices">
        <legend>{create.format}</legend>
        {COVER_FORMATS.map((each) => (
          <label key={each}>
            <input type="radio" name="format" checked={format === each} onChange={() => setFormat(each)} />
            <span>{NAMES[each]}</span>
          </label>
        ))}
      </fieldset>
      {format === 'pdf' ? (
        <div>
          <label class="check">
            <input type="checkbox" checked={bleed} onChange={(event) => setBleed(event.currentTarget.checked)} />
            {say.bleed}
          </label>
          <label class="check">
            <input
              type="checkbox"
              checked={cropMarks}
              onChange={(event) => setCropMarks(event.currentTarget.checked)}
            />
            {sayExport.cropMarks}
          </label>
        </div>
      ) : (
        <div class="field field-short">
          <label for="cover-px">{say.pixels(LEAST_PX, MOST_PX)}</label>
          <input
            id="cover-px"
            class="input number"
            type="number"
            inputMode="numeric"
            min={LEAST_PX}
            max={MOST_PX}
            value={px}
            aria-invalid={wide ? undefined : 'true'}
            onInput={(event) => setTyped({ template: design.template, px: event.currentTarget.value })}
          />
        </div>
      )}
      {judgeContrast(contrastOf(style)) === 'refused' && (
        <label class="check">
          <input type="checkbox" checked={forced} onChange={(event) => setForced(event.currentTarget.checked)} />
          {create.force}
        </label>
      )}
      <div class="buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={file === null}
          onClick={() => {
            if (file === null) return;
            saveFile(file);
            report(create.downloaded(file.name));
          }}
        >
          <Icon name="download" />
          {create.download(NAMES[format])}
        </button>
        {canSaveAs() && (
          <button
            type="button"
            class="button"
            disabled={file === null}
            onClick={async () => {
              if (file !== null && (await saveFileAs(file))) report(create.downloaded(file.name));
            }}
          >
            {create.saveAs}
          </button>
        )}
        {canCopyImage() && format !== 'pdf' && (
          <button type="button" class="button" disabled={file === null} onClick={copyImage}>
            <Icon name="copy" />
            {create.copyImage}
          </button>
        )}
        {code && <ShareButton url={code.url} title={design.title || texts.types[code.link.type]} file={file} />}
      </div>
      {code === null && <p class="muted">{say.needsLink}</p>}
      {code && exported.state === 'working' && <p class="verdict verdict-working">{create.preparing}</p>}
      {code && exported.state === 'not-written' && <Callout tone="bad">{create.notWritten(NAMES[format])}</Callout>}
      {code && exported.state === 'checked' && <Verdict proof={exported.proof} same={exported.same} />}
      {outcome && <p class="muted">{outcome}</p>}
      {code?.link.type === 'playlist' && (
        <UploadPanel
          id={code.link.id}
          paint={
            file !== null && composed !== null && design.template === 'square'
              ? () => paint(composed, picture, options.px)
              : null
          }
        />
      )}
    </section>
  );
}

function Verdict({ proof, same }: { proof: PictureProof | null; same: boolean }) {
  const { create } = useTexts();
  const { cover: say } = useStudio();
  if (proof === null) return <Callout tone="bad">{say.unread}</Callout>;
  if (!same) return <Callout tone="bad">{create.atRiskOther}</Callout>;
  return (
    <div role="status">
      {judgeProof(proof) !== 'unreadable' && (
        <p class="verdict verdict-good">
          <Icon name="check" />
          {say.ready}
        </p>
      )}
      <ProofMeter proving={{ state: 'proved', proof }} />
    </div>
  );
}
