export * from '../../../demonstration/story-types.ts';
