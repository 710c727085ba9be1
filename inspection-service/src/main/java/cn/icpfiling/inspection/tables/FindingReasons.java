package cn.icpfiling.inspection.tables;

import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.findings.Cure;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingReason;
import cn.icpfiling.inspection.core.findings.FindingSource;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalogue of reasons of findings, {@code rules/finding-reasons.yaml}. */
public final class FindingReasons {
    private static final FindingReasons BUNDLED = new FindingReasons();

    private final Map<String, FindingReason> byCode = new LinkedHashMap<>();

    private record File(String family, List<Entry> reasons) {}

    private record Entry(
            String code,
            String status,
            String source,
            boolean ofSubject,
            List<Cure> cures,
            List<String> fields,
            List<String> evidence,
            SpotCheckItem spotCheckItem) {

        FindingReason reason() {
            return new FindingReason(
                    code, ofSubject, cures, fields, evidence == null ? List.of() : evidence, spotCheckItem);
        }
    }

    private FindingReasons() {
        for (var entry : RuleFiles.read("finding-reasons.yaml", new TypeReference<File>() {})
                .reasons()) {
            if (byCode.put(entry.code(), entry.reason()) != null) {
                throw new IllegalStateException(entry.code() + " stands twice in the catalogue of reasons");
            }
        }
    }

    public static FindingReasons bundled() {
        return BUNDLED;
    }

    /** Empty for a code that the catalogue does not have. */
    public Optional<FindingReason> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The reason of a finding, with the fields and acts of the one number that it names, if it names one. */
    public Optional<FindingReason> of(FindingKey key) {
        return find(key.reason()).map(reason -> reason.of(key.contact()));
    }

    /** Whether the fault is one of the whole subject: by its reason, or because a number of the subject's principal is at fault. */
    public boolean isOfSubject(FindingKey key) {
        return find(key.reason()).filter(FindingReason::ofSubject).isPresent()
                || key.contact() != null && !key.contact().isOfService();
    }

    /**
     * Whether the finding tells a fault of the subject for all its sites: a campaign opens no second one at another site. The other sources
     * open one at each site that they look at.
     */
    public boolean standsForAllSites(FindingKey key) {
        return key.source() == FindingSource.CAMPAIGN && isOfSubject(key);
    }

    /** Whether the finding is about the subject itself, or stands for a fault of it at all its sites. */
    public boolean concernsAllSites(FindingKey key) {
        return key.serviceId() == null || standsForAllSites(key);
    }

    /** The codes of faults of the whole subject. */
    public Set<String> codesOfSubject() {
        return byCode.values().stream()
                .filter(FindingReason::ofSubject)
                .map(FindingReason::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In the order of the catalogue. */
    public Set<String> codes() {
        return Collections.unmodifiableSet(byCode.keySet());
    }

    /** The reason for a difference that an inspector found in this item. */
    public FindingReason of(SpotCheckItem item) {
        return byCode.values().stream()
                .filter(reason -> reason.spotCheckItem() == item)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reason for a difference in " + item));
    }
}
