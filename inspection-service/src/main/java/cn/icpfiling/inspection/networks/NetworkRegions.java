package cn.icpfiling.inspection.networks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The regions in which networks stand: provinces by GB/T 2260, and ABROAD. */
@ApplicationScoped
public class NetworkRegions {

    private final Map<String, Boolean> mainland = new LinkedHashMap<>();

    NetworkRegions() {
        BundledRows.of("regions.csv").forEach(row -> mainland.put(row.getFirst(), Boolean.valueOf(row.getLast())));
    }

    /** Returns all codes in the order of the list. */
    public Set<String> codes() {
        return mainland.keySet();
    }

    /** Whether a region of the list is on the mainland. */
    public boolean isMainland(String code) {
        return mainland.get(code);
    }
}
