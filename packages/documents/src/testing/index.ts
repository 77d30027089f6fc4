export { excelForm, wordForm } from '../fixtures/forms.ts';
export { printedWords } from './printed-words.ts';
