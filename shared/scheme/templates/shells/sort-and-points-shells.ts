import type { Scheme } from '../../scheme.ts'
import { shell, upTo } from './shell-frame.ts'

/** Cards in piles of equal size. */
function sort(cards: number, piles: number): Scheme {
  const size = cards / piles
  return shell({
    id: `shell-sort-${cards}`,
    name: `Empty shape: sort of ${cards} cards`,
    summary: `${cards} cards, sorted into ${piles} piles of ${size}; the criterion sort is made by the lab. Without text: for labs that hold a manual.`,
    qsorts: [
      {
        ...{ id: 'deck', subject: 'cg', label: 'Cards', instruction: '', scope: 'session', forced: true },
        cards: upTo(cards).map((n) => ({ id: `card_${n}`, text: `Card ${n}` })),
        piles: upTo(piles).map((value) => ({ value, label: `Pile ${value}`, size })),
      },
    ],
  })
}

/** Seven aspects, two points each, given out among the patterns of a partner. */
const points7 = shell({
  id: 'shell-points-7',
  name: 'Empty shape: points among patterns, 7 aspects',
  summary:
    'Two points for each of seven aspects, given out among three patterns of the mother and four of the baby. Without text: for labs that hold a manual.',
  ipsatives: [allotment('cg', 'Mother', 3), allotment('inf', 'Baby', 4)],
  composites: [...scores('cg', 3), ...scores('inf', 4)],
})

function allotment(subject: string, label: string, patterns: number): NonNullable<Scheme['ipsatives']>[number] {
  const described = (name: string, most: number): { id: string; label: string; text: string }[] =>
    upTo(most).map((n) => ({ id: `${name.toLowerCase()}_${n}`, label: `${name} ${n}`, text: '' }))
  return {
    ...{ id: `points_${subject}`, subject, label, instruction: '', scope: 'episode', points: 2 },
    aspects: described('Aspect', 7),
    patterns: described('Pattern', patterns),
  }
}

/** Each from 0 to 14: two points for each of the seven aspects. */
function scores(subject: string, patterns: number): Scheme['composites'] {
  return upTo(patterns).map((n) => ({
    ...{ id: `${subject}_${n}`, label: `Pattern ${n}`, scope: 'episode', forEach: [], range: [0, 14], unit: 'points' },
    expr: `points(points_${subject}, pattern_${n})`,
  }))
}

export const sortAndPointsShells: readonly Scheme[] = [sort(90, 9), sort(25, 5), points7]
