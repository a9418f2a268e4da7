import type { SKRSContext2D } from '@napi-rs/canvas'
import { drawFace, drawHand, type FaceShape } from './draw-face.ts'
import { drawBackHair, drawFrontHair } from './draw-mother-hair.ts'
import { motherHeadPath } from './mother-head-path.ts'
import type { Look } from './families.ts'
import type { Pose } from './pose.ts'

const headX = 240
const headY = 160

function motherShape(look: Look): FaceShape {
  return {
    rx: 76,
    ry: 92,
    eye: { u: 0.42, v: 0.02, w: 14.5, h: 10.5, iris: 7.6, lashes: true, line: 3.2 },
    brow: { v: -0.22, w: 16, line: 4.6, colour: look.mother.hair === 'scarf' ? '#2b1b14' : look.mother.hairColour },
    nose: { v: 0.28, w: 10, long: true },
    mouth: { v: 0.56, w: 28, line: 5, teeth: true },
    cheek: { u: 0.62, v: 0.36, r: 15 },
  }
}

function drawTorso(ctx: SKRSContext2D, look: Look, top: string): void {
  const { skin } = look.mother
  ctx.fillStyle = top
  ctx.beginPath()
  ctx.moveTo(86, 420)
  ctx.bezierCurveTo(88, 316, 138, 284, 204, 270)
  ctx.lineTo(276, 270)
  ctx.bezierCurveTo(342, 284, 392, 316, 394, 420)
  ctx.fill()
  ctx.fillStyle = skin.shade
  ctx.beginPath()
  ctx.moveTo(207, 214)
  ctx.lineTo(273, 214)
  ctx.lineTo(276, 272)
  ctx.bezierCurveTo(272, 318, 208, 318, 204, 272)
  ctx.fill()
  ctx.fillStyle = skin.base
  ctx.beginPath()
  ctx.moveTo(205, 266)
  ctx.bezierCurveTo(226, 286, 254, 286, 275, 266)
  ctx.lineTo(276, 274)
  ctx.bezierCurveTo(272, 318, 208, 318, 204, 274)
  ctx.fill()
  ctx.strokeStyle = '#00000022'
  ctx.lineWidth = 3
  ctx.beginPath()
  ctx.moveTo(203, 272)
  ctx.bezierCurveTo(206, 322, 274, 322, 277, 272)
  ctx.stroke()
  ctx.lineWidth = 2.5
  for (const side of [-1, 1]) {
    ctx.beginPath()
    ctx.moveTo(240 + side * 104, 330)
    ctx.quadraticCurveTo(240 + side * 100, 350, 240 + side * 102, 380)
    ctx.stroke()
  }
}

function drawArm(ctx: SKRSContext2D, look: Look, pose: Pose, top: string, side: -1 | 1): void {
  const x = side < 0 ? pose.leftX : pose.rightX
  const y = side < 0 ? pose.leftY : pose.rightY
  if (y > 405) return
  const r = 25 * pose.reach
  const elbowX = 240 + side * (150 - (pose.reach - 1) * 30)
  const wristX = (elbowX + x * 3) / 4
  const wristY = (400 + y * 3) / 4 + r * 1.2
  ctx.lineCap = 'round'
  ctx.strokeStyle = look.mother.skin.base
  ctx.lineWidth = r * 1.2
  ctx.beginPath()
  ctx.moveTo((elbowX + x) / 2, (440 + y) / 2)
  ctx.lineTo(x, y)
  ctx.stroke()
  ctx.lineCap = 'butt'
  ctx.strokeStyle = top
  ctx.lineWidth = 44 * pose.reach
  ctx.beginPath()
  ctx.moveTo(elbowX + side * 6, 460)
  ctx.quadraticCurveTo(elbowX, 400, wristX, wristY + 8)
  ctx.stroke()
  ctx.strokeStyle = '#00000024'
  ctx.lineWidth = 3
  ctx.beginPath()
  ctx.moveTo(wristX - 22 * pose.reach, wristY + 14)
  ctx.quadraticCurveTo(wristX, wristY + 20, wristX + 22 * pose.reach, wristY + 14)
  ctx.stroke()
  drawHand(ctx, x, y, r, side, look.mother.skin, pose.phone < 0.5)
}

