package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.RuledAct;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One dated statement about the requirements of provinces.
 *
 * @param provinces two digits each; empty means all 31, a default that a province's own entry replaces
 * @param acts the acts for which it applies
 * @param natures codes of the subject's nature; empty means every nature that the sponsor covers. For notes and papers
 *     only
 * @param value in the form of the parameter; a scalar is a list of one
 * @param validFrom legal day
 * @param validTo last legal day; null until another entry replaces this one
 * @param source key in the trade's list of sources, and the place in the source
 */
public record RuleEntry(
        String id,
        RuleParameter parameter,
        Set<String> provinces,
        Set<RuledAct> acts,
        Sponsor sponsor,
        Set<Integer> natures,
        List<String> value,
        Effect effect,
        LocalDate validFrom,
        LocalDate validTo,
        Status status,
        String source,
        String zh,
        String en) {

    /** The effect of a breach. */
    public enum Effect {
        /** The order cannot be submitted. */
        BLOCKS,
        /** Applicant and reviewer get a warning, and the reviewer looks. */
        WARNS,
        /** The entry judges nothing here, or other code applies it. */
        INFORMS
    }

    /** VERIFIED: the primary source says so, or two sources agree. */
    public enum Status {
        VERIFIED,
        UNVERIFIED
    }

    public RuleEntry {
        provinces = Set.copyOf(provinces);
        acts = Set.copyOf(acts);
        natures = Set.copyOf(natures);
        value = List.copyOf(value);
    }

    public boolean isForAllProvinces() {
        return provinces.isEmpty();
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    boolean covers(String province, RuledAct act, LocalDate day) {
        return (isForAllProvinces() || provinces.contains(province)) && acts.contains(act) && holdsOn(day);
    }

    boolean covers(int nature) {
        return sponsor.covers(Sponsor.ofNature(nature)) && (natures.isEmpty() || natures.contains(nature));
    }

    public String word() {
        return value.getFirst();
    }

    public int number() {
        return Integer.parseInt(word());
    }
}
