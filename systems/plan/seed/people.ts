export * from '../../../demonstration/people.ts';
