export * from '../../../demonstration/story-progress.ts';
