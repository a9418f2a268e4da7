import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Skin } from './families.ts'
import type { Pose } from './pose.ts'

/** The measures in which a mother's face differs from a baby's, in pixels of the unscaled head. */
export type FaceShape = {
  rx: number
  ry: number
  eye: { u: number; v: number; w: number; h: number; iris: number; lashes: boolean; line: number }
  brow: { v: number; w: number; line: number; colour: string }
  nose: { v: number; w: number; long: boolean }
  mouth: { v: number; w: number; line: number; teeth: boolean }
  cheek: { u: number; v: number; r: number }
}

type Spot = { x: number; y: number; sx: number; front: number }

/** Where a spot of the face lands when the head turns: the head is taken as an egg, seen from the front. */
export function onHead(shape: FaceShape, pose: Pose, u: number, v: number): Spot {
  const across = Math.asin(Math.max(-0.98, Math.min(0.98, u))) + pose.yaw
  const down = Math.asin(Math.max(-0.98, Math.min(0.98, v))) + pose.pitch * 0.55
  const front = Math.cos(across)
  return {
    x: shape.rx * Math.sin(across),
    y: shape.ry * Math.sin(down),
    sx: Math.max(0.12, front / Math.cos(across - pose.yaw)),
    front,
  }
}

const mix = (from: number, to: number, part: number): number => from + (to - from) * part

function drawEye(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, side: -1 | 1, iris: string): void {
  const { eye } = shape
  const spot = onHead(shape, pose, side * eye.u, eye.v)
  if (spot.front < 0.15) return
  const w = eye.w * Math.min(1.05, spot.sx)
  const lower = eye.h * mix(0.95, 0.1, pose.squint)
  const upper = mix(lower, -eye.h * 1.25, pose.lid)
  const openEye = lower - upper > eye.h * 0.25
  ctx.save()
  ctx.translate(spot.x, spot.y)
  ctx.beginPath()
  ctx.moveTo(-w, 0)
  ctx.bezierCurveTo(-w * 0.75, upper, w * 0.75, upper, w, 0)
  ctx.bezierCurveTo(w * 0.7, lower, -w * 0.7, lower, -w, 0)
  ctx.closePath()
  if (openEye) {
    ctx.fillStyle = '#fbf7f1'
    ctx.fill()
    ctx.save()
    ctx.clip()
    const gx = pose.gazeX * (eye.w - eye.iris * 0.55) * Math.min(1, spot.sx)
    const gy = pose.gazeY * eye.h * 0.42 - eye.h * 0.08
    ctx.fillStyle = iris
    ctx.beginPath()
    ctx.ellipse(gx, gy, eye.iris * Math.min(1, spot.sx + 0.12), eye.iris, 0, 0, 7)
    ctx.fill()
    ctx.fillStyle = '#120b08'
    ctx.beginPath()
    ctx.arc(gx, gy, eye.iris * 0.56, 0, 7)
    ctx.fill()
    ctx.fillStyle = '#fff'
    ctx.beginPath()
    ctx.arc(gx - eye.iris * 0.32, gy - eye.iris * 0.38, eye.iris * 0.3, 0, 7)
    ctx.fill()
    ctx.restore()
  }
  drawLid(ctx, eye, w, openEye ? upper : lower, side)
  ctx.restore()
}

function drawLid(ctx: SKRSContext2D, eye: FaceShape['eye'], w: number, y: number, side: number): void {
  ctx.strokeStyle = '#20140f'
  ctx.lineWidth = eye.line
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.moveTo(-w, 0)
  ctx.bezierCurveTo(-w * 0.75, y, w * 0.75, y, w, 0)
  ctx.stroke()
  if (!eye.lashes) return
  ctx.beginPath()
  ctx.moveTo(side * w, 0)
  ctx.quadraticCurveTo(side * (w + 3), y * 0.1 - 1, side * (w + 5), y * 0.25 - 3)
  ctx.lineWidth = eye.line * 0.8
  ctx.stroke()
}

