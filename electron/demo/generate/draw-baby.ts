import type { SKRSContext2D } from '@napi-rs/canvas'
import { babyHeadPath, drawBabyHair } from './draw-baby-hair.ts'
import { drawFace, drawHand, onHead, type FaceShape } from './draw-face.ts'
import { drawToy } from './draw-toy.ts'
import type { Look } from './families.ts'
import type { Pose } from './pose.ts'

const headX = 240
const headY = 168

function babyShape(look: Look): FaceShape {
  return {
    rx: 88,
    ry: 84,
    eye: { u: 0.4, v: 0.06, w: 15, h: 14, iris: 11, lashes: false, line: 3 },
    brow: { v: -0.2, w: 14, line: 3.6, colour: look.baby.hair === 'bald' ? '#b98f5a' : look.baby.hairColour },
    nose: { v: 0.3, w: 6, long: false },
    mouth: { v: 0.56, w: 22, line: 4, teeth: false },
    cheek: { u: 0.66, v: 0.42, r: 17 },
  }
}

function drawSeat(ctx: SKRSContext2D, look: Look): void {
  ctx.fillStyle = look.room.seat
  ctx.beginPath()
  ctx.moveTo(96, 360)
  ctx.bezierCurveTo(84, 190, 130, 66, 240, 66)
  ctx.bezierCurveTo(350, 66, 396, 190, 384, 360)
  ctx.fill()
  ctx.fillStyle = '#ffffff1c'
  ctx.beginPath()
  ctx.moveTo(124, 360)
  ctx.bezierCurveTo(112, 206, 150, 90, 240, 90)
  ctx.bezierCurveTo(330, 90, 368, 206, 356, 360)
  ctx.fill()
}

function drawArm(ctx: SKRSContext2D, look: Look, suit: string, side: -1 | 1, x: number, y: number, fist = false): void {
  const shoulderX = 240 + side * 54
  const shoulderY = 284
  const elbowX = (shoulderX + x) / 2 + side * 24
  const elbowY = Math.max(shoulderY, y) + 12 - Math.max(0, 280 - y) * 0.35
  ctx.lineCap = 'round'
  ctx.strokeStyle = look.baby.skin.base
  ctx.lineWidth = 23
  ctx.beginPath()
  ctx.moveTo(shoulderX, shoulderY)
  ctx.quadraticCurveTo(elbowX, elbowY, x, y)
  ctx.stroke()
  if (fist) {
    // Skin before skin: a rim keeps the forearm apart from the chin.
    ctx.strokeStyle = look.baby.skin.shade
    ctx.lineWidth = 27
    ctx.stroke()
    ctx.strokeStyle = look.baby.skin.base
    ctx.lineWidth = 23
    ctx.stroke()
  }
  const cuff = y < 250 ? 0.52 : 0.72
  const q = (a: number, b: number, c: number): number =>
    (1 - cuff) ** 2 * a + 2 * (1 - cuff) * cuff * b + cuff * cuff * c
  const edge = (a: number, b: number): number => a + (b - a) * cuff
  ctx.beginPath()
  ctx.moveTo(shoulderX, shoulderY)
  ctx.quadraticCurveTo(
    edge(shoulderX, elbowX),
    edge(shoulderY, elbowY),
    q(shoulderX, elbowX, x),
    q(shoulderY, elbowY, y),
  )
  ctx.strokeStyle = look.baby.accent
  ctx.lineWidth = 33
  ctx.globalAlpha = 0.45
  ctx.stroke()
  ctx.globalAlpha = 1
  ctx.strokeStyle = suit
  ctx.lineWidth = 29
  ctx.stroke()
  drawHand(ctx, x, y, y < 245 ? 17 : 15, side, look.baby.skin, y < 285 && !fist)
}

