import { contrastOf, resolveSolid, type Style, sizeOf } from '@barline/codes';
import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import type { Code } from '../api/code.ts';
import { drawPicture } from '../export/draw.ts';
import { FORMAT_GROUPS, FORMAT_NAMES, type Format, type FormatGroup, groupOf } from '../export/formats.ts';
import { PLAIN_OPTIONS, toSolidRequest } from '../export/options.ts';
import { canCopyImage, canSaveAs, copyPng, saveFile, saveFileAs } from '../export/save.ts';
import { useExport } from '../export/use-export.ts';
import { Verdict } from '../export/verdict.tsx';
import { codeAlt } from '../parts/code-card.tsx';
import { CopyButton, useOutcome } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { useTexts } from '../texts/language.ts';
import { useStudio } from '../texts/studio.ts';
import { judgeContrast } from './contrast.ts';
import { OptionFields } from './option-fields.tsx';

const GROUPS = Object.keys(FORMAT_GROUPS) as FormatGroup[];

type ExportPanelProps = {
  code: Code | null;
  style: Style /** the style in the fields makes sense */;
  valid: boolean /** the page with these settings */;
  address: string;
};

/** What it is for, format, proof-reading, download, copy, share. */
export function ExportPanel({ code, style, valid, address }: ExportPanelProps) {
  const texts = useTexts();
  const { create } = texts;
  const { export: say } = useStudio();
  const [format, setFormat] = useState<Format>('png');
  const [options, setOptions] = useState(PLAIN_OPTIONS);
  const [forced, setForced] = useState(false);
  const [outcome, tell] = useOutcome();
  const group = groupOf(format);
  const solid = group === 'solid' ? resolveSolid(toSolidRequest(options.solid, style.mirror === true)) : null;
  const wrong = solid?.ok === false ? solid : null;
  const exported = useExport(wrong === null ? code : null, style, format, options);
  const name = format === 'laser' ? say.laserSvg : FORMAT_NAMES[format];
  const contrast = judgeContrast(contrastOf(style));
  // A laser burns one colour and a 3D printer has its own.
  const refused = contrast === 'refused' && !forced && group !== 'laser';
  const file = exported.state === 'checked' && valid && !refused && wrong === null ? exported.file : null;
  const { width, height } = sizeOf(style);

  const nameOf = (field: string) => {
    const names: Readonly<Record<string, string | object>> = { ...say.solid, ...say.pockets };
    return String(names[field] ?? field);
  };
  const report = (text: string) => {
    tell(text);
    announce(text);
  };
  const save = () => {
    if (file === null) return;
    saveFile(file);
    report(create.downloaded(file.name));
  };
  const saveAs = async () => {
    if (file !== null && (await saveFileAs(file))) report(create.downloaded(file.name));
  };
  const copyImage = async () => {
    if (code === null) return;
    const labels = { title: texts.types[code.link.type], description: codeAlt(code, texts) };
    const png = drawPicture({ levels: code.levels, mark: code.mark ?? undefined }, style, 'png', labels);
    const copied = await copyPng(png.then((blob) => blob ?? Promise.reject(new Error('No PNG.'))));
    report(copied ? create.imageCopied : texts.act.copyFailed);
  };

  return (
    <section class="panel workbench-export" aria-labelledby="export">
      <h2 id="export">{create.export}</h2>
      <fieldset class="choices">
        <legend>{say.purpose}</legend>
        {GROUPS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="purpose"
              checked={each === group}
              onChange={() => setFormat(FORMAT_GROUPS[each][0])}
            />
            <span>{say.groups[each]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choices">
        <legend>{create.format}</legend>
        {FORMAT_GROUPS[group].map((each: Format) => (
          <label key={each}>
            <input type="radio" name="format" checked={format === each} onChange={() => setFormat(each)} />
            <span>{each === 'laser' ? say.laserSvg : FORMAT_NAMES[each]}</span>
          </label>
        ))}
      </fieldset>
      {group === 'screen' ? (
        <p class="muted">
          {create.size(width, height)}
          {style.mm !== undefined && `, ${say.onPaper(style.mm)}`}. {say.stripOnly}{' '}
          {code && <a href={`/cover?${new URLSearchParams({ uri: code.uri })}`}>{say.withCover}</a>}
        </p>
      ) : (
        <OptionFields format={format} style={style} options={options} onOptions={setOptions} />
      )}
      {wrong && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          <span>{wrong.reason === 'fit' ? say.noRoom(nameOf(wrong.field)) : say.wrongLength(nameOf(wrong.field))}</span>
        </p>
      )}
      {contrast === 'refused' && group !== 'laser' && (
        <label class="check">
          <input type="checkbox" checked={forced} onChange={(event) => setForced(event.currentTarget.checked)} />
          {create.force}
        </label>
      )}
      <div class="buttons">
        <button type="button" class="button button-primary" disabled={file === null} onClick={save}>
          <Icon name="download" />
          {create.download(name)}
        </button>
        {canSaveAs() && (
          <button type="button" class="button" disabled={file === null} onClick={saveAs}>
            {create.saveAs}
          </button>
        )}
        {canCopyImage() && group === 'screen' && (
          <button type="button" class="button" disabled={file === null} onClick={copyImage}>
            <Icon name="copy" />
            {create.copyImage}
          </button>
        )}
        {code && <ShareButton url={code.url} title={texts.types[code.link.type]} file={file} />}
        {code && <CopyButton text={address} label={create.shareLink} />}
      </div>
      {code && wrong === null && <Verdict result={exported} format={name} />}
      {outcome && <p class="muted">{outcome}</p>}
    </section>
  );
}
