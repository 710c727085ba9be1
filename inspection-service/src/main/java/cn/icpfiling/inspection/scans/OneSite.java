package cn.icpfiling.inspection.scans;

import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import org.jboss.logging.Logger;

/** Judges one site so that its failure does not keep the scan from the others. */
final class OneSite {
    private static final Logger LOG = Logger.getLogger(OneSite.class);

    private OneSite() {}

    /**
     * Logs a failure that is not the database's own and goes on; the next scan meets the site again.
     *
     * @param id of the service or the finding
     */
    static void judge(Object id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "%s could not be judged", id);
        }
    }
}
