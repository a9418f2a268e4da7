import { drawSound, drawSpeaker } from './draw-sound.ts'
import { barsInView, type Bar } from './lane.ts'
import type { Palette, Patterns } from './palette.ts'
import { OVERVIEW, RULER, type RowLink, type RowPlace } from './rows.ts'
import type { SoundPlace } from './sound-row.ts'
import { rulerTicks, xOf, type TimeScale, type View } from './time-scale.ts'

export type Picture = {
  readonly scale: TimeScale
  readonly view: View
  readonly durationMs: number
  readonly places: readonly RowPlace[]
  readonly sounds: readonly SoundPlace[]
  readonly episodes: readonly { readonly name: string; readonly startMs: number; readonly endMs: number }[]
  /** Share of the densest part, 0 to 1, for equal parts of the recording. */
  readonly density: Float64Array
  readonly playheadMs: number
  /** The stretch that is played over and over, if one is set. */
  readonly loop: { readonly startMs: number; readonly endMs: number } | null
  /** While coding, a running state is drawn up to the playhead; afterwards as far as it counts. */
  readonly runningToPlayhead: boolean
  readonly selectedId: string | null
  /** Those of the selected event. */
  readonly links: readonly RowLink[]
  readonly width: number
  readonly height: number
}

type Pen = { readonly g: CanvasRenderingContext2D; readonly palette: Palette; readonly patterns: Patterns }

const LABEL_X = 16

export function drawTimeline(
  g: CanvasRenderingContext2D,
  picture: Picture,
  palette: Palette,
  patterns: Patterns,
): void {
  const pen = { g, palette, patterns }
  g.clearRect(0, 0, picture.width, picture.height)
  g.textBaseline = 'middle'
  drawOverview(pen, picture)
  drawEpisodeBorders(pen, picture)
  drawLoop(pen, picture)
  drawRuler(pen, picture)
  for (const place of picture.sounds) drawSoundRow(pen, picture, place)
  for (const place of picture.places) drawRow(pen, picture, place)
  for (const link of picture.links) drawLink(pen, picture, link)
}

/** Where the sign of a point has its middle, from the top of its row. */
const POINT_MIDDLE = 6

/** From the middle of the cue's row to the middle of the answer's; a ring at the cue says which end is which. */
function drawLink({ g, palette }: Pen, { scale, places, width, height }: Picture, { from, to }: RowLink): void {
  const middle = (row: string): number | null => {
    const place = places.find((each) => each.row.id === row)
    if (place === undefined) return null
    return place.top + (place.row.kind === 'points' ? POINT_MIDDLE : place.height / 2)
  }
  const [fromY, toY] = [middle(from.row), middle(to.row)]
  if (fromY === null || toY === null) return
  g.save()
  g.beginPath()
  g.rect(scale.left, 0, width - scale.left, height)
  g.clip()
  g.strokeStyle = palette.text
  g.lineWidth = 1.25
  g.beginPath()
  g.moveTo(xOf(scale, from.atMs), fromY)
  g.lineTo(xOf(scale, to.atMs), toY)
  g.stroke()
  g.beginPath()
  g.arc(xOf(scale, to.atMs), toY, 4, 0, 2 * Math.PI)
  g.stroke()
  g.restore()
}

function drawOverview({ g, palette }: Pen, picture: Picture): void {
  const { scale, durationMs, density } = picture
  const { top, height } = OVERVIEW
  const whole: TimeScale = { ...scale, startMs: 0, endMs: durationMs }
  label({ g, palette }, 'Whole recording', top, height, null)
  g.fillStyle = palette.raised
  g.fillRect(scale.left, top, scale.right - scale.left, height)
  picture.episodes.forEach((episode, i) => {
    const x = xOf(whole, episode.startMs)
    const width = xOf(whole, episode.endMs) - x - 1
    g.fillStyle = palette.stripe
    g.globalAlpha = i % 2 === 0 ? 0.5 : 1
    g.fillRect(x, top, width, height)
    g.globalAlpha = 1
  })
  const bin = (scale.right - scale.left) / density.length
  g.fillStyle = palette.roles.infant
  g.globalAlpha = 0.55
  density.forEach((share, i) => {
    const tall = share === 0 ? 0 : 2 + share * (height - 12)
    g.fillRect(scale.left + i * bin, top + height - tall, Math.max(1, bin - 1), tall)
  })
  g.globalAlpha = 1
  g.font = font(palette, 500)
  g.fillStyle = palette.muted
  for (const episode of picture.episodes) {
    const x = xOf(whole, episode.startMs)
    clipped(g, episode.name, x + 8, top + height / 2, xOf(whole, episode.endMs) - x - 12)
  }
  g.strokeStyle = palette.text
  g.lineWidth = 1.5
  const x = xOf(whole, picture.view.startMs)
  g.strokeRect(x + 0.75, top + 0.75, Math.max(3, xOf(whole, picture.view.endMs) - x - 1.5), height - 1.5)
  g.fillStyle = PLAYHEAD
  g.fillRect(xOf(whole, picture.playheadMs) - 0.5, top, 1.5, height)
}

