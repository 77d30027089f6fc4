import { describe } from 'vitest';
import { factsContract } from './contract.ts';
import { testFacts } from './testing.ts';

describe('facts contract on chDB', () => factsContract(() => testFacts('contract')));
