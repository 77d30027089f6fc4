import type { Definition, Indicator } from './contract.ts';

/** What the form of a definition holds (定义表单的内容): both languages apart, a choice instead of an absent part. */
export interface DefinitionFields
  extends Omit<
    Definition,
    'name' | 'definition' | 'numeratorLabel' | 'denominatorLabel' | 'attribute' | 'ownerOrganisationId'
  > {
  readonly kind: 'count' | 'ratio';
  readonly nameZh: string;
  readonly nameEn?: string;
  readonly definitionZh: string;
  readonly definitionEn?: string;
  readonly numeratorZh: string;
  readonly numeratorEn?: string;
  readonly denominatorZh?: string;
  readonly denominatorEn?: string;
  readonly attribute: 'expected' | 'binding' | 'none';
  readonly ownerOrganisationId?: string | null;
}

export const CODE = /^[A-Za-z0-9._-]{1,40}$/;
/** The usual unit of a factor. */
export const UNITS: Readonly<Record<Definition['factor'], string>> = {
  '1': '',
  '100': '%',
  '1000': '‰',
  '10000': '1/万',
  '100000': '1/10万',
};
/** A new indicator is most often a share in percent. */
export const FRESH: Partial<DefinitionFields> = {
  kind: 'ratio',
  factor: '100',
  unit: '%',
  decimals: 2,
  direction: 'up',
  isShare: true,
  allowsNegative: false,
  cumulative: false,
  attribute: 'none',
  sourceSystem: '',
};

const both = (zh: string | undefined, en: string | undefined) => ({
  zh: zh ?? '',
  en: en?.trim() || (zh ?? ''),
});

/** What the form says, as the definition it means. */
export function definitionOf(fields: DefinitionFields): Definition {
  const ratio = fields.kind === 'ratio';
  return {
    code: fields.code,
    name: both(fields.nameZh, fields.nameEn),
    definition: both(fields.definitionZh, fields.definitionEn),
    numeratorLabel: both(fields.numeratorZh, fields.numeratorEn),
    denominatorLabel: ratio ? both(fields.denominatorZh, fields.denominatorEn) : null,
    factor: ratio ? fields.factor : '1',
    unit: fields.unit,
    decimals: fields.decimals,
    direction: fields.direction,
    isShare: ratio && fields.isShare,
    allowsNegative: fields.allowsNegative,
    cumulative: fields.cumulative,
    attribute: fields.attribute === 'none' ? null : fields.attribute,
    sourceSystem: fields.sourceSystem ?? '',
    ownerOrganisationId: fields.ownerOrganisationId ?? null,
  };
}

/** The form of an indicator as it is. */
export function fieldsOf(indicator: Indicator): DefinitionFields {
  return {
    ...indicator,
    kind: indicator.denominatorLabel ? 'ratio' : 'count',
    nameZh: indicator.name.zh,
    nameEn: indicator.name.en,
    definitionZh: indicator.definition.zh,
    definitionEn: indicator.definition.en,
    numeratorZh: indicator.numeratorLabel.zh,
    numeratorEn: indicator.numeratorLabel.en,
    denominatorZh: indicator.denominatorLabel?.zh ?? '',
    denominatorEn: indicator.denominatorLabel?.en ?? '',
    attribute: indicator.attribute ?? 'none',
  };
}

/** Values of fields that the form does not show at the moment. */
export function fieldsBefore(indicator: Indicator | null): Partial<DefinitionFields> {
  return indicator ? fieldsOf(indicator) : FRESH;
}
