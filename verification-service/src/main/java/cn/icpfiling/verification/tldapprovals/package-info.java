/**
 * Answers filing-service's type check about a top-level domain ({@code GET /internal/tld-approvals}): D5 alone, out
 * of the list; no source is asked.
 */
package cn.icpfiling.verification.tldapprovals;
