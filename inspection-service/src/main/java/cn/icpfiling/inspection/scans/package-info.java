/**
 * Scans all served filed domains for shell sites (docs/trade.md 3.4, ADR 0031).
 *
 * <p>A scan is a numbered pass. {@code TendScans} runs on one replica at a time: it starts a scan when one is due, plans
 * its shards, and judges the scan once all shards are done. Each shard is an event on
 * {@code icp.inspection.scan-shard.v1}; the consumer group {@code inspection-service.scan-shards} spreads them over the
 * replicas. {@code RunShard} looks at the domains of a shard with one engine a replica, under the shard's lease, and
 * writes what changed. The inbox keeps polling while a shard is worked on.
 *
 * <p>A shard whose work cannot go on (another replica holds the lease, the networks are not known, the service stops) is
 * parked by the inbox and tried again; a paused or cancelled scan drops its shards, and a resumed one sends them again.
 *
 * <p>{@code JudgeScan} takes back the first unhealthy looks of a group of name servers that turned bad over the whole
 * scan, opens findings where the looks suffice, and cures those whose site is healthy and was served after the notice.
 * {@code RunRescans} looks at single domains at the request of their holders, and {@code LookNow} for repeated checks of
 * campaigns, on one replica each and with engines of their own; a scan leaves both room in the rate of a group of name servers.
 * Each pass of a look asks a group five times a second. A new engine knows nothing of the pass before: a second may hold one
 * question more for each pass that begins in it.
 *
 * <p>A provider many of whose sites, which were here, turn away in one scan is frozen like a group of name servers
 * ({@code FreezeProviders}), and stays so until a person decides ({@code DecideFrozenProvider}): the cause may be a list of
 * networks that lost lines by mistake.
 *
 * <p>A provider that has published no network has no address that is here. The look at its sites is UNKNOWN with the verdict
 * NO_NETWORKS; so is one at a site with an address that no provider claims, of a family in which its provider has published no
 * network, unless another address is elsewhere. It opens no finding, a finding that is open does not pass its last day, and the check ADDRESS of a campaign
 * gives the site to a person. The operator sees the number of such domains in the scan and in the metric, and their providers in the
 * scan ({@code NoteUnjudged}).
 *
 * <p>Settings: {@code ScanConfig}. Metrics: {@code icp_scan_frozen_groups}, the groups of name servers that the newest
 * scan has frozen; {@code icp_scan_frozen_providers}, the providers that wait for a person;
 * {@code icp_scan_without_networks}, the domains that lacked a network to compare with in the newest finished scan;
 * {@code icp_scan_unanswered}, the domains whose name servers have given no useful answer for long, and {@code
 * icp_scan_unanswered_left}, those that no person is given yet ({@code UnansweredSites}); {@code icp_scan_unhealthy}, whether the
 * newest finished scan learned nothing about a large part of its domains.
 */
package cn.icpfiling.inspection.scans;
