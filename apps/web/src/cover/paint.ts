import type { Scene } from '@barline/codes';

type Outline = Extract<Scene['items'][number], { kind: 'fill' }>['outline'];

/** Draws a scene on a canvas, `scale` pixels to a millimetre, from its left top corner. Preview and files are drawn alike. */
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  picture: CanvasImageSource | null,
  scale: number,
): void {
  context.save();
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingQuality = 'high';
  if (scene.background !== 'transparent') {
    context.fillStyle = scene.background;
    context.fillRect(0, 0, scene.width, scene.height);
  }
  for (const item of scene.items) {
    if (item.kind === 'fill') {
      context.fillStyle = item.colour;
      context.fill(toPath(item.outline), item.rule ?? 'evenodd');
    } else if (picture !== null) {
      context.save();
      context.clip(toPath(item.clip));
      context.transform(...item.place);
      context.drawImage(picture, 0, 0, 1, 1);
      context.restore();
    }
  }
  context.restore();
}

function toPath(outline: Outline): Path2D {
  const path = new Path2D();
  for (const segment of outline) {
    switch (segment[0]) {
      case 'M':
        path.moveTo(segment[1], segment[2]);
        break;
      case 'L':
        path.lineTo(segment[1], segment[2]);
        break;
      case 'C':
        path.bezierCurveTo(segment[1], segment[2], segment[3], segment[4], segment[5], segment[6]);
        break;
      case 'Z':
        path.closePath();
    }
  }
  return path;
}
