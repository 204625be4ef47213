import { useTexts } from '../texts/language.ts';
import type { Row } from './session.ts';

/** The picture with every found code outlined and numbered. */
export function PictureWithOutlines({ row }: { row: Row }) {
  const { scan } = useTexts();
  if (row.picture === null) return null;
  const { url, width, height } = row.picture;
  const polygons = [...row.found, ...row.others].map(({ code }) => code.polygon);
  const count = polygons.length;
  const alt = `${scan.picture(row.name)}${count > 0 ? `, ${scan.outline(count)}` : ''}`;
  return (
    <div class="picture">
      <img src={url} alt={alt} width={width} height={height} />
      {row.scanned && count > 0 && (
        <svg
          class="outlines"
          viewBox={`0 0 ${row.scanned.width} ${row.scanned.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {polygons.map((polygon, index) => (
            <g key={index}>
              <polygon class="outline-edge" points={polygon.map(([x, y]) => `${x},${y}`).join(' ')} />
              <polygon class="outline" points={polygon.map(([x, y]) => `${x},${y}`).join(' ')} />
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
