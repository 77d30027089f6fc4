import type { LocalText } from '@sanyi/kernel';
import { type Dimension, dimensionWords, sameDimension, unitOf } from './unit.ts';

/** What kind of value it is (值的类型). A number carries its dimension, a code its code system. */
export type ValueType =
  | { readonly kind: 'number'; readonly dimension: Dimension }
  | { readonly kind: 'truth' }
  | { readonly kind: 'day' }
  | { readonly kind: 'code'; readonly system: string }
  /** Text between quotes: whatever code it is compared with. */
  | { readonly kind: 'text' };

/** The type of a name (名称的类型). Digits and places bound what a number may hold, so that nothing can overflow. */
export type NameType =
  | {
      readonly kind: 'number';
      /** Unit of the values, such as 分 or 元/人次; empty for a plain number. */
      readonly unit: string;
      /** Decimal places of the values. */
      readonly places: number;
      /** Most digits of a value, its places counted. */
      readonly digits: number;
    }
  | { readonly kind: 'truth' }
  | { readonly kind: 'day' }
  | {
      readonly kind: 'code';
      readonly system: string;
      /** What the codes mean, for sentences. */
      readonly words?: Readonly<Record<string, LocalText>>;
    };

/** A name that an expression may use (可用的名称). */
export interface NameDeclaration {
  readonly name: string;
  readonly title: LocalText;
  readonly type: NameType;
  /** Whether a value may be missing. */
  readonly nullable: boolean;
}

/** The names an expression may use (词汇表), each once. */
export type Vocabulary = ReadonlyMap<string, NameDeclaration>;

/** Makes a vocabulary. @throws Error when a name is declared twice */
export function vocabularyOf(declarations: readonly NameDeclaration[]): Vocabulary {
  const names = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  if (names.size !== declarations.length) throw new Error('a name is declared twice');
  return names;
}

/** The type of the values of a name (名称的类型). @throws Error when its unit is unknown */
export function typeOf({ type, name }: NameDeclaration): ValueType {
  if (type.kind === 'code') return { kind: 'code', system: type.system };
  if (type.kind !== 'number') return type;
  const unit = unitOf(type.unit);
  if (!unit) throw new Error(`${name} is declared in an unknown unit ${type.unit}`);
  return { kind: 'number', dimension: unit.dimension };
}

/** Whether two values may stand beside each other, as sides of a comparison or branches of a choice (类型相容). */
export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'number' && b.kind === 'number') return sameDimension(a.dimension, b.dimension);
  if (a.kind === 'code' && b.kind === 'code') return a.system === b.system;
  const texts = [a.kind, b.kind].every((kind) => kind === 'code' || kind === 'text');
  return texts || a.kind === b.kind;
}

/** A type in words of both languages (类型的说法). */
export function typeWords(type: ValueType): string {
  switch (type.kind) {
    case 'number':
      return `数 (number) ${dimensionWords(type.dimension)}`;
    case 'truth':
      return '是非 (true or false)';
    case 'day':
      return '日期 (day)';
    case 'code':
      return `编码 (code) ${type.system}`;
    case 'text':
      return '文字 (text)';
  }
}
