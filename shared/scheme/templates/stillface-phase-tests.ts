import type { TestCase } from '../test-case.ts'
import { expected, inTurn } from './worked-example.ts'

/** T2, worked out by hand: shares are of codable time, 108 s of the baby's play, 90 s of the mother's reunion. */
export const stillfacePhaseTests: readonly TestCase[] = [
  {
    id: 'whole',
    label: 'A still face that ended early, with time that cannot be coded in play and reunion',
    episodes: [
      { id: 'e1', kind: 'play', fromS: 0, toS: 120 },
      { id: 'e2', kind: 'still', fromS: 120, toS: 210 },
      { id: 'e3', kind: 'reun', fromS: 210, toS: 330 },
    ],
    events: [
      ...inTurn(0, [
        ['imon', 40],
        ['ipos', 70],
        ['ienv', 100],
        ['ipas', 108],
        ['iuns', 120],
      ]),
      ...inTurn(120, [
        ['imon', 150],
        ['ipro', 180],
        ['ipas', 195],
        ['ipos', 200],
        ['ienv', 210],
      ]),
      ...inTurn(210, [
        ['ipro', 225],
        ['imon', 270],
        ['ipos', 330],
      ]),
      ...inTurn(0, [
        ['cpos', 60],
        ['cvoc', 90],
        ['cint', 100],
        ['cmon', 120],
      ]),
      ...inTurn(120, [['csf', 210]]),
      ...inTurn(210, [
        ['cuns', 240],
        ['cvoc', 300],
        ['cpos', 330],
      ]),
    ],
    expect: [
      ...expected('play', {
        p_imon: 40 / 108,
        p_ipos: 30 / 108,
        p_ipas: 8 / 108,
        p_ipro: 0,
        n_ipos: 1 / 1.8,
        p_cint: 10 / 120,
        n_cint: 0.5,
        n_ipro: 0,
      }),
      ...expected('still', { p_ipro: 30 / 90, p_ipas: 15 / 90, p_ipos: 5 / 90, p_cpos: 0 }),
      ...expected('reun', { p_ipro: 15 / 120, p_ipos: 0.5, p_cpos: 30 / 90, n_cpos: 1 / 1.5 }),
      ...expected(null, {
        sf_neg: 45 / 90 - 8 / 108,
        sf_pos: 5 / 90 - 30 / 108,
        carry_neg: 15 / 120 - 8 / 108,
      }),
    ],
  },
  {
    id: 'open',
    label: 'Time without a code: shares wait until it has one',
    episodes: [{ id: 'e1', kind: 'play', fromS: 0, toS: 120 }],
    events: inTurn(0, [['imon', 40]]),
    expect: [...expected('play', { p_imon: 'pending' }), ...expected(null, { sf_neg: 'not_recorded' })],
  },
]
