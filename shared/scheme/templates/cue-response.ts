import type { Scheme } from '../scheme.ts'
import { cueResponseTests } from './cue-response-tests.ts'
import { cues, modifiers, responses, starts } from './cue-response-sets.ts'

type Composite = Scheme['composites'][number]

const all = 'bid|show|voc|pause|upset'
const calm = 'bid|show|voc|pause'
const taking = 'join|comf|room|ackn'
const fitting = "fit == 'fits' or fit == 'fits in part' or fit == 'does not fit'"
const missed = "fit == 'fits in part' or fit == 'does not fit'"
const away = "avail == 'baby engaged elsewhere' or avail == 'baby had just turned away'"

/**
 * T3: what the baby shows and what follows it, event by event. Each response is linked to its cue, so that latency is
 * taken from the times and never typed. Our own wording. Yule's Q came with 1.1.0: it asks of all responses in time,
 * linked or not, and so speaks of contingency beyond chance where `cr` does not.
 */
export const cueResponse: Scheme = {
  format: 'attune-scheme/1',
  id: 'cue-response',
  version: '1.1.0',
  name: 'Baby’s cues and mother’s responses',
  summary:
    'Event coding. The first pass marks the baby’s cues; the second goes to each cue and records what followed; the third asks how each response fitted. Latency comes from the times of the events.',
  basis: {
    wording: 'original, written for this product',
    informedBy: [
      'the general idea of prompt, contingent and fitting responses to infant signals',
      'frequency-based coding of responses to distress and non-distress cues (Bernard, Meade & Dozier 2013)',
    ],
    notEquivalentTo: ['NCAST PCI scales', 'ABC in-the-moment coding', 'any certified instrument'],
    reportAs: 'in-app cue-response template, own wording, version 1.1.0',
    validated: false,
  },
  ageMonths: { min: 1, max: 24 },
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
  ],
  episodes: [{ id: 'free', name: 'Free play', nominalS: 300, minCodableS: 120, required: true, mayBeCutShort: false }],
  passes: [
    {
      ...{ id: 'p_cue', name: 'Cues', subject: 'inf', sets: ['cue'], ratings: [], speedMax: 1 },
      ...{ purpose: 'Watch the baby alone; press a key at the beginning of each cue', slowSpeeds: [0.5] },
    },
    {
      ...{ id: 'p_resp', name: 'What followed', subject: 'cg', sets: ['resp'], ratings: [], speedMax: 1 },
      ...{ purpose: 'Each cue by itself: code the first response, and link it to the cue', slowSpeeds: [0.5] },
      visitEach: { sets: ['cue'], leadS: 2, tailS: 8 },
    },
    {
      ...{ id: 'p_fit', name: 'How it fitted', subject: 'cg', sets: [], ratings: [], speedMax: 1 },
      ...{ purpose: 'Each response by itself: how it fitted its cue and whether it was carried through' },
      visitEach: { sets: ['resp'], modifiers: ['fit', 'through', 'mode'], leadS: 4, tailS: 6 },
    },
    {
      ...{ id: 'p_init', name: 'Own starts', subject: 'cg', sets: ['init'], ratings: [], speedMax: 1 },
      ...{ purpose: 'What the mother starts without a cue' },
    },
  ],
  ratings: [],
  sets: [cues, responses, starts],
  modifiers: [...modifiers],
  context: [],
  marks: [],
  composites: [
    measure('n_cue', 'Codable cues', `count_events(${all}, episode) - linked(${all}, nv, episode)`, null, 'cues'),
    measure('cr', 'Contingent responding', `linked_share(${all}, ${taking}, episode, 3)`, 5),
    measure('cr_d', 'Contingent responding to upset', `linked_share(upset, ${taking}, episode, 3)`, 3),
    measure('cr_nd', 'Contingent responding, no upset', `linked_share(${calm}, ${taking}, episode, 3)`, 5),
    share('p_fit', 'Responses that fit', "fit == 'fits'", fitting, 5),
    measure('lat_md', 'Median latency', `link_latency_median(${all}, ${taking}, episode, 3)`, 3, 's'),
    measure('ovr', 'Cues gone over', `enough(n_cue, 5, linked(${all}, over|sharp, episode) / n_cue)`, null),
    measure('non', 'Cues with nothing seen', `enough(n_cue, 5, linked(${all}, none, episode) / n_cue)`, null),
    share('p_adj', 'Adjusted after a miss', null, missed, 3),
    measure(
      'intr_start',
      'Starts while the baby was engaged or had turned away',
      `enough(count(start, episode), 3, count_where(start, ${away}, episode) / count(start, episode))`,
      null,
    ),
    {
      ...{ id: 'q_cue_resp', label: 'Yule’s Q, cue to response', scope: 'episode', forEach: [], unit: '' },
      ...{ expr: `yules_q(${all}, ${taking}, episode, 3)`, minValid: 5, range: [-1, 1] },
    },
  ],
  rules: [
    {
      ...{ id: 'r1', kind: 'block', scope: 'episode', fields: [] },
      when: `linked(${all}, ${taking}|redir|over|sharp|none|nv, episode) < count(${all}, episode)`,
      message: 'Some cues have nothing linked to them. Each needs a response, “Nothing seen” or “Cannot be seen”.',
    },
    {
      ...{ id: 'r3', kind: 'warn', scope: 'episode', fields: [] },
      when: `linked(${calm}, comf, episode) > 0`,
      message: 'Comfort is linked to a cue that is not upset. Is that so?',
    },
    {
      ...{ id: 'r4', kind: 'warn', scope: 'episode', fields: [] },
      when: 'n_cue < 5',
      message: 'Fewer than five codable cues: shares will be left empty.',
    },
  ],
  reliability: [
    { target: 'cue', statistic: 'f1', point: 0.6, ciLower: 0.5, minN: 15 },
    { target: 'resp', statistic: 'f1', point: 0.6, ciLower: 0.5, minN: 15 },
    ...['cr', 'p_fit', 'ovr'].map((target) => ({
      ...{ target, statistic: 'icc_a1' as const, point: 0.7, ciLower: 0.5, minN: 15 },
    })),
  ],
  tests: [...cueResponseTests],
}

function measure(id: string, label: string, expr: string, minValid: number | null, unit = 'share'): Composite {
  return {
    ...{ id, label, expr, scope: 'episode', forEach: [], unit },
    ...(minValid === null ? {} : { minValid }),
    ...(unit === 'share' ? { range: [0, 1] } : {}),
  }
}

/** How many of the responses for which `of` holds are like `part`; with no `part`, how many were adjusted. */
function share(id: string, label: string, part: string | null, of: string, least: number): Composite {
  const count = (codes: string, condition: string): string => `count_where(${codes}, ${condition}, episode)`
  const judged = 'join|comf|room|redir'
  const followed = 'join|comf|room'
  const [above, below] =
    part === null
      ? [count(followed, `through == 'adjusted after a miss' and (${of})`), count(followed, of)]
      : [count(judged, part), count(judged, of)]
  return measure(id, label, `enough(${below}, ${least}, ${above} / ${below})`, null)
}
