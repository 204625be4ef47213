import type { Point } from '@barline/codes';

/** Where a sheet stands before the camera. Angles in radians; lengths in pixels of the picture. */
export type Pose = {
  /** Where the middle of the code is seen. */
  readonly x: number;
  readonly y: number;
  /** Pixels for one unit of the code's box of 400 × 100, seen face to face. */
  readonly scale: number;
  /** Turned in the picture's plane, clockwise. */
  readonly roll: number;
  /** Turned away from the camera about an axis in the picture's plane, which stands at the angle `tiltAxis` to the code's own axis. */
  readonly tilt: number;
  readonly tiltAxis: number;
  /** Angle that the 400 units of the code's length take on a cylinder whose axis runs across the bars' row; 0 for a plane. */
  readonly arc: number;
};

/**
 * A sheet seen by a pinhole camera: `toPicture` says where a place of the sheet (in units of the code's box) is seen,
 * `toSheet` what is seen at a place of the picture: it writes u, v and the cosine of the angle at which light from
 * the camera's direction falls on it into `out`, and returns false where the sheet is not hit.
 */
export type Surface = {
  toPicture(u: number, v: number): Point;
  toSheet(x: number, y: number, out: Float64Array): boolean;
};

/** The middle of the code's box. */
const MIDDLE_U = 200;
const MIDDLE_V = 50;
const LENGTH = 400;

/** The focal length in picture widths: a phone's main camera sees 60 to 70 degrees of the longer side. */
const FOCAL_LENGTH = 0.85;

type Vector = readonly [number, number, number];

export function placeSurface(pose: Pose, width: number, height: number): Surface {
  const focal = FOCAL_LENGTH * Math.max(width, height);
  const centreX = width / 2;
  const centreY = height / 2;
  // Lengths in space are in units of the code's box.
  const distance = focal / pose.scale;
  const origin: Vector = [(distance * (pose.x - centreX)) / focal, (distance * (pose.y - centreY)) / focal, distance];
  const [right, down, away] = turnedAxes(pose);
  const toPicture = (point: Vector): Point => [
    centreX + (focal * point[0]) / point[2],
    centreY + (focal * point[1]) / point[2],
  ];
  if (pose.arc === 0) {
    const beyond = dot(away, origin);
    return {
      toPicture: (u, v) => toPicture(combine(origin, right, u - MIDDLE_U, down, v - MIDDLE_V)),
      toSheet: (x, y, out) => {
        const rayX = (x - centreX) / focal;
        const rayY = (y - centreY) / focal;
        const slope = away[0] * rayX + away[1] * rayY + away[2];
        const reach = beyond / slope;
        if (!(slope > 0.02 && reach > 0)) return false;
        const hitX = rayX * reach - origin[0];
        const hitY = rayY * reach - origin[1];
        const hitZ = reach - origin[2];
        out[0] = right[0] * hitX + right[1] * hitY + right[2] * hitZ + MIDDLE_U;
        out[1] = down[0] * hitX + down[1] * hitY + down[2] * hitZ + MIDDLE_V;
        out[2] = 1;
        return true;
      },
    };
  }
  const radius = LENGTH / pose.arc;
  // The camera and the rays in the sheet's own frame, whose origin is the middle of the code on the cylinder.
  const eye: Vector = [-dot(right, origin), -dot(down, origin), -dot(away, origin)];
  return {
    toPicture: (u, v) => {
      const angle = (u - MIDDLE_U) / radius;
      const deep = radius * (1 - Math.cos(angle));
      const flat = combine(origin, right, radius * Math.sin(angle), down, v - MIDDLE_V);
      return toPicture([flat[0] + away[0] * deep, flat[1] + away[1] * deep, flat[2] + away[2] * deep]);
    },
    toSheet: (x, y, out) => {
      const ray: Vector = [(x - centreX) / focal, (y - centreY) / focal, 1];
      const dx = dot(right, ray);
      const dz = dot(away, ray);
      // |eye + t d - axis| = radius, across the axis.
      const fromAxis = eye[2] - radius;
      const a = dx * dx + dz * dz;
      const b = eye[0] * dx + fromAxis * dz;
      const root = b * b - a * (eye[0] * eye[0] + fromAxis * fromAxis - radius * radius);
      if (root <= 0) return false;
      const t = (-b - Math.sqrt(root)) / a;
      if (t <= 0) return false;
      const hitX = eye[0] + t * dx;
      const hitZ = fromAxis + t * dz;
      out[0] = radius * Math.atan2(hitX, -hitZ) + MIDDLE_U;
      out[1] = eye[1] + t * dot(down, ray) + MIDDLE_V;
      out[2] = Math.max(0, -hitZ / radius);
      return true;
    },
  };
}

/** The sheet's own right, down and away from the camera, in the camera's frame. */
function turnedAxes({ roll, tilt, tiltAxis }: Pose): readonly [Vector, Vector, Vector] {
  const axis: Vector = [Math.cos(roll + tiltAxis), Math.sin(roll + tiltAxis), 0];
  const turn = (v: Vector): Vector => {
    // Rodrigues' formula.
    const cos = Math.cos(tilt);
    const sin = Math.sin(tilt);
    const along = dot(axis, v) * (1 - cos);
    const side = cross(axis, v);
    return [
      v[0] * cos + side[0] * sin + axis[0] * along,
      v[1] * cos + side[1] * sin + axis[1] * along,
      v[2] * cos + side[2] * sin + axis[2] * along,
    ];
  };
  return [turn([Math.cos(roll), Math.sin(roll), 0]), turn([-Math.sin(roll), Math.cos(roll), 0]), turn([0, 0, 1])];
}

function combine(o: Vector, a: Vector, s: number, b: Vector, t: number): Vector {
  return [o[0] + a[0] * s + b[0] * t, o[1] + a[1] * s + b[1] * t, o[2] + a[2] * s + b[2] * t];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
