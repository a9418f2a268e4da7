import type { Scheme } from '../../scheme.ts'
import { shell, upTo } from './shell-frame.ts'

/** Ninety cards in nine piles of ten. */
const sort90 = shell({
  id: 'shell-sort-90',
  name: 'Empty shape: sort of 90 cards',
  summary:
    'Ninety cards, sorted into nine piles of ten; the criterion sort is made by the lab. Without text: for labs that hold a manual.',
  qsorts: [
    {
      ...{ id: 'deck', subject: 'cg', label: 'Cards', instruction: '', scope: 'session', forced: true },
      cards: upTo(90).map((n) => ({ id: `card_${n}`, text: `Card ${n}` })),
      piles: upTo(9).map((value) => ({ value, label: `Pile ${value}`, size: 10 })),
    },
  ],
})

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

export const sortAndPointsShells: readonly Scheme[] = [sort90, points7]
