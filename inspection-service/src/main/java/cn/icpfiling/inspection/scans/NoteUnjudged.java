package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.store.UnjudgedProviderTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Notes at a scan whose domains it could not judge for want of networks: a person has to ask these providers, because nothing else
 * ends it.
 */
@ApplicationScoped
class NoteUnjudged {
    private static final Logger LOG = Logger.getLogger(NoteUnjudged.class);
    private static final int MOST_IN_THE_LOG = 20;

    private final UnjudgedProviderTable providers;

    NoteUnjudged(UnjudgedProviderTable providers) {
        this.providers = providers;
    }

    /** May be repeated: what an earlier attempt noted is replaced. */
    void handle(Scan scan) {
        var unjudged = providers.now();
        UnitOfWork.run(() -> providers.note(scan.id(), unjudged));
        unjudged.stream()
                .limit(MOST_IN_THE_LOG)
                .forEach(one -> LOG.warnf(
                        "scan %d: %d domains of provider %s%s could not be judged: it has published no network, or none of the"
                                + " family of an address; its list: /api/v1/provider-networks/%s",
                        scan.number(),
                        one.domains(),
                        one.provider(),
                        one.provider().equals(NetworkList.OWN_PROVIDER) ? " (our own)" : "",
                        one.provider()));
        if (unjudged.size() > MOST_IN_THE_LOG) {
            LOG.warnf(
                    "scan %d: domains of %d more providers could not be judged, of each no more than of these",
                    scan.number(), unjudged.size() - MOST_IN_THE_LOG);
        }
    }
}
