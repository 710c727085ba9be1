package cn.icpfiling.filing.submission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The applicant's statement: the version of the declaration, and that it is accepted.
 *
 * @param declarationLanguage the language in which it was shown; null for the language of the request
 */
public record Submission(
        @NotNull @Size(max = 20) String declarationVersion,
        @Pattern(regexp = "zh|en") String declarationLanguage,
        @NotNull Boolean accepted) {}
