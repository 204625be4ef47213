import { useId } from 'preact/hooks';
import type { Block } from './content.ts';

type Diagram = Extract<Block, { diagram: object }>['diagram'];

const WIDTH = 440;
const TOP = 58;
const STEP = 54;

/**
 * Who says what to whom, in time from top to bottom. Beneath it stands the same in words, a line for each arrow, which
 * is also what the picture says to those who do not see it.
 */
export function SequenceDiagram({ title, parties, messages }: Diagram) {
  const id = useId();
  const lane = WIDTH / parties.length;
  const x = (party: number) => lane * (party + 0.5);
  const height = TOP + messages.length * STEP + 22;
  return (
    <figure class="diagram">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{messages.map(({ sentence }, at) => `${at + 1}. ${sentence}`).join(' ')}</desc>
        {parties.map((party, at) => (
          <g key={party}>
            <path class="diagram-life" d={`M${x(at)} 38V${height - 6}`} />
            <rect class="diagram-party" x={x(at) - lane / 2 + 5} y="4" width={lane - 10} height="34" rx="10" />
            <text class="diagram-name" x={x(at)} y="26">
              {party}
            </text>
          </g>
        ))}
        {messages.map(({ from, to, label }, at) => (
          <Arrow key={at} number={at + 1} from={x(from)} to={x(to)} y={TOP + at * STEP + 24} label={label} />
        ))}
      </svg>
      <figcaption>
        <ol class="steps">
          {messages.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

type ArrowProps = { number: number; from: number; to: number; y: number; label: string };

/** A message to oneself is a loop beside one's line. */
function Arrow({ number, from, to, y, label }: ArrowProps) {
  const itself = from === to;
  const right = to > from;
  const tip = right ? -7 : 7;
  const middle = Math.min(
    Math.max(itself ? from : (from + to) / 2, label.length * 4.2 + 6),
    WIDTH - label.length * 4.2 - 6,
  );
  return (
    <g>
      <path
        class="diagram-arrow"
        d={itself ? `M${from} ${y - 7}h20v14h-16m5 -5l-5 5l5 5` : `M${from} ${y}H${to}m${tip} -5L${to} ${y}l${tip} 5`}
      />
      <text class="diagram-label" x={middle} y={y - (itself ? 21 : 14)}>
        {label}
      </text>
      <circle class="diagram-dot" cx={from} cy={itself ? y - 7 : y} r="9" />
      <text class="diagram-number" x={from} y={(itself ? y - 7 : y) + 3.8}>
        {number}
      </text>
    </g>
  );
}
