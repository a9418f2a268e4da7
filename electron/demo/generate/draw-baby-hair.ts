import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Look } from './families.ts'
import type { Pose } from './pose.ts'

/** Outline of the head: round skull, full cheeks, small chin. */
export function babyHeadPath(ctx: SKRSContext2D, grow = 0): void {
  const a = 88 + grow
  const b = 86 + grow
  ctx.beginPath()
  ctx.moveTo(0, -b)
  ctx.bezierCurveTo(a * 0.62, -b, a, -b * 0.55, a, b * 0.06)
  ctx.bezierCurveTo(a * 1.02, b * 0.62, a * 0.56, b * 1.0, 0, b * 1.0)
  ctx.bezierCurveTo(-a * 0.56, b * 1.0, -a * 1.02, b * 0.62, -a, b * 0.06)
  ctx.bezierCurveTo(-a, -b * 0.55, -a * 0.62, -b, 0, -b)
}

/** Everything above a hairline that follows the turn of the head. */
function hairCap(ctx: SKRSContext2D, pose: Pose, colour: string, line: number): void {
  ctx.save()
  babyHeadPath(ctx, 2)
  ctx.clip()
  ctx.fillStyle = colour
  ctx.beginPath()
  const mid = pose.yaw * 52
  const y = line + pose.pitch * 26
  ctx.moveTo(-110, -120)
  ctx.lineTo(110, -120)
  ctx.lineTo(104, y + 46 + pose.yaw * 16)
  ctx.bezierCurveTo(78, y + 14, mid + 44, y, mid, y)
  ctx.bezierCurveTo(mid - 44, y, -78, y + 14, -104, y + 46 - pose.yaw * 16)
  ctx.closePath()
  ctx.fill()
  ctx.restore()
}

function drawCurls(ctx: SKRSContext2D, pose: Pose, colour: string): void {
  hairCap(ctx, pose, colour, -56)
  ctx.fillStyle = colour
  for (let i = 0; i < 11; i++) {
    const turn = Math.PI * (1.12 + (0.76 * i) / 10)
    const x = Math.cos(turn) * 80 + pose.yaw * 8
    const y = Math.sin(turn) * 78 + 2
    ctx.beginPath()
    ctx.arc(x, y, 14 + (i % 3) * 2, 0, 7)
    ctx.fill()
  }
  for (let i = -2; i <= 2; i++) {
    const spot = { x: i * 24 + pose.yaw * 46, y: -52 + Math.abs(i) * 6 + pose.pitch * 24 }
    ctx.beginPath()
    ctx.arc(spot.x, spot.y, 12, 0, 7)
    ctx.fill()
  }
}

function drawTuft(ctx: SKRSContext2D, pose: Pose, colour: string): void {
  const x = pose.yaw * 26
  ctx.strokeStyle = colour
  ctx.lineCap = 'round'
  ctx.lineWidth = 6
  ctx.beginPath()
  ctx.moveTo(x - 22, -78)
  ctx.bezierCurveTo(x - 16, -108, x + 26, -112, x + 30, -88)
  ctx.moveTo(x - 6, -80)
  ctx.bezierCurveTo(x + 2, -98, x + 20, -94, x + 16, -80)
  ctx.stroke()
}

function drawBand(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  hairCap(ctx, pose, look.baby.hairColour, -62)
  ctx.save()
  babyHeadPath(ctx, 3)
  ctx.clip()
  ctx.strokeStyle = look.baby.accent
  ctx.lineWidth = 12
  ctx.beginPath()
  ctx.moveTo(-98, -22 - pose.yaw * 10)
  ctx.quadraticCurveTo(pose.yaw * 60, -76 + pose.pitch * 26, 98, -22 + pose.yaw * 10)
  ctx.stroke()
  ctx.restore()
  const x = 22 + pose.yaw * 58
  ctx.fillStyle = look.baby.accent
  for (const side of [-1, 1]) {
    ctx.beginPath()
    ctx.ellipse(x + side * 13, -56 + pose.pitch * 24, 14, 10, side * 0.4, 0, 7)
    ctx.fill()
  }
  ctx.fillStyle = '#ffffff60'
  ctx.beginPath()
  ctx.arc(x, -55 + pose.pitch * 24, 5, 0, 7)
  ctx.fill()
}

function drawCap(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  hairCap(ctx, pose, look.baby.accent, -44)
  ctx.fillStyle = look.baby.accent
  ctx.beginPath()
  ctx.arc(-pose.yaw * 10, -90, 13, 0, 7)
  ctx.fill()
  ctx.save()
  babyHeadPath(ctx, 3)
  ctx.clip()
  ctx.strokeStyle = '#ffffff40'
  ctx.lineWidth = 11
  ctx.beginPath()
  ctx.moveTo(-98, 0 - pose.yaw * 12)
  ctx.quadraticCurveTo(pose.yaw * 60, -58 + pose.pitch * 26, 98, 0 + pose.yaw * 12)
  ctx.stroke()
  ctx.restore()
}

/** Hair, headband or cap, drawn over the head and before the face; it follows the turn of the head. */
export function drawBabyHair(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  const { hair, hairColour } = look.baby
  if (hair === 'tuft') drawTuft(ctx, pose, hairColour)
  if (hair === 'short') hairCap(ctx, pose, hairColour, -54)
  if (hair === 'curls') drawCurls(ctx, pose, hairColour)
  if (hair === 'band') drawBand(ctx, look, pose)
  if (hair === 'cap') drawCap(ctx, look, pose)
  if (hair === 'bald') {
    ctx.globalAlpha = 0.35
    hairCap(ctx, pose, hairColour, -62)
    ctx.globalAlpha = 1
  }
  if (hair === 'straight') {
    hairCap(ctx, pose, hairColour, -58)
    ctx.fillStyle = hairColour
    for (let i = -2; i <= 2; i++) {
      ctx.beginPath()
      const x = i * 17 + pose.yaw * 50
      ctx.moveTo(x - 11, -64)
      ctx.lineTo(x + 11, -64)
      ctx.lineTo(x + 2, -40 + Math.abs(i) * 3 + pose.pitch * 22)
      ctx.fill()
    }
  }
}
