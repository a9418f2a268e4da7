import type { TestCase } from '../test-case.ts'
import { expected, rated } from './worked-example.ts'

const episodes: TestCase['episodes'] = [{ id: 'e1', kind: 'free', fromS: 0, toS: 300 }]
const mother = { sensitive: 4, intrusive: 2, withdrawn: 1.5, warmth: 3.5, sharpness: 1, pacing: 4, talk: 3 }
const baby = { content: 3.5, distress: 2, lively: 4, interest: 3 }

/** T4, worked out by hand. */
export const profile5Tests: readonly TestCase[] = [
  {
    id: 'upset',
    label: 'All scales, halves among them; the baby was upset',
    episodes,
    context: [{ item: 'distress', value: 'yes' }],
    ratings: rated('e1', { ...mother, ...baby, turns: 3, joy: 2.5, ease: 4 }),
    expect: expected('free', {
      // 4, 3.5, 4 and, turned round, 4, 4.5, 5
      mother_pos: 25 / 6,
      // 3.5, 4 (turned round), 4, 3
      baby_pos: 14.5 / 4,
      dyad: 9.5 / 3,
    }),
  },
  {
    id: 'not_upset',
    label: 'Not upset: ease of recovery does not apply, and one scale out of view leaves enough',
    episodes,
    context: [{ item: 'distress', value: 'no' }],
    ratings: rated('e1', { ...mother, ...baby, interest: 'not_visible', turns: 3, joy: 2.5 }),
    expect: expected('free', { mother_pos: 25 / 6, baby_pos: 11.5 / 3, dyad: 2.75 }),
  },
  {
    id: 'too_few',
    label: 'Two of the four scales of the baby are not enough',
    episodes,
    context: [{ item: 'distress', value: 'no' }],
    ratings: rated('e1', { ...mother, ...baby, interest: 'not_visible', lively: 'not_visible', turns: 3, joy: 2.5 }),
    expect: expected('free', { baby_pos: 'not_visible' }),
  },
]
