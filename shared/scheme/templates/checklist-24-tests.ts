import type { TestCase } from '../test-case.ts'
import { seenList } from './checklist-24-items.ts'
import { expected } from './worked-example.ts'

const episodes: TestCase['episodes'] = [{ id: 'e1', kind: 'free', fromS: 0, toS: 300 }]

/** Every item that is asked for, seen or not; without an occasion for comforting its items are not. */
function answers(isSeen: (item: string) => boolean, upset: boolean): NonNullable<TestCase['forms']> {
  const asked = seenList.items.filter(({ subscale }) => upset || subscale !== 'comfort')
  const given = [['?comfort', upset] as const, ...asked.map(({ id }) => [id, isSeen(id)] as const)]
  return given.map(([item, yes]) => ({ form: seenList.id, item, episode: 'e1', value: yes ? 1 : 0 }))
}

const few = ['names', 'gaze', 'sound', 'softens', 'smile']
const notSeen = ['waits', 'eases', 'finish']

/** T6, worked out by hand. */
export const checklist24Tests: readonly TestCase[] = [
  {
    id: 'upset',
    label: 'The baby was upset; five items seen',
    episodes,
    forms: answers((item) => few.includes(item), true),
    // Of the eight answers to the baby: the sound answered, and the voice that softens.
    expect: expected('free', {
      ...{ seen: 5, seen_notice: 3, seen_comfort: 1, seen_share: 1, seen_room: 0 },
      seen_answers: 2,
    }),
  },
  {
    id: 'calm',
    label: 'Not upset: comforting does not apply, and the rest is prorated',
    episodes,
    forms: answers((item) => !notSeen.includes(item), false),
    // 15 of the 18 that apply; 4 of the 5 answers that apply.
    expect: expected('free', {
      ...{ seen: 20, seen_notice: 5, seen_comfort: 'not_applicable', seen_share: 6, seen_room: 4 },
      seen_answers: 6.4,
    }),
  },
]
