/**
 * The automatic checks of campaigns (docs/trade.md 3.3); docs/campaigns.md lists what each asks.
 *
 * <p><b>DOMAIN and REGISTER</b> ask filing-service for the sponsor ({@code GET /internal/subjects/{id}}), then
 * verification-service, both outside any transaction. The sponsor's data is not stored. A service that does not answer makes
 * the outcome unknown: a fault needs an answer. Which rule or code is which reason of a finding stands in
 * {@code rules/campaigns.yaml}.
 *
 * <p><b>ADDRESS</b> at the first look of a campaign reads what the scans know and asks no name server; it needs a scan that
 * ended within {@code icp.campaigns.scan-age}. Repeated for a finding, it looks at the finding's domain itself, at several
 * findings' domains in one run. <b>PAGE</b> looks at home pages as {@code pages} does and keeps each look as evidence.
 */
package cn.icpfiling.inspection.campaignchecks;
