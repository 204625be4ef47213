/** A rectangle in mm from the left top corner of the paper. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a line of text stands: its base line from (x, y), or about x where it is centred; sizes in mm. */
export type TextSlot = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly most: number;
  readonly align: 'left' | 'centre';
};

/** A kind of cover: its paper in mm, its width in pixels on screens, and what stands where. */
export type CoverTemplate = {
  readonly width: number;
  readonly height: number;
  readonly px: number;
  readonly picture: Box;
  readonly strip: Box;
  readonly title: TextSlot | null;
  readonly caption: TextSlot | null;
  /** True for paper that is folded across its middle: all stands on its lower half, and upside down on the upper one. */
  readonly folded?: boolean;
};

export const COVER_TEMPLATES = {
  square: below(120, 120, 1500),
  'poster-a4': poster(210, 297, 2480),
  'poster-a3': poster(297, 420, 3000),
  'poster-50x70': poster(500, 700, 3000),
  sticker: below(50, 50, 1181),
  card: below(85, 55, 2008),
  tent: tent(100, 210, 1181),
  story: story(108, 192, 1080),
  keychain: below(35, 45, 827),
} as const satisfies Readonly<Record<string, CoverTemplate>>;

export type CoverTemplateId = keyof typeof COVER_TEMPLATES;

/** The look of the apps: a picture, and the strip below it as wide as the paper. */
function below(width: number, height: number, px: number): CoverTemplate {
  const strip = { x: 0, y: height - width / 4, width, height: width / 4 };
  return { width, height, px, picture: { x: 0, y: 0, width, height: strip.y }, strip, title: null, caption: null };
}

/** A square picture with a border, a title, a caption, and the strip below. */
function poster(width: number, height: number, px: number): CoverTemplate {
  const border = width * 0.07;
  const side = width - 2 * border;
  const strip = { x: border, y: height - border * 0.8 - side / 4, width: side, height: side / 4 };
  const first = border + side + height * 0.055;
  return {
    width,
    height,
    px,
    picture: { x: border, y: border, width: side, height: side },
    strip,
    title: { x: border, y: first, size: width * 0.062, most: side, align: 'left' },
    caption: { x: border, y: first + height * 0.032, size: width * 0.034, most: side, align: 'left' },
  };
}

function story(width: number, height: number, px: number): CoverTemplate {
  const border = width * 0.1;
  const side = width - 2 * border;
  const top = height * 0.14;
  return {
    width,
    height,
    px,
    picture: { x: border, y: top, width: side, height: side },
    strip: { x: border, y: height * 0.76, width: side, height: side / 4 },
    title: { x: width / 2, y: top + side + height * 0.06, size: width * 0.07, most: side, align: 'centre' },
    caption: { x: width / 2, y: top + side + height * 0.1, size: width * 0.042, most: side, align: 'centre' },
  };
}

/** Two faces of a table tent; what is measured here is its lower half. */
function tent(width: number, height: number, px: number): CoverTemplate {
  const fold = height / 2;
  const border = width * 0.06;
  const side = width - 2 * border;
  return {
    width,
    height,
    px,
    picture: { x: border, y: fold + border, width: side, height: fold * 0.47 },
    strip: { x: border, y: height - side / 4 - border * 0.6, width: side, height: side / 4 },
    title: { x: width / 2, y: fold * 1.61, size: width * 0.055, most: side, align: 'centre' },
    caption: { x: width / 2, y: fold * 1.665, size: width * 0.034, most: side, align: 'centre' },
    folded: true,
  };
}
