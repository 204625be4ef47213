/** The most pixels of a cover: more is an attack. */
const MOST_PIXELS = 50_000_000;

/** True when the bytes are a whole JPEG picture. */
export async function isJpeg(bytes: Buffer): Promise<boolean> {
  // SOI, as every JPEG begins: ITU-T T.81 §B.1.1.3.
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return false;
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS });
    const { format } = await picture.metadata();
    if (format !== 'jpeg') return false;
    await picture.resize(8).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}