/** Same vermilion in both themes; it stands out from every subject's colour. */
export const PLAYHEAD = '#d55e00'

function drawEpisodeBorders({ g, palette }: Pen, { scale, episodes, height }: Picture): void {
  g.fillStyle = palette.line
  for (const episode of episodes) {
    for (const at of [episode.startMs, episode.endMs]) {
      if (at <= scale.startMs || at >= scale.endMs) continue
      g.fillRect(Math.round(xOf(scale, at)), RULER.top, 1, height - RULER.top)
    }
  }
}

/** A bar along the ruler, and its breadth faintly over all rows: where playing will turn has to be seen beforehand. */
function drawLoop({ g, palette }: Pen, { scale, loop, height }: Picture): void {
  if (loop === null) return
  const from = Math.max(scale.left, Math.round(xOf(scale, loop.startMs)))
  const to = Math.min(scale.right, Math.round(xOf(scale, loop.endMs)))
  if (to < scale.left || from > scale.right) return
  const width = Math.max(2, to - from)
  g.fillStyle = palette.accent
  g.globalAlpha = 0.1
  g.fillRect(from, RULER.top, width, height - RULER.top)
  g.globalAlpha = 1
  g.fillRect(from, RULER.top + RULER.height - 1, width, 3)
}

function drawRuler({ g, palette }: Pen, { scale }: Picture): void {
  g.font = font(palette, 500, 0.92)
  for (const tick of rulerTicks(scale)) {
    const x = Math.round(xOf(scale, tick.atMs))
    g.fillStyle = palette.faint
    g.fillRect(x, RULER.top + 12, 1, 6)
    if (x + 40 < scale.right + 12) g.fillText(tick.label, x + 4, RULER.top + 8)
  }
}

function drawSoundRow({ g, palette }: Pen, { scale }: Picture, place: SoundPlace): void {
  const { row, top, height } = place
  const middle = top + height / 2
  drawSpeaker(g, LABEL_X, middle, row.heard ? palette.text : palette.faint, row.heard)
  g.font = font(palette, 500)
  g.fillStyle = row.heard ? palette.text : palette.muted
  clipped(g, row.label, LABEL_X + 20, middle, LABELS_WIDTH - LABEL_X - 28)
  if (row.note === 'none') drawSound(g, place, scale, palette)
}

function drawRow(pen: Pen, picture: Picture, place: RowPlace): void {
  const { g, palette } = pen
  const { row } = place
  const colour = row.kind === 'marks' ? palette.mark : palette.roles[row.role]
  label(pen, row.label, place.top, place.height, colour)
  g.globalAlpha = row.dimmed ? 0.4 : 1
  row.lanes.forEach((lane, l) => {
    const top = place.top + l * (place.laneHeight + 2)
    for (const bar of barsInView(lane, picture.scale)) {
      if (row.kind === 'bars') drawBar(pen, picture, bar, { top, height: place.laneHeight, colour })
      else drawPoint(pen, bar, { top, colour, selected: bar.item !== null && bar.item.id === picture.selectedId })
    }
  })
  g.globalAlpha = 1
}

type BarPlace = { readonly top: number; readonly height: number; readonly colour: string }

