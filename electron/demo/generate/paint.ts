import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Camera, Frame } from './animate.ts'
import { babyMouth, drawBaby } from './draw-baby.ts'
import { drawMother } from './draw-mother.ts'
import { drawCover, drawRoom } from './draw-room.ts'
import { looks } from './families.ts'
import type { Script } from './script.ts'

export const width = 480
export const height = 360

export type Painter = { paint: (frame: Frame) => void; pixels: () => Buffer; context: SKRSContext2D; png: () => Buffer }

/** A canvas for one camera of one recording. The room is painted once; `pixels` gives 4 bytes (RGBA) a pixel. */
export function painterFor(script: Script, camera: Camera): Painter {
  const look = looks[script.dyad]
  if (look === undefined) throw new RangeError(`no look for ${script.dyad}`)
  const occasion = script.timePoint === 't1' ? 0 : 1
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const room = createCanvas(width, height)
  drawRoom(room.getContext('2d'), look, camera)
  const paint = ({ pose, handInMouth, swing }: Frame): void => {
    context.drawImage(room, 0, 0)
    if (camera === 'mother') drawMother(context, look, pose, look.mother.tops[occasion])
    else {
      const mouth = babyMouth(look, pose)
      const rightX = pose.rightX + (mouth.x + 3 - pose.rightX) * handInMouth
      const rightY = pose.rightY + (mouth.y + 5 - pose.rightY) * handInMouth
      drawBaby(context, look, { ...pose, rightX, rightY }, look.baby.suits[occasion], swing, handInMouth > 0.2)
    }
    drawCover(context, pose.cover, look.room.seat)
  }
  return { paint, pixels: () => canvas.data(), context, png: () => canvas.toBuffer('image/png') }
}
