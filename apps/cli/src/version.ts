import project from '../../../package.json' with { type: 'json' };

/** Version of the product (版本号), as in package.json. */
export const version: string = project.version;
