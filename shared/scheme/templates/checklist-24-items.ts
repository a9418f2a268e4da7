import type { Checklist, ChecklistItem } from '../checklist.ts'

type Words = readonly [id: string, text: string, contingent?: 'contingent']

/** Worded so that "seen" is the side that the score counts. */
const noticing: readonly Words[] = [
  ['face_first', 'The mother looks to the baby’s face before she begins something.'],
  ['names', 'She puts into words what the baby is doing.'],
  ['gaze', 'She follows the baby’s gaze with her own.'],
  ['sound', 'A sound of the baby is answered within about 3 seconds.', 'contingent'],
  ['changes', 'Something changes in what she does after the baby turns away.', 'contingent'],
  ['waits', 'She waits after an offer until the baby has taken it up or turned from it.'],
]
const comforting: readonly Words[] = [
  ['softens', 'Her voice softens when the baby fusses.', 'contingent'],
  ['touches', 'She touches the baby or picks the baby up when the baby is upset.', 'contingent'],
  ['pauses', 'She leaves off what she was doing when the baby is upset.', 'contingent'],
  ['second_way', 'Where the first way does not help, she tries a second.'],
  ['stays', 'She stays with it until the baby is calm.'],
  ['words', 'She puts the upset into words.'],
]
const sharing: readonly Words[] = [
  ['smile', 'The two exchange a smile.'],
  ['imitates', 'She imitates a sound or a face of the baby.', 'contingent'],
  ['song', 'There is song, rhyme or sing-song.'],
  ['warm_touch', 'She touches the baby warmly, not for care alone.'],
  ['comments', 'She comments warmly on the baby or on what the baby does.'],
  ['delight', 'She shares the baby’s delight when the baby shows it.', 'contingent'],
]
const room: readonly Words[] = [
  ['finish', 'The baby finishes something without being helped along.'],
  ['pause_3s', 'There is a pause of 3 seconds or more with both within reach.'],
  ['hands_over', 'She hands a thing over rather than doing it for the baby.'],
  ['no_moving', 'The baby’s hands and head are left to move by themselves.'],
  ['one_thing', 'One thing is offered at a time.'],
  ['eases', 'She eases off when the baby turns away.', 'contingent'],
]

const items = (subscale: string, all: readonly Words[]): ChecklistItem[] =>
  all.map(([id, text, contingent]) => ({
    ...{ id, text, subscale, reverse: false },
    contingent: contingent !== undefined,
  }))

export const seenList: Checklist = {
  id: 'seen_all',
  subject: 'cg',
  label: 'Seen in this episode',
  scope: 'episode',
  instruction:
    'Once is enough: an item is seen if it happens at least once in the episode and is clear. What is only likely is not seen.',
  answers: { seen: 'Seen', notSeen: 'Not seen', notApplicable: 'Does not apply' },
  subscales: [
    { id: 'notice', label: 'Noticing', occasion: null },
    {
      id: 'comfort',
      label: 'Comforting',
      occasion: { question: 'Was the baby upset for 3 seconds or more?', absent: 'not_applicable' },
    },
    { id: 'share', label: 'Sharing', occasion: null },
    { id: 'room', label: 'Giving room', occasion: null },
  ],
  items: [
    ...items('notice', noticing),
    ...items('comfort', comforting),
    ...items('share', sharing),
    ...items('room', room),
  ],
  minAnswered: 0.5,
}
