package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;

/**
 * A domain of a site, as the scans know it.
 *
 * @param domain A-label
 * @param state null before the first look
 * @param away the newest look that found the domain away; null if there is none, or if it is not kept any more
 */
record ScannedDomain(String domain, SiteState state, StoredLook away) {}
