/**
 * Stores the versions of the provinces' rules, explains them to any caller and lets administrators replace them.
 *
 * <p>The rules in force are a version in the database ({@code rule_sets}). At the start the shipped file becomes
 * version 1 or replaces an older shipped one. An operator's version stays in force until an operator replaces it. The
 * rules of a later release are then listed as an offer without {@code effectiveFrom}.
 *
 * <p>{@code POST /rule-sets/comparison} returns the changes that a content would make. {@code POST /rule-sets} stores
 * the content as a whole, or returns all of its faults. It must name the version that it replaces: a key of the schema
 * gives each version one successor. The newest version that has begun is in force. Each request reads its number by a
 * key, and content is cached, so every replica changes at the same moment. An order keeps the version that judged its
 * last submission ({@code rulesVersion}), and {@code GET /rules?version=} explains with it. An entry that an older
 * release stored and this one cannot read is left out with a warning.
 */
package cn.icpfiling.filing.rules;
