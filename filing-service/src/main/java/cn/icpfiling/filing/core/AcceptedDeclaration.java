package cn.icpfiling.filing.core;

import jakarta.persistence.Embeddable;

/**
 * The declaration that an applicant accepted with a submission.
 *
 * @param declarationLanguage zh or en, in which its text was shown; null in what was submitted before the language was kept
 */
@Embeddable
public record AcceptedDeclaration(String declarationVersion, String declarationLanguage) {}
