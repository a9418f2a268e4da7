import type { TestCase } from '../test-case.ts'
import { expected } from './worked-example.ts'

type Answers = readonly (readonly [question: string, answer: string])[]

const other: Answers = [['addressed', 'no']]
const plain: Answers = [
  ['addressed', 'yes'],
  ['mind', 'no'],
]
const about = (topic: string, attuned: string): Answers => [
  ['addressed', 'yes'],
  ['mind', 'yes'],
  ['topic', topic],
  ['attuned', attuned],
]

/** Utterances of a second each, two seconds apart, from 10 s on; one minute further on cannot be made out. */
const said = (all: readonly Answers[]): NonNullable<TestCase['events']> => [
  ...all.map((answers, n) => ({
    ...{ code: 'utt', fromS: 10 + 2 * n, toS: 11 + 2 * n },
    answers: answers.map(([question, answer]) => ({ question, answer })),
  })),
  { code: 'unheard', fromS: 200, toS: 260 },
]

const fiveMinutes = [{ id: 'e1', kind: 'free', fromS: 0, toS: 300 }]

/** T8, worked out by hand: eleven utterances, nine to the baby, five of them about its mind; four minutes heard. */
export const mindTalkTests: readonly TestCase[] = [
  {
    id: 'eleven',
    label: 'Eleven utterances, five about the baby’s mind',
    episodes: fiveMinutes,
    events: said([
      ...[other, plain, about('wish', 'yes'), plain, about('wish', 'no'), about('feeling', 'yes')],
      ...[other, plain, about('thought', 'unclear'), about('voice', 'yes'), plain],
    ]),
    expect: expected('free', {
      to_baby: 9,
      mind_n: 5,
      fits_n: 3,
      fits_not_n: 1,
      mind_share: 5 / 9,
      fits_share: 3 / 9,
      fits_not_share: 1 / 9,
      fits_of_mind: 3 / 5,
      wish_share: 2 / 9,
      thought_share: 1 / 9,
      feeling_share: 1 / 9,
      voice_share: 1 / 9,
      mind_rate: 5 / 4,
      fits_rate: 3 / 4,
    }),
  },
  {
    id: 'nobody',
    label: 'Nothing is said to the baby: shares have no value',
    episodes: fiveMinutes,
    events: said([other]),
    expect: expected('free', { to_baby: 0, mind_share: 'too_few', fits_of_mind: 'too_few', mind_rate: 0 }),
  },
]
