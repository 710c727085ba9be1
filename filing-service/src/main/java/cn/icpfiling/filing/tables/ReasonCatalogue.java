package cn.icpfiling.filing.tables;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of reasons for which an order can come back, by their source. */
public final class ReasonCatalogue {

    /** The source of a reason. */
    public enum Family {
        REVIEW,
        VERIFICATION,
        AUTHORITY,
        PROVIDER,
        PROVINCE,
        /** Grounds of the provider that no finding can have. */
        ENDING_ORDERED,
        ENDING
    }

    private static final ReasonCatalogue BUNDLED = load();

    private final Map<Family, Set<String>> codes;

    private ReasonCatalogue(Map<Family, Set<String>> codes) {
        this.codes = codes;
    }

    public static ReasonCatalogue bundled() {
        return BUNDLED;
    }

    public Set<String> of(Family family) {
        return codes.get(family);
    }

    public Set<String> all() {
        return codes.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static ReasonCatalogue load() {
        var families = RuleFiles.read("reasons.yaml").path("families");
        var codes = new EnumMap<Family, Set<String>>(Family.class);
        for (var family : Family.values()) {
            var named = new LinkedHashSet<String>();
            families.path(family.name().toLowerCase(Locale.ROOT))
                    .path("codes")
                    .forEach(code -> named.add(code.asText()));
            if (named.isEmpty()) {
                throw new IllegalStateException("reasons.yaml has no codes for " + family);
            }
            codes.put(family, Set.copyOf(named));
        }
        return new ReasonCatalogue(codes);
    }
}
