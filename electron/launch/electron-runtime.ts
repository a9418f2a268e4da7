import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const DOWNLOAD_MS = 10_000

/** Where the `electron` package lies. Its main file is never loaded: that alone would start a download. */
const electronDir = (): string => dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/**
 * The Electron binary, if it is on this machine: where ELECTRON_OVERRIDE_DIST_PATH says, or in the package once its
 * own installer has run to the end (it writes `path.txt` last).
 */
export function findElectron(
  env: NodeJS.ProcessEnv = process.env,
  packageDir: string = electronDir(),
): string | undefined {
  const note = join(packageDir, 'path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') return existing(join(override, name ?? defaultBinary()))
  return name === undefined ? undefined : existing(join(packageDir, 'dist', name))
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined)

function defaultBinary(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Runs the package's own installer for at most ten seconds. Whatever it left half-done is removed, so that the next
 * start finds either a whole runtime or none.
 *
 * @returns the reason in words when it did not work
 */
export async function downloadElectron(): Promise<string | undefined> {
  const packageDir = electronDir()
  const scratch = mkdtempSync(join(tmpdir(), 'attune-electron-'))
  try {
    const outcome = await runInstaller(join(packageDir, 'install.js'), scratch)
    if (findElectron() !== undefined) return undefined
    rmSync(join(packageDir, 'dist'), { recursive: true, force: true })
    rmSync(join(packageDir, 'path.txt'), { force: true })
    return outcome
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function runInstaller(script: string, scratch: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      windowsHide: true,
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), DOWNLOAD_MS)
    const done = (why: string): void => {
      clearTimeout(timer)
      resolve(why)
    }
    child.on('error', () => done('its installer could not be started'))
    child.on('exit', (_code, signal) =>
      done(signal === null ? 'it could not be downloaded' : 'it could not be downloaded within 10 s'),
    )
  })
}
