import { plainStage, type Area, type StageSetting } from '#shared/study/place.ts'

// How the pictures stand in a pass, as a plain value: every function here gives the next setting. Cameras are named by
// their position in the recording, from 0; `count` is how many there are. A setting kept for a recording with more
// cameras than the present one is no error: what it says of cameras that are not there is passed over.

export type Layout = StageSetting['layout']

const LAYOUTS: readonly Layout[] = ['side', 'stack', 'large']
/** As many covered parts as a setting keeps. */
export const MOST_MASKS = 12
/** A part smaller than this share of a picture's side could not be found again, let alone be taken hold of. */
export const SMALLEST = 0.02

/** How the pictures of a pass stand; side by side where nothing was chosen. */
export function stageOf(stages: Readonly<Record<string, StageSetting>>, passId: string): StageSetting {
  return stages[passId] ?? plainStage
}

/** All cameras in the order in which they stand; those that the setting does not name follow. */
export function orderOf({ order }: StageSetting, count: number): number[] {
  const all = Array.from({ length: count }, (_, camera) => camera)
  const named = [...new Set(order)].filter((camera) => camera < count)
  return [...named, ...all.filter((camera) => !named.includes(camera))]
}

/** The cameras on screen, in order: at least one. */
export function onStage(setting: StageSetting, count: number): number[] {
  const order = orderOf(setting, count)
  const shown = order.filter((camera) => !setting.hidden.includes(camera))
  return shown.length > 0 ? shown : order.slice(0, 1)
}

/** The cameras that are put away, in the order of the recording. */
export function putAwayOf(setting: StageSetting, count: number): number[] {
  const shown = onStage(setting, count)
  return Array.from({ length: count }, (_, camera) => camera).filter((camera) => !shown.includes(camera))
}

export function nextLayout(setting: StageSetting): StageSetting {
  const next = LAYOUTS[(LAYOUTS.indexOf(setting.layout) + 1) % LAYOUTS.length]
  return { ...setting, layout: next ?? 'side' }
}

/** Camera `camera` large, first of all; side by side again when it is that already. */
export function enlarge(setting: StageSetting, camera: number, count: number): StageSetting {
  if (camera >= count) return setting
  if (isLarge(setting, camera, count)) return { ...setting, layout: 'side' }
  const back = bringBack(setting, camera)
  const order = [camera, ...orderOf(back, count).filter((other) => other !== camera)]
  return { ...back, layout: 'large', order }
}

export function isLarge(setting: StageSetting, camera: number, count: number): boolean {
  return setting.layout === 'large' && onStage(setting, count)[0] === camera
}

/** The pictures on screen change places: two with each other; of more the first goes to the end. */
export function swap(setting: StageSetting, count: number): StageSetting {
  const [first, ...rest] = onStage(setting, count)
  if (first === undefined || rest.length === 0) return setting
  return { ...setting, order: [...rest, first, ...putAwayOf(setting, count)] }
}

/** Takes a picture off the screen; the last one stays. */
export function putAway(setting: StageSetting, camera: number, count: number): StageSetting {
  const shown = onStage(setting, count)
  if (shown.length < 2 || !shown.includes(camera)) return setting
  return { ...setting, hidden: putAwayOf(setting, count).concat(camera) }
}

export function bringBack(setting: StageSetting, camera: number): StageSetting {
  return { ...setting, hidden: setting.hidden.filter((other) => other !== camera) }
}

/** An area within the picture, at least as large as can be handled, wherever its corners were dragged to. */
export function tidyArea({ x, y, width, height }: Area): Area {
  const [left, wide] = tidySide(x, width)
  const [top, high] = tidySide(y, height)
  return { x: left, y: top, width: wide, height: high }
}

function tidySide(start: number, length: number): [start: number, length: number] {
  const long = Math.min(1, Math.max(SMALLEST, Math.abs(length)))
  const begin = Math.min(start, start + length)
  return [Math.min(Math.max(0, begin), 1 - long), long]
}

/** The area between two corners of a drag, or null for a press that did not move. */
export function areaBetween(a: { x: number; y: number }, b: { x: number; y: number }): Area | null {
  const [left, right] = [clip(Math.min(a.x, b.x)), clip(Math.max(a.x, b.x))]
  const [top, bottom] = [clip(Math.min(a.y, b.y)), clip(Math.max(a.y, b.y))]
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}

const clip = (value: number): number => Math.min(1, Math.max(0, value))

/** Covers a part of a picture. With as many parts as a setting keeps, nothing more is covered. */
export function cover(setting: StageSetting, camera: number, area: Area): StageSetting {
  if (setting.masks.length >= MOST_MASKS) return setting
  return { ...setting, masks: [...setting.masks, { camera, area: tidyArea(area) }] }
}

/** @param index position among all masks of the setting. */
export function moveMask(setting: StageSetting, index: number, area: Area): StageSetting {
  return { ...setting, masks: setting.masks.map((mask, i) => (i === index ? { ...mask, area: tidyArea(area) } : mask)) }
}

export function uncover(setting: StageSetting, index: number): StageSetting {
  return { ...setting, masks: setting.masks.filter((_, i) => i !== index) }
}

export function uncoverAll(setting: StageSetting): StageSetting {
  return { ...setting, masks: [] }
}

/** The part of a camera that is shown, or null for all of it. */
export function cropOf(setting: StageSetting, camera: number): Area | null {
  return setting.crops.find((crop) => crop.camera === camera)?.area ?? null
}

/** Shows only a part of a camera, or (null) all of it again. */
export function crop(setting: StageSetting, camera: number, area: Area | null): StageSetting {
  const others = setting.crops.filter((other) => other.camera !== camera)
  return { ...setting, crops: area === null ? others : [...others, { camera, area: tidyArea(area) }] }
}

/** How far an arrow key moves a part: this share of the picture's side. */
const NUDGE = 0.01

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What an arrow key makes of an area: moves it, or with Shift moves its lower right corner. Null for any other key. */
export function nudged(area: Area, code: string, resize: boolean): Area | null {
  const direction = directions[code]
  if (direction === undefined) return null
  const [dx, dy] = [direction[0] * NUDGE, direction[1] * NUDGE]
  if (!resize) return tidyArea({ ...area, x: area.x + dx, y: area.y + dy })
  const width = Math.min(1 - area.x, Math.max(SMALLEST, area.width + dx))
  const height = Math.min(1 - area.y, Math.max(SMALLEST, area.height + dy))
  return tidyArea({ ...area, width, height })
}
