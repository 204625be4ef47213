import { BAR_COUNT, BARLINE_MARK, type Colour, type Levels, layoutCode, type Mark } from '@barline/codes';

const REST: Levels = Array.from({ length: BAR_COUNT }, () => 0 as const);

type StripProps = {
  /** Without levels the strip is at rest: 23 dots, a decoration. */
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
  const kind = levels === undefined ? (waiting ? 'strip strip-rest strip-waiting' : 'strip strip-rest') : 'strip';
  return (
    <svg
      class={kind}
      viewBox="0 0 400 100"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      <rect class="strip-ground" width="400" height="100" fill={background} />
      <g class="strip-ink" fill={bars}>
        <path d={mark ?? BARLINE_MARK} transform="translate(20 20)" fill-rule="evenodd" />
        {places.map(({ x, y, width, height, radius }, bar) => (
          <rect key={bar} x={x} y={y} width={width} height={height} rx={radius} />
        ))}
      </g>
    </svg>
  );
}
