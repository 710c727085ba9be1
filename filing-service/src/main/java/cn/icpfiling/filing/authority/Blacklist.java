package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The authority's blacklist, from its downloads (HMDLB) so far. Certificates are personal data, and a domain may name a
 * person, so only keyed hashes are stored. A value can be checked, but the list cannot be read. The newer entry wins.
 */
@ApplicationScoped
public class Blacklist {

    private static final int DOMAIN = 0;
    private static final String COLUMN = "authority_blacklist";

    /** An upload has up to a thousand orders, and an order up to a hundred domains. */
    private static final int HASHES_AT_ONCE = 5_000;

    private final Sql sql;
    private final KeyedHash hash;
    private final OrderFacts.Book book;

    Blacklist(Sql sql, KeyedHash hash, OrderFacts.Book book) {
        this.sql = sql;
        this.hash = hash;
        this.book = book;
    }

    /** Runs in the caller's transaction. An entry that is older than the stored one changes nothing. */
    void take(AuthorityResult.Barred word, Instant at) {
        sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (?, ?, ?,"
                        + " ?) ON DUPLICATE KEY UPDATE barred = IF(VALUES(said_at) >= said_at, VALUES(barred), barred),"
                        + " said_at = GREATEST(said_at, VALUES(said_at))",
                word.conditionType(),
                indexOf(word.conditionType(), word.value()),
                word.barred(),
                word.at() == null ? at : word.at());
    }

    /** Returns when the authority barred the domain; empty if it never did, or removed the entry. */
    public Optional<Instant> domainBarredAt(String domain) {
        return barredAt(DOMAIN, domain);
    }

    /** Returns the same for a certificate. */
    public Optional<Instant> certificateBarredAt(int type, String number) {
        return barredAt(type, number);
    }

    private Optional<Instant> barredAt(int type, String value) {
        return standing(List.of(new Condition(type, value))).values().stream()
                .filter(Entry::barred)
                .map(Entry::saidAt)
                .findFirst();
    }

    /** A certificate or a domain that may be on the list; its value is never printed. */
    public record Condition(int type, String value) {

        public static Condition domain(String domain) {
            return new Condition(DOMAIN, domain);
        }

        public static Condition certificate(int type, String number) {
            return new Condition(type, number);
        }

        boolean isDomain() {
            return type == DOMAIN;
        }

        @Override
        public String toString() {
            return "Condition[" + type + "]";
        }
    }

    private record Entry(Instant saidAt, boolean barred) {
        private static final BinaryOperator<Entry> NEWEST =
                BinaryOperator.maxBy(Comparator.comparing(Entry::saidAt).thenComparing(Entry::barred));
    }

    boolean bars(Condition condition) {
        return !among(List.of(condition)).isEmpty();
    }

    /** Returns the notation of a value that entries, and what is filed, are stored under. */
    String normal(Condition condition) {
        return notations(condition.type(), condition.value()).getFirst();
    }

    /** Returns those of the conditions that are barred, with one statement for thousands. */
    public Set<Condition> among(Collection<Condition> asked) {
        return standing(asked).entrySet().stream()
                .filter(found -> found.getValue().barred())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Entries of before had the notation that the authority happened to write, and a hash cannot be written anew. So each notation is
     * looked up, and the newest entry of all counts.
     */
    private Map<Condition, Entry> standing(Collection<Condition> asked) {
        var byIndex = new HashMap<String, List<Condition>>();
        var hashes = new ArrayList<byte[]>();
        for (var one : Set.copyOf(asked)) {
            for (var notation : Set.copyOf(notations(one.type(), one.value()))) {
                var hash = hashOf(one.type(), notation);
                hashes.add(hash);
                byIndex.computeIfAbsent(key(one.type(), hash), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        if (hashes.isEmpty()) {
            return Map.of();
        }
        var types = asked.stream().map(Condition::type).distinct().toList();
        var newest = new HashMap<Condition, Entry>();
        for (var from = 0; from < hashes.size(); from += HASHES_AT_ONCE) {
            entries(types, hashes.subList(from, Math.min(hashes.size(), from + HASHES_AT_ONCE)))
                    .forEach(found -> byIndex.getOrDefault(found.getKey(), List.of())
                            .forEach(one -> newest.merge(one, found.getValue(), Entry.NEWEST)));
        }
        return newest;
    }

    private List<Map.Entry<String, Entry>> entries(List<Integer> types, List<byte[]> hashes) {
        return sql.list(
                row -> Map.entry(
                        key(row.getInt(1), row.getBytes(2)),
                        new Entry(row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getBoolean(4))),
                "SELECT condition_type, condition_index, said_at, barred FROM authority_blacklist"
                        + " WHERE condition_type IN (" + marks(types.size()) + ") AND condition_index IN ("
                        + marks(hashes.size()) + ")",
                Stream.concat(types.stream(), hashes.stream()).toArray());
    }

    /** The first is the one that entries are stored under. */
    private List<String> notations(int type, String value) {
        return type == DOMAIN
                ? List.of(domain(value))
                : book.codes().formOf(type).notations(value);
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static String key(int type, byte[] index) {
        return type + ":" + HexFormat.of().formatHex(index);
    }

    private byte[] indexOf(int type, String value) {
        return hashOf(type, notations(type, value).getFirst());
    }

    private byte[] hashOf(int type, String notation) {
        return hash.of(COLUMN, type + ":" + notation);
    }

    /** Returns the normal form. Text that is no domain is kept as it is and bars nothing. */
    private static String domain(String value) {
        try {
            return DomainName.parse(value).ascii();
        } catch (IllegalArgumentException notADomain) {
            return value.strip();
        }
    }
}
