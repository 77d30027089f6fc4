export * from '../../../demonstration/story-figures.ts';
