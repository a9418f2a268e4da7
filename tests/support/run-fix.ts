import { checkSteps } from './check-steps.ts'
import { run } from './run-step.ts'

// `npm run fix`: what the formatter and the linter can put right by themselves.
/** Which argument of the check goes, and which one comes. */
const EXTRA: Readonly<Record<string, { readonly drop: string | null; readonly add: string }>> = {
  lint: { drop: null, add: '--fix' },
  formatting: { drop: '--check', add: '--write' },
}
for (const name of ['lint', 'formatting']) {
  const step = checkSteps.find((candidate) => candidate.name === name)
  const extra = EXTRA[name]
  if (step === undefined || extra === undefined) continue
  const { drop, add } = extra
  const { status } = await run({ ...step, args: [...step.args.filter((arg) => arg !== drop), add] }, { show: true })
  if (status !== 0) process.exitCode = status
}
