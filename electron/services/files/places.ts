import { readdir, stat } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'

/** A place that a chooser offers in one click. */
export type Place = { readonly name: string; readonly path: string }

/** A drive that does not answer (a network drive that is away) is left out rather than waited for. */
const DRIVE_ANSWERS_WITHIN_MS = 400

/** The person's own folder, the places given, and the drives that are there; each path once. */
export async function placesOf(further: readonly Place[]): Promise<Place[]> {
  const all = [{ name: 'Home', path: homedir() }, ...further, ...(await drives())]
  return all.filter((place, n) => all.findIndex((other) => other.path === place.path) === n)
}

async function drives(): Promise<Place[]> {
  if (process.platform === 'win32') {
    const letters = Array.from({ length: 26 }, (_, n) => `${String.fromCharCode(65 + n)}:`)
    const there = await Promise.all(letters.map((letter) => isThere(`${letter}\\`)))
    return letters.filter((_, n) => there[n]).map((letter) => ({ name: letter, path: `${letter}\\` }))
  }
  const roots = process.platform === 'darwin' ? ['/Volumes'] : mountRoots()
  const mounted = await Promise.all(roots.map(foldersIn))
  return [...mounted.flat(), { name: 'Computer', path: '/' }]
}

function mountRoots(): string[] {
  const { username } = userInfo()
  return [join('/media', username), join('/run/media', username), '/mnt']
}

async function foldersIn(root: string): Promise<Place[]> {
  const names = await readdir(root).catch((): string[] => [])
  const places = names.filter((name) => !name.startsWith('.')).map((name) => ({ name, path: join(root, name) }))
  const there = await Promise.all(places.map(({ path }) => isThere(path)))
  return places.filter((_, n) => there[n])
}

async function isThere(path: string): Promise<boolean> {
  const answer = stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((done) => {
    timer = setTimeout(done, DRIVE_ANSWERS_WITHIN_MS, false)
  })
  return Promise.race([answer, tooLate]).finally(() => {
    clearTimeout(timer)
  })
}
