/**
 * Asks inspection-service for the state of a finding: what is at fault, which acts cure it, what follows if it is not
 * cured (ADR 0030). Callers ask outside any transaction. Nothing is cached, because a finding changes with every look.
 */
package cn.icpfiling.filing.inspections;
