import type { TestCase } from '../test-case.ts'
import { expected } from './worked-example.ts'

type Row = readonly [code: string, atS: number, answer: string, afterS: number, fit?: string, through?: string]

/** Ten cues, each with its answer so many seconds later; whether it fitted, and was carried through. */
const rows: readonly Row[] = [
  ['bid', 10, 'join', 1, 'fits', 'carried through'],
  ['show', 20, 'join', 2, 'fits in part', 'adjusted after a miss'],
  ['voc', 30, 'ackn', 3],
  ['pause', 40, 'room', 4, 'fits', 'carried through'],
  ['pause', 50, 'over', 1],
  ['upset', 60, 'comf', 2.5, 'does not fit', 'adjusted after a miss'],
  ['upset', 70, 'sharp', 1],
  ['voc', 80, 'none', 0],
  ['bid', 90, 'nv', 0],
  ['upset', 100, 'comf', 1.5, 'fits in part', 'dropped'],
]

const linked = rows.flatMap(([code, atS, answer, afterS, fit, through]): NonNullable<TestCase['events']> => [
  { id: `cue${atS}`, code, fromS: atS, modifiers: [{ modifier: 'strength', value: 'clear' }] },
  {
    ...{ code: answer, fromS: atS + afterS, linkTo: `cue${atS}` },
    modifiers: [
      ...(fit === undefined ? [] : [{ modifier: 'fit', value: fit }]),
      ...(through === undefined ? [] : [{ modifier: 'through', value: through }]),
    ],
  },
])

const starts = ['baby free', 'baby engaged elsewhere', 'cannot tell'].map((value, n) => ({
  ...{ code: 'start', fromS: 110 + 10 * n, modifiers: [{ modifier: 'avail', value }] },
}))

/** T3, worked out by hand. */
export const cueResponseTests: readonly TestCase[] = [
  {
    id: 'ten',
    label: 'Ten cues with what followed, one of them out of sight, and three starts of the mother’s own',
    episodes: [{ id: 'e1', kind: 'free', fromS: 0, toS: 200 }],
    events: [...linked, ...starts],
    expect: expected('free', {
      n_cue: 9,
      // Taken up within 3 s after the cue: after 1, 2, 3, 2.5 and 1.5 s.
      cr: 5 / 9,
      cr_d: 2 / 3,
      // Of the seven others six are codable, three answered in time.
      cr_nd: 3 / 6,
      p_fit: 2 / 5,
      lat_md: 2,
      ovr: 2 / 9,
      non: 1 / 9,
      // Three missed at first; two of them were adjusted.
      p_adj: 2 / 3,
      intr_start: 1 / 3,
      // Of 200 s, 30 lie within 3 s after a cue. 5 of the 6 responses do: (5 x 169 - 25 x 1) / (5 x 169 + 25 x 1).
      q_cue_resp: 82 / 87,
    }),
  },
  {
    id: 'unanswered',
    label: 'Five cues, none of them upset, and nothing linked to them',
    episodes: [{ id: 'e1', kind: 'free', fromS: 0, toS: 180 }],
    events: [
      { code: 'bid', fromS: 10 },
      { code: 'bid', fromS: 20 },
      { code: 'show', fromS: 30 },
      { code: 'voc', fromS: 40 },
      { code: 'pause', fromS: 50 },
      { code: 'unc', fromS: 60 },
    ],
    expect: expected('free', {
      n_cue: 5,
      cr: 0,
      cr_d: 'not_applicable',
      cr_nd: 0,
      p_fit: 'too_few',
      lat_md: 'too_few',
      ovr: 0,
      non: 0,
      p_adj: 'too_few',
      intr_start: 'too_few',
      q_cue_resp: 'too_few',
    }),
  },
]
