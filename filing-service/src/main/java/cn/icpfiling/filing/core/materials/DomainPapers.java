package cn.icpfiling.filing.core.materials;

/**
 * Whether papers are accepted for a registrant who is not the subject (D1): never for persons, otherwise by the rules
 * of the province.
 */
public enum DomainPapers {
    ACCEPTED,
    NOT_FOR_PERSONS,
    NOT_IN_PROVINCE;

    /** The rule that the papers replace. */
    public static final String RULE = "D1";

    /** The kind of material that they are. */
    public static final MaterialKind PAPER = MaterialKind.DOMAIN_PROOF;
}
