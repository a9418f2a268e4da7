import { existsSync } from 'node:fs'
import { AppError } from '#shared/lib/app-error.ts'
import type { ConverterState } from '#shared/study/media.ts'
import type { Desk } from '../desk.ts'
import { checkConverter, findConverter, type Converter } from '../media/converter-program.ts'
import { changeMachineSettings, machineSettings } from './machine-settings.ts'

/** How programs are got here; the interface has the words. */
function systemName(): string {
  if (process.platform === 'win32') return 'windows'
  if (process.platform === 'darwin') return 'mac'
  if (existsSync('/usr/bin/apt-get')) return 'linux-apt'
  return existsSync('/usr/bin/dnf') ? 'linux-dnf' : 'linux-other'
}

type Found = { readonly converter: Converter | undefined; readonly chosen: boolean; readonly problem: AppError | null }

/** The chosen converter; if it cannot be used, that is said and the machine's own one does the work. */
async function lookForConverter({ platform }: Desk): Promise<Found> {
  const path = machineSettings(platform).ffmpeg
  if (path === undefined) return { converter: await findConverter(), chosen: false, problem: null }
  try {
    return { converter: await checkConverter(path), chosen: true, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { converter: await findConverter(), chosen: false, problem: error }
  }
}

/** The converter to work with now; undefined where there is none. */
export async function converterAt(desk: Desk): Promise<Converter | undefined> {
  return (await lookForConverter(desk)).converter
}

export async function converterState(desk: Desk): Promise<ConverterState> {
  const { converter, chosen, problem } = await lookForConverter(desk)
  return {
    converter: converter === undefined ? null : { path: converter.path, version: converter.version, chosen },
    problem: problem === null ? null : { code: problem.code, params: problem.params },
    system: systemName(),
  }
}

/**
 * Works with this program from now on, on this machine; null: with the machine's own again.
 * @throws converter-not-ffmpeg {name}, converter-without-ffprobe {name}; then nothing changes.
 */
export async function chooseConverter(desk: Desk, { path }: { path: string | null }): Promise<ConverterState> {
  if (path !== null) await checkConverter(path)
  changeMachineSettings(desk.platform, { ffmpeg: path ?? undefined })
  return converterState(desk)
}
