import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { DemoStudy } from '../../demo/demo-study.ts'

/** The demo's script of people, recordings and codings, as it was written beside the films. Throws `demo-not-installed`. */
export function readDemo(demoDir: string): DemoStudy {
  try {
    // Ours and versioned with the code that reads it; its codings are checked like any coder's when they are stored.
    return JSON.parse(readFileSync(join(demoDir, 'demo-study.json'), 'utf8')) as DemoStudy
  } catch (error) {
    throw new AppError('demo-not-installed', {}, { cause: error })
  }
}
