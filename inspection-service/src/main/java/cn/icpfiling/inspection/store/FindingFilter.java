package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.tables.FindingReasons;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which findings a list shows. A null field matches all.
 *
 * @param holder for a holder's own list
 * @param partner for the list of a partner's customers
 * @param services that a member of the holder's account sees; null for all. A finding that concerns all sites of a subject is seen with
 *     any of them (ADR 0034)
 * @param told only findings that their holder was told
 * @param province two digits of GB/T 2260
 */
public record FindingFilter(
        UUID holder,
        UUID partner,
        Set<UUID> services,
        boolean told,
        UUID subjectId,
        FindingState state,
        FindingSource source,
        String reason,
        String province) {

    private static final Set<String> OF_SUBJECT = FindingReasons.bundled().codesOfSubject();
    private static final List<String> NUMBERS_OF_SUBJECT = Arrays.stream(FiledContact.values())
            .filter(contact -> !contact.isOfService())
            .map(FiledContact::name)
            .toList();

    /** {@link FindingReasons#concernsAllSites} as a condition. */
    private static final String OF_ALL_SITES = "(service_id IS NULL OR source = 'CAMPAIGN' AND (reason IN "
            + places(OF_SUBJECT.size()) + " OR contact IN " + places(NUMBERS_OF_SUBJECT.size()) + "))";

    void addTo(List<String> conditions, List<Object> values) {
        with("holder = ?", holder, conditions, values);
        with("partner = ?", partner, conditions, values);
        if (services != null) {
            seenByMember(conditions, values);
        }
        with("subject_id = ?", subjectId, conditions, values);
        with("state = ?", name(state), conditions, values);
        with("source = ?", name(source), conditions, values);
        with("reason = ?", reason, conditions, values);
        with("province = ?", province, conditions, values);
        if (told) {
            conditions.add("first_notified_at IS NOT NULL");
        }
    }

    /** The condition for a finding that concerns all sites of its subject, whose values are added. */
    static String ofAllSites(List<Object> values) {
        values.addAll(OF_SUBJECT);
        values.addAll(NUMBERS_OF_SUBJECT);
        return OF_ALL_SITES;
    }

    private void seenByMember(List<String> conditions, List<Object> values) {
        var seen = places(services.size());
        values.addAll(services);
        conditions.add("(service_id IN " + seen + " OR " + ofAllSites(values)
                + " AND subject_id IN (SELECT f.subject_id FROM filed_sites f WHERE f.service_id IN " + seen + "))");
        values.addAll(services);
    }

    private static String places(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    private static void with(String condition, Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
