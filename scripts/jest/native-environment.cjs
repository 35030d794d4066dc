// @ts-check

/** The surroundings of a suite: those of Node itself, in which the service runs too. No realm of their own. */
class NativeEnvironment {
  /** What Jest itself leaves for a suite. */
  global = {};

  setup() {
    return Promise.resolve();
  }

  teardown() {
    return Promise.resolve();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}

module.exports = NativeEnvironment;
