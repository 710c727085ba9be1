package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.rows.LoadKind;
import java.util.List;
import java.util.stream.Collectors;

/** The table of a kind of file: the columns that a load writes, in the order of the values of a prepared row. */
enum LegacyTarget {
    ACCOUNTS(
            "legacy_accounts",
            "id legacy_id login login_index login_index_b mail password_scheme password_hash activated registered_at"),
    SUBJECTS(
            "legacy_filings",
            "id legacy_id legacy_account_id product subject_number province city county nature certificate_type"
                    + " certificate_number certificate_index certificate_index_b content submitted_at"
                    + " accessed_elsewhere_later state"),
    SITES("legacy_sites", "id legacy_id filing_id service_number content submitted_at"),
    DOMAINS("legacy_domains", "domain site_id filing_id"),
    ORDERS("legacy_orders", "id legacy_id legacy_account_id filing_id type unfinished"),
    PAPERS("legacy_papers", "id legacy_id filing_id site_id kind object_key media_type size sha256");

    private static final List<String> OF_THE_LOAD = List.of("load_id", "load_line", "changed_at");
    private static final String FIRST_LOAD = "first_load_id";

    private final String table;
    private final List<String> columns;

    LegacyTarget(String table, String columns) {
        this.table = table;
        this.columns = List.of(columns.split(" "));
    }

    static LegacyTarget of(LoadKind kind) {
        return valueOf(kind.name());
    }

    String table() {
        return table;
    }

    /** The columns of the values, the checksum where the table has one, and what says which load wrote the row. */
    List<String> columns() {
        var all = new java.util.ArrayList<>(columns);
        if (hasChecksum()) {
            all.add("checksum");
        }
        all.addAll(OF_THE_LOAD);
        if (hasFirstLoad()) {
            all.add(FIRST_LOAD);
        }
        return all;
    }

    /** A domain is its own row: the pair of domain and site is all that it says. */
    boolean hasChecksum() {
        return this != DOMAINS;
    }

    /** A filing keeps the load that stored it first. */
    boolean hasFirstLoad() {
        return this == SUBJECTS;
    }

    /** Whether a load that changes the row leaves the column as it is. */
    boolean isWrittenOnce(String column) {
        return column.equals(key()) || column.equals("state") || column.equals(FIRST_LOAD);
    }

    String key() {
        return columns.getFirst();
    }

    /** Sets all columns but those that a load never changes. */
    String update() {
        var set = columns().stream()
                .filter(column -> !isWrittenOnce(column))
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", "));
        var guard = switch (this) {
            // A login that was used or reset here stays as it is.
            case ACCOUNTS -> " AND version = 0";
            case SUBJECTS -> " AND state IN ('WAITING', 'FILED_HERE')";
            case SITES, DOMAINS, ORDERS, PAPERS -> "";
        };
        return "UPDATE " + table + " SET " + set + " WHERE " + key() + " = ?" + guard;
    }

    String insert() {
        return "INSERT INTO " + table + " (" + String.join(", ", columns()) + ") VALUES ("
                + columns().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }
}
