import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/lib/app-error.ts'
import type { Platform } from '../platform.ts'

/** What belongs to this machine and to no study or person. */
const MachineSettings = z.looseObject({
  /** The converter that somebody chose here. */
  ffmpeg: z.string().min(1).max(4096).optional().catch(undefined),
})
export type MachineSettings = z.infer<typeof MachineSettings>

const settingsFile = (platform: Platform): string => join(platform.userData, 'settings.json')

/** A file that cannot be read holds no settings: everything in it can be chosen again. */
export function machineSettings(platform: Platform): MachineSettings {
  try {
    return MachineSettings.parse(JSON.parse(readFileSync(settingsFile(platform), 'utf8')))
  } catch {
    return {}
  }
}

/**
 * Changes some settings and keeps the others, also those of a newer version. Written beside and renamed.
 * @throws settings-not-kept where that cannot be done: a full disk, a folder in the way; then nothing has changed.
 */
export function changeMachineSettings(platform: Platform, change: Partial<MachineSettings>): void {
  const next = { ...machineSettings(platform), ...change }
  const unfinished = `${settingsFile(platform)}.${process.pid}`
  try {
    mkdirSync(platform.userData, { recursive: true })
    writeFileSync(unfinished, `${JSON.stringify(next, null, 1)}\n`, { flush: true })
    renameSync(unfinished, settingsFile(platform))
  } catch (cause) {
    rmSync(unfinished, { force: true })
    throw new AppError('settings-not-kept', {}, { cause })
  }
}
