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

/** Merges a line into the record of its domain, if the domain is filed with the provider that reports. */
@ApplicationScoped
class KeepAccessRecord implements LineHandler {

    private final AccessRecordTable records;
    private final StoredJson json;
    private final Clock clock;

    KeepAccessRecord(AccessRecordTable records, StoredJson json, Clock clock) {
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        return batch.keep(() -> kept(operation, line));
    }

    private LineOutcome kept(Operation operation, OperationLine line) {
        var domain = line.item();
        var provider = operation.owner();
        if (!records.isFiledWith(domain, ReportingProvider.partnerOf(provider))) {
            throw ProblemException.broken(
                    List.of(Violation.of("/domain", AccessRecordFault.DOMAIN_NOT_FILED_WITH_PROVIDER.name(), null)));
        }
        var times = json.read(line.entry(), SeenTimes.class);
        records.merge(new AccessRecord(domain, provider, times.firstSeen(), times.lastSeen(), clock.instant()));
        return new LineOutcome.Done(
                line, SeenTimes.of(records.find(domain, provider).orElseThrow()));
    }
}
