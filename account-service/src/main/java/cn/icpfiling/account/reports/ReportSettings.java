package cn.icpfiling.account.reports;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may report on deliveries: the first provider, or the relay that signs for it, and the second one. */
@ConfigMapping(prefix = "icp.reports")
interface ReportSettings {

    /** How far the date of a report may be off. */
    Duration tolerance();

    String keyId();

    /** Without it every report with this key is refused. Never logged, never shown. */
    Optional<String> keySecret();

    /** The networks that its reports come from, in CIDR notation; without them, all. */
    Optional<List<String>> networks();

    /** A key of its own for the second provider; without it, both report with the first key. */
    Optional<Fallback> fallback();

    interface Fallback {

        String keyId();

        String keySecret();

        Optional<List<String>> networks();
    }
}
