import type { SKRSContext2D } from '@napi-rs/canvas'

/** Long oval with a soft jaw, in head coordinates. */
export function motherHeadPath(ctx: SKRSContext2D, grow = 0): void {
  const a = 78 + grow
  const b = 96 + grow
  ctx.beginPath()
  ctx.moveTo(0, -b)
  ctx.bezierCurveTo(a * 0.66, -b, a, -b * 0.58, a, -b * 0.06)
  ctx.bezierCurveTo(a, b * 0.52, a * 0.52, b, 0, b)
  ctx.bezierCurveTo(-a * 0.52, b, -a, b * 0.52, -a, -b * 0.06)
  ctx.bezierCurveTo(-a, -b * 0.58, -a * 0.66, -b, 0, -b)
}
