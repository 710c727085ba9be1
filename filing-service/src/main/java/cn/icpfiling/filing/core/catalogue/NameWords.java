package cn.icpfiling.filing.core.catalogue;

import java.util.List;
import java.util.Set;

/** Words that decide whether the name of a site is allowed. */
public record NameWords(
        List<String> nationalPrefixes, Set<Integer> nationalNatures, List<String> sensitive, List<String> business) {

    public NameWords {
        nationalPrefixes = List.copyOf(nationalPrefixes);
        nationalNatures = Set.copyOf(nationalNatures);
        sensitive = List.copyOf(sensitive);
        business = List.copyOf(business);
    }
}
