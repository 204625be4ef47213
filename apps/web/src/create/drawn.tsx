import { type Drawing, renderSvg, type Style } from '@barline/codes';
import { useEffect, useRef } from 'preact/hooks';

/** Wide enough for every rounding to vanish on a screen. */
const PREVIEW_WIDTH = 1600;

type DrawnProps = { drawing: Drawing; style: Style; label: string };

/** The code as it will be exported: the same drawing, on the page. */
export function Drawn({ drawing, style, label }: DrawnProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { mm: _, ...shape } = style;
  const svg = renderSvg(drawing, { ...shape, width: PREVIEW_WIDTH });
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    drawn.setAttribute('class', 'drawn');
    drawn.setAttribute('aria-label', label);
    frame.current!.replaceChildren(document.importNode(drawn, true));
  }, [svg, label]);
  return <div class="strip-frame-drawn" ref={frame} />;
}
