import { z } from 'zod'
import { hiddenCharacter } from './hidden-characters.ts'

/**
 * The kinds of text in a scheme. What a check has to say goes into its message as a problem's code
 * (`scheme-problem.ts`), never as words: `scheme-shape.ts` makes problems of them.
 */
const withoutHidden =
  (kind: 'line' | 'lines') =>
  (text: string, ctx: z.RefinementCtx): void => {
    const found = hiddenCharacter(text, kind)
    if (found === null) return
    ctx.addIssue({ code: 'custom', message: 'hidden-character', params: { at: found.at, character: found.name } })
  }

export const Id = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'bad-id')
/** An id in which `{code}` stands for the id of each code in turn. */
export const CompositeId = z.string().regex(/^[a-z](?:[a-z0-9_-]|\{code\}){0,39}$/, 'bad-composite-id')
/** One physical key, as the letter or digit printed on it in the US layout; bound by `KeyboardEvent.code`. */
export const Key = z.string().regex(/^[a-z0-9]$/, 'bad-key')
/** What names of columns begin with: short, since statistics programs take 32 characters. */
export const ColumnPrefix = z.string().regex(/^[a-z](?:[a-z0-9_]{0,6}[a-z0-9])?$/, 'bad-prefix')
export const Version = z.string().regex(/^(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){2}$/, 'bad-version')

/** Spaces, and what is drawn as nothing by itself. */
const blank = /^[\s\p{Cf}\u115F\u1160\u3164\uFFA0]+$/u
const withoutBlank = (text: string, ctx: z.RefinementCtx): void => {
  if (blank.test(text)) ctx.addIssue({ code: 'custom', message: 'empty-text' })
}

export const Text = z.string().max(4000).superRefine(withoutHidden('lines'))
/** A name of something: one line, in which something can be seen. */
export const Label = z.string().min(1).max(120).superRefine(withoutHidden('line')).superRefine(withoutBlank)
/** One line that may be empty. */
export const Line = z.string().max(120).superRefine(withoutHidden('line'))
/** A text in the formula language; whether it can be read is `checkFormulas`' question. */
export const Formula = z.string().max(4000).superRefine(withoutHidden('lines'))

/**
 * A list whose length is looked at before anything in it: ten thousand entries are one problem, not ten thousand.
 * The limits are far above what people can work with. They may be raised later but not lowered, since published
 * versions are read through the same shape for ever.
 */
export const list = <T extends z.ZodType>(
  item: T,
  most: number,
  least = 0,
): z.ZodPipe<z.ZodArray<z.ZodUnknown>, z.ZodArray<T>> => z.array(z.unknown()).min(least).max(most).pipe(z.array(item))
