import { z } from 'zod'
import { Label } from '../scheme/scheme-strings.ts'

/**
 * What a lead states before an instrument that belongs to others is coded with: which instrument the lab has filled in,
 * who holds the manual or certificate, and how that can be looked up. It is printed in every export.
 */
export const LicenceStatement = z.strictObject({
  /** The instrument as its authors call it. */
  instrument: Label,
  /** The institution or the role that holds the manual or the certificate; no coder's name. */
  holder: Label,
  /** The manual's edition, or the certificate's number. */
  evidence: Label,
  /** When the manual was bought or the certificate given, as a date `yyyy-mm-dd`. */
  dated: z.iso.date(),
})
export type LicenceStatement = z.infer<typeof LicenceStatement>

/** A statement as it is kept for a scheme, whatever its version. */
export type KeptLicence = LicenceStatement & { readonly schemeId: string; readonly statedAt: string }
