package cn.icpfiling.filing.core;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where papers may stand in for a registrant who is not the subject (D1): never for persons, and not in every province. */
public record DomainPapers(List<Entry> entries) {

    /** The rule that they stand in for. */
    public static final String RULE = "D1";

    /** The paper that they are. */
    public static final MaterialKind PAPER = MaterialKind.DOMAIN_PROOF;

    /** From a day on these provinces take papers, and no others. */
    public record Entry(String id, LocalDate from, Set<String> provinces) {

        public Entry {
            provinces = Set.copyOf(provinces);
        }
    }

    /** Whether papers may stand in, and else why not. */
    public enum Answer {
        ACCEPTED,
        NOT_FOR_PERSONS,
        NOT_IN_PROVINCE
    }

    public DomainPapers {
        entries = List.copyOf(entries);
    }

    public Answer instead(int nature, String province, LocalDate day) {
        if (nature == CodeTables.PERSON) {
            return Answer.NOT_FOR_PERSONS;
        }
        return entries.stream()
                .filter(entry -> !day.isBefore(entry.from()))
                .max(Comparator.comparing(Entry::from))
                .filter(entry -> entry.provinces().contains(province))
                .map(_ -> Answer.ACCEPTED)
                .orElse(Answer.NOT_IN_PROVINCE);
    }
}
