import encodeQR from 'qr';

/** A QR code for a terminal, two rows of modules a line, light on dark or dark on light: it draws its own margin. */
export function drawTerminalQr(text: string): string {
  const dark = encodeQR(text, 'raw', { ecc: 'low', border: 2 });
  const lines: string[] = [];
  for (let y = 0; y < dark.length; y += 2) {
    // Light modules are drawn, so that the code is right on the usual dark ground; scanners read both.
    const cells = dark[y].map((upper, x) => ((upper ? 0 : 2) | (dark[y + 1]?.[x] === false ? 1 : 0)) as 0 | 1 | 2 | 3);
    lines.push(cells.map((cell) => ' ▄▀█'[cell]).join(''));
  }
  return lines.join('\n');
}
