import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these programs found on the search path, as a whole path. */
export function onPath(names: readonly string[], env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const endings = process.platform === 'win32' ? ['.exe', ''] : ['']
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, name + ending)
        if (existsSync(path)) return path
      }
    }
  }
  return undefined
}

const firstThere = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path): path is string => path !== undefined && path !== '' && existsSync(path))

/** A Chromium that a person has installed (ATTUNE_CHROMIUM names one first), or the one Playwright downloaded. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const installed =
    firstThere([env['ATTUNE_CHROMIUM']]) ??
    onPath(
      ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'],
      env,
    ) ??
    firstThere(usualPlaces(env))
  if (installed !== undefined) return installed
  const { chromium } = await import('@playwright/test')
  return firstThere([chromium.executablePath()])
}

function usualPlaces(env: NodeJS.ProcessEnv): readonly (string | undefined)[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform !== 'win32') return []
  const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
  return folders.flatMap((folder) =>
    folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')],
  )
}

/** ffmpeg, where ATTUNE_FFMPEG says or on the search path. */
export const findFfmpeg = (env: NodeJS.ProcessEnv = process.env): string | undefined =>
  firstThere([env['ATTUNE_FFMPEG']]) ?? onPath(['ffmpeg'], env)
