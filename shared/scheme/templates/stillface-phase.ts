import type { Scheme } from '../scheme.ts'
import { stillfacePhaseTests } from './stillface-phase-tests.ts'
import { babyPhase, babyRegulation, motherPhase, procedure } from './stillface-phase-sets.ts'

/**
 * T2: one state for each partner at any moment of a still-face procedure, one pass for each partner. Our own wording.
 * Its dyadic measures (matched time, repairs, switches) are not part of this version.
 */
export const stillfacePhase: Scheme = {
  format: 'attune-scheme/1',
  id: 'stillface-phase',
  version: '1.0.0',
  name: 'Engagement phases of mother and baby in a still-face procedure',
  summary:
    'Continuous coding of one state per partner at any moment, one pass per partner; read out in 1-second units: the state that fills most of the second.',
  basis: {
    wording: 'original, written for this product',
    informedBy: [
      'the general idea of coding infant and caregiver engagement in phases (Weinberg & Tronick; Tronick, Als & Brazelton)',
    ],
    notEquivalentTo: ['ICEP-R', 'IRSS', 'Monadic Phases manual'],
    reportAs: 'in-app engagement-phase template, own wording, version 1.0.0',
    validated: false,
  },
  ageMonths: { min: 2, max: 12 },
  quantityWords: {},
  subjects: [
    { id: 'cg', role: 'caregiver', label: 'Mother' },
    { id: 'inf', role: 'infant', label: 'Baby' },
    { id: 'dyad', role: 'dyad', label: 'Both together' },
  ],
  episodes: [
    { id: 'play', name: 'Face-to-face play', nominalS: 120, minCodableS: 60, required: true, mayBeCutShort: false },
    { id: 'still', name: 'Still face', nominalS: 120, minCodableS: 30, required: true, mayBeCutShort: true },
    { id: 'reun', name: 'Reunion play', nominalS: 120, minCodableS: 60, required: true, mayBeCutShort: false },
  ],
  passes: [
    {
      id: 'p_inf',
      name: 'Baby',
      subject: 'inf',
      sets: ['inf_phase', 'inf_reg'],
      ratings: [],
      purpose: "Watch the baby's face and body; one state at any moment",
      speedMax: 1,
      slowSpeeds: [0.5, 0.25],
    },
    {
      id: 'p_cg',
      name: 'Mother',
      subject: 'cg',
      sets: ['cg_phase', 'proc'],
      ratings: [],
      purpose: "Watch the mother's face, voice and hands; one state at any moment",
      speedMax: 1,
      slowSpeeds: [0.5, 0.25],
    },
  ],
  ratings: [],
  sets: [babyPhase, babyRegulation, motherPhase, procedure],
  modifiers: [
    {
      id: 'stop_reason',
      label: 'Reason for stopping',
      type: 'choice',
      options: ['baby upset beyond the agreed limit', 'mother asked to stop', 'technical', 'other'],
      required: true,
    },
  ],
  context: [],
  marks: [],
  composites: [
    {
      id: 'p_{code}',
      label: 'Proportion of codable time',
      expr: 'prop_time(code, episode)',
      scope: 'episode',
      forEach: ['inf_phase', 'cg_phase'],
      range: [0, 1],
      unit: 'proportion',
    },
    {
      id: 'n_{code}',
      label: 'Bouts per codable minute',
      expr: 'rate(code, episode)',
      scope: 'episode',
      forEach: ['inf_phase', 'cg_phase'],
      unit: 'per minute',
    },
    difference('sf_neg', 'Still-face effect, negative', 'ipas|ipro', 'still'),
    difference('sf_pos', 'Still-face effect, positive', 'ipos', 'still'),
    difference('carry_neg', 'Carry-over, negative', 'ipas|ipro', 'reun'),
  ],
  rules: [
    {
      id: 'r1',
      kind: 'block',
      when: 'gap(inf_phase) > 0 or gap(cg_phase) > 0',
      fields: [],
      scope: 'session',
      message: "There is time without a code. Use 'Cannot be coded' where nothing fits.",
    },
    {
      id: 'r2',
      kind: 'warn',
      when: 'bout_s < 1.0',
      fields: [],
      scope: 'bout',
      message: 'Bout shorter than one second.',
    },
    {
      id: 'r3',
      kind: 'warn',
      when: 'prop_time(cuns|iuns, episode) > 0.25',
      fields: [],
      scope: 'episode',
      message: 'More than a quarter of this episode cannot be coded.',
    },
    {
      id: 'r4',
      kind: 'require',
      when: 'episode_s < planned_s - 5',
      fields: ['stop'],
      scope: 'episode',
      message: "Episode is short: mark 'Stopped early' with a reason.",
    },
    {
      id: 'r5',
      kind: 'warn',
      when: 'count(brk) >= 3',
      fields: ['brk'],
      scope: 'session',
      message: 'Still face broken three or more times: consider leaving the episode out.',
    },
  ],
  reliability: ['inf_phase', 'cg_phase'].map((target) => ({
    target,
    statistic: 'kappa_time',
    point: 0.6,
    ciLower: 0.5,
    minN: 15,
  })),
  tests: [...stillfacePhaseTests],
}

/** How much more of the time in `episode` than in play: share of codable time minus share of codable time, -1 to 1. */
function difference(id: string, label: string, codes: string, episode: string): Scheme['composites'][number] {
  const expr = `prop_time(${codes}, ${episode}) - prop_time(${codes}, play)`
  return { id, label, expr, scope: 'session', forEach: [], range: [-1, 1], unit: 'difference of proportions' }
}
