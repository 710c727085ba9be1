package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.magic.MagicLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The made-up entry of a filed-elsewhere- domain, the same at each look: an old number of eight digits. */
final class FiledElsewhere {

    private static final Instant FILED = Instant.parse("2019-06-03T01:00:00Z");
    private static final int SERIALS = 1_000_000;

    private FiledElsewhere() {}

    static Optional<Filings.Entry> entry(String domain) {
        if (!MagicLabel.FILED_ELSEWHERE.marks(domain)) {
            return Optional.empty();
        }
        String number = String.format("沪ICP备19%06d号", Math.floorMod(domain.hashCode(), SERIALS));
        var site = new Filings.Site("", number + "-1", "别家网站", List.of(domain));
        return Optional.of(new Filings.Entry("别家网络技术有限公司", "4", number, FILED, site));
    }
}
