import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { cx } from './cx.ts'
import styles from './dialog.module.css'

type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  /** Escape, or a press beside it. Not called while `isBusy`. */
  readonly onClose: () => void
  readonly intro?: ReactNode
  readonly children: ReactNode
  /** Buttons: the way back first, the step last. */
  readonly footer: ReactNode
  readonly wide?: boolean
  readonly isBusy?: boolean
  readonly role?: 'dialog' | 'alertdialog'
}

/** A question that has to be answered, or left, before going on. Holds the focus while open and gives it back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  intro,
  children,
  footer,
  wide = false,
  isBusy = false,
  role,
}: DialogProps) {
  return (
    <ModalOverlay
      className={cx(styles.scrim)}
      isOpen={isOpen}
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <AriaDialog className={cx(styles.dialog)} role={role ?? 'dialog'}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {intro === undefined ? null : <p>{intro}</p>}
          </div>
          <div className={styles.body}>{children}</div>
          <div className={styles.foot}>{footer}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
