export * from '../../../demonstration/organisations.ts';
