import type { EventRecord } from '../../shared/observation/record.ts'
import { ms } from '../../shared/time/ms.ts'

/** One state of the baby, as the still-face template has them. */
export const phase = (id: string, code: string, onset: number, offset: number | null): EventRecord => ({
  type: 'event',
  id,
  set: 'inf_phase',
  code,
  onsetMs: ms(onset),
  offsetMs: offset === null ? null : ms(offset),
  modifiers: {},
  note: '',
  order: 1,
})