function drawPhone(ctx: SKRSContext2D, pose: Pose): void {
  if (pose.phone < 0.05) return
  ctx.save()
  ctx.globalAlpha = Math.min(1, pose.phone * 1.4)
  ctx.translate(pose.rightX - 14, pose.rightY - 22)
  ctx.rotate(-0.18)
  ctx.fillStyle = '#1c2126'
  ctx.beginPath()
  ctx.roundRect(-22, -40, 44, 78, 7)
  ctx.fill()
  ctx.fillStyle = '#3a444d'
  ctx.beginPath()
  ctx.arc(-11, -29, 4.5, 0, 7)
  ctx.fill()
  ctx.restore()
}

function drawGlasses(ctx: SKRSContext2D, pose: Pose): void {
  ctx.strokeStyle = '#2a2422'
  ctx.lineWidth = 2.8
  const mid = pose.yaw * 62
  const y = 3 + pose.pitch * 46
  for (const side of [-1, 1]) {
    const x = mid + side * 31 * Math.cos(pose.yaw)
    const w = 23 * Math.max(0.35, Math.cos(pose.yaw + side * 0.4) / Math.cos(0.4))
    ctx.beginPath()
    ctx.roundRect(x - w, y - 17, w * 2, 35, 14)
    ctx.stroke()
  }
  ctx.beginPath()
  ctx.moveTo(mid - 8, y - 3)
  ctx.quadraticCurveTo(mid, y - 8, mid + 8, y - 3)
  ctx.stroke()
}

function drawEars(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  if (look.mother.hair === 'scarf') return
  for (const side of [-1, 1]) {
    const x = side * 76 - pose.yaw * 10
    ctx.fillStyle = look.mother.skin.shade
    ctx.beginPath()
    ctx.ellipse(x, 8, 11, 19, side * 0.12, 0, 7)
    ctx.fill()
    if (look.mother.earrings === undefined) continue
    ctx.fillStyle = look.mother.earrings
    ctx.beginPath()
    ctx.arc(x + side * 2, 32, 5.5, 0, 7)
    ctx.fill()
  }
}

function drawHead(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  const { skin, eye } = look.mother
  drawEars(ctx, look, pose)
  motherHeadPath(ctx)
  ctx.fillStyle = skin.base
  ctx.fill()
  ctx.save()
  ctx.clip()
  ctx.fillStyle = skin.shade
  ctx.globalAlpha = 0.28
  ctx.beginPath()
  ctx.ellipse(-pose.yaw * 30 + (pose.yaw > 0 ? -96 : 96), 30, 42, 120, 0, 0, 7)
  ctx.fill()
  ctx.restore()
  ctx.save()
  motherHeadPath(ctx, 3)
  ctx.clip()
  drawFace(ctx, motherShape(look), pose, skin, eye)
  ctx.restore()
  drawFrontHair(ctx, look, pose)
  if (look.mother.glasses === true) drawGlasses(ctx, pose)
}

/** The mother on her chair, over an already painted room. `top` is the colour of this day's clothes. */
export function drawMother(ctx: SKRSContext2D, look: Look, pose: Pose, top: string): void {
  ctx.fillStyle = look.room.chair
  ctx.beginPath()
  ctx.roundRect(92, 214, 296, 220, 70)
  ctx.fill()
  ctx.save()
  ctx.translate(240 + pose.shiftX * 0.6, 360)
  ctx.scale(pose.zoom, pose.zoom)
  ctx.rotate(pose.twist)
  ctx.translate(-240, -360 + pose.shiftY)
  const toHead = (): void => {
    ctx.translate(headX + pose.shiftX * 0.4, headY)
    ctx.translate(0, 80)
    ctx.rotate(pose.roll)
    ctx.translate(0, -80)
  }
  ctx.save()
  toHead()
  drawBackHair(ctx, look, pose)
  ctx.restore()
  drawTorso(ctx, look, top)
  ctx.save()
  toHead()
  drawHead(ctx, look, pose)
  ctx.restore()
  ctx.restore()
  for (const side of [-1, 1] as const) drawArm(ctx, look, pose, top, side)
  drawPhone(ctx, pose)
}
