/**
 * The dated policies of inspections: deadlines, reminders and consequences of findings, when a site is a shell site, and by which
 * words home pages are judged.
 *
 * <p>{@code rules/inspection-policies.yaml} is version 0, with the words of {@code rules/page-words.yaml}. {@code POST
 * /api/v1/inspection-policies} replaces the whole, at once or from a time on, and names the version that it replaces; a key
 * gives each version one successor. Each use reads which version is in force, so all replicas change at the same moment. A
 * finding keeps the version and the day that it was opened under, so a later version never changes its terms.
 *
 * <p>{@code GET /api/v1/shell-site-policy} shows any caller, signed in or not, what holds for shell sites on a day.
 */
package cn.icpfiling.inspection.policies;
