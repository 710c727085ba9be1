package cn.icpfiling.legacy.core;

import java.util.List;

/**
 * The entry of a site of the old platform; missing values are null, lists never are. Stored as one encrypted JSON
 * value. The bit sets are the authority's and need 64 bits.
 */
public record SiteContent(
        String name,
        List<String> homePages,
        Long contentTypes,
        String contentNote,
        Long preApprovals,
        List<Integer> languages,
        String remark,
        LegacyPerson principal,
        List<Access> accesses) {

    public SiteContent {
        homePages = homePages == null ? List.of() : List.copyOf(homePages);
        languages = languages == null ? List.of() : List.copyOf(languages);
        accesses = accesses == null ? List.of() : List.copyOf(accesses);
    }

    /** How and where the site is connected. */
    public record Access(Long modes, List<String> ips, Long location) {
        public Access {
            ips = ips == null ? List.of() : List.copyOf(ips);
        }
    }

    @Override
    public String toString() {
        return "SiteContent";
    }
}
