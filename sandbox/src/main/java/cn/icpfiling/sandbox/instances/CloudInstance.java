package cn.icpfiling.sandbox.instances;

import cn.icpfiling.sandbox.magic.MagicInstance;
import java.time.LocalDate;
import java.util.List;

/** An instance as the cloud tells its owner: what it is stands in the start of its id. */
record CloudInstance(
        String instanceId,
        String product,
        String region,
        boolean mainland,
        boolean trial,
        List<String> publicIps,
        LocalDate startsOn,
        LocalDate expiresOn) {

    static CloudInstance of(String id, LocalDate launchedOn) {
        var magic = MagicInstance.of(id);
        boolean mainland = magic != MagicInstance.HONGKONG;
        return new CloudInstance(
                id,
                "ECS",
                mainland ? "cn-hangzhou" : "cn-hongkong",
                mainland,
                magic == MagicInstance.TRIAL,
                List.of(address(id, mainland)),
                launchedOn,
                magic == MagicInstance.EXPIRING ? launchedOn.plusDays(10) : launchedOn.plusMonths(12));
    }

    /** The documentation ranges of RFC 5737, so that nobody's real machine is named. */
    private static String address(String id, boolean mainland) {
        return (mainland ? "203.0.113." : "198.51.100.") + (1 + Math.floorMod(id.hashCode(), 254));
    }
}
