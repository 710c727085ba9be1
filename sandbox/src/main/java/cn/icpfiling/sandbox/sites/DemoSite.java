package cn.icpfiling.sandbox.sites;

import cn.icpfiling.sandbox.magic.MagicSite;

/**
 * What a home page shows.
 *
 * @param domain A-labels
 * @param filingNumber number of the service, as the page should show it
 */
record DemoSite(String domain, MagicSite page, String filingNumber, String policeNumber, String siteName) {}
