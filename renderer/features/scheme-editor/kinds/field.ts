import type { Json } from '#shared/lib/canonical-json.ts'
import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'

export type Option = { readonly id: string; readonly label: string; readonly detail?: string }

/** What can be chosen, given the draft and the place of the thing. */
export type Options = (draft: DraftValue, path: SchemePath) => readonly Option[]

type Common = {
  /** The member, from the thing on: `['evidence', 'when']`. */
  readonly at: SchemePath
  readonly label: string
  readonly help?: string
  /** Only where this holds of the thing. */
  readonly when?: (thing: DraftValue) => boolean
}

/** What an emptied number becomes: a field that is open, `null`, or a member that is not there. */
export type Emptied = 'open' | 'null' | 'absent'

/**
 * One member of a thing and the control it is edited with. A new shape of scheme needs a table of these and nothing
 * else: forms, search for problems, undo and saving follow from it.
 */
export type Field = Common &
  (
    | { readonly control: 'id' }
    | { readonly control: 'line'; readonly emptied?: 'null' | 'absent' }
    | { readonly control: 'text'; readonly rows?: number; readonly emptied?: 'absent' }
    | { readonly control: 'number'; readonly unit?: string; readonly emptied?: Emptied }
    /** `off`: where the member is absent, not false, while it does not hold. */
    | { readonly control: 'switch'; readonly off?: 'absent' }
    | { readonly control: 'key' }
    | {
        readonly control: 'choice'
        readonly options: Options
        /** What stands for `null`, where nothing may be chosen. */
        readonly none?: string
        readonly emptied?: 'null' | 'absent'
        /** The browser's own list: where there are many of them on a page. */
        readonly plain?: true
      }
    | {
        readonly control: 'checks'
        readonly options: Options
        readonly empty?: 'absent'
        readonly ordered?: boolean
        /** Not shown where there is nothing to choose from. */
        readonly quiet?: true
      }
    | {
        readonly control: 'lines'
        readonly each: string
        readonly numbers?: boolean
        readonly empty?: 'absent'
        /** A member beside it, entry for entry: what is moved or taken out here is there too. */
        readonly along?: string
      }
    /** A key for each option of the list beside it, or none at all. */
    | { readonly control: 'optionKeys' }
    /** What a test case gives, laid out as the scheme has it, and what it expects. */
    | { readonly control: 'case'; readonly part: 'context' | 'ratings' | 'answers' | 'details' | 'expect' }
    /** A number for each card of the sort that the thing stands in. */
    | { readonly control: 'cardPlaces' }
    | {
        readonly control: 'formula'
        readonly truth: boolean | 'any'
        readonly none?: string
        readonly emptied?: 'absent'
      }
    | {
        readonly control: 'rows'
        readonly each: string
        readonly columns: readonly Field[]
        readonly make: Maker
        /** Below each row, side by side. */
        readonly more?: readonly Field[]
        /** What those below are called while nobody has written in them; absent: they are always in sight. */
        readonly fold?: string
      }
    | { readonly control: 'words'; readonly each: string }
    /** Members that are there together or not at all. */
    | {
        readonly control: 'part'
        readonly off: 'null' | 'absent'
        readonly fields: readonly Field[]
        readonly make: Json
      }
    /** Which passes show this thing: written where passes name it. */
    | { readonly control: 'passes'; readonly member: string }
    /** A member that no table speaks of, as it stands in the file. */
    | { readonly control: 'json' }
  )

/** A new entry of a list. `list`: where it will stand. */
export type Maker = (draft: DraftValue, list: SchemePath) => Json

export type Kind = {
  /** The member that holds the list: `ratings`, or `codes` within a set. */
  readonly member: string
  readonly title: string
  /** One of them. */
  readonly one: string
  /** What it is for, for somebody who makes their first scheme. */
  readonly about: string
  /** The stem of ids for which no label is there yet. */
  readonly stem: string
  readonly make: Maker
  readonly fields: readonly Field[]
  /** Lists within it whose entries have a form of their own. */
  readonly inner: readonly Kind[]
  /** The member of the outer thing that holds the list, where it does not stand in the thing itself. */
  readonly holder?: string
  /** The member that a line of a pasted text goes into: a lab has its ninety items in a document already. */
  readonly paste?: 'text' | 'label'
}
