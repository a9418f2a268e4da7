/**
 * A pose is everything that can move in one picture, as plain numbers, so that it can be eased number by number.
 * Angles are radians, shifts are pixels of the 480 x 360 picture, openings and expressions run from 0 to 1
 * (smile from -1 to 1). Positive yaw turns towards the right edge of the picture, positive pitch looks down.
 */
export type Pose = {
  yaw: number
  pitch: number
  roll: number
  shiftX: number
  shiftY: number
  zoom: number
  gazeX: number
  gazeY: number
  lid: number
  squint: number
  browUp: number
  browInner: number
  smile: number
  open: number
  square: number
  wide: number
  flush: number
  twist: number
  leftX: number
  leftY: number
  rightX: number
  rightY: number
  /** How near the hands are to the camera: 1 is beside the body. */
  reach: number
  /** 1 while a hand holds the telephone up. */
  phone: number
  /** 1 when something covers the lens. */
  cover: number
}

export type PoseKey = keyof Pose

const neutral: Pose = {
  yaw: 0,
  pitch: 0,
  roll: 0,
  shiftX: 0,
  shiftY: 0,
  zoom: 1,
  gazeX: 0,
  gazeY: 0,
  lid: 0.9,
  squint: 0,
  browUp: 0,
  browInner: 0,
  smile: 0.1,
  open: 0,
  square: 0,
  wide: 0.5,
  flush: 0,
  twist: 0,
  leftX: 0,
  leftY: 0,
  rightX: 0,
  rightY: 0,
  reach: 1,
  phone: 0,
  cover: 0,
}

/** Resting places of the baby's hands (in the lap) and of the mother's hands (below the picture). */
const babyHands = { leftX: 176, leftY: 318, rightX: 304, rightY: 318 }
const motherHands = { leftX: 150, leftY: 430, rightX: 330, rightY: 430 }

/** The baby while nothing is expressed: looking at the mother, that is, almost into the camera. */
export const babyNeutral: Pose = { ...neutral, ...babyHands, gazeY: -0.12 }
/** The mother while nothing is expressed: looking at the baby, that is, almost into the camera. */
export const motherNeutral: Pose = { ...neutral, ...motherHands, gazeY: 0.12 }

type Change = Partial<Pose>

/** Several ways in which one code can look; the animator takes one for each bout. */
export const babyPoses: Record<string, readonly Change[]> = {
  ipos: [
    {
      smile: 1,
      open: 0.5,
      wide: 0.85,
      squint: 0.55,
      browUp: 0.45,
      leftX: 138,
      leftY: 268,
      rightX: 342,
      rightY: 268,
      flush: 0.35,
    },
    {
      smile: 1,
      open: 0.28,
      wide: 0.95,
      squint: 0.6,
      browUp: 0.3,
      roll: 0.07,
      leftX: 160,
      leftY: 296,
      rightX: 336,
      rightY: 276,
      flush: 0.35,
    },
  ],
  imon: [
    { smile: 0.08, browUp: 0.35, lid: 1, leftX: 180, leftY: 312, rightX: 300, rightY: 312 },
    { smile: 0, open: 0.1, wide: 0.25, browUp: 0.25, lid: 1, roll: -0.05 },
  ],
  ienv: [
    { yaw: 0.42, pitch: 0.2, gazeX: 0.85, gazeY: 0.4, smile: 0.1, rightX: 372, rightY: 258, browUp: 0.15 },
    { yaw: -0.46, pitch: -0.14, gazeX: -0.9, gazeY: -0.25, smile: 0, browUp: 0.3, roll: 0.04 },
    {
      yaw: 0.12,
      pitch: 0.5,
      gazeX: 0.1,
      gazeY: 0.95,
      lid: 0.8,
      smile: 0,
      leftX: 208,
      leftY: 306,
      rightX: 272,
      rightY: 306,
      browUp: 0.1,
    },
  ],
  ipas: [
    {
      yaw: -0.32,
      pitch: 0.4,
      gazeX: -0.55,
      gazeY: 0.8,
      lid: 0.58,
      smile: -0.75,
      wide: 0.35,
      browInner: 0.75,
      shiftY: 12,
      roll: -0.12,
    },
    {
      yaw: 0.28,
      pitch: 0.44,
      gazeX: 0.5,
      gazeY: 0.85,
      lid: 0.55,
      smile: -0.8,
      wide: 0.35,
      browInner: 0.8,
      shiftY: 14,
      roll: 0.13,
    },
  ],
  ipro: [
    {
      smile: -0.9,
      open: 0.85,
      square: 1,
      wide: 0.9,
      squint: 0.75,
      lid: 0.5,
      browInner: -0.35,
      browUp: -0.55,
      flush: 1,
      pitch: -0.16,
      leftX: 112,
      leftY: 246,
      rightX: 368,
      rightY: 250,
    },
    {
      smile: -0.9,
      open: 0.6,
      square: 0.9,
      wide: 0.85,
      squint: 0.6,
      lid: 0.6,
      browInner: 0.2,
      browUp: -0.5,
      flush: 0.9,
      yaw: 0.3,
      roll: 0.12,
      leftX: 124,
      leftY: 276,
      rightX: 362,
      rightY: 238,
    },
  ],
  islp: [{ lid: 0, smile: 0.02, wide: 0.3, roll: 0.2, pitch: 0.3, shiftY: 10, shiftX: 8, gazeY: 0.5 }],
  iuns: [{ cover: 1 }],
}

