package cn.icpfiling.account.core.cases;

/** What a case is about. The rules of each kind are dated data: {@code rules/support-policies.yaml}. */
public enum CaseKind {
    /** A caller lost the account of a filed domain. Revealed at {@code /api/v1/recovery-cases}. */
    RECOVERY,
    /** A filing moves to the holder's account, because the login of the source is lost (docs/trade.md 3.9). */
    OFFLINE_TRANSFER,
    /** The owner of an account lost the phone and asks for another one. */
    LOST_PHONE,
    /** A holder asks about a finding of an inspection. */
    FINDING_QUESTION,
    /** Papers for an import from the old platform (docs/trade.md 3.8). */
    LEGACY_PAPERS,
    /** The end of an order that is still open on the old platform (LI-6). */
    LEGACY_ORDER_ABANDONMENT,
    /** The claim of a filing of the old platform that was submitted before 2010-06-01 (docs/trade.md 3.11). */
    LEGACY_CLAIM,
    /** Papers of a filing of the old platform that did not come over, however often they were looked for. */
    LEGACY_LATE_PAPER;

    /** Whether a grant takes a filing or a phone from an account, whose owner may therefore stop the case. */
    public boolean endangersSource() {
        return this == OFFLINE_TRANSFER || this == LOST_PHONE;
    }

    /** Whether a case of the kind names whose papers it needs. */
    public boolean takesPapers() {
        return this != RECOVERY && this != FINDING_QUESTION && this != LEGACY_LATE_PAPER;
    }

    /** Whether legacy-import-service opens such cases and acts on their result. */
    public boolean isOfLegacyImport() {
        return switch (this) {
            case LEGACY_PAPERS, LEGACY_ORDER_ABANDONMENT, LEGACY_CLAIM, LEGACY_LATE_PAPER -> true;
            case RECOVERY, OFFLINE_TRANSFER, LOST_PHONE, FINDING_QUESTION -> false;
        };
    }
}
