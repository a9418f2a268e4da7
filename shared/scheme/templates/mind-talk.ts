import type { CodeSet, Scheme } from '../scheme.ts'
import { mindTalkTests } from './mind-talk-tests.ts'
import { talkQuestions } from './mind-talk-questions.ts'

export const talk: CodeSet = {
  id: 'talk',
  subject: 'cg',
  label: 'Talk',
  kind: 'state',
  exclusive: true,
  exhaustive: false,
  codes: [
    {
      ...{ id: 'utt', key: 'm', label: 'Utterance', group: '' },
      definition: 'A stretch of speech with one thing said in it, bounded by a pause or by a new sentence.',
      include: 'Single words and exclamations that are words.',
      exclude: 'Laughing, humming, sounds without words. Two sentences said in one breath are two utterances.',
      ...{ missing: false, procedure: false, episodes: [], modifiers: [] },
    },
    {
      ...{ id: 'unheard', key: 'x', label: 'Cannot be made out', group: '' },
      definition: 'She speaks, and the words cannot be made out after listening three times.',
      include: 'Speech under noise or from far away.',
      exclude:
        'Words that are clear but in a language the coder does not know: leave the recording to somebody who does.',
      ...{ missing: true, procedure: false, episodes: [], modifiers: [] },
    },
  ],
  segment: {
    instruction:
      'Mark each utterance from its first to its last sound, write down what is said word for word, then answer. ' +
      'Judge the words by what the baby shows then, not by what you think of them.',
    text: 'required',
    maxText: 1000,
    questions: talkQuestions,
  },
}

const toBaby = "addressed == 'yes'"
const ofMind = "mind == 'yes'"
const fits = "mind == 'yes' and attuned == 'yes'"
const fitsNot = "mind == 'yes' and attuned == 'no'"
const heardMinutes = '(episode_s * (1 - prop_time(unheard, episode)) / 60)'

/** T8: what a mother says, utterance by utterance, and whether it speaks of the baby's mind. Our own wording. */
export const mindTalk: Scheme = {
  format: 'attune-scheme/1',
  id: 'mind-talk',
  version: '1.0.0',
  name: 'Talk about the baby’s mind',
  summary:
    'Every utterance of the mother is written down and coded: to whom it is said, whether it speaks of the baby’s mind, of what in it, and whether that fits what the baby shows. Describes the talk in this recording only.',
  basis: {
    wording: 'original, written for this product',
    informedBy: [
      'the idea of coding what is said to a baby for the mind it speaks of (Meins & Fernyhough, manual 2.2)',
    ],
    notEquivalentTo: ['the mind-mindedness coding of Meins & Fernyhough', 'any trained or certified instrument'],
    reportAs: 'in-app template for talk about the baby’s mind, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 3, max: 14 },
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [
    { id: 'free', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: true },
    { id: 'toys', name: 'Play with toys', nominalS: 300, minCodableS: 120, required: false, mayBeCutShort: true },
  ],
  passes: [
    {
      ...{ id: 'talk', name: 'Talk', subject: 'cg', sets: [talk.id], ratings: [], speedMax: 1 },
      purpose: 'Mark, write down and answer one utterance after the other',
    },
  ],
  ratings: [],
  sets: [talk],
  modifiers: [],
  context: [],
  marks: [],
  composites: [
    of('to_baby', 'Utterances to the baby', `segments(talk, ${toBaby}, episode)`, 'utterances'),
    of('mind_n', 'Utterances about the baby’s mind', `segments(talk, ${ofMind}, episode)`, 'utterances'),
    of('fits_n', 'About the mind, and fitting', `segments(talk, ${fits}, episode)`, 'utterances'),
    of('fits_not_n', 'About the mind, and not fitting', `segments(talk, ${fitsNot}, episode)`, 'utterances'),
    share('mind_share', 'Share about the baby’s mind', ofMind, toBaby),
    share('fits_share', 'Share about the mind and fitting', fits, toBaby),
    share('fits_not_share', 'Share about the mind and not fitting', fitsNot, toBaby),
    share('fits_of_mind', 'Fitting, as a share of those about the mind', "attuned == 'yes'", ofMind),
    ...[
      ['wish', 'wishes'],
      ['thought', 'thoughts'],
      ['feeling', 'feelings'],
      ['voice', 'speaking for the baby'],
    ].map(([id = '', words = '']) =>
      share(`${id}_share`, `Share about the mind: ${words}`, `topic == '${id}'`, toBaby),
    ),
    of('mind_rate', 'About the mind, a minute heard', `mind_n / ${heardMinutes}`, 'per minute'),
    of('fits_rate', 'About the mind and fitting, a minute heard', `fits_n / ${heardMinutes}`, 'per minute'),
  ],
  rules: [
    {
      ...{ id: 'few', kind: 'warn', when: 'to_baby < 10', fields: [], scope: 'episode' },
      message: 'Fewer than ten utterances to the baby: shares of so few say little.',
    },
  ],
  tests: [...mindTalkTests],
  reliability: ['mind_share', 'fits_share'].map((target) => ({
    target,
    statistic: 'icc_a1',
    point: 0.7,
    ciLower: 0.5,
    minN: 15,
  })),
}

function of(id: string, label: string, expr: string, unit: string): Scheme['composites'][number] {
  return { id, label, expr, scope: 'episode', forEach: [], unit }
}

function share(id: string, label: string, condition: string, base: string): Scheme['composites'][number] {
  return { ...of(id, label, `share_segments(talk, ${condition}, ${base}, episode)`, 'share'), range: [0, 1] }
}
