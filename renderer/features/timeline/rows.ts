import type { Lane } from './lane.ts'
import type { SoundPlace, SoundRow } from './sound-row.ts'

/** Whose behaviour a row shows; chooses the colour. */
export type RowRole = 'caregiver' | 'infant' | 'dyad' | 'other'

export type RowContent = {
  readonly id: string
  readonly label: string
  readonly role: RowRole
  readonly kind: 'bars' | 'points' | 'marks'
  /** One lane for an exclusive set or for points; one for each code where codes may overlap. */
  readonly lanes: readonly Lane[]
  /** Not part of this pass: shown faintly, not to be edited. */
  readonly dimmed: boolean
}

/** An event and the one it answers, drawn as a line from row to row. */
export type RowLink = { readonly from: LinkEnd; readonly to: LinkEnd }
type LinkEnd = { readonly row: string; readonly atMs: number }

export type RowPlace = {
  readonly row: RowContent
  readonly top: number
  readonly height: number
  readonly laneHeight: number
}

export const OVERVIEW = { top: 10, height: 24 } as const
export const RULER = { top: 44, height: 20 } as const
const FIRST_ROW = 72
const GAP = 6

export type Places = {
  readonly sounds: readonly SoundPlace[]
  readonly places: readonly RowPlace[]
  /** Needed for all. */
  readonly height: number
}

/** Where each row lies, from the top: sound under the ruler, then the codes. */
export function placeRows(rows: readonly RowContent[], soundRows: readonly SoundRow[] = []): Places {
  let top = FIRST_ROW
  // The more cameras, the lower: the codes have to stay in sight, and the pictures must not shrink for the sound.
  const soundHeight = soundRows.length > 2 ? 18 : soundRows.length > 1 ? 24 : 32
  const soundGap = soundRows.length > 2 ? 1 : GAP
  const sounds = soundRows.map((row): SoundPlace => {
    const place = { row, top, height: soundHeight }
    top += soundHeight + soundGap
    return place
  })
  top += sounds.length === 0 ? 0 : GAP - soundGap
  const places = rows.map((row): RowPlace => {
    const laneHeight = row.kind === 'bars' ? (row.lanes.length > 1 ? 11 : 26) : 22
    const height = row.kind === 'bars' ? row.lanes.length * laneHeight + (row.lanes.length - 1) * 2 : laneHeight
    const place = { row, top, height, laneHeight }
    top += height + GAP
    return place
  })
  return { sounds, places, height: top + 4 }
}

export type LaneHit = { readonly place: RowPlace; readonly lane: Lane }

/** The lane at height `y`, or null between rows. */
export function laneAt(places: readonly RowPlace[], y: number): LaneHit | null {
  const place = places.find((each) => y >= each.top - 2 && y <= each.top + each.height + 2)
  if (place === undefined) return null
  const index = place.row.kind === 'bars' ? Math.floor((y - place.top) / (place.laneHeight + 2)) : 0
  const lane = place.row.lanes[Math.min(Math.max(0, index), place.row.lanes.length - 1)]
  return lane === undefined ? null : { place, lane }
}
