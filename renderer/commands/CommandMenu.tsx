import { Menu } from 'lucide-react'
import { GroupedMenu, type MenuGroup } from '../ui/GroupedMenu.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { keyCaps, type KeyLabels } from './combo.ts'
import type { Command } from './command.ts'
import { keysOf, type KeyChoices } from './keymap.ts'

type CommandMenuProps<C> = {
  readonly commands: readonly Command<C>[]
  readonly context: C
  readonly onRun: (command: Command<C>) => void
  readonly labels?: KeyLabels | undefined
  readonly choices?: KeyChoices | undefined
}

/** Everything but the codes and ratings themselves, which have their own panel, for the mouse: by group. */
export function CommandMenu<C>({ commands, context, onRun, labels, choices }: CommandMenuProps<C>) {
  const listed = commands.filter(({ scope, keyOnly }) => keyOnly !== true && scope !== 'coding' && scope !== 'rating')
  const groups = (): MenuGroup[] =>
    [...new Set(listed.map(({ group }) => group))].map((name) => ({
      name,
      entries: listed
        .filter(({ group }) => group === name)
        .map((command) => ({
          id: command.id,
          label: command.title,
          caps: keyCaps(keysOf(command, choices)[0] ?? '', labels),
          isDisabled: !(command.enabled?.(context) ?? true),
        })),
    }))
  return (
    <GroupedMenu
      label="Commands"
      groups={groups}
      onAction={(id) => {
        const command = listed.find((each) => each.id === id)
        if (command !== undefined) onRun(command)
      }}
      trigger={
        <IconButton small label="Commands">
          <Menu size={16} aria-hidden />
        </IconButton>
      }
    />
  )
}
