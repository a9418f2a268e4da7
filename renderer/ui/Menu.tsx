import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './menu.module.css'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
}

type MenuProps = {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly onAction: (id: string) => void
  /** The entry that is in force, where the menu is a choice of one. */
  readonly selected?: string
}

export function Menu({ trigger, label, entries, onAction, selected }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(styles.popover)} offset={4}>
        <AriaMenu
          className={cx(styles.menu)}
          aria-label={label}
          items={entries}
          onAction={(key) => onAction(String(key))}
          {...(selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected] })}
        >
          {(entry) => (
            <MenuItem
              className={cx(styles.item)}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
            >
              {entry.icon}
              {entry.label}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
