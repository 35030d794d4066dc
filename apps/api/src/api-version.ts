/** The version of the API, semver; docs/api-changelog.md tells what changed. */
export const API_VERSION = '1.0.0';
export const API_PREFIX = 'api/v1';
