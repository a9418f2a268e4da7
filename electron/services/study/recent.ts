import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { RecentStudy } from '#shared/contract/views.ts'
import type { Platform } from '../platform.ts'

const Entry = z.object({ path: z.string(), name: z.string(), openedAt: z.string() })
const KEEP = 12

const listFile = (platform: Platform): string => join(platform.userData, 'recent.json')

function read(platform: Platform): z.infer<typeof Entry>[] {
  try {
    return z.array(Entry).parse(JSON.parse(readFileSync(listFile(platform), 'utf8')))
  } catch {
    // A list that cannot be read is a list of nothing: it holds no work of anybody's.
    return []
  }
}

function write(platform: Platform, entries: z.infer<typeof Entry>[]): void {
  mkdirSync(platform.userData, { recursive: true })
  const temporary = `${listFile(platform)}.new`
  writeFileSync(temporary, JSON.stringify(entries, null, 1))
  renameSync(temporary, listFile(platform))
}

/** The studies opened last on this installation, newest first. */
export function recentStudies(platform: Platform): readonly RecentStudy[] {
  return read(platform).map((entry) => ({ ...entry, present: existsSync(entry.path) }))
}

export function rememberStudy(platform: Platform, path: string, name: string): void {
  const others = read(platform).filter((entry) => entry.path !== path)
  const entry = { path, name: name === '' ? basename(path) : name, openedAt: platform.now().toISOString() }
  try {
    write(platform, [entry, ...others].slice(0, KEEP))
  } catch {
    // The study is open; a list that cannot be kept is no reason to refuse it.
    platform.log('the list of recent studies cannot be written')
  }
}

export function forgetStudy(platform: Platform, path: string): void {
  write(
    platform,
    read(platform).filter((entry) => entry.path !== path),
  )
}
