import { BARLINE_MARK, type Colour, type Levels, layoutCode, type Mark } from '@barline/codes';

/** A swell, for a strip that stands for no code; its reference bars are of neither namespace. */
const REST: Levels = [1, 1, 2, 1, 3, 4, 3, 5, 4, 6, 5, 6, 5, 6, 4, 5, 3, 4, 3, 1, 2, 1, 1];

type StripProps = {
  /** Without levels the strip is at rest, a decoration. */
  levels?: Levels;
  mark?: Mark | null;
  background?: Colour | 'transparent';
  bars?: Colour;
  /** What the picture says to those who do not see it. Without one it is a decoration. */
  label?: string;
  waiting?: boolean;
};

/** A code on the page, in the geometry in which it is exported. Bars grow to new levels; colours change smoothly. */
export function Strip({ levels, mark, background, bars, label, waiting }: StripProps) {
  const { bars: places } = layoutCode({ levels: levels ?? REST });
  const resting = levels === undefined;
  const kind = resting ? (waiting ? 'strip strip-rest strip-waiting' : 'strip strip-rest') : 'strip';
  return (
    <svg
      class={kind}
      viewBox="0 0 400 100"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <rect class="strip-ground" width="400" height="100" fill={background} />
      {resting && (
        <linearGradient id="strip-rest" gradientUnits="userSpaceOnUse" x1="20" x2="380">
          <stop offset="0.1" class="strip-rest-from" />
          <stop offset="1" class="strip-rest-to" />
        </linearGradient>
      )}
      <g class="strip-ink" fill={bars ?? (resting ? 'url(#strip-rest)' : undefined)}>
        <path d={mark ?? BARLINE_MARK} transform="translate(20 20)" fill-rule="evenodd" />
        {places.map(({ x, y, width, height, radius }, bar) => (
          <rect key={bar} x={x} y={y} width={width} height={height} rx={radius} />
        ))}
      </g>
    </svg>
  );
}
