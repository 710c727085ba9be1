package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Gives subject numbers: province, year, six digits. The counter's row stays locked until the decision commits, so each
 * number is given once and none is skipped.
 */
@ApplicationScoped
public class FilingNumbers {

    private static final int LARGEST_SERIAL = 999_999;

    private final Sql sql;

    FilingNumbers(Sql sql) {
        this.sql = sql;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public String next(String prefix, int year) {
        sql.update(
                "INSERT INTO authority_numbers (prefix, year, last) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE last = last + 1",
                prefix,
                year);
        long serial = sql.first(
                        row -> row.number("last"),
                        "SELECT last FROM authority_numbers WHERE prefix = ? AND year = ?",
                        prefix,
                        year)
                .orElseThrow();
        if (serial > LARGEST_SERIAL) {
            throw new IllegalStateException("the serials of " + prefix + " in " + year + " are used up");
        }
        return String.format("%sICP备%04d%06d号", prefix, year, serial);
    }
}
