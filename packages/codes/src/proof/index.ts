export { DEFECTS, type DefectFamily } from './defects.ts';
export { type Judgement, judgeProof, type PictureProof, type Proof, provePicture, proveScan } from './proof.ts';
