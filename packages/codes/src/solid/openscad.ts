import { BARS, BOX, type Drawing, layoutCode, MARK_BOX } from '../renderer/layout.ts';
import { outlinePath } from '../renderer/outline.ts';
import { decimal } from '../scene/numbers.ts';
import { earOf } from './plate.ts';
import { pocketsOf, type Solid } from './solid.ts';

const TOLERANCE = 0.03;

/** Writes a plate as OpenSCAD source whose numbers at the top can be changed. */
export function renderOpenscad(drawing: Drawing, solid: Solid): string {
  const { mark } = layoutCode(drawing);
  const polygons = outlinePath(mark, TOLERANCE);
  const points = polygons.flatMap((polygon) =>
    Array.from(
      { length: polygon.length / 2 },
      (_, at) => `[${decimal(polygon[2 * at])},${decimal(polygon[2 * at + 1])}]`,
    ),
  );
  let first = 0;
  const paths = polygons.map((polygon) => {
    const path = Array.from({ length: polygon.length / 2 }, (_, at) => first + at);
    first += path.length;
    return `[${path.join(',')}]`;
  });
  const ear = earOf(solid);
  const pockets = pocketsOf(solid).map(
    ({ x, y, radius, depth }) => `[${[x, y, radius, depth].map((value) => decimal(value)).join(', ')}]`,
  );
  return `// A Spotify Code as a plate. Made by Barline. All lengths are in millimetres.
levels = [${drawing.levels.join(', ')}]; // 23 bars from the mark on, 0 to 7
width = ${decimal(solid.width)};
height = ${decimal(solid.height)};
base = ${decimal(solid.base)}; // thickness of the plate
relief = ${decimal(solid.relief)}; // height or depth of the bars
engraved = ${solid.cut === 'engraved'};
corners = ${decimal(solid.corners)};
mirrored = ${solid.mirror};
// Ear of a keychain: [x, y] of its hole, radius of the ear, diameter of the hole; [] for none.
ear = ${ear ? `[[${decimal(ear.x)}, ${decimal(ear.y)}], ${decimal(ear.radius)}, ${decimal(solid.hole)}]` : '[]'};
// Pockets in the back: [x, y, radius, depth] each.
pockets = [${pockets.join(', ')}];
part = "whole"; // whole, plate or bars
plate_colour = "#222222";
bar_colour = "#ffffff";

$fn = 96;
scale_of_code = min(width / ${BOX.width}, height / ${BOX.height});

// The code's box of ${BOX.width} x ${BOX.height}, upside up.
module code() {
  translate([width / 2, height / 2]) scale(scale_of_code) mirror([mirrored ? 1 : 0, 0]) translate([-${BOX.width / 2}, -${BOX.height / 2}]) {
    for (bar = [0 : 22]) {
      tall = ${BARS.lowest} + ${BARS.step} * levels[bar];
      translate([${decimal(BARS.left + BARS.width / 2, 6)} + bar * ${decimal(BARS.pitch, 6)}, ${BOX.axis}]) hull()
        for (end = [-1, 1]) translate([0, end * (tall / 2 - ${decimal(BARS.width / 2, 6)})]) circle(r = ${decimal(BARS.width / 2, 6)});
    }
    translate([${MARK_BOX.x}, ${MARK_BOX.y + MARK_BOX.size}]) mirror([0, 1]) mark();
  }
}

module mark() {
  polygon(
    points = [${points.join(',')}],
    paths = [${paths.join(',\n      ')}]);
}

module outline() {
  if (corners > 0) translate([corners, corners]) offset(r = corners) square([width - 2 * corners, height - 2 * corners]);
  else square([width, height]);
  if (len(ear) > 0) hull() {
    translate(ear[0]) circle(r = ear[1]);
    translate([min(max(ear[0][0], 0.01), width - 0.01), min(max(ear[0][1], 0.01), height - 0.01)])
      square([ear[0][1] > height ? 2 * ear[1] : 0.02, ear[0][1] > height ? 0.02 : 2 * ear[1]], center = true);
  }
}

module plate() {
  difference() {
    linear_extrude(base) difference() {
      outline();
      if (len(ear) > 0) translate(ear[0]) circle(d = ear[2]);
    }
    for (pocket = pockets) translate([pocket[0], pocket[1], -1]) cylinder(r = pocket[2], h = pocket[3] + 1);
    if (engraved) translate([0, 0, base - relief]) linear_extrude(relief + 1) code();
  }
}

module bars() {
  translate([0, 0, engraved ? base - relief : base]) linear_extrude(relief) code();
}

if (part != "bars") color(plate_colour) plate();
if (part != "plate" && !(engraved && part == "whole")) color(bar_colour) bars();
`;
}
