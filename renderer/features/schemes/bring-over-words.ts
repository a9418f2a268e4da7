import type { MigrationCounts, ItemReach } from '#shared/study/migration/migration-summary.ts'
import type { Choice } from '#shared/study/migration/migration-item.ts'
import { counted } from '../../ui/format/figures.ts'

/** Characters of a reason, so that it says something to whoever reads it in a year. */
export const leastReason = 10

export const choiceLabel: Readonly<Record<Choice, string>> = {
  keep: 'Keep what was coded',
  fit: 'Keep where it is still on the scale',
  recode: 'Translate by a table',
  map: 'Take as…',
  cut: 'End the earlier state at the next onset',
  open: 'Code again',
  drop: 'Leave out',
}

export const choiceMeaning: Readonly<Record<Choice, string>> = {
  keep: 'Taken over as it is.',
  fit: 'Any other value is coded again.',
  recode: 'A value without a line is coded again.',
  map: 'Taken over under another name.',
  cut: 'So that no two states overlap.',
  open: 'The coding goes back to its coder.',
  drop: 'The original keeps it; nothing is asked for in its place.',
}

/** `23 records in 12 codings: 20 kept, 3 open`. */
export function reachInWords(reach: ItemReach | undefined): string {
  if (reach === undefined || reach.codings === 0) return ''
  const { kept, mapped, opened, dropped } = reach
  const parts = [
    [kept, 'kept'],
    [mapped, 'changed'],
    [opened, 'to be coded again'],
    [dropped, 'left out'],
  ] as const
  const words = parts.flatMap(([n, word]) => (n === 0 ? [] : [`${n.toLocaleString('en-GB')} ${word}`]))
  const records = kept + mapped + opened + dropped
  return `${counted(records, 'record')} in ${counted(reach.codings, 'coding')}: ${words.join(', ')}`
}

/** What is about to happen, in one sentence for each kind of coding. */
export function outcomeInWords({ stayLocked, givenBack, drafts, waiting, skipped }: MigrationCounts): string[] {
  return [
    stayLocked === 0 ? '' : `${counted(stayLocked, 'coding stays locked', 'codings stay locked')}.`,
    givenBack === 0
      ? ''
      : `${counted(givenBack, 'locked coding goes', 'locked codings go')} back to their coders, because something in them is open. They find them under My work.`,
    drafts === 0 ? '' : `${counted(drafts, 'coding', 'codings')} in progress: their coders go on under this version.`,
    waiting === 0 ? '' : `${counted(waiting, 'coding')} not begun: assigned under this version instead.`,
    skipped === 0
      ? ''
      : `${counted(skipped, 'coding stays', 'codings stay')} where they are: their recording is assigned under this version already.`,
  ].filter((words) => words !== '')
}
