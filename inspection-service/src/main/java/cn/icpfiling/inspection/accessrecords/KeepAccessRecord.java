package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.core.AccessRecord;
import cn.icpfiling.inspection.store.AccessRecordTable;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineHandler;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Merges a line into the record of its domain, if the domain is filed with the provider that reports, or is a name that the
 * scan asks for below one: by a policy such a name may make the site healthy, and the record is the proof of access.
 */
@ApplicationScoped
class KeepAccessRecord implements LineHandler {

    private final AccessRecordTable records;
    private final StoredJson json;
    private final Clock clock;
    private final Set<String> subdomains;

    KeepAccessRecord(
            AccessRecordTable records,
            StoredJson json,
            Clock clock,
            @ConfigProperty(name = "icp.scan.subdomains") Set<String> subdomains) {
        this.records = records;
        this.json = json;
        this.clock = clock;
        this.subdomains = subdomains;
    }

    @Override
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        return batch.keep(() -> kept(operation, line));
    }

    private boolean isFiledWith(String domain, UUID partner) {
        if (records.isFiledWith(domain, partner)) {
            return true;
        }
        var dot = domain.indexOf('.');
        return dot > 0
                && subdomains.contains(domain.substring(0, dot))
                && records.isFiledWith(domain.substring(dot + 1), partner);
    }

    private LineOutcome kept(Operation operation, OperationLine line) {
        var domain = line.item();
        var provider = operation.owner();
        if (!isFiledWith(domain, ReportingProvider.partnerOf(provider))) {
            throw ProblemException.broken(
                    List.of(Violation.of("/domain", AccessRecordFault.DOMAIN_NOT_FILED_WITH_PROVIDER.name(), null)));
        }
        var times = json.read(line.entry(), SeenTimes.class);
        records.merge(new AccessRecord(domain, provider, times.firstSeen(), times.lastSeen(), clock.instant()));
        return new LineOutcome.Done(
                line, SeenTimes.of(records.find(domain, provider).orElseThrow()));
    }
}
