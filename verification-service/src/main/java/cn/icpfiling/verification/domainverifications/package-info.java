/**
 * Checks one domain for a front end ({@code POST /api/v1/domain-verifications}) and shows the caller's newest check
 * ({@code GET /api/v1/domains/{name}/fitness}, which asks no source). An account may ask 30 times a minute, because
 * each check reveals whether a guess at a registrant is right. The view shows the source and the age of each answer.
 */
package cn.icpfiling.verification.domainverifications;
