import { Callout } from '../parts/callout.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import type { Block } from './content.ts';
import { SequenceDiagram } from './diagram.tsx';
import { Inline } from './inline.tsx';
import { PlatformTabs } from './platform-tabs.tsx';

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  if (typeof block === 'string') {
    return (
      <p>
        <Inline text={block} />
      </p>
    );
  }
  if ('heading' in block) return <h2 id={block.id}>{block.heading}</h2>;
  if ('steps' in block) {
    return (
      <ol class="steps">
        <Items texts={block.steps} />
      </ol>
    );
  }
  if ('list' in block) {
    return (
      <ul class="bullets">
        <Items texts={block.list} />
      </ul>
    );
  }
  if ('code' in block) return <CodeBlock text={block.code} />;
  if ('table' in block) return <Table rows={block.table} />;
  if ('note' in block) {
    return (
      <Callout tone={block.tone}>
        <p>
          <Inline text={block.note} />
        </p>
      </Callout>
    );
  }
  if ('platforms' in block) return <PlatformTabs steps={block.platforms} />;
  return <SequenceDiagram {...block.diagram} />;
}

function Items({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <li key={text}>
          <span>
            <Inline text={text} />
          </span>
        </li>
      ))}
    </>
  );
}

/** A table that turns into cards where it does not fit: each cell then names its column. */
function Table({ rows: [head = [], ...rows] }: { rows: readonly (readonly string[])[] }) {
  return (
    <table class="facts-table">
      <thead>
        <tr>
          {head.map((name) =>
            name === '' ? (
              <td key={name} />
            ) : (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first = '', ...cells]) => (
          <tr key={first}>
            <th scope="row">
              <Inline text={first} />
            </th>
            {cells.map((cell, at) => (
              <td key={at} data-label={head[at + 1]}>
                <Inline text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
