package cn.icpfiling.filing.core;

/**
 * The numbers of a grant as the authority told them to a reviewer.
 *
 * @param service null if the order is about a subject alone
 */
public record ProposedNumbers(String subject, String service) {}
