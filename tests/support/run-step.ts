import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the project, with a separator at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** One program that is run from the project's folder under this Node. */
export type Step = { readonly name: string; readonly script: string; readonly args: readonly string[] }

export type Finished = { readonly status: number; readonly output: string }

type HowToRun = {
  /** Shown while it runs; otherwise collected and given back. */
  readonly show?: boolean
  readonly env?: NodeJS.ProcessEnv
}

/** Runs a step to its end. A step ended by a signal has status 1. */
export function run(step: Step, { show = false, env = {} }: HowToRun = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, step.script, ...step.args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    const chunks: Buffer[] = []
    const collect = (chunk: Buffer): void => void chunks.push(chunk)
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

export type Checked = { readonly name: string; readonly passed: boolean; readonly output: string }

/** Runs a step quietly and prints one line for it; what it said is printed only when it failed. */
export async function check(step: Step): Promise<Checked> {
  const begun = performance.now()
  const { status, output } = await run(step)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`)
  if (status !== 0) console.log(output.trimEnd().replace(/^/gm, '       '))
  return { name: step.name, passed: status === 0, output }
}
