import type { SKRSContext2D } from '@napi-rs/canvas'
import { motherHeadPath } from './mother-head-path.ts'
import type { Look } from './families.ts'
import type { Pose } from './pose.ts'

function blob(ctx: SKRSContext2D, x: number, y: number, rx: number, ry: number, turn = 0): void {
  ctx.beginPath()
  ctx.ellipse(x, y, rx, ry, turn, 0, 7)
  ctx.fill()
}

/** A mass of hair down to `bottom`, `width` to each side, behind head and shoulders. */
function fall(ctx: SKRSContext2D, pose: Pose, width: number, bottom: number): void {
  const s = -pose.yaw * 12
  ctx.beginPath()
  ctx.moveTo(s, -112)
  ctx.bezierCurveTo(s + width * 0.9, -114, s + width * 1.06, -40, s + width * 0.98, bottom * 0.5)
  ctx.bezierCurveTo(s + width * 0.98, bottom, s + width * 0.6, bottom + 8, s + width * 0.4, bottom)
  ctx.lineTo(s - width * 0.4, bottom)
  ctx.bezierCurveTo(s - width * 0.6, bottom + 8, s - width * 0.98, bottom, s - width * 0.98, bottom * 0.5)
  ctx.bezierCurveTo(s - width * 1.06, -40, s - width * 0.9, -114, s, -112)
  ctx.fill()
}

function curlRing(
  ctx: SKRSContext2D,
  pose: Pose,
  reach: number,
  size: number,
  from: number,
  to: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    const turn = Math.PI * (from + ((to - from) * i) / (n - 1))
    blob(
      ctx,
      Math.cos(turn) * reach * 0.94 - pose.yaw * 8,
      Math.sin(turn) * reach - 8,
      size + (i % 2) * 4,
      size + (i % 2) * 4,
    )
  }
}

/* eslint-disable max-lines-per-function -- the two functions below are tables of hair styles, one branch each */

/** Hair that lies behind the head and the shoulders; drawn before the body. */
export function drawBackHair(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  const { hair, hairColour, hairLight } = look.mother
  ctx.fillStyle = hairColour
  if (hair === 'long') fall(ctx, pose, 100, 178)
  if (hair === 'wavy') {
    fall(ctx, pose, 104, 128)
    for (const side of [-1, 1])
      for (const [x, y, r] of [
        [92, 20, 22],
        [96, 62, 24],
        [88, 104, 26],
        [70, 136, 24],
      ] as const)
        blob(ctx, side * x - pose.yaw * 12, y, r, r)
  }
  if (hair === 'bob') fall(ctx, pose, 100, 84)
  if (hair === 'bun') {
    blob(ctx, -pose.yaw * 26, -112, 42, 36)
    fall(ctx, pose, 84, 30)
  }
  if (hair === 'curly') {
    fall(ctx, pose, 98, 90)
    curlRing(ctx, pose, 104, 24, 0.82, 2.18, 15)
    for (const side of [-1, 1])
      for (const [x, y] of [
        [98, 44],
        [100, 78],
        [86, 106],
      ] as const)
        blob(ctx, side * x - pose.yaw * 10, y, 24, 24)
  }
  if (hair === 'afro') {
    blob(ctx, -pose.yaw * 12, -30, 128, 118)
    ctx.fillStyle = hairLight
    ctx.globalAlpha = 0.5
    blob(ctx, -30 - pose.yaw * 12, -86, 60, 34, -0.4)
    ctx.globalAlpha = 1
  }
  if (hair === 'braids') {
    fall(ctx, pose, 86, 40)
    for (const side of [-1, 1])
      for (let i = 0; i < 8; i++) blob(ctx, side * (84 + i * 1.5) - pose.yaw * 10, 20 + i * 20, 13 - i * 0.4, 13)
  }
  if (hair === 'ponytail') {
    fall(ctx, pose, 84, 36)
    ctx.beginPath()
    ctx.moveTo(56 - pose.yaw * 40, -70)
    ctx.bezierCurveTo(128 - pose.yaw * 46, -60, 128 - pose.yaw * 40, 60, 96 - pose.yaw * 36, 140)
    ctx.bezierCurveTo(84 - pose.yaw * 36, 80, 80 - pose.yaw * 36, 20, 50 - pose.yaw * 36, -10)
    ctx.fill()
  }
  if (hair === 'short') fall(ctx, pose, 86, 24)
  if (hair === 'scarf') fall(ctx, pose, 98, 150)
}

/** The front edge of the hair: high in the middle of the forehead, down to the temples, following the turn. */
function fringe(ctx: SKRSContext2D, pose: Pose, part: number, height: number, temple: number): void {
  const mid = part + pose.yaw * 46
  const lift = pose.pitch * 22
  const leftEdge = temple - pose.yaw * 10
  const rightEdge = temple + pose.yaw * 10
  ctx.beginPath()
  ctx.moveTo(-80, leftEdge)
  ctx.bezierCurveTo(-94, -70, -64, -113, -4, -113)
  ctx.bezierCurveTo(64, -113, 94, -70, 80, rightEdge)
  ctx.bezierCurveTo(76, -24 + lift * 0.5, mid + 46, -52 + lift, mid, height + lift)
  ctx.bezierCurveTo(mid - 46, -52 + lift, -76, -24 + lift * 0.5, -80, leftEdge)
  ctx.fill()
}

