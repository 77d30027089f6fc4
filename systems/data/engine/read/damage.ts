/** What readers of text write for bytes that are no text of the file's encoding (乱码占位). */
export const DAMAGE = '\uFFFD';
