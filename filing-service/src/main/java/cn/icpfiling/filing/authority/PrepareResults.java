package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.spotchecks.SpotCheckResult;
import cn.icpfiling.filing.spotchecks.SpotCheckResults;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Puts results of spot checks into a file of their own, so that results and orders do not affect each other. Batch,
 * bytes and membership are committed together.
 */
@ApplicationScoped
class PrepareResults {
    private static final Logger LOG = Logger.getLogger(PrepareResults.class);
    private static final int A_FILE = 500;

    private final SpotCheckResults results;
    private final UploadBatches batches;
    private final Clock clock;
    private final Clock machineClock;
    private final UploadXml xml = new UploadXml(Vocabulary.bundled());

    PrepareResults(SpotCheckResults results, UploadBatches batches, Clock clock, @MachineClock Clock machineClock) {
        this.results = results;
        this.batches = batches;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    boolean somebodyWaits() {
        return !results.waiting(1).isEmpty();
    }

    /** Whether there is a new batch under that sequence. */
    boolean handle(Lease lease, long sequence) {
        var chosen = chosen(results.waiting(A_FILE));
        return !chosen.isEmpty()
                && lease.fenced(() -> committed(chosen, sequence)).orElse(false);
    }

    private static List<SpotCheckResult> chosen(List<SpotCheckResult> waiting) {
        if (!waiting.isEmpty() && waiting.getFirst().alone()) {
            return List.of(waiting.getFirst());
        }
        return waiting.stream().filter(result -> !result.alone()).toList();
    }

    private boolean committed(List<SpotCheckResult> chosen, long sequence) {
        var id = Ids.next();
        var members =
                chosen.stream().filter(result -> results.joins(result.id(), id)).toList();
        if (members.isEmpty()) {
            return false;
        }
        var name = "icp" + UploadXml.reference(id);
        var document = xml.file(sequence, members.stream().map(xml::result).toList());
        batches.insert(
                UploadBatch.prepared(id, sequence, name, ZippedFile.pack(name, document), machineClock.instant()),
                List.of(),
                clock.instant());
        LOG.infof("upload %d holds %d results of spot checks", sequence, members.size());
        return true;
    }
}
