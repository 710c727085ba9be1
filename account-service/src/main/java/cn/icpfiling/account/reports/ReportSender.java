package cn.icpfiling.account.reports;

import cn.icpfiling.platform.network.Network;
import cn.icpfiling.platform.network.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who signs reports with one key.
 *
 * @param networks that its reports come from
 */
record ReportSender(String keyId, String secret, Networks networks) {

    static List<ReportSender> of(ReportSettings settings) {
        var senders = new ArrayList<ReportSender>();
        settings.keySecret()
                .ifPresent(secret -> senders.add(new ReportSender(
                        settings.keyId(), secret, networks("icp.reports.networks", settings.networks()))));
        settings.fallback().ifPresent(second -> {
            if (second.keyId().equals(settings.keyId())) {
                throw new IllegalStateException(
                        "icp.reports.fallback.key-id is that of the first provider: set another one, or none of the fallback");
            }
            senders.add(new ReportSender(
                    second.keyId(), second.keySecret(), networks("icp.reports.fallback.networks", second.networks())));
        });
        return List.copyOf(senders);
    }

    /** A network that cannot be read would shut all senders out, so it stops the start. */
    private static Networks networks(String key, Optional<List<String>> written) {
        return new Networks(written.orElse(List.of()).stream()
                .map(text -> Network.read(text.strip())
                        .orElseThrow(() -> new IllegalStateException(
                                key + ": " + text + " is no network; write blocks such as 203.0.113.0/24 and commas")))
                .toList());
    }

    @Override
    public String toString() {
        return "ReportSender[" + keyId + "]";
    }
}
