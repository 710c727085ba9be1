package cn.icpfiling.filing.core;

/**
 * The numbers of a grant as a reviewer learnt them from the authority.
 *
 * @param service null where the order is about a subject alone
 */
public record ProposedNumbers(String subject, String service) {}
