import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The private folder of this installation for hosts without Electron, where the system expects it. `ATTUNE_USER_DATA`
 * names another one. The folder need not exist yet.
 */
export function userDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const chosen = env['ATTUNE_USER_DATA']
  if (chosen !== undefined && chosen !== '') return chosen
  const home = homedir()
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'attune')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'attune')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'attune')
}
