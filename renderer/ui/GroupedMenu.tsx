import { ChevronRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, SubmenuTrigger } from 'react-aria-components'
import { cx } from './cx.ts'
import { Kbd } from './Kbd.tsx'
import styles from './menu.module.css'

export type GroupedEntry = {
  readonly id: string
  readonly label: string
  /** The caps of its key, shown behind it. */
  readonly caps: readonly string[]
  readonly isDisabled: boolean
}
export type MenuGroup = { readonly name: string; readonly entries: readonly GroupedEntry[] }

type GroupedMenuProps = {
  readonly trigger: ReactElement
  readonly label: string
  /** Asked for when the menu opens, so that it says what can be done then. */
  readonly groups: () => readonly MenuGroup[]
  readonly onAction: (id: string) => void
}

/** A menu of menus, for more entries than one list can be read in. */
export function GroupedMenu({ trigger, label, groups, onAction }: GroupedMenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(styles.popover)} offset={4}>
        <Groups label={label} groups={groups} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  )
}

function Groups({ label, groups, onAction }: Omit<GroupedMenuProps, 'trigger'>) {
  return (
    <AriaMenu className={cx(styles.menu)} aria-label={label}>
      {groups().map(({ name, entries }) => (
        <SubmenuTrigger key={name}>
          <MenuItem className={cx(styles.item)} textValue={name}>
            {name}
            <span className={styles.end}>
              <ChevronRight size={14} aria-hidden />
            </span>
          </MenuItem>
          <Popover className={cx(styles.popover)}>
            <AriaMenu className={cx(styles.menu)} aria-label={name} onAction={(key) => onAction(String(key))}>
              {entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  className={cx(styles.item)}
                  textValue={entry.label}
                  isDisabled={entry.isDisabled}
                >
                  {entry.label}
                  <span className={styles.end}>
                    {entry.caps.map((cap) => (
                      <Kbd key={cap}>{cap}</Kbd>
                    ))}
                  </span>
                </MenuItem>
              ))}
            </AriaMenu>
          </Popover>
        </SubmenuTrigger>
      ))}
    </AriaMenu>
  )
}
