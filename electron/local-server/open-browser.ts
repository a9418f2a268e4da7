import { spawn } from 'node:child_process'

/** Whether a browser window can be shown. On Linux that takes an X or Wayland session. */
export function canOpenBrowser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/** The program that opens an address in the default browser, and its arguments. No shell reads the address. */
export function browserCommand(platform: NodeJS.Platform, url: string): readonly [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', url]
  // `start` belongs to the shell on Windows; this one does the same and reads nothing into the address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}

/** Opens the default browser. @returns whether the system could be asked to; if not, the address must be opened by hand */
export function openBrowser(url: string): Promise<boolean> {
  const [program, ...args] = browserCommand(process.platform, url)
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true })
    child.once('error', () => {
      resolve(false)
    })
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
