package cn.icpfiling.sandbox.instances;

import cn.icpfiling.sandbox.magic.MagicInstance;
import java.time.LocalDate;
import java.util.List;

/** An instance as shown to its owner. The prefix of its id determines its properties. */
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
        var mainland = magic != MagicInstance.HONGKONG;
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

    /** Uses the documentation ranges of RFC 5737, so that no real machine is named. */
    private static String address(String id, boolean mainland) {
        return (mainland ? "203.0.113." : "198.51.100.") + (1 + Math.floorMod(id.hashCode(), 254));
    }
}
