package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.core.cleanuplists.ListedFiling;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.inspection.store.ListedFilingTable;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineHandler;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.operation.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens a finding for each filing of ours that a row names. Row, findings and count are one transaction. */
@ApplicationScoped
class MatchRow implements LineHandler {
    private final CleanUpListTable lists;
    private final ListedFilingTable filings;
    private final SourceFindings findings;
    private final StoredJson json;

    MatchRow(CleanUpListTable lists, ListedFilingTable filings, SourceFindings findings, StoredJson json) {
        this.lists = lists;
        this.filings = filings;
        this.findings = findings;
        this.json = json;
    }

    @Override
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        return batch.keep(() -> matched(operation, line));
    }

    private LineOutcome matched(Operation operation, OperationLine line) {
        var list = lists.ofOperation(operation.id()).orElseThrow();
        // A list that is withdrawn meanwhile finds nothing more; the job dismisses what a row found at that moment.
        var keys = list.isWithdrawn() ? List.<FindingKey>of() : keys(list, json.read(line.entry(), ListedFiling.class));
        keys.forEach(key -> findings.found(key, list.lastDay(), FindingActor.SYSTEM));
        if (!keys.isEmpty()) {
            // Last, so that the row of the list is locked for as short as possible.
            lists.matched(list.id());
        }
        return new LineOutcome.Done(line, new RowResult(keys.size()));
    }

    private List<FindingKey> keys(CleanUpList list, ListedFiling filing) {
        return switch (list.kind()) {
            case SHELL_SITE ->
                sites(filing)
                        .distinct()
                        .map(site -> key(list, site.subjectId(), site))
                        .toList();
            case EMPTY_SUBJECT ->
                filings.ofSubjectNumber(filing.subjectNumber()).stream()
                        .map(subject -> key(list, subject, null))
                        .toList();
        };
    }

    private Stream<ListedFilingTable.Site> sites(ListedFiling filing) {
        return filing.serviceNumber() != null
                ? filings.ofServiceNumber(filing.serviceNumber()).stream()
                : filing.domains().stream()
                        .flatMap(domain -> filings.ofDomain(domain, filing.subjectNumber()).stream());
    }

    private static FindingKey key(CleanUpList list, UUID subject, ListedFilingTable.Site site) {
        return new FindingKey(
                FindingSource.AUTHORITY_LIST,
                list.id().toString(),
                list.kind().reason(),
                subject,
                site == null ? null : site.serviceId(),
                site == null ? null : site.domain());
    }
}