/** What regulation adds to whatever the baby's phase shows; it wins over the phase for the numbers it names. */
export const babyOverlays: Record<string, Change> = {
  oral: { rightX: 262, rightY: 0, open: 0.22, wide: 0.15, square: 0 },
  clasp: { leftX: 227, leftY: 304, rightX: 251, rightY: 302 },
  away: { twist: -0.34, yaw: -0.5, gazeX: -0.9, roll: -0.2, shiftX: -26 },
}

export const motherPoses: Record<string, readonly Change[]> = {
  cpos: [
    {
      smile: 1,
      open: 0.4,
      wide: 0.9,
      squint: 0.45,
      browUp: 0.5,
      roll: 0.08,
      leftX: 104,
      leftY: 250,
      rightX: 376,
      rightY: 250,
      flush: 0.4,
    },
    { smile: 1, open: 0.22, wide: 1, squint: 0.5, browUp: 0.3, roll: -0.1, zoom: 1.04, flush: 0.4 },
    {
      smile: 1,
      open: 0.55,
      wide: 0.8,
      squint: 0.2,
      browUp: 0.95,
      lid: 1,
      leftX: 206,
      leftY: 320,
      rightX: 274,
      rightY: 320,
      flush: 0.35,
    },
  ],
  cvoc: [
    { smile: 0.3, open: 0.3, wide: 0.5, browUp: 0.35, roll: 0.05 },
    { smile: 0.25, open: 0.32, wide: 0.45, browUp: 0.2, roll: -0.06, pitch: 0.08 },
  ],
  cmon: [
    { smile: 0.38, open: 0, wide: 0.5, browUp: 0.12, roll: 0.1 },
    { smile: 0.32, open: 0, wide: 0.5, browUp: 0.05, roll: -0.09 },
  ],
  coth: [
    { yaw: 0.34, pitch: 0.42, gazeX: 0.5, gazeY: 0.9, lid: 0.7, smile: 0, rightX: 352, rightY: 286, phone: 1 },
    { yaw: -0.5, pitch: 0.06, gazeX: -0.85, gazeY: 0.1, smile: 0.05, browUp: 0.1 },
  ],
  cwdr: [
    {
      zoom: 0.84,
      shiftY: 26,
      yaw: 0.26,
      pitch: 0.24,
      gazeX: 0.35,
      gazeY: 0.7,
      lid: 0.62,
      smile: -0.12,
      wide: 0.4,
      browInner: 0.15,
    },
    {
      zoom: 0.84,
      shiftY: 26,
      yaw: -0.28,
      pitch: 0.2,
      gazeX: -0.4,
      gazeY: 0.6,
      lid: 0.6,
      smile: -0.1,
      wide: 0.4,
      browInner: 0.15,
    },
  ],
  cint: [
    {
      zoom: 1.3,
      shiftY: 26,
      smile: 0.5,
      open: 0.5,
      wide: 0.7,
      browUp: 0.9,
      lid: 1,
      reach: 1.7,
      leftX: 124,
      leftY: 308,
      rightX: 356,
      rightY: 308,
    },
  ],
  cneg: [{ zoom: 1.08, smile: -0.5, open: 0.34, wide: 0.55, browInner: -0.8, browUp: -0.6, squint: 0.35, pitch: 0.05 }],
  csf: [{ smile: -0.03, open: 0, wide: 0.46, browUp: -0.12, browInner: -0.12, lid: 0.88, pitch: -0.03 }],
  cuns: [{ cover: 1 }],
  /** Between episodes she turns to the side, as the procedure asks. */
  turn: [{ yaw: -0.56, gazeX: -0.8, smile: 0.05 }],
}
