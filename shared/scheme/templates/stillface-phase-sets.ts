import type { CodeSet, SchemeCode } from '../scheme.ts'

export const babyPhase: CodeSet = {
  id: 'inf_phase',
  subject: 'inf',
  label: 'Baby engagement',
  kind: 'state',
  exclusive: true,
  exhaustive: true,
  precedence: ['ipro', 'ipas', 'ipos', 'imon', 'ienv'],
  codes: [
    code('ipos', 'f', 'Enjoying together', 'positive', 'Turned towards the mother with smile, laugh or happy voice.', {
      include: 'short glances away under 1 s while the smile goes on',
      exclude: 'smiling at a toy or at the camera (use ienv)',
    }),
    code(
      'imon',
      'd',
      'Watching mother',
      'social',
      "Looks at the mother's face; own face and voice neutral or interested.",
      { include: 'quiet cooing without smile', exclude: 'looking at her hands or clothes (use ienv)' },
    ),
    code(
      'ienv',
      's',
      'Interested elsewhere',
      'object',
      'Looks at or handles an object, own body or the room; face neutral, interested or smiling at the object.',
      { exclude: 'looking away with negative face or voice (use ipas or ipro)' },
    ),
    code(
      'ipas',
      'a',
      'Quietly unhappy',
      'negative',
      'Low-energy negative: sad or pinched face, slumping, faint whimper, or eyes averted with a dull face, without active protest.',
    ),
    code(
      'ipro',
      'g',
      'Protesting',
      'negative',
      'Active negative: fussing, crying, angry face, arching, kicking off or pushing away.',
    ),
    code('islp', 'q', 'Asleep or drowsy', 'other', 'Eyes closed or heavy-lidded for 3 s or more.'),
    code('iuns', 'w', 'Cannot be coded', 'missing', 'Face and body not visible enough, or baby out of frame.', {
      missing: true,
    }),
  ],
}

export const babyRegulation: CodeSet = {
  id: 'inf_reg',
  subject: 'inf',
  label: 'Baby regulation',
  kind: 'state',
  exclusive: false,
  exhaustive: false,
  codes: [
    code('oral', 'z', 'Hand or object in mouth', '', 'Mouthing own hand, strap or object for 1 s or more.'),
    code(
      'clasp',
      'x',
      'Touching own body',
      '',
      'Holding or stroking own hands, clothes, face or head for 1 s or more.',
    ),
    code(
      'away',
      'c',
      'Moving away',
      '',
      'Twisting, arching or turning the trunk away from the mother or out of the seat.',
    ),
  ],
}

export const motherPhase: CodeSet = {
  id: 'cg_phase',
  subject: 'cg',
  label: 'Mother engagement',
  kind: 'state',
  exclusive: true,
  exhaustive: true,
  precedence: ['cneg', 'cint', 'cpos', 'cvoc', 'cmon', 'coth', 'cwdr'],
  codes: [
    code(
      'cpos',
      'j',
      'Enjoying together',
      'positive',
      'Turned towards the baby with smile, laugh, play face or sing-song, also with touch games the baby joins.',
    ),
    code(
      'cvoc',
      'k',
      'Talking and watching',
      'social',
      'Looks at the baby and talks or makes sounds; face neutral or mildly warm.',
    ),
    code(
      'cmon',
      'l',
      'Quietly watching',
      'social',
      'Looks at the baby without voice; face neutral to warm; ready to answer.',
    ),
    code(
      'coth',
      'o',
      'Attention elsewhere',
      'object',
      'Looks at or is busy with something other than the baby for 2 s or more.',
    ),
    code(
      'cwdr',
      'i',
      'Out of reach',
      'withdrawn',
      'No look, voice, face or touch for the baby for 2 s or more, and not busy with something else: leaned back, turned away or blank.',
    ),
    code(
      'cint',
      'u',
      'Overriding',
      'intrusive',
      'Keeps on or increases stimulation after the baby turns away, stiffens or fusses; moves head, hands or body against resistance; looms close.',
    ),
    code(
      'cneg',
      'h',
      'Sharp tone or handling',
      'negative',
      'Irritated, mocking or threatening voice or face towards the baby, or rough handling.',
    ),
    code('csf', 'n', 'Still face held', 'procedure', 'Neutral still face as instructed.', {
      procedure: true,
      episodes: ['still'],
    }),
    code('cuns', 'm', 'Cannot be coded', 'missing', 'Face and hands not visible enough.', { missing: true }),
  ],
}

export const procedure: CodeSet = {
  id: 'proc',
  subject: 'dyad',
  label: 'Procedure',
  kind: 'point',
  exclusive: false,
  exhaustive: false,
  codes: [
    code(
      'brk',
      'b',
      'Still face broken',
      '',
      'Mother smiles, talks to or touches the baby during the still-face episode.',
      { procedure: true, episodes: ['still'] },
    ),
    code('stop', 'v', 'Stopped early', '', 'Episode ended early.', { procedure: true, modifiers: ['stop_reason'] }),
  ],
}

function code(
  id: string,
  key: string,
  label: string,
  group: string,
  definition: string,
  more: Partial<SchemeCode> = {},
): SchemeCode {
  return {
    ...{ id, key, label, group, definition, include: '', exclude: '' },
    ...{ missing: false, procedure: false, episodes: [], modifiers: [] },
    ...more,
  }
}