function drawBar({ g, palette, patterns }: Pen, picture: Picture, bar: Bar, { top, height, colour }: BarPlace): void {
  const { item, x } = bar
  const width = item?.running === true && picture.runningToPlayhead ? runningWidth(picture, bar) : bar.width
  g.fillStyle = item === null ? colour : patterns(colour, item.look)
  // Straight rectangles: a path of thousands of rounded ones costs seconds.
  const gap = width > 4 ? 1.5 : 0
  g.fillRect(x, top, Math.max(1, width - gap), height)
  if (item === null || width < 4) return
  const selected = item.id === picture.selectedId
  g.strokeStyle = selected ? palette.text : palette.outline
  g.lineWidth = selected ? 2 : 1
  const inset = selected ? 1 : 0.5
  g.strokeRect(x + inset, top + inset, Math.max(1, width - gap - 2 * inset), height - 2 * inset)
  if (width > 20) chip(g, palette, item.letter, x + 4, top, height)
  if (item.text !== undefined && width > 64)
    said({ g, palette }, item.text, { x: x + 24, room: width - 30, top, height })
}

function runningWidth(picture: Picture, bar: Bar): number {
  const reached = xOf(picture.scale, picture.playheadMs) - bar.x
  return Math.min(bar.width, Math.max(6, reached))
}

function chip(
  g: CanvasRenderingContext2D,
  palette: Palette,
  letter: string,
  x: number,
  top: number,
  height: number,
): void {
  const size = Math.min(16, height - 1)
  g.fillStyle = '#0b0d10dd'
  g.beginPath()
  g.roundRect(x, top + (height - size) / 2, size, size, 3)
  g.fill()
  g.fillStyle = '#fff'
  g.font = font(palette, 700, size < 14 ? 0.7 : 0.84)
  g.textAlign = 'center'
  g.fillText(letter, x + size / 2, top + height / 2 + 0.5)
  g.textAlign = 'left'
}

type TextPlace = { readonly x: number; readonly room: number; readonly top: number; readonly height: number }

/** What was said in a segment, as far as there is room for it, on the ground of the letters. */
function said({ g, palette }: Pick<Pen, 'g' | 'palette'>, text: string, { x, room, top, height }: TextPlace): void {
  const size = Math.min(16, height - 1)
  g.font = font(palette, 500, size < 14 ? 0.7 : 0.84)
  // No letter is narrower than two pixels: more would never be seen, and measuring it takes long.
  const shown = shortened(g, text.replaceAll(/\s+/g, ' ').slice(0, Math.ceil(room / 2)), room - 8)
  g.fillStyle = '#0b0d10dd'
  g.beginPath()
  g.roundRect(x, top + (height - size) / 2, g.measureText(shown).width + 8, size, 3)
  g.fill()
  g.fillStyle = '#fff'
  g.fillText(shown, x + 4, top + height / 2 + 0.5)
}

type PointPlace = { readonly top: number; readonly colour: string; readonly selected: boolean }

function drawPoint({ g, palette }: Pen, { x, item }: Bar, { top, colour, selected }: PointPlace): void {
  g.fillStyle = colour
  g.beginPath()
  g.moveTo(x, top)
  g.lineTo(x + 5, top + 6)
  g.lineTo(x, top + 12)
  g.lineTo(x - 5, top + 6)
  g.closePath()
  g.fill()
  g.strokeStyle = selected ? palette.text : palette.outline
  g.lineWidth = selected ? 2 : 1
  g.stroke()
  g.fillRect(x - 0.5, top + 11, 1, 8)
  if (item === null || item.letter === '') return
  g.font = font(palette, 600, 0.84)
  g.fillStyle = palette.muted
  g.fillText(item.letter, x + 4, top + 16)
}

function label(
  { g, palette }: Pick<Pen, 'g' | 'palette'>,
  text: string,
  top: number,
  height: number,
  colour: string | null,
): void {
  if (colour !== null) {
    g.fillStyle = colour
    g.fillRect(LABEL_X, top + height / 2 - 4, 8, 8)
  }
  g.font = font(palette, 500)
  g.fillStyle = palette.muted
  const x = LABEL_X + (colour === null ? 0 : 14)
  clipped(g, text, x, top + height / 2, LABELS_WIDTH - x - 8)
}

/** Width of the column of labels. */
export const LABELS_WIDTH = 184

function clipped(g: CanvasRenderingContext2D, text: string, x: number, y: number, room: number): void {
  if (room < 12) return
  g.fillText(shortened(g, text, room), x, y)
}

function shortened(g: CanvasRenderingContext2D, text: string, room: number): string {
  let shown = text
  while (shown.length > 1 && g.measureText(shown).width > room) shown = `${shown.replace(/…$/, '').slice(0, -1)}…`
  return shown
}

function font(palette: Palette, weight: number, share = 1): string {
  return `${weight} ${palette.small * share}px ${palette.font}`
}
