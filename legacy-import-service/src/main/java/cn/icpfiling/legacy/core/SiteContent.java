package cn.icpfiling.legacy.core;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Characters that the record has for a remark. */
    public static final int LONGEST_REMARK = 1024;

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

    /** The remark of the record, which has one home page: the further ones stand in it. Null if there is nothing to say. */
    public String wholeRemark() {
        var further = homePages.size() > 1 ? "首页 " + String.join(" ", homePages.subList(1, homePages.size())) : null;
        var whole = Stream.of(remark, further).filter(Objects::nonNull).collect(Collectors.joining("；"));
        return whole.isEmpty() ? null : whole;
    }

    /** Whether the record has no room for all home pages beside the remark. */
    public boolean exceedsRemark() {
        var whole = wholeRemark();
        return whole != null && whole.codePointCount(0, whole.length()) > LONGEST_REMARK;
    }

    @Override
    public String toString() {
        return "SiteContent";
    }
}
