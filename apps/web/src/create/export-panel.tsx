import { contrastOf, type Style, sizeOf } from '@barline/codes';
import { useState } from 'preact/hooks';
import { announce } from '../announce.tsx';
import type { Code } from '../api/code.ts';
import { drawFile, FORMATS, type Format } from '../export/draw.ts';
import { canCopyImage, canSaveAs, copyPng, saveFile, saveFileAs } from '../export/save.ts';
import { useExport } from '../export/use-export.ts';
import { Verdict } from '../export/verdict.tsx';
import { codeAlt } from '../parts/code-card.tsx';
import { CopyButton, useOutcome } from '../parts/copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { ShareButton } from '../parts/share.tsx';
import { useTexts } from '../texts/language.ts';
import { judgeContrast } from './contrast.ts';

const NAMES: Readonly<Record<Format, string>> = { png: 'PNG', svg: 'SVG', jpeg: 'JPEG', webp: 'WebP' };

type ExportPanelProps = {
  code: Code | null;
  style: Style /** the style in the fields makes sense */;
  valid: boolean /** the page with these settings */;
  address: string;
};

/** Format, proof-reading, download, copy, share. */
export function ExportPanel({ code, style, valid, address }: ExportPanelProps) {
  const texts = useTexts();
  const { create } = texts;
  const [format, setFormat] = useState<Format>('png');
  const [forced, setForced] = useState(false);
  const [outcome, tell] = useOutcome();
  const exported = useExport(code, style, format);
  const { width, height } = sizeOf(style);
  const refused = judgeContrast(contrastOf(style)) === 'refused' && !forced;
  const file = exported.state === 'checked' && valid && !refused ? exported.file : null;

  const say = (text: string) => {
    tell(text);
    announce(text);
  };
  const save = () => {
    if (file === null) return;
    saveFile(file);
    say(create.downloaded(file.name));
  };
  const saveAs = async () => {
    if (file !== null && (await saveFileAs(file))) say(create.downloaded(file.name));
  };
  const copyImage = async () => {
    if (code === null) return;
    const labels = { title: texts.types[code.link.type], description: codeAlt(code, texts) };
    const png = drawFile({ levels: code.levels, mark: code.mark ?? undefined }, style, 'png', labels);
    const copied = await copyPng(png.then((blob) => blob ?? Promise.reject(new Error('No PNG.'))));
    say(copied ? create.imageCopied : texts.act.copyFailed);
  };

  return (
    <section class="panel workbench-export" aria-labelledby="export">
      <h2 id="export">{create.export}</h2>
      <fieldset class="choices">
        <legend>{create.format}</legend>
        {FORMATS.map((name) => (
          <label key={name}>
            <input type="radio" name="format" checked={format === name} onChange={() => setFormat(name)} />
            <span>{NAMES[name]}</span>
          </label>
        ))}
      </fieldset>
      <p class="muted">{create.size(width, height)}</p>
      {judgeContrast(contrastOf(style)) === 'refused' && (
        <label class="check">
          <input type="checkbox" checked={forced} onChange={(event) => setForced(event.currentTarget.checked)} />
          {create.force}
        </label>
      )}
      <div class="buttons">
        <button type="button" class="button button-primary" disabled={file === null} onClick={save}>
          <Icon name="download" />
          {create.download(NAMES[format])}
        </button>
        {canSaveAs() && (
          <button type="button" class="button" disabled={file === null} onClick={saveAs}>
            {create.saveAs}
          </button>
        )}
        {canCopyImage() && (
          <button type="button" class="button" disabled={file === null} onClick={copyImage}>
            <Icon name="copy" />
            {create.copyImage}
          </button>
        )}
        {code && <ShareButton url={code.url} title={texts.types[code.link.type]} file={file} />}
        {code && <CopyButton text={address} label={create.shareLink} />}
      </div>
      {code && <Verdict result={exported} format={NAMES[format]} />}
      {outcome && <p class="muted">{outcome}</p>}
    </section>
  );
}