function drawBody(ctx: SKRSContext2D, look: Look, suit: string): void {
  ctx.fillStyle = suit
  ctx.beginPath()
  ctx.moveTo(150, 430)
  ctx.bezierCurveTo(150, 300, 178, 252, 240, 250)
  ctx.bezierCurveTo(302, 252, 330, 290, 330, 430)
  ctx.fill()
  ctx.strokeStyle = look.baby.accent
  ctx.lineCap = 'round'
  ctx.lineWidth = 7
  ctx.beginPath()
  ctx.moveTo(208, 258)
  ctx.quadraticCurveTo(240, 282, 272, 258)
  ctx.stroke()
  ctx.fillStyle = look.baby.accent
  for (const y of [300, 326]) {
    ctx.beginPath()
    ctx.arc(240, y, 4, 0, 7)
    ctx.fill()
  }
}

function drawEar(ctx: SKRSContext2D, look: Look, pose: Pose, side: -1 | 1): void {
  const x = side * 88 * (1 - 0.1 * Math.abs(pose.yaw)) - pose.yaw * 14
  ctx.fillStyle = look.baby.skin.base
  ctx.beginPath()
  ctx.ellipse(x, 12, 14, 19, side * 0.15, 0, 7)
  ctx.fill()
  ctx.fillStyle = look.baby.skin.shade
  ctx.beginPath()
  ctx.ellipse(x + side * 1.5, 13, 7, 11, side * 0.15, 0, 7)
  ctx.fill()
}

function drawHead(ctx: SKRSContext2D, look: Look, pose: Pose): void {
  const { skin, eye } = look.baby
  ctx.save()
  ctx.translate(headX + pose.shiftX, headY + pose.shiftY + 6)
  ctx.rotate(pose.roll)
  for (const side of [-1, 1] as const) drawEar(ctx, look, pose, side)
  babyHeadPath(ctx)
  ctx.fillStyle = skin.base
  ctx.fill()
  ctx.save()
  ctx.clip()
  ctx.fillStyle = skin.shade
  ctx.globalAlpha = 0.35
  ctx.beginPath()
  ctx.ellipse(-pose.yaw * 26, 92, 92, 30, 0, 0, 7)
  ctx.fill()
  ctx.restore()
  drawBabyHair(ctx, look, pose)
  ctx.save()
  babyHeadPath(ctx, 3)
  ctx.clip()
  drawFace(ctx, babyShape(look), pose, skin, eye)
  ctx.restore()
  ctx.restore()
}

/** Where a hand must be to be in the mouth, in picture coordinates, for the pose of this frame. */
export function babyMouth(look: Look, pose: Pose): { x: number; y: number } {
  const shape = babyShape(look)
  const spot = onHead(shape, pose, 0, shape.mouth.v)
  const c = Math.cos(pose.roll)
  const s = Math.sin(pose.roll)
  return { x: headX + pose.shiftX + spot.x * c - spot.y * s, y: headY + 6 + pose.shiftY + spot.x * s + spot.y * c }
}

/** The baby in its seat, over an already painted room. `suit` is the colour of this day's clothes, `swing` turns the toy. */
export function drawBaby(
  ctx: SKRSContext2D,
  look: Look,
  pose: Pose,
  suit: string,
  swing: number,
  handAtMouth: boolean,
): void {
  ctx.save()
  ctx.translate(240, 360)
  ctx.scale(1.12, 1.12)
  ctx.translate(-240, -360)
  drawSeat(ctx, look)
  drawToy(ctx, look.room.toy, look.room.toyColour, swing)
  const turned = (turn: number, paint: () => void): void => {
    ctx.save()
    ctx.translate(240, 360)
    ctx.rotate(turn)
    ctx.translate(-240, -360)
    paint()
    ctx.restore()
  }
  // A raised hand passes before the face, a lowered one is hidden by the chin.
  const arms = (raised: boolean): void => {
    if (pose.leftY < 256 === raised) drawArm(ctx, look, suit, -1, pose.leftX, pose.leftY)
    if ((handAtMouth || pose.rightY < 256) === raised)
      drawArm(ctx, look, suit, 1, pose.rightX, pose.rightY, handAtMouth)
  }
  turned(pose.twist, () => {
    drawBody(ctx, look, suit)
    arms(false)
  })
  turned(pose.twist * 0.75, () => {
    drawHead(ctx, look, pose)
    arms(true)
  })
  ctx.restore()
}
