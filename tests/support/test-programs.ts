import { findChromium, findFfmpeg } from './find-program.ts'
import { installWithApt } from './install-program.ts'

export type TestPrograms = { readonly chromium: string | undefined; readonly ffmpeg: string | undefined }

export const NO_CHROMIUM =
  'no Chromium found: install Chromium, Chrome or Edge, or run "npx playwright install chromium", or name one in ATTUNE_CHROMIUM'
export const NO_FFMPEG = 'no ffmpeg found: install it, or name one in ATTUNE_FFMPEG'

/** Finds what the tests need besides Node, and installs it where that is ours to do. */
export async function testPrograms(): Promise<TestPrograms> {
  const found = { chromium: await findChromium(), ffmpeg: findFfmpeg() }
  const missing = [
    ...(found.chromium === undefined ? ['chromium'] : []),
    ...(found.ffmpeg === undefined ? ['ffmpeg'] : []),
  ]
  return installWithApt(missing) ? { chromium: await findChromium(), ffmpeg: findFfmpeg() } : found
}

/** How the programs found are told to the tests. */
export function programEnv(programs: TestPrograms): NodeJS.ProcessEnv {
  return {
    ...(programs.chromium === undefined ? {} : { ATTUNE_CHROMIUM: programs.chromium }),
    ...(programs.ffmpeg === undefined ? {} : { ATTUNE_FFMPEG: programs.ffmpeg }),
  }
}
