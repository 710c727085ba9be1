package cn.icpfiling.filing.core;

/** Whether papers may stand in for a registrant who is not the subject (D1): never for persons, else the province's rules say. */
public enum DomainPapers {
    ACCEPTED,
    NOT_FOR_PERSONS,
    NOT_IN_PROVINCE;

    /** The rule that they stand in for. */
    public static final String RULE = "D1";

    /** The paper that they are. */
    public static final MaterialKind PAPER = MaterialKind.DOMAIN_PROOF;
}
