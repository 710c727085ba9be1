/**
 * Campaigns of special inspection (docs/trade.md 3.3, ADR 0030): which sites, which checks, by when, by whom.
 *
 * <p><b>States.</b> {@code core.campaigns.CampaignLifecycle} is the table; {@code docs/campaigns.md} draws it.
 *
 * <p><b>Work.</b> {@code AdvanceCampaigns} runs on one replica. It draws the sample of a campaign once, takes up the sites
 * of the copy page by page, and makes an operation of {@code platform.operation} of each page, one line a site. It pages by
 * the sites that it has looked at, outside the lock of the campaign. At most four operations of a campaign are open, so no queue grows with the population. A killed job goes on after the last site that
 * was taken up. {@code InspectSite} works a line off: it asks the automatic checks outside transactions, then
 * {@code KeepSiteResults} writes results, findings and tasks in one. A line that fails for good leaves its checks unknown, and a person looks. A line that comes again after a kill finds its site
 * done and writes nothing, so no finding is opened twice.
 *
 * <p><b>Pause.</b> {@code CampaignFairness} offers no batch of a paused campaign, a worker stops before its next line, and
 * what is at hand is put off, because the state is read under a lock in the transaction that writes the result.
 *
 * <p><b>Checks.</b> Each bean of {@code core.campaigns.CampaignCheck} is one automatic check; the service does not start
 * without one for each kind. A check that could not be answered is tried again and then becomes a task for a person. A
 * fault opens a finding with source CAMPAIGN, the id of the campaign as key, and the site. CAMPAIGN does not look again by
 * itself, so an inspector's re-check cures.
 */
package cn.icpfiling.inspection.campaigns;
