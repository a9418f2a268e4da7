/* eslint-disable max-lines -- a table of colours that reads best in one piece */

/** How each family of the demo looks. All are invented; every colour is a plain hex value. */
export type Skin = { base: string; shade: string; blush: string; lip: string; line: string }
export type MotherHair = 'long' | 'bob' | 'bun' | 'curly' | 'short' | 'braids' | 'scarf' | 'wavy' | 'ponytail' | 'afro'
export type BabyHair = 'tuft' | 'curls' | 'short' | 'bald' | 'band' | 'cap' | 'straight'
export type Toy = 'star' | 'ball' | 'ring' | 'bear'
export type RoomThing = 'window' | 'plant' | 'pictures' | 'shelf' | 'lamp'

export type Look = {
  mother: {
    skin: Skin
    hair: MotherHair
    hairColour: string
    hairLight: string
    eye: string
    tops: readonly [string, string]
    glasses?: boolean
    earrings?: string
  }
  baby: {
    skin: Skin
    hair: BabyHair
    hairColour: string
    eye: string
    suits: readonly [string, string]
    accent: string
  }
  room: {
    wall: string
    wallLow: string
    thing: RoomThing
    thingColour: string
    seat: string
    chair: string
    toy: Toy
    toyColour: string
  }
}

const tones = {
  porcelain: { base: '#f3cfb3', shade: '#e2b193', blush: '#ea9a86', lip: '#b8564c', line: '#b98365' },
  peach: { base: '#eebd98', shade: '#d99f78', blush: '#e3886f', lip: '#a9483d', line: '#ad7350' },
  sand: { base: '#e0a983', shade: '#c68c66', blush: '#d67a5f', lip: '#9c4238', line: '#9a6544' },
  honey: { base: '#d49a68', shade: '#b87d4e', blush: '#c96a4b', lip: '#8f3d33', line: '#875735' },
  almond: { base: '#bd8355', shade: '#9f683d', blush: '#b25a41', lip: '#82362f', line: '#714425' },
  chestnut: { base: '#98623d', shade: '#7d4d2d', blush: '#96452f', lip: '#6d2c28', line: '#57331b' },
  cocoa: { base: '#7a4a2e', shade: '#623821', blush: '#803626', lip: '#5a2422', line: '#432513' },
  umber: { base: '#5f3a26', shade: '#4b2b1a', blush: '#6d2e22', lip: '#4a1d1c', line: '#321a0d' },
} satisfies Record<string, Skin>

