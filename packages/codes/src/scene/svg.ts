import { escapeXml, type Labels } from '../renderer/svg.ts';
import { decimal } from './numbers.ts';
import type { Outline } from './outline.ts';
import type { Scene } from './scene.ts';

/** How large an SVG says it is, and what stands in it. `px` instead of millimetres; `href` is the address of the picture. */
export type SvgSheet = { readonly px?: number; readonly href?: string; readonly labels?: Labels };

/** Writes a scene as an SVG document, in millimetres unless a width in pixels is given. What bleeds is cut off. */
export function sceneToSvg(scene: Scene, { px, href, labels }: SvgSheet = {}): string {
  const { width, height, background, items } = scene;
  const size =
    px === undefined
      ? `width="${decimal(width)}mm" height="${decimal(height)}mm"`
      : `width="${px}" height="${Math.round((px * height) / width)}"`;
  const defs: string[] = [];
  const drawn = items.map((item) => {
    if (item.kind === 'fill')
      return `<path fill="${item.colour}" fill-rule="${item.rule ?? 'evenodd'}" d="${writeOutline(item.outline)}"/>`;
    if (href === undefined) return '';
    const id = `clip${defs.length}`;
    defs.push(`<clipPath id="${id}"><path d="${writeOutline(item.clip)}"/></clipPath>`);
    const matrix = item.place.map((value) => decimal(value, 5)).join(' ');
    return (
      `<g clip-path="url(#${id})"><image width="1" height="1" preserveAspectRatio="none"` +
      ` transform="matrix(${matrix})" href="${escapeXml(href).replaceAll('"', '&quot;')}"/></g>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} viewBox="0 0 ${decimal(width)} ${decimal(height)}">` +
    (labels ? `<title>${escapeXml(labels.title)}</title><desc>${escapeXml(labels.description)}</desc>` : '') +
    (defs.length > 0 ? `<defs>${defs.join('')}</defs>` : '') +
    (background === 'transparent'
      ? ''
      : `<rect width="${decimal(width)}" height="${decimal(height)}" fill="${background}"/>`) +
    `${drawn.join('')}</svg>`
  );
}

/** An outline as SVG path data, to a thousandth of its unit. */
export function writeOutline(outline: Outline): string {
  return outline
    .map(([letter, ...numbers]) => letter + numbers.map((number) => decimal(number as number)).join(' '))
    .join('');
}
