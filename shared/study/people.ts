import { z } from 'zod'

/** What a person may do. A study's first person has all roles. */
export const Role = z.enum(['coder', 'lead', 'data_manager'])
export type Role = z.infer<typeof Role>
export const allRoles: readonly Role[] = ['coder', 'lead', 'data_manager']

/**
 * A name as it stands in lists: trimmed, 1 to 60 characters. No control or direction characters, which could make one
 * name look like another; the two joiners stay, because Persian and Indic names are written with them.
 */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^(?:[^\p{Cc}\p{Cf}]|\u200c|\u200d)+$/u)

export const Passcode = z.string().min(6).max(200)

/** Everyone's passcode in the demo study: nobody real is behind it, and its sign-in screen shows it. */
export const demoPasscode = 'attune-demo'

/** Protects a study file at rest. Nobody can open the file without it, Attune included. */
export const Passphrase = z.string().min(8).max(200)

export type Person = {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly hasPasscode: boolean
}

/** Who is at the desk. `signInNeeded` is false as long as the study has one person, who is then signed in by opening it. */
export type Session = {
  readonly person: Person | null
  readonly signInNeeded: boolean
}
