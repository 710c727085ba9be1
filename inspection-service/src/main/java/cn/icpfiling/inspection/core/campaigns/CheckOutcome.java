package cn.icpfiling.inspection.core.campaigns;

import java.util.List;

/**
 * What one look at a site found. Evidence and reasons are stored in clear and exported, so they name no person. Evidence
 * is cut at {@value #MOST_EVIDENCE} characters.
 */
public sealed interface CheckOutcome {

    int MOST_EVIDENCE = 1_000;

    /** What the look rests on; empty for none. */
    String evidence();

    CheckState state();

    /**
     * What the look leaves open beside what it says: suspicions, and domains that were not looked at, whose reason is null. A
     * repeated check cures nothing of that.
     */
    default List<Fault> open() {
        return List.of();
    }

    /**
     * One fault.
     *
     * @param reason a code of the catalogue of reasons of findings
     * @param domain the domain at fault, as A-label; null if the fault is not a domain's
     */
    record Fault(String reason, String domain) {}

    /** Each thing that was looked at is as filed. */
    record Passed(List<Fault> open, String evidence) implements CheckOutcome {

        public Passed {
            open = List.copyOf(open);
            evidence = cut(evidence);
        }

        /** Everything was looked at. */
        public Passed(String evidence) {
            this(List.of(), evidence);
        }

        @Override
        public CheckState state() {
            return CheckState.PASSED;
        }
    }

    /**
     * At least one fault was seen.
     *
     * @param faults each reason with its domain; a reason may stand at several domains
     * @param undecided whether something else could not be decided: a person looks at that
     */
    record Failed(List<Fault> faults, boolean undecided, List<Fault> open, String evidence) implements CheckOutcome {

        public Failed {
            faults = faults.stream().distinct().toList();
            open = List.copyOf(open);
            evidence = cut(evidence);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("a failed check names its reasons");
            }
        }

        public Failed(List<Fault> faults, boolean undecided, String evidence) {
            this(faults, undecided, List.of(), evidence);
        }

        /** All faults are those of one domain, and nothing else is undecided. */
        public Failed(List<String> reasons, String domain, String evidence) {
            this(reasons.stream().map(reason -> new Fault(reason, domain)).toList(), false, evidence);
        }

        /** Each once. */
        public List<String> reasons() {
            return faults.stream().map(Fault::reason).distinct().toList();
        }

        @Override
        public CheckState state() {
            return CheckState.FAILED;
        }
    }

    /**
     * The source could not be asked, or its answer decides nothing. This is no fault: a person looks.
     *
     * @param mayPass whether a later try may find the answer, because the source was away
     * @param away whether the source seems to be away for all sites and not for this one: it is asked for longer
     */
    record Unknown(String evidence, boolean mayPass, boolean away) implements CheckOutcome {

        public Unknown {
            evidence = cut(evidence);
        }

        public Unknown(String evidence, boolean mayPass) {
            this(evidence, mayPass, false);
        }

        @Override
        public CheckState state() {
            return CheckState.UNKNOWN;
        }
    }

    /** The check has no meaning for this site. */
    record NotApplicable(String evidence) implements CheckOutcome {

        public NotApplicable {
            evidence = cut(evidence);
        }

        @Override
        public CheckState state() {
            return CheckState.NOT_APPLICABLE;
        }
    }

    private static String cut(String evidence) {
        return evidence.length() <= MOST_EVIDENCE ? evidence : evidence.substring(0, MOST_EVIDENCE);
    }
}
