package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.resolve.ResolveSettings;
import cn.icpfiling.inspection.dns.transport.TransportSettings;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;

/**
 * All settings of one engine.
 *
 * @param zones where resolution starts
 * @param resolve how thoroughly a name is resolved
 * @param limits how hard name servers are pressed
 * @param transport how questions travel
 * @param health when a group counts as turned bad
 * @param openDomains domains taken from the source and not decided yet; those that wait for a limit are among them, at
 *     about 1 KB of memory each
 */
public record ScanSettings(
        ZoneSettings zones,
        ResolveSettings resolve,
        LimitSettings limits,
        TransportSettings transport,
        HealthSettings health,
        int openDomains) {
    public ScanSettings {
        if (openDomains < 1) {
            throw new IllegalArgumentException("At least one open domain");
        }
    }

    public static ScanSettings defaults(ZoneSettings zones) {
        return new ScanSettings(
                zones,
                ResolveSettings.defaults(),
                LimitSettings.defaults(),
                TransportSettings.defaults(),
                HealthSettings.defaults(),
                200_000);
    }
}
