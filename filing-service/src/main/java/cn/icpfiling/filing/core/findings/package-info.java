/**
 * What rules found in an order, and what reviewers settled of it. A finding is a rule that is broken or unknown at one
 * place. {@code SubmissionVerdict} brings the findings of verification-service, {@code RulesApplied} those of the province.
 * A {@code Settlement} is the evidence by which a reviewer closed one; it is written once.
 */
package cn.icpfiling.filing.core.findings;
