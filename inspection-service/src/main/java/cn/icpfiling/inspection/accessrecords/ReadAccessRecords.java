package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.inspection.core.AccessRecord;
import cn.icpfiling.inspection.store.AccessRecordTable;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.operation.LineResult;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows records to staff, and reports to all clients of the provider that sent them. Another provider's report does not exist. */
@ApplicationScoped
class ReadAccessRecords {

    private final AccessRecordTable records;
    private final Operations operations;
    private final ReportingProvider provider;
    private final KeysetPages pages;
    private final StoredJson json;

    ReadAccessRecords(
            AccessRecordTable records,
            Operations operations,
            ReportingProvider provider,
            KeysetPages pages,
            StoredJson json) {
        this.records = records;
        this.operations = operations;
        this.provider = provider;
        this.pages = pages;
        this.json = json;
    }

    @Transactional
    Page<AccessRecordView> ofDomain(String written, String cursor, Integer wish) {
        var domain = domain(written);
        return pages.pageById(
                        "access-records " + domain,
                        cursor,
                        wish,
                        AccessRecord::provider,
                        (after, atMost) -> records.page(domain, after, atMost))
                .map(AccessRecordView::of);
    }

    OperationView operation(UUID id) {
        return OperationView.of(operations.require(id, provider.id()), operations.counts(id));
    }

    Page<AccessLineResult> results(UUID id, AccessLineState state, String cursor, Integer wish) {
        operations.require(id, provider.id());
        var lineState = state == null ? null : state.lineState();
        var scope = "access-record-results:" + provider.id() + ":" + id + ":" + state;
        return pages.pageByNumber(
                        scope,
                        cursor,
                        wish,
                        LineResult::line,
                        (after, atMost) -> operations.results(id, lineState, after == null ? 0 : after, atMost))
                .map(line -> AccessLineResult.of(line, json));
    }

    void requireOwn(UUID operation) {
        operations.require(operation, provider.id());
    }

    private static String domain(String written) {
        try {
            return DomainName.parse(written).ascii();
        } catch (IllegalArgumentException none) {
            throw ReadLine.refused("/query/domain", AccessRecordFault.DOMAIN_MALFORMED)
                    .causedBy(none);
        }
    }
}
