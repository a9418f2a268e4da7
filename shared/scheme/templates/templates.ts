import type { Scheme } from '../scheme.ts'
import { demoCopyOf } from './demo-copy.ts'
import { sensIntr9 } from './sens-intr-9.ts'
import { stillfacePhase } from './stillface-phase.ts'

/** The schemes that come with the product, each followed by its copy for the demo study. */
export const templates: readonly Scheme[] = [
  sensIntr9,
  demoCopyOf(sensIntr9),
  stillfacePhase,
  demoCopyOf(stillfacePhase),
]

export function templateById(id: string): Scheme | undefined {
  return templates.find((template) => template.id === id)
}
