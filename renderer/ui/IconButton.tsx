import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components'
import styles from './button.module.css'
import { cx } from './cx.ts'

type IconButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** Read aloud, and shown as a tip. */
  readonly label: string
  readonly kind?: 'secondary' | 'quiet'
  readonly small?: boolean
  readonly children: ReactNode
}

/** A button that is only a picture, so that its name has to be told in words too. */
export function IconButton({ label, kind = 'quiet', small = false, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(styles.button, styles.icon, kind === 'quiet' && styles.quiet, small && styles.small)}
      >
        {children}
      </AriaButton>
      <Tooltip className={cx(styles.tip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
