import type { RatingScale, Scheme } from '../scheme.ts'

type NotCodable = Scheme['ratings'][number]['notCodable']

/** The reasons for which an episode can stay without a rating. */
export const notCodable: NotCodable = [
  { code: 'few_signals', text: 'Fewer than three codable signals' },
  { code: 'too_short', text: 'Codable time below the minimum' },
  { code: 'not_visible', text: 'Face or hands of either partner out of view for more than half of the time' },
]

export const sen: RatingScale = {
  id: 'sen',
  subject: 'cg',
  label: 'Sensitive responding',
  scope: 'episode',
  min: 1,
  max: 9,
  step: 1,
  higherMeans: 'more sensitive responding',
  question: "How well do the mother's responses follow, fit and meet the baby's signals in this episode?",
  consider: [
    'Was the signal noticed?',
    'Does the response fit what the signal seems to ask?',
    'Is it timely for a baby of this age?',
    'Is it followed through until the baby settles or moves on?',
  ],
  doNotConsider: [
    'amount of talk or play skill as such',
    "the mother's own mood unless the baby meets it",
    'culture- or household-specific styles of play',
    'anything known about the family from outside the recording',
  ],
  anchors: [
    {
      value: 9,
      label: 'Follows nearly all signals',
      text: 'Nearly all signals, faint and brief ones included, are met by a response that fits, begins promptly and is carried through. Where something else is needed, the mother first shows that she has noticed and then offers it in a way the baby can take up.',
    },
    {
      value: 7,
      label: 'Follows most signals',
      text: 'Clear signals are noticed and met in good time. Some faint signals pass by, or a first response does not quite fit and is adjusted within moments. The exchange stays in step overall.',
    },
    {
      value: 5,
      label: 'Mixed',
      text: 'Stretches of timely, fitting responses alternate with stretches in which signals are met late, in part, or pass by. Neither makes up clearly more than the other.',
    },
    {
      value: 3,
      label: 'Follows some signals',
      text: 'Most signals pass by, are met late, or are met by something that does not fit. Fitting responses do occur, mainly to strong or repeated signals.',
    },
    {
      value: 1,
      label: 'Signals rarely followed',
      text: "Signals, strong or repeated ones included, are rarely followed by a response that fits them. What the mother does follows mainly from something other than the baby's signals.",
    },
  ],
  between: 'Use 2, 4, 6, 8 when the episode lies between two descriptions.',
  notCodable: notCodable,
  evidence: { minMarks: 2, when: 'value <= 2 or value >= 8' },
  showIf: null,
  required: true,
}

export const senD: RatingScale = {
  id: 'sen_d',
  subject: 'cg',
  label: 'Responding to distress',
  scope: 'episode',
  min: 1,
  max: 9,
  step: 1,
  higherMeans: 'more sensitive responding to distress',
  question: 'When the baby is upset, how promptly and how well does comfort follow?',
  consider: [],
  doNotConsider: [],
  anchors: [
    {
      value: 9,
      label: 'Comfort follows nearly always',
      text: 'Upset is acknowledged at once by voice, face or touch; what is tried fits the state of the baby and is kept up or changed until the baby calms or is clearly calming.',
    },
    {
      value: 7,
      label: 'Comfort follows mostly',
      text: 'Clear upset is met in good time; one attempt may miss before another helps; early or mild fussing is sometimes passed over.',
    },
    {
      value: 5,
      label: 'Mixed',
      text: 'Comfort is given to some bouts of upset and not to others, or is begun and then dropped before the baby has calmed.',
    },
    {
      value: 3,
      label: 'Comfort follows sometimes',
      text: 'Upset is mostly met late, briefly or by going on with the activity; comfort comes mainly after strong or long crying.',
    },
    {
      value: 1,
      label: 'Comfort rarely follows',
      text: 'Upset is rarely met by comfort in this episode; the activity goes on or stops without an attempt to calm the baby.',
    },
  ],
  between: 'Use 2, 4, 6, 8 when the episode lies between two descriptions.',
  notCodable: notCodable.filter(({ code }) => code !== 'few_signals'),
  evidence: { minMarks: 1, when: 'always' },
  showIf: "ctx.distress == 'yes'",
  required: true,
}

