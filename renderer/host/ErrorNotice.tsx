import type { ReactNode } from 'react'
import { messageFor } from '#shared/contract/messages.ts'
import { Notice } from '../ui/Notice.tsx'
import { envelopeOf } from './reply.ts'

/** Words for anything thrown. */
export function describeError(error: unknown): string {
  return messageFor(envelopeOf(error))
}

/** What was refused or went wrong, where it happened. Nothing while there is no error. */
export function ErrorNotice({ error, action }: { readonly error: unknown; readonly action?: ReactNode }) {
  if (error === null || error === undefined) return null
  return (
    <Notice kind="stop" announce action={action}>
      {describeError(error)}
    </Notice>
  )
}
