import { realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, extname, join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import { runProgram } from './run-program.ts'

/** An ffmpeg that answered, with the ffprobe that belongs to it. */
export type Converter = { readonly path: string; readonly ffprobe: string; readonly version: string }

const ANSWER_WITHIN_MS = 8000

/** The first word after `program version` in what a program says of itself; undefined for another program or no answer. */
async function versionOf(program: string, name: 'ffmpeg' | 'ffprobe'): Promise<string | undefined> {
  let first: string | undefined
  try {
    const { code } = await runProgram(program, ['-hide_banner', '-version'], {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      onLine: (line) => (first ??= line),
    })
    if (code !== 0) return undefined
  } catch {
    // Not there, not a program, not for us to run, or no answer: no converter.
    return undefined
  }
  return new RegExp(`^${name} version (\\S{1,60})`).exec(first ?? '')?.[1]
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The ffprobe in the same folder, also behind a link. */
function probersBeside(ffmpeg: string): string[] {
  const name = `ffprobe${extname(ffmpeg).toLowerCase() === '.exe' ? '.exe' : ''}`
  return [...new Set([dirname(ffmpeg), dirname(realpathSync(ffmpeg))])].map((dir) => join(dir, name)).filter(isFile)
}

const checked = new Map<string, Promise<Converter>>()

/**
 * Asks a program what it is. An answer holds as long as the file stays the same; a refusal is asked again.
 * @throws converter-not-ffmpeg {name}, converter-without-ffprobe {name}
 */
export function checkConverter(path: string): Promise<Converter> {
  const name = basename(path)
  if (!isFile(path)) return Promise.reject(new AppError('converter-not-ffmpeg', { name }))
  const { size, mtimeMs } = statSync(path)
  const key = `${path}|${size}|${mtimeMs}`
  const known = checked.get(key)
  if (known !== undefined) return known
  const answer = askConverter(path, name)
  checked.set(key, answer)
  answer.catch(() => checked.delete(key))
  return answer
}

async function askConverter(path: string, name: string): Promise<Converter> {
  const version = await versionOf(path, 'ffmpeg')
  if (version === undefined) throw new AppError('converter-not-ffmpeg', { name })
  for (const ffprobe of probersBeside(path)) {
    if ((await versionOf(ffprobe, 'ffprobe')) !== undefined) return { path, ffprobe, version }
  }
  throw new AppError('converter-without-ffprobe', { name })
}

type Machine = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() })

function usualPlaces({ platform, env, home }: Machine): string[] {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    const shared = env['ProgramData'] ?? 'C:\\ProgramData'
    return [
      join(local, 'Microsoft', 'WinGet', 'Links'),
      join(home, 'scoop', 'shims'),
      join(shared, 'chocolatey', 'bin'),
      'C:\\ffmpeg\\bin',
    ]
  }
  return ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin', '/snap/bin']
}

/** In `ATTUNE_FFMPEG`: this machine is to have no converter but a chosen one. */
const NONE = 'none'

/** Where a converter may lie that nobody chose, best guess first: `ATTUNE_FFMPEG`, the path, usual places. */
export function converterCandidates(machine: Machine = thisMachine()): string[] {
  const { platform, env } = machine
  if (env['ATTUNE_FFMPEG'] === NONE) return []
  const file = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const path = env['PATH'] ?? env['Path'] ?? ''
  // A folder named relatively would be another one in every working folder.
  const folders = [...path.split(delimiter).filter((dir) => dir !== '' && dir !== '.'), ...usualPlaces(machine)]
  const named = env['ATTUNE_FFMPEG']
  return [
    ...new Set([...(named === undefined || named === '' ? [] : [named]), ...folders.map((dir) => join(dir, file))]),
  ]
}

/** The first candidate that is a converter; undefined where there is none. */
export async function findConverter(candidates = converterCandidates()): Promise<Converter | undefined> {
  for (const path of candidates.filter(isFile)) {
    try {
      return await checkConverter(path)
    } catch {
      // The next one may do.
    }
  }
  return undefined
}
