import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Look } from './families.ts'

type Room = Look['room']

function pane(ctx: SKRSContext2D, room: Room, x: number): void {
  ctx.fillStyle = '#ffffff26'
  ctx.beginPath()
  ctx.roundRect(x - 6, 14, 108, 138, 6)
  ctx.fill()
  ctx.fillStyle = room.thingColour
  ctx.fillRect(x, 20, 96, 126)
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, 20, 96, 126)
  ctx.clip()
  ctx.fillStyle = '#ffffff38'
  ctx.beginPath()
  ctx.ellipse(x + 58, 148, 66, 52, 0, 0, 7)
  ctx.fill()
  ctx.restore()
  ctx.fillStyle = room.wallLow
  ctx.fillRect(x + 45, 20, 5, 126)
  ctx.fillRect(x, 80, 96, 5)
}

function plant(ctx: SKRSContext2D, room: Room, x: number): void {
  ctx.strokeStyle = room.thingColour
  ctx.lineCap = 'round'
  ctx.lineWidth = 15
  for (const turn of [-1.1, -0.55, 0, 0.55, 1.1]) {
    ctx.beginPath()
    ctx.moveTo(x, 196)
    ctx.quadraticCurveTo(x + turn * 20, 130, x + turn * 54, 92 + Math.abs(turn) * 26)
    ctx.stroke()
  }
  ctx.fillStyle = '#c7835e'
  ctx.beginPath()
  ctx.moveTo(x - 34, 186)
  ctx.lineTo(x + 34, 186)
  ctx.lineTo(x + 24, 244)
  ctx.lineTo(x - 24, 244)
  ctx.fill()
}

function pictures(ctx: SKRSContext2D, room: Room, x: number): void {
  for (const [dx, y, w, h, tint] of [
    [0, 30, 62, 78, '#ffffff22'],
    [18, 126, 52, 46, '#00000022'],
  ] as const) {
    ctx.fillStyle = room.thingColour
    ctx.beginPath()
    ctx.roundRect(x + dx, y, w, h, 4)
    ctx.fill()
    ctx.fillStyle = room.wall
    ctx.fillRect(x + dx + 7, y + 7, w - 14, h - 14)
    ctx.fillStyle = tint
    ctx.beginPath()
    ctx.arc(x + dx + w / 2, y + h / 2 + 3, Math.min(w, h) * 0.24, 0, 7)
    ctx.fill()
  }
}

function shelf(ctx: SKRSContext2D, room: Room, x: number): void {
  ctx.fillStyle = room.thingColour
  ctx.fillRect(x, 128, 110, 9)
  const books = ['#d9c7a8', '#b86a55', '#7a9ab0', '#d9a85a', '#8aa07a']
  books.forEach((colour, i) => {
    ctx.fillStyle = colour
    ctx.fillRect(x + 8 + i * 15, 128 - 44 - (i % 3) * 7, 12, 44 + (i % 3) * 7)
  })
  ctx.fillStyle = '#e6ded0'
  ctx.beginPath()
  ctx.arc(x + 95, 116, 12, 0, 7)
  ctx.fill()
}

function lamp(ctx: SKRSContext2D, room: Room, x: number): void {
  ctx.fillStyle = '#ffffff10'
  ctx.beginPath()
  ctx.arc(x, 92, 92, 0, 7)
  ctx.fill()
  ctx.fillStyle = '#2f2a30'
  ctx.fillRect(x - 3, 108, 6, 160)
  ctx.fillStyle = room.thingColour
  ctx.beginPath()
  ctx.moveTo(x - 24, 58)
  ctx.lineTo(x + 24, 58)
  ctx.lineTo(x + 42, 112)
  ctx.lineTo(x - 42, 112)
  ctx.fill()
}

const things = { window: pane, plant, pictures, shelf, lamp } as const

/**
 * The wall behind one camera's person. The mother's wall carries the room's one piece of furniture, the baby's wall
 * is plain, so that the toy is the only thing there to look at.
 */
export function drawRoom(ctx: SKRSContext2D, look: Look, camera: 'mother' | 'baby'): void {
  ctx.fillStyle = look.room.wall
  ctx.fillRect(0, 0, 480, 360)
  ctx.fillStyle = look.room.wallLow
  if (camera === 'baby') {
    ctx.fillRect(0, 250, 480, 110)
    return
  }
  ctx.fillRect(0, 272, 480, 88)
  const { thing } = look.room
  things[thing](
    ctx,
    look.room,
    thing === 'lamp' ? 62 : thing === 'plant' ? 420 : thing === 'shelf' ? 358 : thing === 'pictures' ? 20 : 374,
  )
}

/** Something close to the lens that hides the person, as when a cloth hangs down: soft edged, plain. */
export function drawCover(ctx: SKRSContext2D, cover: number, colour: string): void {
  if (cover < 0.02) return
  const edge = 360 * cover * 1.15
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.moveTo(-10, -10)
  ctx.lineTo(490, -10)
  ctx.lineTo(490, edge - 40)
  ctx.bezierCurveTo(360, edge + 20, 180, edge - 50, -10, edge)
  ctx.fill()
  ctx.strokeStyle = '#00000018'
  ctx.lineWidth = 16
  for (const x of [90, 210, 330, 430]) {
    ctx.beginPath()
    ctx.moveTo(x, -10)
    ctx.quadraticCurveTo(x + 24, edge * 0.5, x - 6, edge - 70)
    ctx.stroke()
  }
}
