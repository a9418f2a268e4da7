/** The half of an entry that something is dropped on: it then stands before or behind that entry. */
export type DropSide = 'before' | 'behind'

/** Which half of what an event is over the pointer is in. */
export function sideOf(event: {
  readonly clientY: number
  readonly currentTarget: { readonly getBoundingClientRect: () => { readonly top: number; readonly height: number } }
}): DropSide {
  const { top, height } = event.currentTarget.getBoundingClientRect()
  return event.clientY < top + height / 2 ? 'before' : 'behind'
}

/**
 * Where an entry stands once it was dropped beside another one of its list.
 * @param from its place, from 0
 * @param over the place of the one it is dropped on
 * @returns its place in the list that is then; `from` where nothing moves.
 */
export function placeAfterDrop(from: number, over: number, side: DropSide): number {
  const gap = over + (side === 'behind' ? 1 : 0)
  return from < gap ? gap - 1 : gap
}
