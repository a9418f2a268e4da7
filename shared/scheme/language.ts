import { z } from 'zod'

/**
 * The language that a scheme's texts are written in, as a BCP 47 tag: `en`, `de-CH`. Any writing of a tag is taken
 * (`de-ch`), since which one is canonical changes with the tables of whoever reads it, and whether it is a tag does not.
 */
export const Language = z
  .string()
  .max(35)
  .superRefine((tag, ctx) => {
    if (!isLanguageTag(tag)) ctx.addIssue({ code: 'custom', message: 'bad-language', params: { found: tag } })
  })

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** A tag as it is written by rule: `de-CH` for `de-ch`. Only for a tag that `Language` has taken. */
export const languageTag = (tag: string): string => Intl.getCanonicalLocales(tag)[0] ?? tag

/** For people: “German (Switzerland), de-CH”. A tag without a name in English stands alone. */
export function languageInWords(tag: string): string {
  const written = languageTag(tag)
  const names = new Intl.DisplayNames(['en-GB'], { type: 'language', languageDisplay: 'standard', fallback: 'none' })
  const name = names.of(new Intl.Locale(written).baseName)
  return name === undefined || name === written ? written : `${name}, ${written}`
}
