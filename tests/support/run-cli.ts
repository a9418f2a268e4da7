import { main } from '../../electron/cli/main.ts'

/** How a command line ended: its exit code, what it printed and what it noted beside it, and what it asked for. */
export type CliEnd = {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly asked: readonly string[]
}

/** Runs a command line in this process. `answer` is what somebody types when asked; null where nobody sits. */
export async function runCli(line: readonly string[], answer: string | null = null): Promise<CliEnd> {
  const out: string[] = []
  const err: string[] = []
  const asked: string[] = []
  const code = await main(line, {
    print: (text) => out.push(text),
    note: (text) => err.push(text),
    progress: () => undefined,
    askHidden: (question) => {
      asked.push(question)
      return Promise.resolve(answer)
    },
  })
  return { code, out: out.join('\n'), err: err.join('\n'), asked }
}
