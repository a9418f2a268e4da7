import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** What a command line program says and asks. Injected, so that tests read what a person would. */
export type Terminal = {
  /** The command's result: standard output. */
  print(line: string): void
  /** Everything else: standard error. */
  note(line: string): void
  /** Progress on one line that is overwritten; silent where standard error is not a terminal. */
  progress(text: string): void
  /** Asks without showing what is typed. Null where nobody can answer. */
  askHidden(question: string): Promise<string | null>
}

export const processTerminal: Terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
  progress(text) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
  },
  askHidden(question) {
    if (!process.stdin.isTTY) return Promise.resolve(null)
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    process.stderr.write(question)
    const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
    return new Promise((resolve) => {
      reader.question('', (answer) => {
        reader.close()
        process.stderr.write('\n')
        resolve(answer)
      })
    })
  },
}
