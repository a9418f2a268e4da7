import type { Episode } from '#shared/observation/episode.ts'
import type { Records } from '#shared/observation/record.ts'
import { liftCard, pileOf, placeCard, type SortTarget } from '#shared/observation/sort-answers.ts'
import type { QSort, SortCard } from '#shared/scheme/qsort.ts'
import type { ObservationState } from './observation-store.ts'
import type { Pass } from './passes.ts'
import { activePass, say, type Workspace } from './workspace.ts'

/** A sort in one of the places where it is to be made. */
export type SortPlace = { readonly sort: QSort; readonly episode: Episode | null }

export type CardTask = SortTarget & { readonly card: string }

/** The sorts of a pass, episode by episode; those of the whole recording last. */
export function sortPlaces({ view }: Pick<ObservationState, 'view'>, pass: Pass): SortPlace[] {
  const sorts = (view.scheme.qsorts ?? []).filter(({ id }) => pass.qsorts.includes(id))
  const kinds = new Set(view.scheme.episodes.map(({ id }) => id))
  const episodes = view.episodes.filter(({ kind }) => kinds.has(kind)).toSorted((a, b) => a.startMs - b.startMs)
  return [
    ...episodes.flatMap((episode) =>
      sorts.filter(({ scope }) => scope === 'episode').map((sort) => ({ sort, episode })),
    ),
    ...sorts.filter(({ scope }) => scope === 'session').map((sort) => ({ sort, episode: null })),
  ]
}

export const targetOf = ({ sort, episode }: SortPlace): SortTarget => ({ sort: sort.id, episode: episode?.id ?? null })

/** The cards as they lie before the coder: those in no pile yet, then pile by pile from the highest. */
export function cardsByPile(
  place: SortPlace,
  records: Records,
): readonly { readonly pile: number | null; readonly cards: readonly SortCard[] }[] {
  const at = targetOf(place)
  const { cards, piles } = place.sort
  return [null, ...piles.map(({ value }) => value).toReversed()].map((pile) => ({
    pile,
    cards: cards.filter(({ id }) => pileOf(records, at, id) === pile),
  }))
}

const isAt = (place: SortPlace, task: SortTarget | null): boolean =>
  task !== null && place.sort.id === task.sort && (place.episode?.id ?? null) === task.episode

/** The place at hand: that of the card chosen, else the first with a card in no pile, else the first. */
export function currentPlace(
  places: readonly SortPlace[],
  chosen: CardTask | null,
  records: Records,
): SortPlace | undefined {
  const isOpen = (place: SortPlace): boolean =>
    place.sort.cards.some(({ id }) => pileOf(records, targetOf(place), id) === null)
  return places.find((place) => isAt(place, chosen)) ?? places.find(isOpen) ?? places[0]
}

/** The card at hand: the one chosen, else the first in no pile, else the first. */
export function currentCard(place: SortPlace, chosen: CardTask | null, records: Records): CardTask | null {
  const lying = cardsByPile(place, records).flatMap(({ cards }) => cards)
  const card = (isAt(place, chosen) ? lying.find(({ id }) => id === chosen?.card) : undefined) ?? lying[0]
  return card === undefined ? null : { ...targetOf(place), card: card.id }
}

type AtHand = { readonly place: SortPlace; readonly task: CardTask; readonly records: Records }

function atHand(workspace: Workspace): AtHand | null {
  const state = workspace.observation.store.getState()
  const chosen = workspace.ui.getState().card
  const place = currentPlace(sortPlaces(state, activePass(workspace)), chosen, state.records)
  const task = place === undefined ? null : currentCard(place, chosen, state.records)
  return place === undefined || task === null ? null : { place, task, records: state.records }
}

/**
 * Lays a card into a pile (null: back to the deck). A card that came from the deck is followed by the next one there, so
 * that a deck can be laid out key after key; one that changes its pile stays at hand.
 */
export function layCard(workspace: Workspace, task: CardTask, value: number | null): void {
  const { view, editable, records } = workspace.observation.store.getState()
  if (!editable) return say(workspace, 'read-only')
  const sort = (view.scheme.qsorts ?? []).find(({ id }) => id === task.sort)
  const before = pileOf(records, task, task.card)
  workspace.ui.setState({ remark: null, carried: null, card: task })
  if (sort === undefined || before === value) return
  const text = sort.cards.find(({ id }) => id === task.card)?.text ?? ''
  const label = (value === null ? `Back to the deck: ${text}` : `Pile ${String(value)}: ${text}`).slice(0, 80)
  workspace.observation.edit(label, (draft) =>
    value === null ? liftCard(draft, task, task.card) : placeCard(draft, view.scheme, task, task.card, value),
  )
  if (before === null) workspace.ui.setState({ card: nextInDeck(workspace, sort, task) })
}

function nextInDeck(workspace: Workspace, { cards }: QSort, task: CardTask): CardTask {
  const { records } = workspace.observation.store.getState()
  const here = cards.findIndex(({ id }) => id === task.card)
  const onward = [...cards.slice(here + 1), ...cards.slice(0, here)]
  const next = onward.find(({ id }) => pileOf(records, task, id) === null)
  return next === undefined ? task : { ...task, card: next.id }
}

/** Lays the card at hand into the pile at this place among them, from 0; null: back to the deck. */
export function layByKey(workspace: Workspace, n: number | null): void {
  const hand = atHand(workspace)
  if (hand === null) return
  const value = n === null ? null : hand.place.sort.piles[n]?.value
  if (value !== undefined) layCard(workspace, hand.task, value)
}

/** Takes the card at hand up, over the pile it lies in or the middle one; the second time lays it down there. */
export function carryCard(workspace: Workspace): void {
  const hand = atHand(workspace)
  if (hand === null) return
  const { carried } = workspace.ui.getState()
  if (carried !== null) return layByKey(workspace, carried)
  if (!workspace.observation.store.getState().editable) return say(workspace, 'read-only')
  const { piles } = hand.place.sort
  const at = piles.findIndex(({ value }) => value === pileOf(hand.records, hand.task, hand.task.card))
  workspace.ui.setState({ card: hand.task, carried: at < 0 ? Math.floor((piles.length - 1) / 2) : at })
}

/** Chooses the next or the previous card; while one is carried, the next higher (up) or lower pile. */
export function stepCard(workspace: Workspace, step: 1 | -1): void {
  const hand = atHand(workspace)
  if (hand === null) return
  const { carried } = workspace.ui.getState()
  const { place, task, records } = hand
  if (carried !== null) {
    const last = place.sort.piles.length - 1
    return workspace.ui.setState({ carried: Math.min(last, Math.max(0, carried - step)) })
  }
  const lying = cardsByPile(place, records).flatMap(({ cards }) => cards)
  const here = lying.findIndex(({ id }) => id === task.card)
  const next = lying[Math.min(lying.length - 1, Math.max(0, here + step))]
  if (next !== undefined) workspace.ui.setState({ card: { ...task, card: next.id } })
}

/** Moves the card at hand to the next higher (1) or lower (-1) pile. One in the deck has none to move from. */
export function moveCard(workspace: Workspace, step: 1 | -1): void {
  const hand = atHand(workspace)
  if (hand === null) return
  const { piles } = hand.place.sort
  const at = piles.findIndex(({ value }) => value === pileOf(hand.records, hand.task, hand.task.card))
  const next = at < 0 ? undefined : piles[at + step]
  if (next !== undefined) layCard(workspace, hand.task, next.value)
}
