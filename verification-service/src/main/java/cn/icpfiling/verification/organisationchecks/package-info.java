/**
 * Asks the business register about the sponsor of a filed site, for special inspections ({@code POST
 * /internal/organisation-checks}, 2.5 s). The service stores the raw answer as evidence and writes an audit entry, but
 * stores neither name nor number.
 */
package cn.icpfiling.verification.organisationchecks;
