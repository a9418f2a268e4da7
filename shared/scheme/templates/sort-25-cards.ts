import type { SortCard } from '../qsort.ts'

/** `less`: the higher its pile, the lower the mean of its group. */
type Words = readonly [id: string, text: string, less?: 'less']

/** A group of five cards. Some are worded towards more of it and some towards less, so that both ends of a sort fill. */
export type CardGroup = { readonly id: string; readonly label: string; readonly cards: readonly Words[] }

export const cardGroups: readonly CardGroup[] = [
  {
    id: 'notice',
    label: 'Noticing',
    cards: [
      ['looks_first', 'Looks to the baby’s face before she begins something new.'],
      ['says_it', 'Puts into words what the baby is looking at or doing.'],
      ['turns', 'Turns to the baby when the baby makes a sound.'],
      ['on_things', 'Looks at the toy or the task for longer than at the baby.', 'less'],
      ['talks_on', 'Goes on talking while the baby is making sounds.', 'less'],
    ],
  },
  {
    id: 'answer',
    label: 'Answering',
    cards: [
      ['follows', 'Does something within a few seconds of a sound, look or gesture of the baby.'],
      ['alters', 'Changes what she does when the baby turns away.'],
      ['carries_on', 'Carries on with what she began while the baby looks elsewhere.', 'less'],
      ['passes', 'Sounds and looks of the baby pass without anything following.', 'less'],
      ['again', 'Offers the same thing again after the baby has turned from it.', 'less'],
    ],
  },
  {
    id: 'share',
    label: 'Sharing',
    cards: [
      ['smiles', 'Smiles when the baby smiles.'],
      ['sings', 'Her voice rises and falls; there is song or sing-song in it.'],
      ['strokes', 'Strokes or holds the baby without a task in it.'],
      ['same_face', 'Her face stays much the same from beginning to end.', 'less'],
      ['apart', 'Sits out of touch of the baby for most of the film.', 'less'],
    ],
  },
  {
    id: 'room',
    label: 'Giving room',
    cards: [
      ['waits', 'Waits after an offer until the baby has taken it up or turned from it.'],
      ['lets_end', 'Lets the baby finish something without help.'],
      ['moves', 'Moves the baby’s hands or head to show how something is done.', 'less'],
      ['takes', 'Takes a thing out of the baby’s hands.', 'less'],
      ['fills', 'Fills a pause with a new word or movement within a second or two.', 'less'],
    ],
  },
  {
    id: 'arrange',
    label: 'Arranging',
    cards: [
      ['in_reach', 'Puts things where the baby can see and reach them.'],
      ['one_thing', 'Keeps to one thing at a time.'],
      ['announces', 'Says or shows what comes next before it happens.'],
      ['new_game', 'Begins another game while the baby is still busy with the one before.', 'less'],
      ['at_once', 'Voice, touch and toys come all at once.', 'less'],
    ],
  },
]

/** One card of each group after the other, so that cards of a group do not lie together in the deck. */
export const sortCards: readonly SortCard[] = [0, 1, 2, 3, 4].flatMap((n) =>
  cardGroups.flatMap(({ cards }) => {
    const card = cards[n]
    return card === undefined ? [] : [{ id: card[0], text: card[1] }]
  }),
)

/** The mean pile of a group, cards worded towards less turned round: 1 to 5. */
export function meanPile({ cards }: CardGroup): string {
  const piles = cards.map(([id, , less]) => (less === undefined ? `pile(${id})` : `6 - pile(${id})`))
  return `mean(${piles.join(', ')})`
}
