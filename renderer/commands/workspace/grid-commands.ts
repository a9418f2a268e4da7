import type { Scheme } from '#shared/scheme/scheme.ts'
import { answerByKey, goOnPlaying, stepInterval } from '../../state/grid-actions.ts'
import type { Pass } from '../../state/passes.ts'
import type { WorkspaceCommand } from './workspace-command.ts'

/** Digits answer the question at hand, Slash says that it cannot be told, Enter plays on to the end of the interval. */
export function gridCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  const grids = (scheme.grids ?? []).filter(({ id }) => pass.grids.includes(id))
  if (grids.length === 0 || pass.isCheck) return []
  const base = { scope: 'rating', group: 'Intervals' } as const
  const items = grids.flatMap((grid) => grid.items)
  const lowest = Math.min(...items.map(({ min }) => min))
  const highest = Math.max(...items.map(({ max }) => max))
  return [
    ...Array.from({ length: highest - lowest + 1 }, (_, n): WorkspaceCommand => ({
      ...base,
      id: `grid.answer:${String(lowest + n)}`,
      title: `Answer ${String(lowest + n)}`,
      defaultKeys: [`Digit${String(lowest + n)}`],
      keyOnly: true,
      fixed: true,
      run: (workspace) => answerByKey(workspace, lowest + n),
    })),
    {
      ...base,
      id: 'grid.none',
      title: 'Cannot be told',
      defaultKeys: ['Slash'],
      keyOnly: true,
      fixed: true,
      run: (workspace) => answerByKey(workspace, null),
    },
    { ...base, id: 'grid.play', title: 'Play the next interval', defaultKeys: ['Enter'], run: goOnPlaying },
    {
      ...base,
      id: 'grid.next',
      title: 'Next interval',
      defaultKeys: [],
      run: (workspace) => stepInterval(workspace, 1),
    },
    {
      ...base,
      id: 'grid.previous',
      title: 'Previous interval',
      defaultKeys: ['Shift+Enter'],
      run: (workspace) => stepInterval(workspace, -1),
    },
  ]
}