/** Ten families; the key is the dyad's pseudonym. */
export const looks: Record<string, Look> = {
  D001: {
    mother: {
      skin: tones.sand,
      hair: 'short',
      hairColour: '#3a241b',
      hairLight: '#54372a',
      eye: '#3b2417',
      tops: ['#b5563c', '#7d8f5a'],
    },
    baby: {
      skin: tones.peach,
      hair: 'tuft',
      hairColour: '#7a5238',
      eye: '#3f2a1c',
      suits: ['#e9d9a8', '#a9c3b6'],
      accent: '#c9a24b',
    },
    room: {
      wall: '#3d5660',
      wallLow: '#35494f',
      thing: 'window',
      thingColour: '#9fc0c4',
      seat: '#5f8490',
      chair: '#4b6a74',
      toy: 'star',
      toyColour: '#e8b84a',
    },
  },
  D002: {
    mother: {
      skin: tones.cocoa,
      hair: 'afro',
      hairColour: '#1f1512',
      hairLight: '#33231c',
      eye: '#24140c',
      tops: ['#e0a53a', '#5a7fa0'],
      earrings: '#e7c35c',
    },
    baby: {
      skin: tones.cocoa,
      hair: 'curls',
      hairColour: '#1f1512',
      eye: '#24140c',
      suits: ['#f0e3cf', '#d98b6a'],
      accent: '#d9694a',
    },
    room: {
      wall: '#6a5a4c',
      wallLow: '#584a3e',
      thing: 'pictures',
      thingColour: '#d8b48a',
      seat: '#a9795a',
      chair: '#84664f',
      toy: 'ball',
      toyColour: '#4f9aa3',
    },
  },
  D003: {
    mother: {
      skin: tones.porcelain,
      hair: 'wavy',
      hairColour: '#b5793f',
      hairLight: '#cf9656',
      eye: '#4d6a72',
      tops: ['#4e7a86', '#b87a86'],
    },
    baby: {
      skin: tones.porcelain,
      hair: 'bald',
      hairColour: '#d9b27c',
      eye: '#4a6a76',
      suits: ['#bcd3cf', '#f0d7c0'],
      accent: '#5f9a90',
    },
    room: {
      wall: '#5b5c70',
      wallLow: '#4c4d60',
      thing: 'plant',
      thingColour: '#6f9a6b',
      seat: '#8486a8',
      chair: '#6b6c8a',
      toy: 'bear',
      toyColour: '#b98a5c',
    },
  },
  D004: {
    mother: {
      skin: tones.almond,
      hair: 'scarf',
      hairColour: '#8a4a62',
      hairLight: '#a5637b',
      eye: '#2f1b10',
      tops: ['#5d4a72', '#3f6f6a'],
    },
    baby: {
      skin: tones.almond,
      hair: 'short',
      hairColour: '#2b1b14',
      eye: '#2f1b10',
      suits: ['#d9e0b8', '#e7c9a4'],
      accent: '#7e9a4e',
    },
    room: {
      wall: '#4d5f52',
      wallLow: '#415146',
      thing: 'shelf',
      thingColour: '#c79a63',
      seat: '#7b9a80',
      chair: '#64806a',
      toy: 'ring',
      toyColour: '#d96f5a',
    },
  },
  D005: {
    mother: {
      skin: tones.peach,
      hair: 'bob',
      hairColour: '#1f1a1c',
      hairLight: '#38303a',
      eye: '#2a1a14',
      tops: ['#d8d2c4', '#8a5d74'],
      glasses: true,
    },
    baby: {
      skin: tones.peach,
      hair: 'straight',
      hairColour: '#221b1c',
      eye: '#2a1a14',
      suits: ['#e4a9a0', '#b5c7dd'],
      accent: '#c95f5f',
    },
    room: {
      wall: '#6b5160',
      wallLow: '#594350',
      thing: 'lamp',
      thingColour: '#f1cf8c',
      seat: '#a5788c',
      chair: '#846273',
      toy: 'star',
      toyColour: '#7fb6c9',
    },
  },
  D006: {
    mother: {
      skin: tones.chestnut,
      hair: 'braids',
      hairColour: '#241713',
      hairLight: '#3d2a22',
      eye: '#27150c',
      tops: ['#3f8a7c', '#c2603f'],
      earrings: '#d9dde0',
    },
    baby: {
      skin: tones.chestnut,
      hair: 'band',
      hairColour: '#2a1a13',
      eye: '#27150c',
      suits: ['#f2dfe0', '#f0d28a'],
      accent: '#d9788a',
    },
    room: {
      wall: '#3f5263',
      wallLow: '#354553',
      thing: 'pictures',
      thingColour: '#c7d3d9',
      seat: '#6d8aa5',
      chair: '#566f86',
      toy: 'bear',
      toyColour: '#d9a566',
    },
  },
  D007: {
    mother: {
      skin: tones.honey,
      hair: 'long',
      hairColour: '#2c1b16',
      hairLight: '#45302a',
      eye: '#33200f',
      tops: ['#c7b24a', '#6a6f9c'],
    },
    baby: {
      skin: tones.honey,
      hair: 'cap',
      hairColour: '#3a251b',
      eye: '#33200f',
      suits: ['#9fb8a0', '#e6c7a0'],
      accent: '#6f8f78',
    },
    room: {
      wall: '#5f4f47',
      wallLow: '#4f413a',
      thing: 'window',
      thingColour: '#c9cfae',
      seat: '#94766a',
      chair: '#7a6055',
      toy: 'ball',
      toyColour: '#c95f4a',
    },
  },
  D008: {
    mother: {
      skin: tones.porcelain,
      hair: 'ponytail',
      hairColour: '#8f3f26',
      hairLight: '#ad5a3a',
      eye: '#55703f',
      tops: ['#6f8a5a', '#3f5f80'],
    },
    baby: {
      skin: tones.porcelain,
      hair: 'tuft',
      hairColour: '#b55f35',
      eye: '#5a7a8a',
      suits: ['#c3d0e2', '#e5dcae'],
      accent: '#6f87b5',
    },
    room: {
      wall: '#4a5a5f',
      wallLow: '#3e4c50',
      thing: 'shelf',
      thingColour: '#b98d5f',
      seat: '#789094',
      chair: '#5f767a',
      toy: 'ring',
      toyColour: '#e0a94a',
    },
  },
  D009: {
    mother: {
      skin: tones.umber,
      hair: 'bun',
      hairColour: '#17100e',
      hairLight: '#2b1f1a',
      eye: '#1d0f08',
      tops: ['#a4588a', '#d9b45a'],
      earrings: '#e0b94e',
    },
    baby: {
      skin: tones.cocoa,
      hair: 'short',
      hairColour: '#17100e',
      eye: '#1d0f08',
      suits: ['#bfe0d0', '#e9b9a0'],
      accent: '#4f9a7a',
    },
    room: {
      wall: '#5a6250',
      wallLow: '#4b5243',
      thing: 'plant',
      thingColour: '#86b07a',
      seat: '#94a078',
      chair: '#788263',
      toy: 'star',
      toyColour: '#d9604f',
    },
  },
  D010: {
    mother: {
      skin: tones.sand,
      hair: 'curly',
      hairColour: '#5a3423',
      hairLight: '#774a34',
      eye: '#4a3218',
      tops: ['#3d6a95', '#b96a4a'],
      glasses: true,
    },
    baby: {
      skin: tones.sand,
      hair: 'curls',
      hairColour: '#6a4029',
      eye: '#4a3218',
      suits: ['#f0cfa6', '#b9d0b0'],
      accent: '#d08a45',
    },
    room: {
      wall: '#4f5470',
      wallLow: '#42465e',
      thing: 'lamp',
      thingColour: '#f0c98a',
      seat: '#7d86b0',
      chair: '#656d91',
      toy: 'bear',
      toyColour: '#cfa578',
    },
  },
}
