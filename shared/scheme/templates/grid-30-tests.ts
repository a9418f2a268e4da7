import type { TestCase } from '../test-case.ts'
import { expected } from './worked-example.ts'

const rows: Readonly<Record<string, readonly (number | null)[]>> = {
  g_sen: [4, 4, 2, 5, 3, 2],
  g_int: [0, 3, 0, 2, 0, 1],
  g_wdr: [2, 0, 1, 0, 0, 3],
  g_upset: [0, 1, 1, 0, 0, 1],
  g_looks: [1, 1, 0, null, 1, 1],
}

const answers = (of: typeof rows): NonNullable<TestCase['forms']> =>
  Object.entries(of).flatMap(([item, values]) =>
    values.map((value, interval) => ({ form: 'half_min', item, episode: 'e1', interval, value })),
  )

/** T5, worked out by hand. Interfering less absent, by interval: -2, 3, -1, 2, 0, -2; their mean is 0. */
export const grid30Tests: readonly TestCase[] = [
  {
    id: 'six',
    label: 'Six half minutes; one look cannot be told',
    episodes: [{ id: 'e1', kind: 'free', fromS: 10, toS: 190 }],
    forms: answers(rows),
    expect: expected('free', {
      sen_mean: 20 / 6,
      int_mean: 1,
      wdr_mean: 1,
      upset_share: 0.5,
      looks_share: 0.8,
      iw_sd: Math.sqrt(22 / 5),
      // - + - + (0) -
      iw_moves: 4,
      // Squares of the differences 5, 4, 3, 2, 2, over five pairs; over the variance.
      iw_order: 58 / 5 / (22 / 5),
      // Upset in the second, third and sixth; met in the second.
      sen_upset: 1 / 3,
    }),
  },
  {
    id: 'never_upset',
    label: 'Never upset: there is no share of upset intervals',
    episodes: [{ id: 'e1', kind: 'free', fromS: 10, toS: 190 }],
    forms: answers({ ...rows, g_upset: [0, 0, 0, 0, 0, 0] }),
    expect: expected('free', { upset_share: 0, sen_upset: 'too_few' }),
  },
]
