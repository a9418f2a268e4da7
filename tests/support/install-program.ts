import { spawnSync } from 'node:child_process'
import { onPath } from './find-program.ts'

/** Whether this is a machine where we may install a package ourselves: root, with apt (a fresh Debian, as in CI). */
const mayInstall = (): boolean => process.getuid?.() === 0 && onPath(['apt-get']) !== undefined

/**
 * Installs Debian packages, quietly. It says first that it does, because it takes half a minute.
 *
 * @returns whether it was tried and worked
 */
export function installWithApt(packages: readonly string[]): boolean {
  if (packages.length === 0 || !mayInstall()) return false
  console.log(`Installing ${packages.join(' and ')} with apt-get ...`)
  const apt = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', ...packages)
}
