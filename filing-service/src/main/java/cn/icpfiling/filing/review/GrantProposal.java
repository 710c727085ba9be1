package cn.icpfiling.filing.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The numbers of a grant, as the reviewer learnt them from the authority.
 *
 * @param serviceNumber left out where the order is about a subject alone
 */
record GrantProposal(
        @NotNull @Size(min = 1, max = 64) String subjectNumber,
        @Size(min = 1, max = 64) String serviceNumber) {}
