import { resolveStyle, type Style } from '@barline/codes';

const resolved = resolveStyle({});
if (!resolved.ok) throw new Error('The default style must be a style.');

/** How a code looks until someone changes it. */
export const PLAIN_STYLE: Style = resolved.style;
