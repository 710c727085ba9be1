package cn.icpfiling.filing.core.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One dated statement about what provinces ask.
 *
 * @param provinces two digits each; empty is all 31, the default that a province's own entry replaces
 * @param acts what it holds for
 * @param natures codes of the subject's nature; empty is every nature that the sponsor covers. Of notes and papers alone
 * @param value as the parameter's form has it; a scalar is a list of one
 * @param validFrom legal day
 * @param validTo last legal day, null while nothing replaces it
 * @param source key of the trade's book of sources, and where in it
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

    /** What a breach does. */
    public enum Effect {
        /** The order cannot be submitted. */
        BLOCKS,
        /** Applicant and reviewer are told, and the reviewer looks. */
        WARNS,
        /** Nothing is judged by it here, or another place does. */
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
