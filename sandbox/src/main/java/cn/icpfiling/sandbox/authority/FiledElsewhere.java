package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The invented entry of a filed-elsewhere- domain, with an old number of eight digits. It stays the same until it is
 * deregistered.
 */
@ApplicationScoped
class FiledElsewhere {

    static final Instant FILED = Instant.parse("2019-06-03T01:00:00Z");
    private static final int SERIALS = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("(沪ICP备19\\d{6}号)(-1)?");

    private final Sql sql;

    FiledElsewhere(Sql sql) {
        this.sql = sql;
    }

    Optional<Filings.Entry> entry(String domain) {
        if (!MagicLabel.FILED_ELSEWHERE.marks(domain)) {
            return Optional.empty();
        }
        var number = String.format("沪ICP备19%06d号", Math.floorMod(domain.hashCode(), SERIALS));
        if (isDeregistered(number)) {
            return Optional.empty();
        }
        var site = new Filings.Site("", number + "-1", "别家网站", List.of(domain));
        return Optional.of(new Filings.Entry("别家网络技术有限公司", "4", number, FILED, site));
    }

    /** Returns false if the number does not belong to an invented entry. */
    boolean deregister(String number) {
        var written = NUMBER.matcher(number);
        if (!written.matches()) {
            return false;
        }
        sql.update(
                "INSERT INTO authority_deregistered_numbers (number) VALUES (?) ON DUPLICATE KEY UPDATE number = number",
                written.group(1));
        return true;
    }

    private boolean isDeregistered(String number) {
        return sql.first(row -> true, "SELECT number FROM authority_deregistered_numbers WHERE number = ?", number)
                .isPresent();
    }
}
