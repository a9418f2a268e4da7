import type { TestCase } from '../test-case.ts'
import { expected, rated } from './worked-example.ts'

const episodes: TestCase['episodes'] = [{ id: 'e1', kind: 'free', fromS: 0, toS: 300 }]

/** T1, worked out by hand. */
export const sensIntr9Tests: readonly TestCase[] = [
  {
    id: 'upset',
    label: 'The baby was upset, and the distress scale was rated',
    episodes,
    context: [{ item: 'distress', value: 'yes' }],
    ratings: rated('e1', { sen: 7, sen_d: 5, int: 3, wdr: 2 }),
    expect: expected('free', {
      int_r: 7, // 1 + 9 - 3
      attune: 7, // (7 + 7) / 2
      sen_all: 6, // (7 + 5) / 2
      iw_both: Math.sqrt((2 / 8) * (1 / 8)),
    }),
  },
  {
    id: 'not_upset',
    label: 'Not upset: the distress scale is not asked for and does not count',
    episodes,
    context: [{ item: 'distress', value: 'no' }],
    ratings: rated('e1', { sen: 4, int: 9, wdr: 5 }),
    expect: expected('free', { int_r: 1, attune: 2.5, sen_all: 4, iw_both: Math.sqrt(0.5) }),
  },
  {
    id: 'few_signals',
    label: 'Too few signals for sensitivity: what is made of it has no value',
    episodes,
    context: [{ item: 'distress', value: 'no' }],
    ratings: rated('e1', { sen: 'few_signals', int: 2, wdr: 1 }),
    expect: expected('free', { int_r: 8, attune: 'too_few', sen_all: 'too_few', iw_both: 0 }),
  },
]
