/**
 * Checks domains: asks all sources at the same time, then judges by the rules.
 *
 * <p>Precheck, single check, operation and order ask through {@code CheckDomains} alone. {@code SameRulesTest} holds
 * them against each other and the rule book; a new way to ask adds a {@code JudgingPath}. All facts of all domains
 * are fetched at once, on virtual threads, before any rule runs, with no lock and no transaction. A whole check has a
 * budget: 2.5 s for filing-service, 4 s for front ends, 6 s for submitted orders ({@code icp.verification.budget.*}).
 *
 * <p>An answer is kept with source and time. Its raw text, compressed when long ({@code PackedText}), is encrypted
 * ({@code evidence.raw}), because registrants are people. The caller of a check hears source, time and answer; the
 * package {@code evidence} shows the text.
 */
package cn.icpfiling.verification.checks;
