import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Toy } from './families.ts'

/** The toy that hangs beside the seat; `swing` is its turn in radians. */
export function drawToy(ctx: SKRSContext2D, toy: Toy, colour: string, swing: number): void {
  ctx.save()
  ctx.translate(398, 132)
  ctx.rotate(swing)
  ctx.strokeStyle = '#e8e0d2'
  ctx.lineWidth = 2.5
  ctx.beginPath()
  ctx.moveTo(0, 0)
  ctx.lineTo(0, 84)
  ctx.stroke()
  ctx.translate(0, 106)
  ctx.fillStyle = colour
  ctx.strokeStyle = colour
  ctx.beginPath()
  if (toy === 'star') {
    for (let i = 0; i < 10; i++) {
      const r = i % 2 === 0 ? 28 : 15
      ctx.lineTo(Math.sin((i * Math.PI) / 5) * r, -Math.cos((i * Math.PI) / 5) * r)
    }
    ctx.closePath()
    ctx.lineJoin = 'round'
    ctx.lineWidth = 6
    ctx.stroke()
    ctx.fill()
  } else if (toy === 'ring') {
    ctx.lineWidth = 12
    ctx.arc(0, 0, 20, 0, 7)
    ctx.stroke()
  } else {
    ctx.arc(0, 0, 25, 0, 7)
    ctx.fill()
  }
  drawToyDetail(ctx, toy, colour)
  ctx.restore()
}

function drawToyDetail(ctx: SKRSContext2D, toy: Toy, colour: string): void {
  if (toy === 'ball') {
    ctx.fillStyle = '#ffffffb0'
    ctx.beginPath()
    ctx.ellipse(0, 0, 9, 25, 0, 0, 7)
    ctx.fill()
  }
  if (toy === 'bear') {
    ctx.fillStyle = colour
    for (const x of [-19, 19]) {
      ctx.beginPath()
      ctx.arc(x, -19, 9, 0, 7)
      ctx.fill()
    }
    ctx.fillStyle = '#fff3'
    ctx.beginPath()
    ctx.ellipse(0, 8, 12, 9, 0, 0, 7)
    ctx.fill()
  }
  if (toy === 'bear' || toy === 'star') {
    ctx.fillStyle = '#2a1c16'
    for (const x of [-7, 7]) {
      ctx.beginPath()
      ctx.arc(x, -3, 2.6, 0, 7)
      ctx.fill()
    }
  }
}
