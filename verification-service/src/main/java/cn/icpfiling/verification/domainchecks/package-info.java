/**
 * Answers filing-service's precheck ({@code POST /internal/domain-checks}).
 */
package cn.icpfiling.verification.domainchecks;
