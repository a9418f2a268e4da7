import type { ConverterState } from '#shared/study/media.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Desk } from '../desk.ts'

export function converterState(_desk: Desk): ConverterState {
  return { converter: null, problem: null, system: 'linux-other' }
}

export function chooseConverter(_desk: Desk, _input: { path: string | null }): ConverterState {
  throw new AppError('internal')
}
