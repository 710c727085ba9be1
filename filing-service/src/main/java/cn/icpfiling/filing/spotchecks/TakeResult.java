package cn.icpfiling.filing.spotchecks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Puts a result in the queue for the authority, once for each round. */
@ApplicationScoped
public class TakeResult {

    private static final Logger LOG = Logger.getLogger(TakeResult.class);

    private final SpotCheckResults results;

    TakeResult(SpotCheckResults results) {
        this.results = results;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID spotCheck, int round, Map<SpotCheckItem, Boolean> fits, Instant settledAt) {
        if (!results.keep(spotCheck, round, fits, settledAt)) {
            LOG.errorf("a result of a spot check that is not ours: %s", spotCheck);
        }
    }
}
