import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Pass } from '../../state/passes.ts'
import {
  giveByKey,
  givePattern,
  goToAspect,
  notCodableByKey,
  stepPattern,
  takeAllBack,
} from '../../state/points-actions.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Points', 'rating')
const byKey = { keyOnly: true, fixed: true }

/** Digits give a pattern a point, with Shift all that are left; Enter goes on. The arrows do the same one by one. */
export function pointsCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  const forms = (scheme.ipsatives ?? []).filter(({ id }) => pass.ipsatives.includes(id))
  if (forms.length === 0 || pass.isCheck) return []
  const most = Math.min(9, Math.max(...forms.map(({ patterns }) => patterns.length)))
  const digits = Array.from({ length: most }, (_, n) => n)
  const mayLack = forms.some(({ minAspects }) => minAspects !== undefined)
  return [
    ...digits.map((n) =>
      command(
        `points.give:${String(n + 1)}`,
        `A point to pattern ${String(n + 1)}`,
        [`Digit${String(n + 1)}`],
        (workspace) => giveByKey(workspace, n, 1),
        byKey,
      ),
    ),
    ...digits.map((n) =>
      command(
        `points.giveAll:${String(n + 1)}`,
        `All points left to pattern ${String(n + 1)}`,
        [`Shift+Digit${String(n + 1)}`],
        (workspace) => giveByKey(workspace, n, 'all'),
        byKey,
      ),
    ),
    command('points.clear', 'Take the points of this aspect back', ['Digit0'], takeAllBack, byKey),
    ...(mayLack ? [command('points.none', 'This aspect cannot be coded', ['Slash'], notCodableByKey, byKey)] : []),
    command('points.next', 'Next aspect', ['Enter'], (workspace) => goToAspect(workspace, 1)),
    command('points.previous', 'Previous aspect', ['Shift+Enter'], (workspace) => goToAspect(workspace, -1)),
    command('points.nextPattern', 'Next pattern', ['ArrowDown'], (workspace) => stepPattern(workspace, 1)),
    command('points.previousPattern', 'Previous pattern', ['ArrowUp'], (workspace) => stepPattern(workspace, -1)),
    command('points.more', 'More for this pattern', ['Shift+ArrowUp'], (workspace) => givePattern(workspace, 1)),
    command('points.fewer', 'Fewer for this pattern', ['Shift+ArrowDown'], (workspace) => givePattern(workspace, -1)),
  ]
}
