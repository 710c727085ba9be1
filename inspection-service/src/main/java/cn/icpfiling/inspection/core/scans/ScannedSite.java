package cn.icpfiling.inspection.core.scans;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A domain of a filed site, as a scan reads it.
 *
 * @param domain A-label without www.
 * @param provider the partner that serves the site, or the id of zeros for the provider that runs the platform
 * @param servedSince when access was last granted again, or when the site was filed
 * @param state null before the first look
 */
public record ScannedSite(
        UUID serviceId, UUID subjectId, String domain, UUID provider, Instant servedSince, SiteState state) {

    /** The key of the site's domain: the same domain may stand in two filings. */
    public record Key(String domain, UUID serviceId) {
        public Key {
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(serviceId, "serviceId");
        }
    }

    public Key key() {
        return new Key(domain, serviceId);
    }

    /** Whether a look with this result must be stored. */
    public boolean isNewsOf(SiteLook look) {
        return !look.frozen() && (state == null || !state.look().equals(look));
    }
}
