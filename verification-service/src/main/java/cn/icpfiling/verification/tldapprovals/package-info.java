/**
 * Answers filing-service's type check about a top-level domain ({@code GET /internal/tld-approvals}). It applies only
 * rule D5, to the list; it asks no source.
 */
package cn.icpfiling.verification.tldapprovals;
