export { renderDxf } from './dxf.ts';
export { renderEps } from './eps.ts';
export { type Laser, renderLaserSvg } from './laser-svg.ts';
export { type Deflate, type PdfPicture, type Print, renderPdf, type Sheet, sceneToPdf, sheetsToPdf } from './pdf.ts';
export { codeScene, DEFAULT_MM, type Scene } from './scene.ts';
export { type SvgSheet, sceneToSvg } from './svg.ts';
