/**
 * Keeps the versions of the provinces' rules: explains them to any caller and lets administrators replace them.
 *
 * <p>The rules in force are a version in the database ({@code rule_sets}). At the start the shipped file becomes
 * version 1 or takes the place of an older shipped one. An operator's version stands until an operator replaces it;
 * what a release brings meanwhile is listed as an offer without {@code effectiveFrom}.
 *
 * <p>{@code POST /rule-sets/comparison} says what a content would change. {@code POST /rule-sets} takes it whole, or
 * names everything that is wrong with it, and must name the version that it replaces: a key of the schema gives each
 * version one successor. The newest version that has begun is in force. Each request asks for its number, one look at
 * a key, and keeps what it read, so every replica changes at the same moment. An order keeps the version that judged
 * its last submission ({@code rulesVersion}), and {@code GET /rules?version=} explains with it. An entry that an
 * older release took and this one cannot read is left out with a warning.
 */
package cn.icpfiling.filing.rules;
