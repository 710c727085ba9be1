/**
 * Checks domains: asks all sources at the same time, then judges by the rules.
 *
 * <p>Precheck, single check, operation and order check domains only through {@code CheckDomains}. {@code SameRulesTest}
 * compares them with each other and with the rule book. A new way to ask adds a {@code JudgingPath}. Virtual threads
 * fetch all facts of all domains at once, before any rule runs, with no lock and no transaction. A whole check has a
 * budget: 2.5 s for filing-service, 4 s for front ends, 6 s for submitted orders ({@code icp.verification.budget.*}).
 *
 * <p>An answer is stored with its source and time. Its raw text, compressed when long ({@code PackedText}), is
 * encrypted ({@code evidence.raw}), because registrants are people. The caller of a check sees source, time and answer.
 * The package {@code evidence} shows the text.
 */
package cn.icpfiling.verification.checks;
