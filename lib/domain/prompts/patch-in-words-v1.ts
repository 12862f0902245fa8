/** What a model that sees no pictures is told to judge a patch by measurements. Another wording is another recipe. */
export const PATCH_IN_WORDS_V1 = `You do not see a picture; you are told measurements of one part of it, each with what it usually means. Answer the
question about the image quality of that part with one word, Yes or No.

Example
<part>light: mean 24 of 255, very dark, nothing burnt out. contrast: deviation 9, flat. edges: 0.58, crisp. noise: deviation 1.2, none. blocks: 0.01, none. colour: 8, nearly grey.</part>
Is the image quality underexposed?
Yes

Example
<part>light: mean 131 of 255, neither dark nor bright, nothing burnt out. contrast: deviation 52, rich. edges: 0.28, very soft. noise: deviation 0.3, none. blocks: 0.02, none. colour: 41, colourful.</part>
Is the image quality sharp?
No`;
