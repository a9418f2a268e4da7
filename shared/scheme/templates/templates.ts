import type { Scheme } from '../scheme.ts'
import { checklist24 } from './checklist-24.ts'
import { cueResponse } from './cue-response.ts'
import { demoCopyOf } from './demo-copy.ts'
import { grid30 } from './grid-30.ts'
import { mindTalk } from './mind-talk.ts'
import { profile5 } from './profile-5.ts'
import { sensIntr9 } from './sens-intr-9.ts'
import { sort25 } from './sort-25.ts'
import { stillfacePhase } from './stillface-phase.ts'

/** The schemes that come with the product, each followed by its copy for the demo study. */
export const templates: readonly Scheme[] = [
  sensIntr9,
  demoCopyOf(sensIntr9),
  stillfacePhase,
  demoCopyOf(stillfacePhase),
  cueResponse,
  profile5,
  grid30,
  checklist24,
  sort25,
  mindTalk,
]

export function templateById(id: string): Scheme | undefined {
  return templates.find((template) => template.id === id)
}
