package cn.icpfiling.platform.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;

/** Reads what this service knows of an object: a page of entries, oldest first. A service without a source knows nothing. */
@ApplicationScoped
public class ReadHistory {

    private static final Comparator<HistoryEntry> ORDER = Comparator.comparing(HistoryEntry::position);

    private final Instance<HistorySource> sources;
    private final HistoryRows rows;
    private final AuditHistory audit;

    ReadHistory(Instance<HistorySource> sources, HistoryRows rows, AuditHistory audit) {
        this.sources = sources;
        this.rows = rows;
        this.audit = audit;
    }

    @Transactional
    public HistoryAnswer handle(HistoryQuestion question) {
        var keys = HistoryKeys.of(question);
        var found = new ArrayList<HistoryEntry>();
        var whole = true;
        for (var source : sources) {
            whole &= source.isWhole();
            source.lookups().forEach(lookup -> keys.add(lookup.adds(), rows.ids(lookup, keys)));
            var tables = source.tables();
            var entries = new ArrayList<HistoryEntry>();
            for (var rank = 0; rank < tables.size(); rank++) {
                entries.addAll(rows.of(tables.get(rank), rank, keys, question.after(), question.limit()));
            }
            entries.addAll(audit.of(source.audit(), tables.size(), keys, question.after(), question.limit()));
            entries.sort(ORDER);
            found.addAll(audit.traced(tables, entries.subList(0, Math.min(question.limit(), entries.size()))));
        }
        return new HistoryAnswer(found, whole && keys.isWhole());
    }
}
