package cn.icpfiling.legacy.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides between rows: what is new, changed or the same, and what contradicts another row, file or load. Of two rows
 * that contradict each other the earlier stays. The rows of a chunk come in the order of their file.
 */
public final class JudgeChunk {
    /** The bounds of filing-service, which would refuse a filing with more each time; a test compares them with its contract. */
    public static final int MOST_SITES = 500;

    public static final int MOST_DOMAINS = 100;

    private final LoadKind kind;
    private final ChunkFacts facts;
    private final Map<UUID, UUID> seen = new HashMap<>();
    private final Map<UniqueKey, UUID> taken = new HashMap<>();
    private final Map<UUID, Integer> added = new HashMap<>();
    private final List<PreparedRow> fresh = new ArrayList<>();
    private final List<PreparedRow> changed = new ArrayList<>();
    private final List<PreparedRow> same = new ArrayList<>();
    private final List<JudgedRow> aside = new ArrayList<>();
    private final Set<Long> repeated = new HashSet<>();

    private JudgeChunk(LoadKind kind, ChunkFacts facts) {
        this.kind = kind;
        this.facts = facts;
    }

    /**
     * @param same rows that are stored as they are
     * @param repeated the lines of the rows of {@code aside} that are equal to the one that came before them
     */
    public record Outcome(
            List<PreparedRow> fresh,
            List<PreparedRow> changed,
            List<PreparedRow> same,
            List<JudgedRow> aside,
            Set<Long> repeated) {

        /** The rows that are stored now, as they were written or as they were before. */
        public Stream<PreparedRow> stored() {
            return Stream.of(fresh, changed, same).flatMap(List::stream);
        }
    }

    public static Outcome judge(LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        var chunk = new JudgeChunk(kind, facts);
        rows.forEach(chunk::judge);
        return new Outcome(chunk.fresh, chunk.changed, chunk.same, chunk.aside, chunk.repeated);
    }

    private void judge(PreparedRow row) {
        var fault = fault(row);
        if (fault.isPresent()) {
            aside.add(row.judged().with(RowFault.of(fault.get())));
            if (fault.get() == FaultCode.DUPLICATE && isRepeated(row)) {
                repeated.add(row.judged().raw().line());
            }
            return;
        }
        seen.put(row.id(), row.checksum());
        row.keys().forEach(key -> taken.put(key, row.id()));
        var stored = facts.rows().get(row.id());
        if (stored == null) {
            fresh.add(row);
            added.merge(parent(row), 1, Integer::sum);
        } else if (stored.checksum().equals(row.checksum())) {
            same.add(row);
        } else {
            changed.add(row);
        }
    }

    private boolean isRepeated(PreparedRow row) {
        var stored = facts.rows().get(row.id());
        var earlier = seen.getOrDefault(row.id(), stored == null ? null : stored.checksum());
        return row.checksum().equals(earlier);
    }

    private Optional<FaultCode> fault(PreparedRow row) {
        var stored = facts.rows().get(row.id());
        if (seen.containsKey(row.id()) || (stored != null && stored.ofThisLoad())) {
            return Optional.of(
                    kind == LoadKind.DOMAINS && isElsewhere(row, stored)
                            ? FaultCode.DOMAIN_TAKEN
                            : FaultCode.DUPLICATE);
        }
        var unknown = unknownParent(row);
        if (unknown.isPresent()) {
            return unknown;
        }
        if (stored != null && stored.checksum().equals(row.checksum())) {
            return Optional.empty();
        }
        if (stored != null && stored.isTouched() || isOfGivenFiling(row)) {
            return Optional.of(FaultCode.HANDED_OVER);
        }
        if (stored != null && isElsewhere(row, stored)) {
            return Optional.of(kind == LoadKind.DOMAINS ? FaultCode.DOMAIN_TAKEN : FaultCode.OTHER_SUBJECT);
        }
        if (isOfOtherNumber(row)) {
            return Optional.of(FaultCode.SUBJECT_NUMBER_MISMATCH);
        }
        return row.keys().stream()
                .filter(key -> isAnothers(key, row.id()))
                .map(key -> key.space().taken())
                .findFirst()
                .or(() -> stored == null && isOneTooMany(row) ? Optional.of(FaultCode.TOO_MANY) : Optional.empty());
    }

    private boolean isOneTooMany(PreparedRow row) {
        var most = switch (kind) {
            case SITES -> MOST_SITES;
            case DOMAINS -> MOST_DOMAINS;
            case ACCOUNTS, SUBJECTS, ORDERS, PAPERS -> Integer.MAX_VALUE;
        };
        var parent = parent(row);
        return most < Integer.MAX_VALUE
                && facts.children().getOrDefault(parent, 0) + added.getOrDefault(parent, 0) >= most;
    }

    /** The site or the filing that the row belongs to; null for a row that belongs to neither. */
    private static UUID parent(PreparedRow row) {
        return row.site() != null && row.filing() == null ? row.site() : row.filing();
    }

    private Optional<FaultCode> unknownParent(PreparedRow row) {
        if (row.account() != null && !facts.accounts().contains(row.account())) {
            return Optional.of(FaultCode.ACCOUNT_UNKNOWN);
        }
        if (row.site() != null && !facts.sites().containsKey(row.site())) {
            return Optional.of(FaultCode.SITE_UNKNOWN);
        }
        if (kind != LoadKind.SUBJECTS
                && filingOf(row) != null
                && !facts.filings().containsKey(filingOf(row))) {
            return Optional.of(FaultCode.SUBJECT_UNKNOWN);
        }
        // A paper of a site belongs to the site's subject.
        return row.site() != null
                        && row.filing() != null
                        && !facts.sites().get(row.site()).equals(row.filing())
                ? Optional.of(FaultCode.OTHER_SUBJECT)
                : Optional.empty();
    }

    /** The filing that the row belongs to, directly or through its site. */
    private UUID filingOf(PreparedRow row) {
        return row.filing() == null && row.site() != null ? facts.sites().get(row.site()) : row.filing();
    }

    private boolean isOfGivenFiling(PreparedRow row) {
        var filing = filingOf(row);
        return filing != null
                && kind != LoadKind.ORDERS
                && Optional.ofNullable(facts.filings().get(filing))
                        .filter(ChunkFacts.StoredFiling::isGiven)
                        .isPresent();
    }

    private static boolean isElsewhere(PreparedRow row, ChunkFacts.StoredRow stored) {
        return stored != null && stored.parent() != null && !stored.parent().equals(parent(row));
    }

    private boolean isOfOtherNumber(PreparedRow row) {
        return row.subjectNumber() != null
                && !row.subjectNumber().equals(facts.filings().get(row.filing()).number());
    }

    private boolean isAnothers(UniqueKey key, UUID id) {
        var owner = taken.getOrDefault(key, facts.owners().get(key));
        return owner != null && !owner.equals(id);
    }
}
