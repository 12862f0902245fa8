/** What a model that sees pictures is told to judge a patch. Another wording is another recipe. */
export const PATCH_V1 = `You see one part of a picture. Answer the question about its image quality with one word, Yes or No.`;
