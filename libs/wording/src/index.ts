export * from './explanation-text.js';
export { type Language, LANGUAGES, type TextContext } from './speaker.js';
