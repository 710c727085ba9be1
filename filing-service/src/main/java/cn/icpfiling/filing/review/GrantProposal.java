package cn.icpfiling.filing.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The numbers of a grant, as the authority told them to the reviewer.
 *
 * @param serviceNumber absent if the order is about a subject alone
 */
record GrantProposal(
        @NotNull @Size(min = 1, max = 64) String subjectNumber,
        @Size(min = 1, max = 64) String serviceNumber) {}
