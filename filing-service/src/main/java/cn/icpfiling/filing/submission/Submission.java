package cn.icpfiling.filing.submission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The applicant's statement: the version of the declaration, and that it is accepted. */
public record Submission(
        @NotNull @Size(max = 20) String declarationVersion,
        @NotNull Boolean accepted) {}