function drawBrow(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, side: -1 | 1): void {
  const spot = onHead(shape, pose, side * shape.eye.u, shape.brow.v)
  if (spot.front < 0.15) return
  const w = shape.brow.w * Math.min(1, spot.sx)
  const lift = -pose.browUp * shape.eye.h * 0.7
  const inner = -pose.browInner * shape.eye.h * 0.65
  const arch = -shape.eye.h * mix(0.3, 0.55, Math.max(0, pose.browUp))
  ctx.strokeStyle = shape.brow.colour
  ctx.lineWidth = shape.brow.line
  ctx.lineCap = 'round'
  ctx.beginPath()
  ctx.moveTo(spot.x - side * w, spot.y + lift + inner)
  ctx.quadraticCurveTo(
    spot.x + side * w * 0.1,
    spot.y + lift + arch,
    spot.x + side * w,
    spot.y + lift - inner * 0.45 + 1,
  )
  ctx.stroke()
}

function drawNose(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, skin: Skin): void {
  const tip = onHead(shape, { ...pose, yaw: pose.yaw * 1.25 }, 0, shape.nose.v)
  ctx.strokeStyle = skin.line
  ctx.lineCap = 'round'
  ctx.lineWidth = shape.nose.long ? 3 : 3.4
  ctx.beginPath()
  if (shape.nose.long) {
    const bridge = onHead(shape, { ...pose, yaw: pose.yaw * 1.1 }, 0.04, shape.nose.v - 0.24)
    ctx.moveTo(bridge.x, bridge.y)
    ctx.quadraticCurveTo(
      tip.x + shape.nose.w * (0.75 + pose.yaw),
      tip.y - 4,
      tip.x + shape.nose.w * (0.5 + pose.yaw * 0.5),
      tip.y,
    )
    ctx.quadraticCurveTo(tip.x, tip.y + 4, tip.x - shape.nose.w * 0.6, tip.y + 0.5)
  } else {
    ctx.moveTo(tip.x - shape.nose.w, tip.y - 1)
    ctx.quadraticCurveTo(tip.x, tip.y + 5.5, tip.x + shape.nose.w, tip.y - 1)
  }
  ctx.stroke()
}

function mouthPath(ctx: SKRSContext2D, w: number, corner: number, top: number, bottom: number, bulge: number): void {
  ctx.beginPath()
  ctx.moveTo(-w, corner)
  ctx.bezierCurveTo(-w * bulge, top, w * bulge, top, w, corner)
  ctx.bezierCurveTo(w * bulge, bottom, -w * bulge, bottom, -w, corner)
  ctx.closePath()
}

function drawMouth(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, skin: Skin): void {
  const { mouth } = shape
  const spot = onHead(shape, pose, 0, mouth.v - Math.max(0, pose.smile) * 0.02)
  const w = mouth.w * mix(0.5, 1.15, pose.wide) * Math.min(1, spot.sx)
  const curve = pose.smile * mouth.w * 0.42
  const corner = -curve * 0.55
  const opening = pose.open * mouth.w * 1.5
  ctx.save()
  ctx.translate(spot.x + pose.yaw * 4, spot.y)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = skin.lip
  ctx.lineWidth = mouth.line
  const bulge = mix(0.62, 0.98, pose.square)
  const top = corner + curve * 0.55 - opening * mix(0.16, 0.5, pose.square)
  const bottom = corner + curve * 1.6 + opening * mix(0.95, 0.75, pose.square)
  if (opening < 2.2) {
    ctx.beginPath()
    ctx.moveTo(-w, corner)
    ctx.quadraticCurveTo(0, corner + curve * 1.9, w, corner)
    ctx.stroke()
    ctx.restore()
    return
  }
  mouthPath(ctx, w, corner, top, bottom, bulge)
  ctx.fillStyle = '#5a1a1c'
  ctx.fill()
  ctx.save()
  ctx.clip()
  if (mouth.teeth && pose.open > 0.15) {
    ctx.fillStyle = '#fbf6ee'
    ctx.beginPath()
    ctx.ellipse(0, corner + (top - corner) * 0.7, w * 0.86, 3 + opening * 0.2, 0, 0, 7)
    ctx.fill()
  }
  ctx.fillStyle = '#c9605c'
  ctx.beginPath()
  ctx.ellipse(0, corner + (bottom - corner) * 0.82, w * 0.62, Math.max(2, opening * 0.34), 0, 0, 7)
  ctx.fill()
  ctx.restore()
  mouthPath(ctx, w, corner, top, bottom, bulge)
  ctx.stroke()
  ctx.restore()
}

