package cn.icpfiling.sandbox.authority;

import java.util.Map;
import java.util.Set;

/** The certificate types that each nature of sponsor may use. */
final class CertificateTypes {

    private static final Set<String> PERSONAL = Set.of("2", "7", "8", "11", "14", "30", "41", "42");
    private static final Map<String, Set<String>> BY_NATURE = Map.ofEntries(
            Map.entry("1", Set.of("5", "23")),
            Map.entry("2", Set.of("9", "13")),
            Map.entry("3", Set.of("3", "4", "15")),
            Map.entry("4", Set.of("1", "12", "27")),
            Map.entry("5", PERSONAL),
            Map.entry("6", Set.of("6", "10")),
            Map.entry("9", Set.of("16", "17", "36", "37")),
            Map.entry("10", Set.of("18", "19")),
            Map.entry("11", Set.of("20", "21")),
            Map.entry("12", Set.of("22", "34", "40")),
            Map.entry("13", Set.of("24")),
            Map.entry("14", Set.of("28")),
            Map.entry("15", Set.of("25")),
            Map.entry("16", Set.of("35")),
            Map.entry("17", Set.of("38")),
            Map.entry("18", Set.of("39")),
            Map.entry("19", Set.of("43")),
            Map.entry("20", Set.of("44")));

    private CertificateTypes() {}

    static boolean natureKnown(String nature) {
        return BY_NATURE.containsKey(nature);
    }

    static boolean allowed(String nature, String certificateType) {
        return BY_NATURE.getOrDefault(nature, Set.of()).contains(certificateType);
    }

    static boolean personal(String certificateType) {
        return PERSONAL.contains(certificateType);
    }
}
