import { frameMs, recordingFrames } from './script.ts'
import type { Syllable, VoiceKind } from './voice.ts'

export const sampleRate = 16_000
const perFrame = (sampleRate * frameMs) / 1000

type Timbre = { partials: readonly number[]; vibrato: number; level: number; attackMs: number }

/** Loudness of the overtones, which makes a talking voice differ from a cry. All sounds are synthesised. */
const timbres: Record<VoiceKind, Timbre> = {
  talk: { partials: [1, 0.62, 0.34, 0.2, 0.1], vibrato: 3, level: 0.2, attackMs: 12 },
  sing: { partials: [1, 0.46, 0.2, 0.08], vibrato: 7, level: 0.22, attackMs: 18 },
  sharp: { partials: [1, 0.7, 0.6, 0.4, 0.26, 0.16], vibrato: 2, level: 0.22, attackMs: 6 },
  coo: { partials: [1, 0.24, 0.08], vibrato: 6, level: 0.18, attackMs: 20 },
  laugh: { partials: [1, 0.5, 0.24, 0.1], vibrato: 10, level: 0.2, attackMs: 8 },
  whimper: { partials: [1, 0.4, 0.3, 0.12], vibrato: 12, level: 0.13, attackMs: 16 },
  cry: { partials: [1, 0.7, 0.52, 0.34, 0.2, 0.1], vibrato: 14, level: 0.24, attackMs: 14 },
}

function addSyllable(into: Float32Array, syllable: Syllable, gain: number): void {
  const { partials, vibrato, level, attackMs } = timbres[syllable.kind]
  const start = syllable.from * perFrame
  const length = (syllable.to - syllable.from) * perFrame
  const attack = (attackMs / 1000) * sampleRate
  const release = Math.min(length * 0.4, 0.06 * sampleRate)
  const sum = partials.reduce((a, b) => a + b, 0)
  let phase = 0
  for (let i = 0; i < length; i++) {
    const part = i / length
    // A cry rises and falls within one breath; other voices glide one way.
    const bend = syllable.kind === 'cry' ? -syllable.glide * Math.sin(Math.PI * part) : syllable.glide * part
    const hertz = syllable.pitch + bend + vibrato * Math.sin((2 * Math.PI * 5.5 * i) / sampleRate)
    phase += (2 * Math.PI * hertz) / sampleRate
    const envelope = Math.min(1, i / attack, (length - i) / release)
    let value = 0
    for (let k = 0; k < partials.length; k++) value += (partials[k] ?? 0) * Math.sin(phase * (k + 1))
    into[start + i] = (into[start + i] ?? 0) + (gain * level * envelope * value * 1.9) / sum
  }
}

/**
 * What one camera's microphone hears, as 16-bit mono samples: its own person near, the other one further away.
 * Between the voices there is silence.
 */
export function renderSound(syllables: readonly Syllable[], camera: 'mother' | 'baby'): Buffer {
  const samples = new Float32Array(recordingFrames * perFrame)
  for (const syllable of syllables) addSyllable(samples, syllable, syllable.who === camera ? 1 : 0.35)
  const out = Buffer.alloc(samples.length * 2)
  samples.forEach((value, i) => out.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_000), i * 2))
  return out
}
