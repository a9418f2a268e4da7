import type { WaveformLevel } from '#shared/study/media.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Desk } from '../desk.ts'

export function waveformLevel(_desk: Desk, _input: { mediaId: string; level: number }): WaveformLevel | null {
  return null
}

type Waveform = { mediaId: string; startUs: number; binUs: number; levels: readonly string[] }

export function saveWaveform(_desk: Desk, _input: Waveform): null {
  throw new AppError('internal')
}