export const int: RatingScale = {
  id: 'int',
  subject: 'cg',
  label: "Intrusiveness (stepping over the baby's lead)",
  scope: 'episode',
  min: 1,
  max: 9,
  step: 1,
  higherMeans: 'more intrusive',
  question: "How much does the mother's activity cut across, override or crowd what the baby is doing or signalling?",
  consider: [
    'starts something while the baby is engaged elsewhere',
    'goes on after the baby turns away, stiffens or fusses',
    'sets content and pace without pauses',
    "moves the baby's head, hands or body against visible resistance",
    "face, voice or objects very close or very loud for the baby's state",
  ],
  doNotConsider: [
    'actions needed for safety or for finishing a care task, if done with acknowledgement',
    'lively play that the baby joins in with',
  ],
  anchors: [
    {
      value: 1,
      label: 'Leaves room',
      text: "The baby's activity is left room. The mother waits for pauses, joins what the baby is doing and eases off when the baby turns away.",
    },
    {
      value: 3,
      label: 'Brief and few',
      text: 'A few times she begins something while the baby is busy, or carries on a little after a turning-away, and then stops or changes.',
    },
    {
      value: 5,
      label: 'Mixed',
      text: 'Overriding happens repeatedly, and there are also stretches in which the baby leads or is left undisturbed. Neither makes up clearly more than the other.',
    },
    {
      value: 7,
      label: 'Frequent',
      text: "For most of the episode content and pace are set by the mother; activity often goes on after the baby has signalled a pause; the baby's own doings are often cut short.",
    },
    {
      value: 9,
      label: 'Nearly throughout',
      text: "Nearly throughout, the baby's attempts to look away, pause or do something else are overridden, by handling, by closeness or loudness, or by one demand on top of another.",
    },
  ],
  between: 'Use 2, 4, 6, 8 when the episode lies between two descriptions.',
  notCodable,
  evidence: { minMarks: 2, when: 'value >= 6' },
  showIf: null,
  required: true,
}

export const wdr: RatingScale = {
  id: 'wdr',
  subject: 'cg',
  label: 'Withdrawal (being out of reach for the baby)',
  scope: 'episode',
  min: 1,
  max: 9,
  step: 1,
  higherMeans: 'more withdrawn',
  question:
    'For how much of the episode is the mother out of reach for the baby: silent, still, turned away or occupied with something else?',
  consider: [],
  doNotConsider: [
    'quiet watching that is ready to answer',
    'still-face periods that are part of the procedure',
    'a pause given to the baby after a turning-away',
  ],
  anchors: [
    {
      value: 1,
      label: 'Within reach',
      text: 'The mother is within reach throughout: attending, and ready to answer, also when quiet.',
    },
    {
      value: 3,
      label: 'Brief and few',
      text: "A few short moments in which attention is elsewhere or face and voice are still; she comes back by herself or at the baby's first signal.",
    },
    {
      value: 5,
      label: 'Mixed',
      text: 'Stretches within reach alternate with stretches in which the baby would find little to respond to.',
    },
    {
      value: 7,
      label: 'Frequent',
      text: 'For most of the episode there is little voice, face, touch or look for the baby; answers come late or only to strong signals.',
    },
    {
      value: 9,
      label: 'Nearly throughout',
      text: 'Nearly throughout there is no voice, face, touch or look that the baby could respond to.',
    },
  ],
  between: 'Use 2, 4, 6, 8 when the episode lies between two descriptions.',
  notCodable,
  evidence: { minMarks: 2, when: 'value >= 6' },
  showIf: null,
  required: true,
}