function drawCheeks(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, skin: Skin): void {
  ctx.fillStyle = skin.blush
  for (const side of [-1, 1]) {
    const spot = onHead(shape, pose, side * shape.cheek.u, shape.cheek.v)
    if (spot.front < 0.2) continue
    ctx.globalAlpha = 0.4 + 0.45 * pose.flush
    ctx.beginPath()
    const r = shape.cheek.r * (1 + 0.25 * pose.flush)
    ctx.ellipse(spot.x, spot.y - pose.squint * 3, r * Math.min(1, spot.sx), r * 0.66, 0, 0, 7)
    ctx.fill()
  }
  ctx.globalAlpha = 1
}

/** Cheeks, eyes, brows, nose and mouth, in head coordinates (0, 0 is the middle of the head). */
export function drawFace(ctx: SKRSContext2D, shape: FaceShape, pose: Pose, skin: Skin, iris: string): void {
  drawCheeks(ctx, shape, pose, skin)
  for (const side of [-1, 1] as const) drawEye(ctx, shape, pose, side, iris)
  for (const side of [-1, 1] as const) drawBrow(ctx, shape, pose, side)
  drawMouth(ctx, shape, pose, skin)
  drawNose(ctx, shape, pose, skin)
}

const fingers = [
  [-0.62, -1.2],
  [-0.16, -1.5],
  [0.32, -1.42],
  [0.74, -1.05],
] as const

function mitt(ctx: SKRSContext2D, r: number, rim: number, spread: boolean): void {
  ctx.lineCap = 'round'
  if (spread) {
    ctx.lineWidth = r * 0.46 + rim
    for (const [fx, fy] of fingers) {
      ctx.beginPath()
      ctx.moveTo(fx * r * 0.6, -r * 0.3)
      ctx.lineTo(fx * r, fy * r)
      ctx.stroke()
    }
  }
  ctx.lineWidth = r * 0.5 + rim
  ctx.beginPath()
  ctx.moveTo(-r * 0.4, r * 0.1)
  ctx.lineTo(-r * 1.05, -r * 0.35)
  ctx.stroke()
  ctx.beginPath()
  ctx.ellipse(0, 0, r * 0.88 + rim / 2, r + rim / 2, 0, 0, 7)
  ctx.fill()
}

/** An open hand seen from the palm or back: a soft mitt with a thumb, big enough to be read at half size. */
export function drawHand(
  ctx: SKRSContext2D,
  x: number,
  y: number,
  r: number,
  side: -1 | 1,
  skin: Skin,
  spread: boolean,
): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(side, 1)
  // A rim in the shade tone keeps the hand readable in front of the face.
  for (const [colour, rim] of [
    [skin.shade, 3],
    [skin.base, 0],
  ] as const) {
    ctx.fillStyle = colour
    ctx.strokeStyle = colour
    mitt(ctx, r, rim, spread)
  }
  if (!spread) {
    ctx.strokeStyle = skin.shade
    ctx.lineWidth = 1.8
    for (const fx of [-0.3, 0.1, 0.48]) {
      ctx.beginPath()
      ctx.moveTo(fx * r, -r * 0.85)
      ctx.lineTo(fx * r * 0.9, -r * 0.3)
      ctx.stroke()
    }
  }
  ctx.restore()
}
