export * from '../../../demonstration/story.ts';
