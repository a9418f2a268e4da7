import type { ConversionKind, ConversionRow } from '#shared/study/media.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Desk, Job } from '../desk.ts'

export function conversionRows(_desk: Desk): readonly ConversionRow[] {
  return []
}

type Wish = { path?: string | undefined; mediaId?: string | undefined; kind: ConversionKind }

export function addConversions(_desk: Desk, _input: { items: readonly Wish[] }): readonly ConversionRow[] {
  throw new AppError('internal')
}

export function runConversions(_desk: Desk, _job: Job): Promise<{ done: number; failed: number }> {
  throw new AppError('internal')
}

export function removeConversion(_desk: Desk, _input: { id: string }): null {
  throw new AppError('internal')
}
