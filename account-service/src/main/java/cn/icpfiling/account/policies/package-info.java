/**
 * The dated rules of the support: papers, days and deciders of each kind of case (J13). What is due for a filing of the old
 * platform is decided by legacy-import-service alone (ADR 0039).
 *
 * <p>{@code rules/support-policies.yaml} is version 0. {@code POST /api/v1/support-policies} proposes another whole, for at once or
 * from a time on, and names the version that it replaces; a key gives each version one successor. It holds once another administrator
 * has confirmed it, never before that; the audit has what it changes, with the old and the new values. Each use reads which
 * version is in force, so all replicas change at the same moment. A case keeps the version that it was opened under, so a
 * later version never changes its papers, days and deciders.
 */
package cn.icpfiling.account.policies;