/** The side of the head that comes into view when she turns is covered with hair. */
function turnedSide(ctx: SKRSContext2D, pose: Pose): void {
  const turn = Math.abs(pose.yaw)
  if (turn < 0.08) return
  const side = pose.yaw > 0 ? -1 : 1
  ctx.save()
  motherHeadPath(ctx, 2)
  ctx.clip()
  blob(ctx, side * 86, -34, 92 * turn + 8, 92, side * -0.12)
  ctx.restore()
}

function strands(ctx: SKRSContext2D, pose: Pose, colour: string, part: number): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = 3
  ctx.lineCap = 'round'
  ctx.globalAlpha = 0.55
  for (const [x, y, cx, cy] of [
    [-62, -40, -46, -88],
    [62, -40, 46, -88],
    [-36, -66, -22, -96],
    [36, -66, 24, -96],
  ] as const) {
    // With a parting at the side, the forehead below it is bare.
    if (part > 0 && x > 0) continue
    ctx.beginPath()
    ctx.moveTo(x + pose.yaw * 14, y + pose.pitch * 12)
    ctx.quadraticCurveTo(cx + pose.yaw * 20, cy, part + pose.yaw * 38, -102)
    ctx.stroke()
  }
  ctx.globalAlpha = 1
}

function drawScarf(ctx: SKRSContext2D, pose: Pose, colour: string, light: string): void {
  const s = pose.yaw * 14
  const lift = pose.pitch * 16
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.moveTo(0, -116)
  ctx.bezierCurveTo(70, -116, 104, -60, 98, 20)
  ctx.bezierCurveTo(98, 90, 84, 132, 110, 176)
  ctx.lineTo(-110, 176)
  ctx.bezierCurveTo(-84, 132, -98, 90, -98, 20)
  ctx.bezierCurveTo(-104, -60, -70, -116, 0, -116)
  ctx.ellipse(s, 12 + lift * 0.4, 66, 83, 0, 0, Math.PI * 2, true)
  ctx.fill('evenodd')
  ctx.strokeStyle = light
  ctx.lineWidth = 4
  ctx.lineCap = 'round'
  for (const [a, b] of [
    [118, 96],
    [138, 128],
    [158, 158],
  ] as const) {
    ctx.beginPath()
    ctx.moveTo(-64 + s * 0.4, a - 20)
    ctx.quadraticCurveTo(6 + s * 0.4, b + 14, 78 + s * 0.2, a - 40)
    ctx.stroke()
  }
  ctx.beginPath()
  ctx.moveTo(-70 + s, -54)
  ctx.quadraticCurveTo(s, -104, 70 + s, -54)
  ctx.stroke()
}

function coils(ctx: SKRSContext2D, pose: Pose, y: number, r: number): void {
  for (let i = -3; i <= 3; i++) blob(ctx, i * 22 + pose.yaw * 34, y + Math.abs(i) * 9 + pose.pitch * 20, r, r * 0.9)
}

/** Hair that lies over the forehead and temples; drawn after the face. */
export function drawFrontHair(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  const { hair, hairColour, hairLight } = look.mother
  ctx.fillStyle = hairColour
  if (hair !== 'scarf') turnedSide(ctx, pose)
  switch (hair) {
    case 'scarf':
      drawScarf(ctx, pose, hairColour, hairLight)
      return
    case 'bob':
      fringe(ctx, pose, -26, -66, 60)
      blob(ctx, 10 + pose.yaw * 46, -62 + pose.pitch * 20, 58, 21, 0.06)
      for (const side of [-1, 1]) blob(ctx, side * 80 - pose.yaw * 8, 30, 15, 52, side * -0.06)
      break
    case 'long':
      fringe(ctx, pose, 0, -84, 70)
      for (const side of [-1, 1]) blob(ctx, side * 83 - pose.yaw * 8, 64, 17, 92, side * 0.03)
      break
    case 'wavy':
      fringe(ctx, pose, -20, -82, 40)
      for (const side of [-1, 1])
        for (const [x, y, r] of [
          [80, 26, 15],
          [86, 56, 18],
          [82, 90, 20],
        ] as const)
          blob(ctx, side * x - pose.yaw * 8, y, r, r + 6)
      break
    case 'afro':
      fringe(ctx, pose, 0, -62, 0)
      coils(ctx, pose, -84, 20)
      break
    case 'curly':
      fringe(ctx, pose, 10, -70, 30)
      coils(ctx, pose, -76, 18)
      for (const side of [-1, 1])
        for (const [x, y] of [
          [78, -20],
          [84, 8],
          [86, 36],
        ] as const)
          blob(ctx, side * x - pose.yaw * 8, y, 16, 17)
      break
    case 'short':
      fringe(ctx, pose, 34, -74, 22)
      break
    case 'braids':
      fringe(ctx, pose, 0, -88, 12)
      break
    case 'bun':
    case 'ponytail':
      fringe(ctx, pose, hair === 'bun' ? 0 : 26, -80, 0)
      break
  }
  if (hair !== 'afro' && hair !== 'curly')
    strands(ctx, pose, hairLight, hair === 'short' || hair === 'ponytail' ? 26 : 0)
}
