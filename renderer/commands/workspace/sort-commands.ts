import type { Scheme } from '#shared/scheme/scheme.ts'
import { carryCard, layByKey, moveCard, stepCard } from '../../state/sort-actions.ts'
import type { Pass } from '../../state/passes.ts'
import { commandsOf, type WorkspaceCommand } from './workspace-command.ts'

const command = commandsOf('Cards', 'rating')
const byKey = { keyOnly: true, fixed: true }

/** Digits lay the card at hand into a pile by its place, the arrows choose cards, Enter carries one from pile to pile. */
export function sortCommands(scheme: Scheme, pass: Pass): WorkspaceCommand[] {
  const sorts = (scheme.qsorts ?? []).filter(({ id }) => pass.qsorts.includes(id))
  if (sorts.length === 0 || pass.isCheck) return []
  const most = Math.min(9, Math.max(...sorts.map(({ piles }) => piles.length)))
  return [
    ...Array.from({ length: most }, (_, n) =>
      command(
        `sort.pile:${String(n + 1)}`,
        `Into pile ${String(n + 1)}, counted from the lowest`,
        [`Digit${String(n + 1)}`],
        (workspace) => layByKey(workspace, n),
        byKey,
      ),
    ),
    command('sort.deck', 'Card back to the deck', ['Digit0'], (workspace) => layByKey(workspace, null), byKey),
    command('sort.carry', 'Take the card up, lay it down', ['Enter'], carryCard),
    command(
      'sort.next',
      'Next card; a carried card one pile lower',
      ['ArrowDown'],
      (workspace) => stepCard(workspace, 1),
      {
        repeats: true,
      },
    ),
    command(
      'sort.previous',
      'Previous card; a carried card one pile higher',
      ['ArrowUp'],
      (workspace) => stepCard(workspace, -1),
      { repeats: true },
    ),
    command('sort.higher', 'Card one pile higher', ['Shift+ArrowUp'], (workspace) => moveCard(workspace, 1)),
    command('sort.lower', 'Card one pile lower', ['Shift+ArrowDown'], (workspace) => moveCard(workspace, -1)),
  ]
}
