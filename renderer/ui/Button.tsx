import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { cx } from './cx.ts'

type Kind = 'primary' | 'secondary' | 'quiet'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly kind?: Kind
  readonly small?: boolean
  readonly children: ReactNode
}

/** One primary button a screen: the step that most people take next. */
export function Button({ kind = 'secondary', small = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(kind, small)}>
      {children}
    </AriaButton>
  )
}

/** The looks of a button for what is not one: a link that acts as a step. */
export function buttonClass(kind: Kind, small = false): string {
  return cx(
    styles.button,
    kind === 'primary' && styles.primary,
    kind === 'quiet' && styles.quiet,
    small && styles.small,
  )
}
