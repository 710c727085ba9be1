package cn.icpfiling.legacy.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides between rows: what is new, changed or the same, and what contradicts another row, file or load. Of two rows
 * that contradict each other the earlier stays. The rows of a chunk come in the order of their file.
 */
public final class JudgeChunk {
    private final LoadKind kind;
    private final ChunkFacts facts;
    private final Set<UUID> seen = new HashSet<>();
    private final Map<UniqueKey, UUID> taken = new HashMap<>();
    private final List<PreparedRow> fresh = new ArrayList<>();
    private final List<PreparedRow> changed = new ArrayList<>();
    private final List<JudgedRow> aside = new ArrayList<>();
    private int same;

    private JudgeChunk(LoadKind kind, ChunkFacts facts) {
        this.kind = kind;
        this.facts = facts;
    }

    /** @param same how many rows are stored as they are */
    public record Outcome(List<PreparedRow> fresh, List<PreparedRow> changed, int same, List<JudgedRow> aside) {}

    public static Outcome judge(LoadKind kind, List<PreparedRow> rows, ChunkFacts facts) {
        var chunk = new JudgeChunk(kind, facts);
        rows.forEach(chunk::judge);
        return new Outcome(chunk.fresh, chunk.changed, chunk.same, chunk.aside);
    }

    private void judge(PreparedRow row) {
        var fault = fault(row);
        if (fault.isPresent()) {
            aside.add(row.judged().with(RowFault.of(fault.get())));
            return;
        }
        seen.add(row.id());
        row.keys().forEach(key -> taken.put(key, row.id()));
        var stored = facts.rows().get(row.id());
        if (stored == null) {
            fresh.add(row);
        } else if (stored.checksum().equals(row.checksum())) {
            same++;
        } else {
            changed.add(row);
        }
    }

    private Optional<FaultCode> fault(PreparedRow row) {
        var stored = facts.rows().get(row.id());
        if (seen.contains(row.id()) || (stored != null && stored.ofThisLoad())) {
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
                .findFirst();
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
        var parent = row.site() != null && row.filing() == null ? row.site() : row.filing();
        return stored != null && stored.parent() != null && !stored.parent().equals(parent);
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
